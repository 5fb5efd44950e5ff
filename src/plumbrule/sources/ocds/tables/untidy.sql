-- Releases that the table files cannot take as they are: parties only referred to, ids missing or
-- used twice, and stubs that a merge left behind. They are set in order one by one.
select release.place
from release
where
    code(release.ocid) is null
    or list_unique(ids(release.parties)) <> len(release.parties)
    or list_unique(ids(release.bids.details)) <> len(release.bids.details)
    or list_unique(ids(release.awards)) <> len(release.awards)
    or list_unique(ids(release.contracts)) <> len(release.contracts)
    or list_unique(ids(release.tender.lots)) <> len(release.tender.lots)
    or list_unique(ids(release.tender.tenderers)) <> len(release.tender.tenderers)
    or not list_has_all(
        coalesce(ids(release.parties), []),
        list_concat(
            case when release.buyer is null then [] else [coalesce(release.buyer.id, '')] end,
            case
                when release.tender."procuringEntity" is null then []
                else [coalesce(release.tender."procuringEntity".id, '')]
            end,
            coalesce(ids(release.tender.tenderers), []),
            coalesce(
                flatten(
                    list_transform(
                        release.bids.details,
                        lambda bid: list_transform(
                            coalesce(bid.tenderers, []), lambda one: coalesce(one.id, '')
                        )
                    )
                ),
                []
            ),
            coalesce(
                flatten(
                    list_transform(
                        release.awards,
                        lambda award: list_transform(
                            coalesce(award.suppliers, []), lambda one: coalesce(one.id, '')
                        )
                    )
                ),
                []
            )
        )
    )
    or list_contains(coalesce(ids(release.parties), []), '')
    or list_bool_or(
        list_transform(
            release.bids.details,
            lambda bid: bid.status is null
            and bid.tenderers is null
            and bid.value is null
            and bid.date is null
        )
    )
    or list_bool_or(
        list_transform(
            release.awards,
            lambda award: award.status is null
            and award.suppliers is null
            and award.value is null
            and award.date is null
        )
    )
    or list_bool_or(
        list_transform(
            release.bids.details,
            lambda bid: len(bid.tenderers) > 1
            and list_unique(ids(bid.tenderers)) <> len(bid.tenderers)
        )
    )
    or list_bool_or(
        list_transform(
            release.awards,
            lambda award: len(award.suppliers) > 1
            and list_unique(ids(award.suppliers)) <> len(award.suppliers)
        )
    )
