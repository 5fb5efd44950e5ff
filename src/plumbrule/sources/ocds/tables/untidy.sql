-- Releases that the table files cannot take as they are: parties only referred to, ids missing or
-- used twice, and stubs that a merge left behind. They are set in order one by one.
with keyed as (
    select
        place,
        ocid,
        buyer,
        tender."procuringEntity" as procuring_entity,
        bids.details as bids,
        awards,
        coalesce(ids(parties), []) as parties,
        ids(tender.tenderers) as tenderers,
        ids(tender.lots) as lots,
        ids(bids.details) as bid_ids,
        ids(awards) as award_ids,
        ids(contracts) as contract_ids,
        flatten(list_transform(bids.details, lambda bid: ids(bid.tenderers))) as bidders,
        flatten(list_transform(awards, lambda award: ids(award.suppliers))) as suppliers
    from release
)

select place
from keyed
where
    code(ocid) is null
    or list_unique(parties) <> len(parties)
    or list_contains(parties, '')
    or list_unique(bid_ids) <> len(bid_ids)
    or list_unique(award_ids) <> len(award_ids)
    or list_unique(contract_ids) <> len(contract_ids)
    or list_unique(lots) <> len(lots)
    or list_unique(tenderers) <> len(tenderers)
    or list_count(bidders) <> len(bidders)
    or list_count(suppliers) <> len(suppliers)
    or not list_has_all(parties, tenderers)
    or not list_has_all(parties, bidders)
    or not list_has_all(parties, suppliers)
    or (buyer is not null and not coalesce(list_contains(parties, buyer.id), false))
    or (
        procuring_entity is not null
        and not coalesce(list_contains(parties, procuring_entity.id), false)
    )
    or list_bool_or(
        list_transform(
            bids,
            lambda bid: bid.status is null
            and bid.tenderers is null
            and bid.value is null
            and bid.date is null
        )
    )
    or list_bool_or(
        list_transform(
            awards,
            lambda award: award.status is null
            and award.suppliers is null
            and award.value is null
            and award.date is null
        )
    )
    or (
        len(bidders) > len(bids)
        and list_bool_or(
            list_transform(
                bids,
                lambda bid: list_unique(ids(bid.tenderers)) <> len(bid.tenderers)
            )
        )
    )
    or (
        len(suppliers) > len(awards)
        and list_bool_or(
            list_transform(
                awards,
                lambda award: list_unique(ids(award.suppliers)) <> len(award.suppliers)
            )
        )
    )
