/*
id: LINK-PEP
title: The owner or director of a supplier holds or lately held a public post
version: "1.0"
since: "2026-11-24"
unit: supplier of an award
stage: award
category: integrity link
rationale: >
  Who holds public power and owns a supplier of the State can turn one to the use of the other. It may be lawful and declared; it is worth knowing.
basis:
  - "UN Convention against Corruption, articles 7(4), 8(5), 12(2)(e) and 52(1): conflicts of interest, former officials, persons entrusted with prominent public functions"
needs: [post_holder.person_id, post_holder.start, relation.from_id, relation.to_id, relation.share_min, relation.start, award.date]
parameters:
  s:
    value: 0.25
    meaning: Least share of the supplier that the official owns, 0 to 1
    source: the threshold of beneficial ownership in most laws
  years_after:
    value: 2.0
    meaning: Years after the post in which it still counts
    source: our proposal; article 12(2)(e) asks for a reasonable period
  least_rung:
    value: confirmed
    meaning: Weakest identity rung on which two records are taken for one person or firm
    source: our proposal; a name alone never is
cannot_tell:
  source_absent: no posts, or no ownership, are loaded
  missing_field: the award has no date, or the owners of the supplier are not known
  weak: the person, the official or the firm may be another
  window: the dates leave open whether tie and post held on the day of the award
innocent:
  - A namesake
  - A post without influence on the buyer
  - A holding placed in the hands of a trustee
  - Lawful and declared
clears:
  - A date of birth or a number that differs
  - The declaration of the interest and the note that the official stood aside
weight: 55
needs_rung: confirmed
sentence: "{official_id:name}, who held a public post{when_words}, {how_words} {supplier_id:name} when it won {ocid:title} ({amount}) on {day}. That alone is no violation."
*/
with met as (
  select
    a.unit_id, t.official, t.how, t.path as tie_path, t.share, s.holding_id, s.body as official_body,
    least(a.rank, t.rank, s.person_rank) as rank,
    (s.end_latest is not null and a.date_earliest > s.end_latest) as after_post,
    case
      when t.by_post then null
      when t.share < $s then null
      when a.date_earliest is null then 'missing_field:awards/date'
      when a.date_latest < t.may_from or a.date_earliest > t.may_to then null
      when a.date_latest < s.start_earliest then null
      when s.end_latest is not null
        and seconds_between(s.end_latest, a.date_earliest) > $years_after * 31557600.0 then null
      when least(a.rank, t.rank, s.person_rank) < rung_rank($least_rung)
        then concat('weak:', rung_name(least(a.rank, t.rank, s.person_rank)))
      when t.share is null then 'missing_field:relation/share'
      when t.sure_from is null or a.date_earliest <= t.sure_from or a.date_latest >= t.sure_to
        then 'window:tie'
      when s.start_latest is null or a.date_earliest <= s.start_latest then 'window:post_start'
      when s.end_earliest is null and s.current is not distinct from false then 'window:post_end'
      when s.end_earliest is not null
        and seconds_between(s.end_earliest, a.date_latest) > $years_after * 31557600.0
        then 'window:post_end'
      else 'hit'
    end as state
  from award_supplier as a
  join official_tie as t on t.firm = a.supplier
  join official_seat as s on s.official = t.official
),
ordered as (
  select
    m.*,
    row_number() over (
      partition by m.unit_id
      order by
        if(m.state = 'hit', 0, 1), if(m.after_post, 1, 0), m.rank desc, m.official, m.holding_id,
        m.tie_path, m.how
    ) as place
  from met as m
  where m.state is not null
),
loaded as (
  select
    (select count(*) from official_seat) as seats,
    (select count(*) from owner_chain) as chains
),
judged as (
  select
    a.*, o.official as official_id, o.how, o.tie_path, o.share, o.holding_id, o.after_post,
    coalesce(o.rank, 9) as link_rank,
    case
      when o.state is not null then o.state
      when l.seats = 0 then 'source_absent:posts'
      when l.chains = 0 and w.unit_id is null then 'source_absent:ownership'
      when a.date_earliest is null then 'missing_field:awards/date'
      when coalesce(w.share, 0.0) <= 1.0 - $s then 'missing_field:parties/beneficialOwners'
    end as state
  from award_supplier as a
  cross join loaded as l
  left join ordered as o on o.unit_id = a.unit_id and o.place = 1
  left join owner_cover as w on w.unit_id = a.unit_id
)
select
  j.unit_id,
  case
    when j.state = 'hit' then 'hit'
    when j.state is not null then 'cannot_tell'
    else 'clear'
  end as answer,
  if(j.state = 'hit', null, j.state) as reason,
  cast(null as varchar) as suppressed_by,
  j.ocid,
  j.supplier as entity_id,
  j.amount,
  j.currency,
  cast(j.date_latest as date) as day,
  j.country,
  j.year,
  j.share as value,
  cast($s as double) as threshold,
  'parameter s' as threshold_source,
  cast(null as varchar) as comparison,
  rung_name(j.link_rank) as rung,
  j.supplier as supplier_id,
  j.official_id,
  j.award_id,
  j.holding_id,
  j.tie_path,
  if(j.after_post, ' until shortly before', '') as when_words,
  case j.how when 'owns' then 'owned a part of' when 'directs' then 'directed' else 'is' end
    as how_words
from judged as j;

select
  h.unit_id, concat('a tie to the firm, ', r.kind) as role, 'relation' as table_name,
  r.source, r.file, r.line, r.path, 'start' as field, coalesce(r.start_text, r.stated_text) as value
from (
  select unit_id, unnest(string_split(tie_path, ' > ')) as relation_id from hit
) as h
join relation as r on r.relation_id = h.relation_id
union all
select
  h.unit_id, 'the post' as role, 'post_holder' as table_name,
  s.source, s.file, s.line, s.path, 'start' as field, s.start_text as value
from hit as h
join post_holder as s on s.holding_id = h.holding_id
union all
select
  h.unit_id, 'the award' as role, 'award' as table_name,
  a.source, a.file, a.line, a.path, 'date' as field, a.date_text as value
from hit as h
join award as a on a.ocid = h.ocid and a.award_id = h.award_id;
