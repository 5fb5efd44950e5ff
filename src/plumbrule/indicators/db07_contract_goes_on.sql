/*
id: DB-07
title: A contract that runs on after its supplier was debarred
version: "1.0"
since: "2026-11-25"
unit: contract x exclusion
stage: implementation
category: debarment
rationale: >
  Where the law asks to end a running contract, or to decide with reasons that it goes on, silence is
  the one thing it does not allow.
basis:
  - "UN Convention against Corruption, article 34: consequences of acts of corruption"
  - "The law of the country pack that asks for an end or a decision"
needs: [listing.party_id, listing.start, contract.award_id, contract.contract_end]
parameters: {}
cannot_tell:
  missing_field: the contract has no end, or the exclusion no start
  weak: the supplier may be another than the excluded one
  window: the dates leave open whether it ran on
  no_threshold: the country pack knows of no such duty
  not_final: the decision can be appealed
innocent:
  - A decision to go on in the public interest
  - The contract was ended early and the record does not say so
clears:
  - The decision with its reasons
weight: 50
needs_rung: confirmed
sentence: "The contract with {supplier_id:name} in {ocid:title} runs to {ends_on}; {list} excluded the supplier on {start_text}, and the law asks within {within} days for an end or a decision."
*/
with limits as (
  select country, begins, ends, min(value) as days, min(source) as source
  from threshold
  where name = 'debarred_contract_days'
  group by country, begins, ends
),
running as (
  select
    c.ocid, c.contract_id, c.status, c.value_amount, c.value_currency, c.contract_start_earliest,
    coalesce(c.contract_start_latest, c.signed_latest) as began_latest,
    coalesce(c.contract_start_earliest, c.signed_earliest) as began_earliest,
    c.contract_end_earliest, c.contract_end_latest, c.contract_end_text, m.party, m.rank, m.country, m.year
  from contract as c
  join (
    select ocid, award_id, party, max(rank) as rank, min(country) as country, min(year) as year
    from matter
    where kind = 'award'
    group by ocid, award_id, party
  ) as m on m.ocid = c.ocid and m.award_id = c.award_id
  where coalesce(c.status, 'active') in ('active', 'terminated')
),
met as (
  select
    r.*, x.listing_id, x.list, x.start_text, l.days, l.source as law,
    if(x.rank = 0, 0, least(x.rank, r.rank)) as who_rank,
    case
      when x.rank = 0 then 'refuted_id'
      when r.contract_end_latest < x.start_earliest then 'clear'
      when r.began_earliest > x.start_latest then 'excluded:signed_after'
      when x.scope = 'body' then 'excluded:other_body'
      when least(x.rank, r.rank) < 5 then concat('weak:', rung_name(least(x.rank, r.rank)))
      when x.final is not distinct from false then 'not_final'
      when x.start_latest is null then 'missing_field:listing/start'
      when r.status = 'terminated' then 'clear'
      when l.days is null then 'no_threshold'
      when r.contract_end_earliest is null then 'missing_field:contracts/period'
      when date_diff('day', cast(x.start_earliest as date), cast(r.contract_end_latest as date)) <= l.days
        then 'clear'
      when date_diff('day', cast(x.start_latest as date), cast(r.contract_end_earliest as date)) <= l.days
        then 'window:contract_end'
      when r.began_latest is null then 'missing_field:contracts/dateSigned'
      when r.began_latest >= x.start_earliest then 'window:contract_start'
      else 'hit'
    end as state
  from running as r
  join exclusion as x on x.entity_id = r.party and x.effect = 'debarred' and not x.is_bank
  left join limits as l
    on l.country = coalesce(x.abroad_of, r.country) and x.start_earliest >= l.begins
    and (l.ends is null or x.start_earliest < l.ends)
  where coalesce(x.abroad_of = r.country, true)
)
select
  concat(m.ocid, '/', m.contract_id, '/', m.party, '/', m.listing_id) as unit_id,
  case
    when m.state in ('hit', 'clear') then m.state
    when m.state in ('refuted_id', 'excluded:other_body', 'excluded:signed_after') then 'clear'
    else 'cannot_tell'
  end as answer,
  if(m.state in ('hit', 'clear'), null, m.state) as reason,
  cast(null as varchar) as suppressed_by,
  m.ocid,
  m.party as entity_id,
  m.value_amount as amount,
  m.value_currency as currency,
  cast(m.contract_end_latest as date) as day,
  m.country,
  m.year,
  cast(null as double) as value,
  m.days as threshold,
  coalesce(m.law, m.list, 'the listing') as threshold_source,
  cast(null as varchar) as comparison,
  rung_name(m.who_rank) as rung,
  m.party as supplier_id,
  m.contract_id,
  m.listing_id,
  m.list,
  m.start_text,
  m.contract_end_text as ends_on,
  cast(cast(floor(m.days) as integer) as varchar) as within
from met as m;

select
  h.unit_id, 'the exclusion' as role, 'listing' as table_name, l.source, l.file, l.line, l.path,
  'start' as field, l.start_text as value
from hit as h
join listing as l on l.listing_id = h.listing_id
union all
select
  h.unit_id, 'the contract' as role, 'contract' as table_name, c.source, c.file, c.line, c.path,
  'period' as field, c.contract_end_text as value
from hit as h
join contract as c on c.ocid = h.ocid and c.contract_id = h.contract_id;
