/*
id: R018
title: Single bid in a procedure open to competition
version: "1.0"
since: "2026-11-24"
unit: lot
stage: tender
category: low competition
rationale: >
  Where several firms could compete, one bid alone can mean that others were kept away or knew that
  they would not win. It is the most used sign of restricted competition.
basis:
  - "UN Convention against Corruption, article 9(1): procurement systems based on transparency, competition and objective criteria"
  - "Open Contracting Partnership, Red flags in public procurement (2024), R018"
  - "Fazekas and Kocsis, Uncovering high-level corruption, British Journal of Political Science 50 (2020)"
needs: [tender.method, bid.status, bid_party.party_id, tender.number_of_tenderers, award.status]
parameters:
  methods:
    value: [open, selective]
    meaning: Methods that are open to competition
    source: OCDS 1.1 code list of procurement methods
  suppress_share:
    value: 0.8
    meaning: Where at least this share of a class has one bid, one bid tells nothing about a procedure
    source: our proposal
  suppress_n:
    value: 50
    meaning: Least number of procedures in the class for that
    source: our proposal
cannot_tell:
  missing_field: the method, or every count of bidders, is not published
  unparseable: the method is a word that is none of the four of the standard
  unlinked_lot: the process has lots, and a bid or an award is linked to none of them
  sources_disagree: the list of bids, the list of tenderers and their number do not agree
  not_final: no award was made yet
innocent:
  - One firm alone makes or sells the thing (monopoly, spare parts, licence)
  - A remote place or a very special need
  - The second stage of a framework with one holder
clears:
  - Market research on file that shows one supplier
  - Bidders asked why they did not bid, with reasons unrelated to the tender's terms
weight: 40
needs_rung: record
sentence: "{supplier_id:name} alone submitted a bid in {ocid:title}, a procedure open to competition worth {amount}."
*/
with population as (
  -- An active award, or a tender said to be complete: the number of bids is final.
  select
    c.*,
    case
      when c.method is null and c.method_text is null
        then 'missing_field:tender/procurementMethod'
      when c.method is null then 'unparseable:tender/procurementMethod'
      when c.unlinked then 'unlinked_lot'
      when c.active = 0 and c.tender_status is distinct from 'complete' then 'not_final'
    end as open_question
  from competition as c
  where (c.method in $methods or c.method is null)
    and coalesce(c.tender_status, '') not in ('planning', 'planned', 'cancelled', 'unsuccessful', 'withdrawn')
),
listed_tenderers as (
  -- Each tenderer stands once in the list.
  select t.ocid, count(*) as tenderers from tenderer as t group by t.ocid
),
withdrawn as (
  -- The list of tenderers may count those who withdrew or were only invited.
  select o.ocid from offer as o where o.submitted is false group by o.ocid
),
counted as (
  select
    p.*,
    case
      when p.submitted = 0 or p.unknown > 0 then null
      when p.submitted = 1 then true
      when p.tenderer_low <> p.tenderer_high then false
      when p.anonymous > 0 then null
      else true
    end as one_by_bids,
    case when p.lot_id is null then l.tenderers = 1 end as one_by_list,
    case when p.lot_id is null and p.number_of_tenderers > 0
      then p.number_of_tenderers = 1
    end as one_by_number,
    (w.ocid is not null) as others_withdrew
  from population as p
  left join listed_tenderers as l on l.ocid = p.ocid
  left join withdrawn as w on w.ocid = p.ocid
),
judged as (
  select
    c.*,
    case
      when c.open_question is not null then 'cannot_tell'
      when coalesce(c.one_by_bids, c.one_by_list, c.one_by_number) is null then 'cannot_tell'
      when not c.others_withdrew and (
        c.one_by_bids <> coalesce(c.one_by_list, c.one_by_bids)
        or c.one_by_bids <> coalesce(c.one_by_number, c.one_by_bids)
      ) then 'cannot_tell'
      when c.one_by_list <> c.one_by_number then 'cannot_tell'
      when coalesce(c.one_by_bids, c.one_by_list, c.one_by_number) then 'hit'
      else 'clear'
    end as answer
  from counted as c
),
class as (
  select
    country, year, method, division,
    count(*) as n,
    count(*) filter (where answer = 'hit') as single
  from judged
  where answer <> 'cannot_tell'
  group by country, year, method, division
)
select
  j.unit_id,
  j.answer,
  case
    when j.answer <> 'cannot_tell' then null
    when j.open_question is not null then j.open_question
    when coalesce(j.one_by_bids, j.one_by_list, j.one_by_number) is null
      then 'missing_field:bids/details/tenderers'
    else 'sources_disagree'
  end as reason,
  case
    when j.answer = 'hit' and k.n >= $suppress_n
      and cast(k.single as double) / nullif(k.n, 0) >= $suppress_share
      then 'suppressed:single_bid_class'
  end as suppressed_by,
  j.ocid,
  case when j.answer = 'hit' then coalesce(j.tenderer_low, j.supplier_low) end as entity_id,
  coalesce(j.awarded, j.estimate) as amount,
  if(j.awarded is not null, j.awarded_currency, j.estimate_currency) as currency,
  j.award_day as day,
  j.country,
  j.year,
  cast(case j.answer when 'hit' then 1 end as double) as value,
  cast(1 as double) as threshold,
  'definition: one bidder' as threshold_source,
  case
    when j.answer = 'hit' then concat(
      cast(k.single as varchar), ' of ', cast(k.n as varchar), ' with one bid: ',
      coalesce(j.country, 'no country'), ', ', coalesce(cast(j.year as varchar), 'no year'), ', ',
      j.method, ', ', coalesce(j.division, 'no class')
    )
  end as comparison,
  -- Several bids of one bidder: that they are one may rest on linking.
  if(j.one_by_bids and j.submitted > 1, rung_name(j.rank), 'record') as rung,
  case when j.answer = 'hit' then coalesce(j.tenderer_low, j.supplier_low) end as supplier_id
from judged as j
left join class as k
  on j.answer = 'hit' and k.country is not distinct from j.country and k.year is not distinct from j.year
  and k.method = j.method and k.division is not distinct from j.division;

select
  h.unit_id, 'the procedure and its method' as role, 'tender' as table_name,
  t.source, t.file, t.line, t.path, 'procurementMethod' as field, t.method_text as value
from hit as h
join tender as t on t.ocid = h.ocid
union all
select
  h.unit_id, 'number of tenderers' as role, 'tender' as table_name,
  t.source, t.file, t.line, t.path, 'numberOfTenderers' as field,
  cast(t.number_of_tenderers as varchar) as value
from hit as h
join tender as t on t.ocid = h.ocid
where t.number_of_tenderers is not null
union all
select
  h.unit_id, 'the bid' as role, 'bid' as table_name,
  b.source, b.file, b.line, b.path, 'status' as field, b.status as value
from hit as h
join offer as o on o.unit_id = h.unit_id
join bid as b on b.ocid = o.ocid and b.bid_id = o.bid_id
union all
select
  h.unit_id, 'the award' as role, 'award' as table_name,
  a.source, a.file, a.line, a.path, 'value/amount' as field, cast(a.value_amount as varchar) as value
from hit as h
join decision as d on d.unit_id = h.unit_id
join award as a on a.ocid = d.ocid and a.award_id = d.award_id;
