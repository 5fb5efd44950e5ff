/*
id: DB-04
title: A bidder or supplier that an excluded person or firm owns or controls
version: "1.0"
since: "2026-11-25"
unit: firm x excluded party
stage: any
category: debarment
rationale: >
  A ban on one name is gone round with another. What counts is who owns, at the lower bound of the
  parts along the way.
basis:
  - "UN Convention against Corruption, article 34: consequences of acts of corruption"
  - "FATF Recommendation 24: beneficial ownership of legal persons"
needs: [listing.party_id, relation.from_id, relation.to_id, relation.share_min]
parameters:
  least_share:
    value: 0.25
    meaning: Least part of the firm, of one, that counts as owning it
    source: our proposal, after the common limit of beneficial owners
cannot_tell:
  missing_field: a part along the way is not known
  weak: the owner may be another than the excluded one
  window: the dates leave open whether it was owned while the exclusion was in force
  not_final: the decision can be appealed
innocent:
  - The stake was sold
  - A manager whom a court appointed
clears:
  - The register entry that ends the holding
weight: 70
needs_rung: confirmed
sentence: "{firm_id:name} bid for or won public contracts; {percent} percent or more of it belonged to {owner_id:name} while {list} excluded that party ({start_text} to {end_words})."
*/
with met as (
  select
    c.firm, c.owner, c.path, c.share, x.listing_id, x.list, x.start_text, x.end_text,
    x.start_earliest, if(x.rank = 0, 0, least(x.rank, c.rank)) as rank,
    case
      when x.rank = 0 then 'refuted_id'
      when c.share < $least_share then 'clear'
      when c.may_to < x.start_earliest or c.may_from > x.end_latest then 'clear'
      when least(x.rank, c.rank) < 5 then concat('weak:', rung_name(least(x.rank, c.rank)))
      when x.final is not distinct from false then 'not_final'
      when c.share is null then 'missing_field:relation/share'
      when x.start_latest is null then 'missing_field:listing/start'
      when x.end_state in ('computed', 'sentinel') and c.sure_from >= x.start_latest then 'window:listing_end'
      when c.sure_from is null or (x.end_earliest is not null and c.sure_from >= x.end_earliest)
        then 'window:ownership_start'
      when c.sure_to is not null and c.sure_to <= x.start_latest then 'window:ownership_end'
      else 'hit'
    end as state
  from exclusion as x
  join owner_chain as c on c.owner = x.entity_id
  where x.effect in ('debarred', 'suspended') and c.firm <> x.excluded
),
ordered as (
  select
    m.*,
    row_number() over (
      partition by m.firm, m.listing_id
      order by
        case when m.state = 'hit' then 0 when m.state in ('clear', 'refuted_id') then 2 else 1 end,
        m.rank desc, m.path
    ) as place
  from met as m
)
select
  concat(o.firm, '/', o.listing_id) as unit_id,
  case
    when o.state = 'hit' then 'hit'
    when o.state in ('clear', 'refuted_id') then 'clear'
    else 'cannot_tell'
  end as answer,
  if(o.state in ('hit', 'clear'), null, o.state) as reason,
  cast(null as varchar) as suppressed_by,
  cast(null as varchar) as ocid,
  o.firm as entity_id,
  cast(null as decimal(24, 4)) as amount,
  cast(null as varchar) as currency,
  cast(o.start_earliest as date) as day,
  cast(null as varchar) as country,
  year(o.start_earliest) as year,
  o.share as value,
  cast($least_share as double) as threshold,
  'parameter least_share' as threshold_source,
  cast(null as varchar) as comparison,
  rung_name(o.rank) as rung,
  o.firm as firm_id,
  o.owner as owner_id,
  o.path,
  o.listing_id,
  o.list,
  o.start_text,
  coalesce(o.end_text, 'no end') as end_words,
  cast(round(100 * o.share, 1) as varchar) as percent
from ordered as o
where o.place = 1;

select
  h.unit_id, 'the exclusion' as role, 'listing' as table_name, l.source, l.file, l.line, l.path,
  'start' as field, l.start_text as value
from hit as h
join listing as l on l.listing_id = h.listing_id
union all
select
  s.unit_id, 'a tie of the chain' as role, 'relation' as table_name, r.source, r.file, r.line,
  r.path, 'share' as field, cast(r.share_min as varchar) as value
from (select h.unit_id, unnest(string_split(h.path, ' > ')) as relation_id from hit as h) as s
join relation as r on r.relation_id = s.relation_id;
