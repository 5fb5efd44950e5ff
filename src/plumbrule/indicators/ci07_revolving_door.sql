/*
id: CI-07
title: Between a body and a firm that deals with it, in the time in which one may not
version: "1.0"
since: "2026-11-25"
unit: official x post x job
stage: any
category: conflict of interest
rationale: >
  A post in prospect can be a reward, and a former employer a friend. The law of many States asks for
  time between the two where body and firm had dealings.
basis:
  - "UN Convention against Corruption, article 12(2)(e): restrictions on former public officials"
needs: [post_holder.person_id, post_holder.start, post_holder.end, relation.from_id, relation.to_id, relation.start]
parameters:
  dealings_months:
    value: 36
    meaning: Months before the change in which dealings of body and firm count
    source: our proposal
cannot_tell:
  missing_field: the job has no start or end
  weak: the person, the firm or the body may be another
  window: the dates leave open whether the change falls inside the time
  no_threshold: the country pack names no such time
innocent:
  - Return to a former profession
  - A permission of the ethics body
clears:
  - The permission
weight: 55
needs_rung: confirmed
sentence: "{official_id:name} {direction_words} {firm_id:name} within {months} months of the post in {body_id:name}, which gave the firm {amount} in the time before or after. This may have been permitted."
*/
with job as (
  select
    r.relation_id, coalesce(f.entity_id, r.from_id) as person, coalesce(t.entity_id, r.to_id) as firm,
    rung_rank(coalesce(f.rung, 'self')) as person_rank, rung_rank(coalesce(t.rung, 'self')) as firm_rank,
    r.start_earliest, r.start_latest, r.end_earliest, r.end_latest
  from relation as r
  left join party_entity as f on f.party_id = r.from_id
  left join party_entity as t on t.party_id = r.to_id
  where r.kind in ('employment', 'directorship', 'representation') and not coalesce(r.ex_officio, false)
),
limits as (
  select country, begins, ends, max(value) as months, min(source) as source
  from threshold
  where name = 'cooling_months'
  group by country, begins, ends
),
changed as (
  select
    s.*, j.relation_id, j.firm, 'out' as direction, least(j.person_rank, s.person_rank) as who_rank, j.firm_rank,
    s.end_earliest as left_earliest, s.end_latest as left_latest,
    j.start_earliest as came_earliest, j.start_latest as came_latest
  from official_seat as s
  join job as j on j.person = s.official
  where s.end_latest is not null and (j.start_earliest is null or j.start_latest >= s.end_earliest)
  union all
  select
    s.*, j.relation_id, j.firm, 'in' as direction, least(j.person_rank, s.person_rank) as who_rank, j.firm_rank,
    j.end_earliest as left_earliest, j.end_latest as left_latest,
    s.start_earliest as came_earliest, s.start_latest as came_latest
  from official_seat as s
  join job as j on j.person = s.official
  where j.end_latest is not null and (s.start_earliest is null or s.start_latest >= j.end_earliest)
),
dealt as (
  -- Out: dealings before the post was left; in: dealings after it was taken up.
  select
    c.holding_id, c.relation_id, c.direction, max(least(f.rank, m.rank, c.firm_rank)) as firm_rank,
    max(least(b.rank, m.body_rank, c.body_rank)) as same_body_rank, min(m.matter_id) as matter_id,
    min(m.country) as country
  from changed as c
  join same_as as f on f.one = c.firm and f.rank > 0
  join matter as m on m.party = f.other and m.kind <> 'subcontract'
  join body_alias as b on b.one = c.body and b.other = m.body
  where
    m.date_earliest is not null
    and (
      (c.direction = 'out' and m.date_latest <= c.left_latest
        and date_diff('day', cast(m.date_earliest as date), cast(c.left_latest as date)) <= $dealings_months * 30.4375)
      or (c.direction = 'in' and m.date_earliest >= c.came_earliest
        and date_diff('day', cast(c.came_earliest as date), cast(m.date_latest as date)) <= $dealings_months * 30.4375)
    )
  group by c.holding_id, c.relation_id, c.direction
),
judged as (
  select
    c.*, d.matter_id, p.country, l.months, l.source as law,
    least(c.who_rank, coalesce(d.firm_rank, 9)) as rank,
    case
      when d.matter_id is null then 'clear'
      when least(c.who_rank, d.firm_rank) < 5 then concat('weak:', rung_name(least(c.who_rank, d.firm_rank)))
      when d.same_body_rank < 4 then concat('weak:', rung_name(d.same_body_rank))
      when c.came_earliest is null then 'missing_field:relation/start'
      when l.months is null then 'no_threshold'
      when date_diff('day', cast(c.left_latest as date), cast(c.came_earliest as date)) > l.months * 30.4375 then 'clear'
      when date_diff('day', cast(c.left_earliest as date), cast(c.came_latest as date)) > l.months * 30.4375
        then 'window:cooling'
      when c.came_earliest < c.left_latest then 'window:order'
      else 'hit'
    end as state
  from changed as c
  join post_holder as h on h.holding_id = c.holding_id
  left join party as p on p.party_id = h.body_id
  left join dealt as d
    on d.holding_id = c.holding_id and d.relation_id = c.relation_id and d.direction = c.direction
  left join limits as l
    on l.country = coalesce(p.country, d.country) and c.left_earliest >= l.begins
    and (l.ends is null or c.left_latest < l.ends)
)
select
  concat(j.holding_id, '/', j.relation_id, '/', j.direction) as unit_id,
  if(j.state in ('hit', 'clear'), j.state, 'cannot_tell') as answer,
  if(j.state in ('hit', 'clear'), null, j.state) as reason,
  cast(null as varchar) as suppressed_by,
  m.ocid,
  j.firm as entity_id,
  m.amount,
  m.currency,
  cast(j.came_latest as date) as day,
  j.country,
  year(j.came_earliest) as year,
  cast(date_diff('day', cast(j.left_earliest as date), cast(j.came_latest as date)) as double) as value,
  j.months as threshold,
  coalesce(j.law, 'dealings of body and firm') as threshold_source,
  cast(null as varchar) as comparison,
  rung_name(j.rank) as rung,
  j.official as official_id,
  j.body as body_id,
  j.firm as firm_id,
  j.holding_id,
  j.relation_id,
  j.matter_id,
  if(j.direction = 'out', 'joined', 'came from') as direction_words,
  cast(cast(floor(j.months) as integer) as varchar) as months
from judged as j
left join (
  select matter_id, min(ocid) as ocid, max(amount) as amount, min(currency) as currency
  from matter
  group by matter_id
) as m on m.matter_id = j.matter_id;

select
  h.unit_id, 'the post' as role, 'post_holder' as table_name, s.source, s.file, s.line, s.path,
  'end' as field, coalesce(s.end_text, s.start_text) as value
from hit as h
join post_holder as s on s.holding_id = h.holding_id
union all
select
  h.unit_id, 'the job' as role, 'relation' as table_name, r.source, r.file, r.line, r.path,
  'start' as field, r.start_text as value
from hit as h
join relation as r on r.relation_id = h.relation_id
union all
select
  h.unit_id, 'a dealing of body and firm' as role, m.table_name, m.source, m.file, m.line, m.path,
  'date' as field, m.date_text as value
from hit as h
join (
  select matter_id, table_name, source, file, line, path, date_text
  from matter
  group by matter_id, table_name, source, file, line, path, date_text
) as m on m.matter_id = h.matter_id;
