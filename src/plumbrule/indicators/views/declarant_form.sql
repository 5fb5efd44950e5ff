/*
kind: table
meaning: A declaration that counts; the last version for each person and day, one that is shown whole before one that is not, none that another one corrects. The form before it is the one it is compared with; a form that lists changes only is compared with none, and neither is one whose day is not known.
columns:
  declaration_id: the declaration
  person: entity of the declarant
  rank: rank of the identity rung between the declaration's person and that entity
  kind: entry, annual, exit, change or candidate
  year: the year it is about, as the form says, else that of its day
  day: the day whose stocks it states; the last of the year for an annual form without a day; the day it was filed for one of which no kind and year are told
  country: of the body, else of the person
  whole: the form asked every section, and is shown whole
  shown_as: full, or the profile under which it was published
  prior_id: the form of the same person before it
  prior_day: the day whose stocks that one states
*/
with corrected as (
  select supersedes as declaration_id from declaration where supersedes is not null
  group by supersedes
),
dated as (
  select
    d.declaration_id, coalesce(e.entity_id, d.person_id) as person,
    rung_rank(coalesce(e.rung, 'self')) as rank, d.kind, d.year, d.version, d.filed_latest,
    coalesce(
      written_day(d.as_of_earliest, d.as_of_latest, d.as_of_text),
      written_day(d.period_end_earliest, d.period_end_latest, d.period_end_text),
      if(
        d.kind = 'annual',
        try_cast(concat(cast(d.year as varchar), '-12-31') as date), cast(null as date)
      ),
      if(
        d.kind is null and d.year is null,
        written_day(d.filed_earliest, d.filed_latest, d.filed_text), cast(null as date)
      )
    ) as day,
    coalesce(b.country, p.country) as country,
    (d.complete is distinct from false and coalesce(d.view, 'full') = 'full') as whole,
    coalesce(d.view, 'full') as shown_as
  from declaration as d
  left join corrected as c on c.declaration_id = d.declaration_id
  left join party_entity as e on e.party_id = d.person_id
  left join party as p on p.party_id = d.person_id
  left join party as b on b.party_id = d.body_id
  where d.person_id is not null and c.declaration_id is null
),
versions as (
  select
    d.*,
    row_number() over (
      partition by d.person, d.day, if(d.kind = 'change', 'change', 'form'),
        if(d.day is null, d.declaration_id, '')
      order by
        if(d.shown_as = 'full', 0, 1),
        coalesce(d.filed_latest, timestamp with time zone '0001-01-01 00:00:00+00') desc,
        coalesce(d.version, '') desc, d.declaration_id desc
    ) as place
  from dated as d
),
last_version as (
  select v.*, (v.kind is distinct from 'change' and v.day is not null) as is_step
  from versions as v
  where v.place = 1
)
select
  v.declaration_id, v.person, v.rank, v.kind, coalesce(v.year, year(v.day)) as year, v.day,
  v.country, v.whole, v.shown_as,
  if(
    v.is_step,
    lag(v.declaration_id) over (
      partition by v.person, v.is_step order by v.day, v.declaration_id
    ),
    null
  ) as prior_id,
  if(
    v.is_step,
    lag(v.day) over (partition by v.person, v.is_step order by v.day, v.declaration_id),
    null
  ) as prior_day
from last_version as v
