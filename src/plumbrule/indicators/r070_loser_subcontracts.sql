/*
id: R070
title: A losing bidder works for the winner
version: "1.0"
since: "2026-11-24"
unit: process
stage: contract
category: collusion
rationale: >
  Firms that agree who wins often share the profit by way of subcontracts: the one that lost is paid
  by the one that won.
basis:
  - "OECD Guidelines for fighting bid rigging in public procurement (2009), suspicious patterns of subcontracting"
  - "Open Contracting Partnership, Red flags in public procurement (2024), R070"
needs: [bid_party.party_id, award_party.party_id, subcontractor.party_id, related_process.relationship, subcontracting.subcontracted, payment.payer_id]
parameters:
  least_rung:
    value: publisher_id
    meaning: Weakest identity rung on which a subcontractor of another record is taken for the bidder
    source: our proposal; both records come from one publisher
cannot_tell:
  missing_field: neither subcontractors nor whether there are any is published, or losing bidders are not
  identity_weak: a subcontractor may be a losing bidder, and the evidence is weaker than needed
innocent:
  - A small market with few firms that can do the work
  - A law that encourages work for small firms
clears:
  - The subcontract was announced in the offer, before bids were opened
  - The work given on, its price, and that it was done
weight: 45
needs_rung: publisher_id
sentence: "{entity_id:name} bid for {ocid:title} and lost; it then worked for the winner, {supplier_id:name} ({way_words})."
*/
with winner as (
  select d.ocid, min(d.supplier) as supplier, sum(d.amount) as amount, min(d.currency) as currency,
    max(d.currency) as other_currency
  from decision as d
  where d.status = 'active' and d.supplier is not null
  group by d.ocid
),
won as (
  select distinct d.ocid, unnest(string_split(d.supplier, ' + ')) as entity_id
  from decision as d
  where d.status = 'active' and d.supplier is not null
),
bidder as (
  select ocid, tenderer as entity_id
  from offer
  where members = 1 and submitted is not false
  union all
  select ocid, unnest(string_split(tenderer, ' + ')) as entity_id
  from offer
  where members > 1 and submitted is not false
  union all
  select t.ocid, coalesce(e.entity_id, t.party_id) as entity_id
  from tenderer as t
  left join party_entity as e on e.party_id = t.party_id
),
placed_bidder as (
  select b.ocid, b.entity_id, v.entity_id is null as lost
  from bidder as b
  left join won as v on v.ocid = b.ocid and v.entity_id = b.entity_id
),
field as (
  select ocid, max(if(lost, 1, 0)) as losers from placed_bidder group by ocid
),
hired as (
  -- Who works for the winner: a party with that role, the supplier of a related subcontract, and
  -- one whom the winner paid. Inside one process the record itself says who it is.
  select s.ocid, coalesce(e.entity_id, s.party_id) as entity_id, 'named as subcontractor' as way, 9 as rank
  from subcontractor as s
  left join party_entity as e on e.party_id = s.party_id
  union all
  select r.ocid, unnest(string_split(d.supplier, ' + ')) as entity_id,
    'supplier of a related subcontract' as way, d.rank
  from related_process as r
  join decision as d on d.ocid = r.identifier and d.status = 'active'
  where r.relationship like '%subContract%' and d.supplier is not null
  union all
  select v.ocid, coalesce(f.entity_id, p.payee_id) as entity_id, 'paid by the winner' as way,
    least(rung_rank(coalesce(e.rung, 'self')), rung_rank(coalesce(f.rung, 'self'))) as rank
  from payment as p
  left join party_entity as e on e.party_id = p.payer_id
  left join party_entity as f on f.party_id = p.payee_id
  join won as v
    on v.ocid = p.ocid and v.entity_id = coalesce(e.entity_id, p.payer_id)
),
met as (
  select
    h.ocid, h.entity_id, h.way, h.rank,
    row_number() over (partition by h.ocid order by h.rank desc, h.entity_id, h.way) as place
  from hired as h
  join placed_bidder as l on l.ocid = h.ocid and l.entity_id = h.entity_id and l.lost
),
told as (
  -- Whether a process tells its subcontractors, or that it has none.
  select ocid, min(1) as yes from (
    select ocid from hired
    union all
    select a.ocid
    from award as a
    join subcontracting as s on s.ocid = a.ocid and s.award_id = a.award_id
    where a.status = 'active'
    group by a.ocid
    having max(if(s.subcontracted, 1, 0)) = 0
  ) as source_of
  group by ocid
),
judged as (
  select
    w.*, t.country, t.year, t.number_of_tenderers, m.entity_id, m.way, m.rank,
    case
      when m.rank >= rung_rank($least_rung) then null
      when m.rank is not null then 'identity_weak'
      when f.losers is null then 'missing_field:bids/details/tenderers'
      when o.yes is null then 'missing_field:contracts/relatedProcesses'
    end as reason
  from winner as w
  join tender as t on t.ocid = w.ocid
  left join field as f on f.ocid = w.ocid
  left join met as m on m.ocid = w.ocid and m.place = 1
  left join told as o on o.ocid = w.ocid
  -- Where all who bid are known and one won, nobody lost.
  where (t.method is null or t.method <> 'direct')
    and coalesce(f.losers, 1) = 1
    and not (f.losers is null and coalesce(t.number_of_tenderers, 2) = 1)
)
select
  j.ocid as unit_id,
  case
    when j.reason is not null then 'cannot_tell'
    when j.entity_id is not null then 'hit'
    else 'clear'
  end as answer,
  j.reason,
  cast(null as varchar) as suppressed_by,
  j.ocid,
  j.entity_id,
  cast(if(j.currency = j.other_currency, j.amount, null) as decimal(24, 4)) as amount,
  if(j.currency = j.other_currency, j.currency, null) as currency,
  cast(null as date) as day,
  j.country,
  j.year,
  cast(null as double) as value,
  cast(null as double) as threshold,
  'definition: a bidder that lost and works for the winner' as threshold_source,
  cast(null as varchar) as comparison,
  if(j.rank is null, 'record', rung_name(j.rank)) as rung,
  j.supplier as supplier_id,
  j.way as way_words
