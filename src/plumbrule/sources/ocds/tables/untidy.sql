-- Releases that the table files cannot take as they are: parties only referred to, ids missing or
-- used twice, stubs that a merge left behind, and numbers too long for the engine to keep exact.
-- They are set in order one by one.
with keyed as (
    select
        place,
        ocid,
        buyer,
        tender."procuringEntity" as procuring_entity,
        bids.details as bids,
        awards,
        contracts,
        parties as given_parties,
        tender.value as tender_value,
        tender."numberOfTenderers" as counted,
        planning.budget.amount as budget,
        tender.items as items,
        tender.lots as tender_lots,
        flatten(
            list_transform(contracts, lambda one: coalesce(one.implementation.transactions, []))
        ) as payments,
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
    or given_parties is null
    or list_bool_or(list_transform(given_parties, lambda one: one._at is not null))
    or list_unique(parties) <> len(parties)
    or list_contains(parties, '')
    or list_bool_or(
        list_transform(
            given_parties,
            lambda one: list_bool_or(
                list_transform(
                    one.shareholders,
                    lambda held: odd_number(held.shareholding) or odd_number(held."votingRights")
                )
            )
        )
    )
    or unclear(bid_ids)
    or unclear(award_ids)
    or unclear(contract_ids)
    or unclear(lots)
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
            lambda bid: inexact(bid.value)
            or (
                code(bid.status) is null
                and coalesce(len(bid.tenderers), 0) = 0
                and bid.value.amount is null
                and code(bid.date) is null
            )
        )
    )
    or list_bool_or(
        list_transform(
            awards,
            lambda award: inexact(award.value)
            or inexact_items(award.items)
            or (
                code(award.status) is null
                and coalesce(len(award.suppliers), 0) = 0
                and award.value.amount is null
                and code(award.date) is null
            )
        )
    )
    or list_bool_or(
        list_transform(
            contracts,
            lambda contract: inexact(contract.value)
            or inexact(contract.implementation."finalValue")
            or inexact_items(contract.items)
            or (
                code(contract."awardID") is null
                and code(contract.status) is null
                and contract.value.amount is null
                and code(contract."dateSigned") is null
            )
        )
    )
    or list_bool_or(
        list_transform(
            payments,
            lambda one: inexact(one.value)
            or (one.payer is not null and not coalesce(list_contains(parties, one.payer.id), false))
            or (one.payee is not null and not coalesce(list_contains(parties, one.payee.id), false))
        )
    )
    or inexact(tender_value)
    or odd_number(counted)
    or inexact(budget)
    or inexact_items(items)
    or list_bool_or(list_transform(tender_lots, lambda lot: inexact(lot.value)))
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
