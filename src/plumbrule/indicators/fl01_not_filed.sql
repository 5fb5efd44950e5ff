/*
id: FL-01
title: A declaration that was due is not there
version: "1.0"
since: "2026-11-25"
unit: occupancy x due declaration
stage: declaration
category: filing
rationale: >
  Who had to file is told by the roster of posts, and by nothing else; who filed once need not file for
  ever. A post that was held, a term that has passed and no form is a question to whoever keeps the forms.
basis:
  - "UN Convention against Corruption, articles 8(5) and 52(5): declarations and sanctions for non-compliance"
needs: [post_holder.person_id, post_holder.start, post_holder.end, declaration.kind, declaration.year]
parameters: {}
cannot_tell:
  missing_field: the roster does not say when the post began, or in which country it is
  no_threshold: no pack says when such a declaration is due
  window: the forms that are loaded end before the term did or begin after it, or it is not known whether the post was held
  unavailable: no form of that kind is loaded of that country
  weak: somebody who may be the same person filed
innocent:
  - Leave, suspension or death
  - A change of post within the same body or level of government
  - Filed on paper, or with another authority
clears:
  - The receipt of the form
weight: 60
needs_rung: confirmed
sentence: "{entity_id:name} held a post{body_words}; no {kind_words} is loaded, and the term for it has passed ({threshold_source})."
*/
with held as (
  select
    h.holding_id, coalesce(e.entity_id, h.person_id) as person, h.body_id, b.name as body_name,
    coalesce(p.country, b.country, o.country) as country, lower(p.kind) as post_kind, h.current,
    h.start_earliest, h.end_earliest,
    first_day_of(h.start_earliest, h.start_latest, h.start_text) as start_first,
    last_day_of(h.start_earliest, h.start_latest, h.start_text) as start_last,
    first_day_of(h.end_earliest, h.end_latest, h.end_text) as end_first,
    last_day_of(h.end_earliest, h.end_latest, h.end_text) as end_last
  from post_holder as h
  left join post as p on p.post_id = h.post_id
  left join party as b on b.party_id = h.body_id
  left join party as o on o.party_id = h.person_id
  left join party_entity as e on e.party_id = h.person_id
  where h.person_id is not null
),
form as (
  select
    d.declaration_id, coalesce(e.entity_id, d.person_id) as person, d.kind,
    coalesce(d.year, year(d.as_of_latest)) as year, coalesce(b.country, p.country) as country,
    coalesce(
      last_day_of(d.as_of_earliest, d.as_of_latest, d.as_of_text),
      last_day_of(d.filed_earliest, d.filed_latest, d.filed_text)
    ) as day,
    last_day_of(d.filed_earliest, d.filed_latest, d.filed_text) as filed
  from declaration as d
  left join party_entity as e on e.party_id = d.person_id
  left join party as p on p.party_id = d.person_id
  left join party as b on b.party_id = d.body_id
  where exists (select 1 from post_holder)
),
cut as (
  select country, max(filed) as day from form group by country
),
kept as (
  -- Which kinds of form are loaded at all, and since when.
  select country, kind, min(filed) as first_filed from form group by country, kind
),
form_year as (
  select country, year from form where kind = 'annual' and year is not null group by country, year
),
due as (
  select h.*, 'entry' as kind, cast(null as integer) as form_year, h.start_first as first, h.start_last as last
  from held as h
  union all
  select h.*, 'exit' as kind, cast(null as integer) as form_year, h.end_first as first, h.end_last as last
  from held as h
  where h.end_last is not null
  union all
  select
    h.*, 'annual' as kind, y.year as form_year,
    try_cast(concat(cast(y.year as varchar), '-12-31') as date) as first,
    try_cast(concat(cast(y.year as varchar), '-12-31') as date) as last
  from held as h
  join form_year as y on y.country = h.country
  where (h.start_first is null or year(h.start_first) <= y.year)
    and (h.end_last is null or year(h.end_last) >= y.year)
),
termed as (
  select
    d.*, t.kind as term, t.days, t.grace_days, t.break_days, t.source as law, c.day as cut, k.kind as kept_kind,
    k.first_filed,
    if(
      t.month is null, null,
      try_cast(
        concat(
          cast(d.form_year + if(t.month = 12, 2, 1) as varchar), '-',
          case when t.month = 12 then '01' when t.month < 9 then concat('0', cast(t.month + 1 as varchar))
            else cast(t.month + 1 as varchar) end,
          '-01'
        ) as date
      )
    ) as day_after,
    row_number() over (
      partition by d.holding_id, d.kind, d.form_year
      order by if(t.post_kind is null, 1, 0), t.valid_from desc, t.source
    ) as place
  from due as d
  left join filing_term as t
    on t.country = d.country and t.kind = d.kind
    and (t.post_kind is null or t.post_kind = d.post_kind)
    and t.valid_from <= d.first and (t.valid_to is null or t.valid_to >= d.last)
  left join cut as c on c.country = d.country
  left join kept as k on k.country = d.country and k.kind = d.kind
),
moved as (
  -- Another post held shortly before or after: no first entry, no exit.
  select t.holding_id, t.kind
  from termed as t
  join held as o on o.person = t.person and o.holding_id <> t.holding_id
  where t.place = 1 and t.break_days > 0
    and (
      (
        t.kind = 'entry' and o.start_first <= t.last
        and (o.start_first < t.last or o.holding_id < t.holding_id)
        and (o.end_last is null or date_diff('day', cast(o.end_last as date), cast(t.first as date)) <= t.break_days)
      )
      or (
        t.kind = 'exit' and (o.end_last is null or o.end_last > t.first)
        and date_diff('day', cast(t.first as date), cast(o.start_first as date)) <= t.break_days
      )
    )
  group by t.holding_id, t.kind
),
filed as (
  select t.holding_id, t.kind, t.form_year, max(f.declaration_id) as declaration_id
  from termed as t
  join form as f
    on f.person = t.person and f.kind = t.kind
  where t.place = 1
    and (
      (t.kind = 'annual' and f.year = t.form_year)
      or (t.kind <> 'annual' and (f.day is null or t.first is null or f.day >= t.first))
    )
  group by t.holding_id, t.kind, t.form_year
),
maybe_filed as (
  select t.holding_id, t.kind, t.form_year, max(m.rank) as rank
  from termed as t
  join possible_match as m on m.one = t.person
  join form as f on f.person = m.other and f.kind = t.kind
  where t.place = 1 and (t.kind <> 'annual' or f.year = t.form_year)
  group by t.holding_id, t.kind, t.form_year
),
judged as (
  select
    t.*,
    case
      when f.declaration_id is not null then 'clear'
      when w.holding_id is not null then 'excluded:change_of_post'
      when t.country is null then 'missing_field:country'
      when t.start_first is null then 'missing_field:post_holder/start'
      when t.term is null then 'no_threshold'
      when t.kind = 'annual' and (
        year(t.start_last) > t.form_year or (t.end_first is not null and year(t.end_first) < t.form_year)
      ) then 'window:post'
      when t.kind = 'annual' and t.end_first is null and t.current is distinct from true
        and year(t.start_last) < t.form_year then 'window:post_end'
      when t.kept_kind is null then concat('unavailable:', t.kind)
      when t.day_after is null and (
        t.first_filed is null
        or date_diff('day', cast(t.last as date), cast(t.first_filed as date)) > t.days + t.grace_days
      ) then 'window:data_begin'
      when t.cut is null then 'window:data_cut'
      when t.day_after is not null
        and date_diff('day', cast(t.day_after as date), cast(t.cut as date)) < t.grace_days
        then 'window:data_cut'
      when t.day_after is null
        and date_diff('day', cast(t.last as date), cast(t.cut as date)) <= t.days + t.grace_days
        then 'window:data_cut'
      when m.rank is not null then concat('weak:', rung_name(m.rank))
      else 'hit'
    end as state
  from termed as t
  left join filed as f
    on f.holding_id = t.holding_id and f.kind = t.kind and f.form_year is not distinct from t.form_year
  left join moved as w on w.holding_id = t.holding_id and w.kind = t.kind
  left join maybe_filed as m
    on m.holding_id = t.holding_id and m.kind = t.kind and m.form_year is not distinct from t.form_year
  where t.place = 1
)
select
  concat(j.holding_id, '/', j.kind, if(j.form_year is null, '', concat('/', cast(j.form_year as varchar)))) as unit_id,
  case
    when j.state in ('hit', 'clear') then j.state
    when j.state like 'excluded:%' then 'clear'
    else 'cannot_tell'
  end as answer,
  if(j.state in ('hit', 'clear'), null, j.state) as reason,
  cast(null as varchar) as suppressed_by,
  cast(null as varchar) as ocid,
  j.person as entity_id,
  cast(null as decimal(24, 4)) as amount,
  cast(null as varchar) as currency,
  j.last as day,
  j.country as country,
  coalesce(j.form_year, year(j.last)) as year,
  cast(null as double) as value,
  cast(null as double) as threshold,
  j.law as threshold_source,
  cast(null as varchar) as comparison,
  'record' as rung,
  j.holding_id,
  j.kind,
  j.form_year,
  if(j.body_name is null, '', concat(' in ', j.body_name)) as body_words,
  case j.kind when 'annual' then concat('declaration for ', cast(j.form_year as varchar)) when 'entry' then 'declaration on taking it' else 'declaration on leaving it' end as kind_words
from judged as j;

select
  h.unit_id, 'the post' as role, 'post_holder' as table_name,
  p.source, p.file, p.line, p.path, 'start' as field, p.start_text as value
from hit as h
join post_holder as p on p.holding_id = h.holding_id;