from judged as j;

select
  h.unit_id, 'the losing bid' as role, 'bid' as table_name,
  b.source, b.file, b.line, b.path, 'tenderers' as field, b.status as value
from hit as h
join offer as o
  on o.ocid = h.ocid and list_contains(string_split(o.tenderer, ' + '), h.entity_id)
join bid as b on b.ocid = o.ocid and b.bid_id = o.bid_id
union all
select
  h.unit_id, 'a bidder' as role, 'tenderer' as table_name,
  t.source, t.file, t.line, t.path, 'tenderers/id' as field, t.party_id as value
from hit as h
join tenderer as t on t.ocid = h.ocid
left join party_entity as e on e.party_id = t.party_id
where coalesce(e.entity_id, t.party_id) = h.entity_id
union all
select
  h.unit_id, 'the award' as role, 'award' as table_name,
  a.source, a.file, a.line, a.path, 'suppliers' as field, cast(a.suppliers as varchar) as value
from hit as h
join award as a on a.ocid = h.ocid and a.status = 'active'
union all
select
  h.unit_id, 'a subcontractor' as role, 'subcontractor' as table_name,
  s.source, s.file, s.line, s.path, 'roles' as field, s.party_id as value
from hit as h
join subcontractor as s on s.ocid = h.ocid
left join party_entity as e on e.party_id = s.party_id
where coalesce(e.entity_id, s.party_id) = h.entity_id
union all
select
  h.unit_id, 'a related subcontract' as role, 'related_process' as table_name,
  r.source, r.file, r.line, r.path, 'identifier' as field, r.identifier as value
from hit as h
join related_process as r on r.ocid = h.ocid and r.relationship like '%subContract%'
union all
select
  h.unit_id, 'a payment to the bidder' as role, 'payment' as table_name,
  p.source, p.file, p.line, p.path, 'value' as field, cast(p.value_amount as varchar) as value
from hit as h
join payment as p on p.ocid = h.ocid
left join party_entity as f on f.party_id = p.payee_id
where coalesce(f.entity_id, p.payee_id) = h.entity_id;
