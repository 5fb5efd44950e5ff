/*
id: RG-08
title: The household's part of a firm is far above what it declares to have
version: "1.0"
since: "2026-11-25"
unit: household x firm
stage: declaration
category: registry cross-check
rationale: >
  Whoever owns a part of a firm paid for it, inherited it or received it. A part many times all that is
  declared asks how.
basis:
  - "UN Convention against Corruption, articles 20 and 52(5): increases that cannot be explained, and declarations"
needs: [company_year.capital_amount, declaration_item.value_amount, relation.share_min]
parameters:
  times:
    value: 10.0
    meaning: A part of the capital above this multiple of the declared assets is a hit
    source: our proposal
  least_rung:
    value: confirmed
    meaning: Weakest identity rung on which two records are taken for one person or firm
    source: our proposal; a name alone never is
cannot_tell:
  missing_field: the share, the capital, or the value of an asset is not told
  weak: the owner or the firm may be another
  not_public: the public view does not show every asset
  partial_form: a section for assets was not filled, or not asked for
  window: the dates leave it open whether the part was held on the day of the form
  no_rate: capital and assets are in different currencies
  straddle: bands leave it open
innocent:
  - The firm is financed by banks
  - The other partners paid in
  - The capital is nominal only
clears:
  - How the part was acquired
weight: 40
needs_rung: confirmed
sentence: "On {day} the household of {person_id:name} held a part of {entity_id:name} that is at least {amount} of its capital; all declared assets are at most {assets}."
*/
with part as (
  select
    p.declaration_id, coalesce(t.entity_id, r.to_id) as firm,
    sum(r.share_min) as share, count(*) as ties, count(r.share_min) as with_share,
    min(least(p.rank, rung_rank(coalesce(f.rung, 'self')), rung_rank(coalesce(t.rung, 'self'))))
      as rank,
    min(r.relation_id) as relation_id,
    count(*) filter (
      where r.start_latest is null or cast(r.start_latest as date) > d.day
        or cast(r.end_earliest as date) <= d.day
    ) as open_dates
  from relation as r
  left join party_entity as f on f.party_id = r.from_id
  left join party_entity as t on t.party_id = r.to_id
  join declaring_person as p on p.person = coalesce(f.entity_id, r.from_id)
  join declarant_form as d on d.declaration_id = p.declaration_id
  where r.kind = 'ownership'
    and (r.start_earliest is null or cast(r.start_earliest as date) <= d.day)
    and (r.end_latest is null or cast(r.end_latest as date) > d.day)
  group by p.declaration_id, coalesce(t.entity_id, r.to_id)
),
capital as (
  select
    coalesce(e.entity_id, c.party_id) as firm, c.year, max(c.party_id) as party_id,
    min(c.capital_amount) as amount, min(c.capital_currency) as currency
  from company_year as c
  left join party_entity as e on e.party_id = c.party_id
  where c.capital_amount is not null
  group by coalesce(e.entity_id, c.party_id), c.year
),
paired as (
  select
    p.*, c.party_id, c.year as capital_year, c.amount as capital, c.currency as capital_currency,
    row_number() over (
      partition by p.declaration_id, p.firm order by c.year desc, c.party_id
    ) as place
  from part as p
  join declarant_form as f on f.declaration_id = p.declaration_id
  left join capital as c on c.firm = p.firm and c.year <= f.year
  where exists (select 1 from company_year)
),
patrimony as (
  select
    l.declaration_id, sum(l.low) as low, sum(l.high) as high, count(*) as lines,
    count(l.low) as with_low, count(l.high) as with_high, min(l.currency) as currency,
    (min(l.currency) = max(l.currency) and count(l.currency) = count(*)) as one_currency
  from form_line as l
  join (select distinct declaration_id from paired) as p on p.declaration_id = l.declaration_id
  where l.section not in ('income', 'debt', 'gift', 'spending')
  group by l.declaration_id
),
silent as (
  select declaration_id, count(*) as sections
  from section_status
  where section in ('real_estate', 'vehicle', 'movable', 'money', 'security', 'stake')
    and status not in ('declared', 'none')
  group by declaration_id
),
judged as (
  select
    p.*, f.person, f.day, f.country, f.year, m.low, m.high, m.currency,
    cast(p.capital * p.share / 100 as decimal(24, 4)) as held,
    case
      when p.rank < rung_rank($least_rung) then concat('weak:', rung_name(p.rank))
      when p.open_dates > 0 then 'window:relation'
      when p.capital is null then 'missing_field:capital'
      when p.with_share < p.ties then 'missing_field:share'
      when f.shown_as <> 'full' then 'not_public:assets'
      when not f.whole or s.sections > 0 then 'partial_form'
      when m.lines is null then 'missing_field:assets'
      when m.with_low < m.lines then 'missing_field:value/amount'
      when not m.one_currency or m.currency <> p.capital_currency then 'no_rate'
      when m.with_high = m.lines
        and p.capital * p.share / 100 > m.high * cast($times as decimal(9, 2)) then 'hit'
      when p.capital * p.share / 100 <= m.low * cast($times as decimal(9, 2)) then 'clear'
      else 'straddle'
    end as state
  from paired as p
  join declarant_form as f on f.declaration_id = p.declaration_id
  left join patrimony as m on m.declaration_id = p.declaration_id
  left join silent as s on s.declaration_id = p.declaration_id
  where p.place = 1
)
select
  concat(j.declaration_id, '/', j.firm) as unit_id,
  case
    when j.state in ('hit', 'clear') then j.state
    when j.state like 'excluded:%' then 'clear'
    else 'cannot_tell'
  end as answer,
  if(j.state in ('hit', 'clear'), null, j.state) as reason,
  cast(null as varchar) as suppressed_by,
  cast(null as varchar) as ocid,
  j.firm as entity_id,
  if(j.state = 'hit', j.held, null) as amount,
  j.capital_currency as currency,
  j.day as day,
  j.country as country,
  j.year as year,
  cast(j.held as double) / nullif(cast(j.high as double), 0) as value,
  $times as threshold,
  'parameter times' as threshold_source,
  cast(null as varchar) as comparison,
  rung_name(j.rank) as rung,
  j.declaration_id,
  j.person as person_id,
  j.relation_id,
  j.party_id,
  j.capital_year,
  j.high as assets,
  j.currency as assets_currency
from judged as j;

select
  h.unit_id, 'the part of the firm' as role, 'relation' as table_name,
  r.source, r.file, r.line, r.path, 'share_min' as field, cast(r.share_min as varchar) as value
from hit as h
join relation as r on r.relation_id = h.relation_id
union all
select
  h.unit_id, 'the capital of the firm' as role, 'company_year' as table_name,
  c.source, c.file, c.line, c.path, 'capital' as field, cast(c.capital_amount as varchar) as value
from hit as h
join company_year as c on c.party_id = h.party_id and c.year = h.capital_year
union all
select
  h.unit_id, 'a declared asset' as role, 'declaration_item' as table_name,
  i.source, i.file, i.line, i.path, 'value' as field, cast(i.value_amount as varchar) as value
from hit as h
join declaration_item as i on i.declaration_id = h.declaration_id
where i.asset is not null;
