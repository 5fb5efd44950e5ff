/*
kind: table
meaning: What a declaration says ties an official or the household to a firm or person, joined over the years; it begins with its start, else the first day it was listed, and is known to hold until the last day it was listed, else ends with its end or with the form that takes it off.
columns:
  official: entity of the declarant
  kind: ownership, directorship, client, payer, creditor or landlord
  holder: own, family or unknown
  firm: entity of the other side
  rank: rank of the weakest identity rung inside the declarations
  start_earliest: earliest instant its start can mean
  start_latest: latest instant it can mean; null when no day is known
  end_earliest: until when it is known to hold
  end_latest: latest instant its end can mean; null when nobody says that it ended
  by_post: a seat that goes with a post
  share_max: most percent held; null when not told
  worth: most it is worth; null when not told
  currency: ISO 4217 code
  source: the data set
  file: the file
  line: its line
  path: place in the file
  record: the record as it was last listed
  table_name: the table it stands in
*/
with listed as (
  select
    declaration_id, item_id as record, 'declaration_item' as table_name,
    case
      when kind in ('stake', 'ownership', 'shareholding') then 'ownership'
      when kind in ('activity', 'decision role', 'board', 'directorship', 'employment')
        then 'directorship'
      when kind = 'client' then 'client'
      when kind in ('debt', 'loan') then 'creditor'
      when asset = 'free_use' or kind in ('free use', 'lease') then 'landlord'
    end as kind,
    case
      when holder in ('self', 'joint') then 'own'
      when holder in ('partner', 'dependant') then 'family'
      when holder = 'third' then 'other'
      else 'unknown'
    end as holder,
    counterparty_id as other_id, coalesce(operation, '') as operation,
    coalesce(held_start_earliest, acquired_earliest) as from_earliest,
    coalesce(held_start_latest, acquired_latest) as from_latest,
    held_end_earliest as to_earliest, held_end_latest as to_latest,
    coalesce(ex_officio, false) as by_post, share_max,
    coalesce(value_max_amount, value_amount) as worth, value_currency as currency,
    source, file, line, path
  from declaration_item
  where counterparty_id is not null
  union all
  select
    declaration_id, income_id as record, 'declared_income' as table_name, 'payer' as kind,
    if(coalesce(member_id, '') = '', 'own', 'family') as holder, payer_id as other_id,
    '' as operation, paid_start_earliest as from_earliest, paid_start_latest as from_latest,
    paid_end_earliest as to_earliest, paid_end_latest as to_latest, false as by_post,
    cast(null as double) as share_max, coalesce(value_max_amount, value_amount) as worth,
    value_currency as currency, source, file, line, path
  from declared_income
  where payer_id is not null
  union all
  select
    declaration_id, debt_id as record, 'declared_debt' as table_name, 'creditor' as kind,
    if(coalesce(member_id, '') = '', 'own', 'family') as holder, creditor_id as other_id,
    '' as operation, taken_earliest as from_earliest, taken_latest as from_latest,
    cast(null as timestamp with time zone) as to_earliest,
    cast(null as timestamp with time zone) as to_latest, false as by_post,
    cast(null as double) as share_max, coalesce(value_max_amount, value_amount) as worth,
    value_currency as currency, source, file, line, path
  from declared_debt
  where creditor_id is not null
),
stated as (
  select
    l.*,
    coalesce(p.entity_id, d.person_id) as official, coalesce(o.entity_id, l.other_id) as firm,
    -- Within one register the publisher's own key makes two records one party.
    if(o.rung = 'publisher_id', 8, rung_rank(coalesce(o.rung, 'self'))) as rank,
    coalesce(d.as_of_earliest, d.period_end_earliest, d.filed_earliest) as told_earliest,
    coalesce(d.as_of_latest, d.period_end_latest, d.filed_latest) as told_latest
  from listed as l
  join declaration as d on d.declaration_id = l.declaration_id
  left join party_entity as p on p.party_id = d.person_id
  left join party_entity as o on o.party_id = l.other_id
  where l.kind is not null and l.holder <> 'other' and d.person_id is not null
),
ordered as (
  select
    s.*,
    row_number() over (
      partition by s.official, s.firm, s.kind, s.holder
      order by if(s.operation = 'remove', 1, 0), s.told_latest desc nulls last, s.declaration_id desc, s.record
    ) as place
  from stated as s
),
span as (
  select
    official, firm, kind, holder, min(rank) as rank, min(from_earliest) as from_earliest,
    least(
      min(from_latest),
      min(told_latest) filter (where operation <> 'remove')
    ) as start_latest,
    max(told_earliest) filter (where operation <> 'remove') as last_listed,
    max(told_latest) filter (where operation = 'remove') as taken_off,
    max(to_earliest) as to_earliest, max(to_latest) as to_latest,
    max(if(by_post, 1, 0)) as seats_by_post
  from ordered
  group by official, firm, kind, holder
)
select
  s.official, s.kind, s.holder, s.firm, s.rank,
  coalesce(s.from_earliest, timestamp with time zone '0001-01-01 00:00:00+00') as start_earliest,
  s.start_latest,
  coalesce(s.to_earliest, s.last_listed) as end_earliest,
  coalesce(s.to_latest, if(s.taken_off >= s.last_listed, s.taken_off, null)) as end_latest,
  (s.seats_by_post = 1) as by_post, o.share_max, o.worth, o.currency, o.source, o.file, o.line,
  o.path, o.record, o.table_name
from span as s
join ordered as o
  on o.official = s.official and o.firm = s.firm and o.kind = s.kind and o.holder = s.holder
  and o.place = 1
