/*
id: RG-05
title: The share a form states differs from that in the register
version: "1.0"
since: "2026-11-25"
unit: interest
stage: declaration
category: registry cross-check
rationale: >
  A share is a fact of the register on a day. A form that states another, or a firm that no longer
  exists, is to be corrected on one of the two sides.
basis:
  - "UN Convention against Corruption, articles 8(5) and 52(5): declarations of interests"
needs: [declaration_item.share_min, declaration_item.counterparty_id, relation.share_min, relation.start]
parameters:
  points:
    value: 1.0
    meaning: A difference up to this many percentage points is passed over
    source: our proposal
  least_rung:
    value: confirmed
    meaning: Weakest identity rung on which two records are taken for one person or firm
    source: our proposal; a name alone never is
cannot_tell:
  missing_field: the form or the register states no share, or no register of the firm is loaded
  weak: the firm or its owner may be another
  indirect: the register knows an indirect holding only
  window: the dates of the register leave it open
  straddle: ranges leave it open
innocent:
  - Capital was raised
  - Part of it is held indirectly
  - Rounding
clears:
  - The list of shareholders of the day
weight: 25
needs_rung: confirmed
sentence: "{person_id:name} declared {declared} percent of {entity_id:name} on {day}; {registry_words}."
*/
with stake as (
  select
    f.declaration_id, i.item_id, f.person, f.rank as person_rank, f.day, f.country, f.year,
    coalesce(e.entity_id, i.counterparty_id) as firm,
    rung_rank(coalesce(e.rung, 'self')) as firm_rank, i.share_min as low,
    coalesce(i.share_max, i.share_min) as high
  from declaration_item as i
  join declarant_form as f on f.declaration_id = i.declaration_id
  left join party_entity as e on e.party_id = i.counterparty_id
  where i.asset = 'stake' and i.counterparty_id is not null and f.day is not null
    and coalesce(i.holder, 'self') = 'self'
),
tie as (
  select
    r.relation_id, coalesce(f.entity_id, r.from_id) as holder,
    coalesce(t.entity_id, r.to_id) as firm,
    least(rung_rank(coalesce(f.rung, 'self')), rung_rank(coalesce(t.rung, 'self'))) as rank,
    r.directness, r.start_earliest, coalesce(r.start_latest, r.stated_latest) as start_latest,
    r.end_earliest, r.end_latest, r.share_min, r.share_max
  from relation as r
  left join party_entity as f on f.party_id = r.from_id
  left join party_entity as t on t.party_id = r.to_id
  where r.kind = 'ownership' and exists (select 1 from declaration)
),
known as (
  select distinct firm from tie
),
ended as (
  select coalesce(e.entity_id, p.party_id) as firm, min(p.party_id) as party_id,
    min(p.dissolved_latest) as dissolved
  from party as p
  left join party_entity as e on e.party_id = p.party_id
  where p.dissolved_latest is not null and exists (select 1 from declaration)
  group by coalesce(e.entity_id, p.party_id)
),
held as (
  select
    s.declaration_id, s.item_id, min(t.relation_id) as relation_id, count(*) as ties,
    sum(t.share_min) as low, sum(coalesce(t.share_max, t.share_min)) as high, min(t.rank) as rank,
    count(t.share_min) as with_share,
    count(*) filter (where t.directness = 'indirect') as indirect,
    count(*) filter (
      where t.start_latest is null or cast(t.start_latest as date) > s.day
        or cast(t.end_earliest as date) <= s.day
    ) as open_dates
  from stake as s
  join tie as t on t.holder = s.person and t.firm = s.firm
  where (t.start_earliest is null or cast(t.start_earliest as date) <= s.day)
    and (t.end_latest is null or cast(t.end_latest as date) > s.day)
  group by s.declaration_id, s.item_id
),
judged as (
  select
    s.*, h.relation_id, h.low as registry_low, h.high as registry_high, d.party_id as dissolved_id,
    d.dissolved,
    least(s.person_rank, s.firm_rank, coalesce(h.rank, 9)) as rank,
    case
      when cast(d.dissolved as date) < s.day and s.firm_rank >= rung_rank($least_rung) then 'hit'
      when s.low is null then 'missing_field:share'
      when h.ties is null and k.firm is null then 'missing_field:relation'
      when h.ties is null then 'weak:owner_not_found'
      when least(s.person_rank, s.firm_rank, h.rank) < rung_rank($least_rung)
        then concat('weak:', rung_name(least(s.person_rank, s.firm_rank, h.rank)))
      when h.open_dates > 0 then 'window:relation'
      when h.indirect > 0 then 'indirect'
      when h.with_share < h.ties then 'missing_field:relation/share'
      when h.low - s.high > $points or s.low - h.high > $points then 'hit'
      when h.high - s.low <= $points and s.high - h.low <= $points then 'clear'
      else 'straddle'
    end as state
  from stake as s
  left join held as h on h.declaration_id = s.declaration_id and h.item_id = s.item_id
  left join known as k on k.firm = s.firm
  left join ended as d on d.firm = s.firm
)
select
  concat(j.declaration_id, '/', j.item_id) as unit_id,
  case
    when j.state in ('hit', 'clear') then j.state
    when j.state like 'excluded:%' then 'clear'
    else 'cannot_tell'
  end as answer,
  if(j.state in ('hit', 'clear'), null, j.state) as reason,
  cast(null as varchar) as suppressed_by,
  cast(null as varchar) as ocid,
  j.firm as entity_id,
  cast(null as decimal(24, 4)) as amount,
  cast(null as varchar) as currency,
  j.day as day,
  j.country as country,
  j.year as year,
  cast(j.low as double) as value,
  cast(j.registry_low as double) as threshold,
  'the register on that day' as threshold_source,
  cast(null as varchar) as comparison,
  rung_name(j.rank) as rung,
  j.declaration_id,
  j.item_id,
  j.person as person_id,
  j.relation_id,
  j.dissolved_id,
  coalesce(cast(round(j.low, 2) as varchar), 'an unstated part, in') as declared,
  if(cast(j.dissolved as date) < j.day, concat('the firm ended on ', cast(cast(j.dissolved as date) as varchar)), concat('the register has ', coalesce(cast(round(j.registry_low, 2) as varchar), 'no share'))) as registry_words
from judged as j;

select
  h.unit_id, 'the stake in the form' as role, 'declaration_item' as table_name,
  i.source, i.file, i.line, i.path, 'share_min' as field, cast(i.share_min as varchar) as value
from hit as h
join declaration_item as i on i.declaration_id = h.declaration_id and i.item_id = h.item_id
union all
select
  h.unit_id, 'the holding in the register' as role, 'relation' as table_name,
  r.source, r.file, r.line, r.path, 'share_min' as field, cast(r.share_min as varchar) as value
from hit as h
join relation as r on r.relation_id = h.relation_id
union all
select
  h.unit_id, 'the end of the firm' as role, 'party' as table_name,
  p.source, p.file, p.line, p.path, 'dissolved' as field, p.dissolved_text as value
from hit as h
join party as p on p.party_id = h.dissolved_id;
