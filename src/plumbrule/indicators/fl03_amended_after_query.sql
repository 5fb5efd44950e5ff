/*
id: FL-03
title: A declaration was raised after a question about it
version: "1.0"
since: "2026-11-25"
unit: version of a declaration
stage: declaration
category: filing
rationale: >
  To correct a form is right. What only came into it after an authority or the public asked is worth
  reading line by line.
basis:
  - "UN Convention against Corruption, article 8(5): declarations of assets and interests"
needs: [declaration.supersedes, declaration.filed, declaration_request.date, declaration_item.value_amount]
parameters:
  share:
    value: 0.10
    meaning: A rise of the total of assets up to this part of it is passed over
    source: our proposal
cannot_tell:
  missing_field: no question about the declarant is loaded, or a version or the question has no date
  not_public: a public view does not show every line
  no_rate: assets are in several currencies
  window: the dates leave it open which came first
  straddle: bands leave the rise open
innocent:
  - The yearly window for corrections
  - An adviser found an error
clears:
  - A correction that the declarant had announced before
weight: 30
needs_rung: record
sentence: "After a {request_kind} of {request_day} a corrected declaration was filed on {day}; the assets in it are at least {amount} more than before."
*/
with version as (
  select
    n.declaration_id, o.declaration_id as earlier_id, n.person_id,
    coalesce(e.entity_id, n.person_id) as person, coalesce(b.country, p.country) as country, n.year,
    o.filed_earliest as before_earliest, o.filed_latest as before_latest, n.filed_earliest,
    n.filed_latest, coalesce(n.view, 'full') as shown_as, coalesce(o.view, 'full') as shown_before
  from declaration as n
  join declaration as o on o.declaration_id = n.supersedes
  left join party_entity as e on e.party_id = n.person_id
  left join party as p on p.party_id = n.person_id
  left join party as b on b.party_id = n.body_id
  where n.supersedes is not null
),
total as (
  select
    l.declaration_id, sum(l.low) as low, if(count(l.high) = count(*), sum(l.high), null) as high,
    count(*) - count(l.low) as without_low, min(l.currency) as currency,
    (min(l.currency) = max(l.currency) and count(l.currency) = count(*)) as one_currency
  from form_line as l
  join (
    select declaration_id from version union select earlier_id as declaration_id from version
  ) as v on v.declaration_id = l.declaration_id
  where l.section not in ('income', 'debt', 'gift', 'spending')
  group by l.declaration_id
),
asked as (
  select
    v.declaration_id, q.request_id, q.kind, q.date_earliest, q.date_latest,
    case
      when q.date_earliest is null or v.filed_earliest is null or v.before_latest is null
        then 'missing_field:date'
      when q.date_latest < v.before_earliest or q.date_earliest > v.filed_latest then 'clear'
      when q.date_earliest > v.before_latest and q.date_latest < v.filed_earliest then 'hit'
      else 'window:request'
    end as state
  from version as v
  join (
    select r.*, coalesce(e.entity_id, r.person_id) as person
    from declaration_request as r
    left join party_entity as e on e.party_id = r.person_id
  ) as q on q.person = v.person
),
one_request as (
  select
    a.*,
    row_number() over (
      partition by a.declaration_id
      order by case a.state when 'hit' then 0 when 'clear' then 2 else 1 end, a.date_latest,
        a.request_id
    ) as place
  from asked as a
),
judged as (
  select
    v.*, q.request_id, q.kind as request_kind, q.date_latest as asked_latest, n.currency,
    coalesce(n.low, 0) - o.high as least_rise,
    case
      when q.request_id is null then 'missing_field:declaration_request'
      when q.state = 'clear' then 'clear'
      when v.shown_as <> 'full' or v.shown_before <> 'full' then 'not_public:items'
      when not coalesce(n.one_currency, true) or not coalesce(o.one_currency, true)
        or coalesce(n.currency, o.currency, '') <> coalesce(o.currency, n.currency, '') then 'no_rate'
      when n.high is not null and coalesce(o.without_low, 0) = 0
        and n.high <= coalesce(o.low, 0) * (1 + cast($share as decimal(9, 6))) then 'clear'
      when n.declaration_id is null then 'clear'
      when o.high is null and o.declaration_id is not null then 'straddle'
      when coalesce(n.low, 0) <= coalesce(o.high, 0) * (1 + cast($share as decimal(9, 6)))
        then 'straddle'
      else q.state
    end as state
  from version as v
  left join one_request as q on q.declaration_id = v.declaration_id and q.place = 1
  left join total as n on n.declaration_id = v.declaration_id
  left join total as o on o.declaration_id = v.earlier_id
)
select
  j.declaration_id as unit_id,
  case
    when j.state in ('hit', 'clear') then j.state
    when j.state like 'excluded:%' then 'clear'
    else 'cannot_tell'
  end as answer,
  if(j.state in ('hit', 'clear'), null, j.state) as reason,
  cast(null as varchar) as suppressed_by,
  cast(null as varchar) as ocid,
  j.person as entity_id,
  cast(greatest(j.least_rise, 0) as decimal(24, 4)) as amount,
  j.currency as currency,
  cast(j.filed_latest as date) as day,
  j.country as country,
  j.year as year,
  cast(null as double) as value,
  $share as threshold,
  'parameter share' as threshold_source,
  cast(null as varchar) as comparison,
  'record' as rung,
  j.earlier_id,
  j.request_id,
  coalesce(j.request_kind, 'question') as request_kind,
  cast(j.asked_latest as date) as request_day
from judged as j;

select
  h.unit_id, if(d.declaration_id = h.unit_id, 'the corrected declaration', 'the declaration before it') as role, 'declaration' as table_name,
  d.source, d.file, d.line, d.path, 'filed' as field, d.filed_text as value
from hit as h
join declaration as d on d.declaration_id = h.unit_id or d.declaration_id = h.earlier_id
union all
select
  h.unit_id, 'the question' as role, 'declaration_request' as table_name,
  r.source, r.file, r.line, r.path, 'date' as field, r.date_text as value
from hit as h
join declaration_request as r on r.request_id = h.request_id
union all
select
  h.unit_id, 'an asset of the corrected declaration' as role, 'declaration_item' as table_name,
  i.source, i.file, i.line, i.path, 'value' as field, cast(i.value_amount as varchar) as value
from hit as h
join declaration_item as i on i.declaration_id = h.unit_id
where i.asset is not null;
