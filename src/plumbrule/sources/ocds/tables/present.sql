-- Which tables a block has rows for, by the table's name; a table not named here is always asked.
select
    bool_or(len(parties) > 0) as party,
    bool_or(
        list_bool_or(
            list_transform(
                parties,
                lambda one: one.identifier is not null or one."additionalIdentifiers" is not null
            )
        )
    ) as identifier,
    bool_or(list_bool_or(list_transform(parties, lambda one: one.address is not null))) as address,
    bool_or(
        list_bool_or(list_transform(parties, lambda one: one."contactPoint" is not null))
    ) as contact,
    bool_or(
        list_bool_or(
            list_transform(
                parties,
                lambda one: one.shareholders is not null or one."beneficialOwners" is not null
            )
        )
    ) as relation,
    bool_or(
        list_bool_or(
            list_transform(
                parties,
                lambda one: one.shareholders is not null or one."beneficialOwners" is not null
            )
        )
    ) as "party.owner",
    bool_or(len(tender.lots) > 0) as lot,
    bool_or(len(tender.tenderers) > 0) as tenderer,
    bool_or(len(bids.details) > 0) as bid,
    bool_or(len(bids.details) > 0) as bid_party,
    bool_or(
        list_bool_or(list_transform(bids.details, lambda bid: len(bid."relatedLots") > 1))
    ) as bid_lot,
    bool_or(len(awards) > 0) as award,
    bool_or(len(awards) > 0) as award_party,
    bool_or(
        list_bool_or(list_transform(awards, lambda award: len(award."relatedLots") > 1))
    ) as award_lot,
    bool_or(len(contracts) > 0) as contract,
    bool_or(
        list_bool_or(
            list_transform(
                contracts, lambda contract: len(contract.implementation.transactions) > 0
            )
        )
    ) as "transaction",
    (select bool_or(len(items) > 0) from stage) as item,
    (select bool_or(len(documents) > 0) from stage) as document,
    (select bool_or(len(amendments) > 0) from stage) as amendment,
    (select bool_or(len(milestones) > 0) from stage) as milestone
from release
