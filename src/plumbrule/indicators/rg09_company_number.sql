/*
id: RG-09
title: The number a form gives for a firm does not hold
version: "1.0"
since: "2026-11-25"
unit: interest
stage: declaration
category: registry cross-check
rationale: >
  A number that is well formed, found in the register and stands there with the same name ties the
  interest to the firm. One that does not is to be corrected before anything rests on it.
basis:
  - "UN Convention against Corruption, articles 8(5) and 52(5): declarations of interests"
needs: [declaration_item.counterparty_id, identifier.scheme, identifier.value, identifier.checksum]
parameters: {}
cannot_tell:
  missing_field: the form gives no number
  unavailable: no register with numbers of that scheme is loaded
innocent:
  - A slip in the number
  - A leading zero that was lost
clears:
  - The firm's entry in the register
weight: 10
needs_rung: record
sentence: "A form of {day} gives the number {number} for {entity_id:name}; {what}. The line waits to be corrected."
*/
with interest as (
  select
    f.declaration_id, i.item_id, f.person, f.day, f.country, f.year, i.counterparty_id, i.source,
    p.name_key, coalesce(e.entity_id, i.counterparty_id) as firm
  from declaration_item as i
  join declarant_form as f on f.declaration_id = i.declaration_id
  join party as p on p.party_id = i.counterparty_id and p.kind is distinct from 'person'
  left join party_entity as e on e.party_id = i.counterparty_id
  where i.asset = 'stake'
    or (
      i.asset is null
      and coalesce(lower(i.kind), '') not in ('income', 'debt', 'loan', 'gift', 'account')
    )
),
declared as (
  select party_id from interest as i join party as p on p.party_id = i.counterparty_id
  group by party_id
),
number as (
  select
    i.declaration_id, i.item_id, n.scheme, n.value, n.value_text, n.checksum, i.name_key,
    row_number() over (
      partition by i.declaration_id, i.item_id
      order by if(n.value is null, 1, 0), if(n.checksum = 'bad', 1, 0), n.scheme, n.value,
        n.value_text
    ) as place
  from interest as i
  join identifier as n on n.party_id = i.counterparty_id
),
register as (
  -- Whoever is in no form is in a register or another source that stands by itself.
  select n.scheme, n.value, min(p.name_key) as name_low, max(p.name_key) as name_high
  from identifier as n
  join party as p on p.party_id = n.party_id
  left join declared as d on d.party_id = n.party_id
  where d.party_id is null and n.value is not null and exists (select 1 from declaration)
  group by n.scheme, n.value
),
scheme_known as (
  select scheme from register group by scheme
),
judged as (
  select
    i.*, n.scheme, coalesce(n.value, n.value_text) as number,
    case
      when n.checksum = 'bad' then 'it is not well formed'
      when n.value is not null and r.value is null then 'the register does not have it'
      when r.value is not null and n.name_key not in (r.name_low, r.name_high)
        then 'the register has it for another name'
    end as what,
    case
      when n.place is null or (n.value is null and n.checksum is distinct from 'bad')
        then 'missing_field:identifier'
      when n.checksum = 'bad' then 'hit'
      when k.scheme is null then concat('unavailable:', n.scheme)
      when r.value is null then 'hit'
      when n.name_key is null then 'missing_field:name'
      when n.name_key in (r.name_low, r.name_high) then 'clear'
      else 'hit'
    end as state
  from interest as i
  left join number as n
    on n.declaration_id = i.declaration_id and n.item_id = i.item_id and n.place = 1
  left join register as r on r.scheme = n.scheme and r.value = n.value
  left join scheme_known as k on k.scheme = n.scheme
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
  cast(null as double) as value,
  cast(null as double) as threshold,
  'the register of firms' as threshold_source,
  cast(null as varchar) as comparison,
  'record' as rung,
  j.declaration_id,
  j.item_id,
  j.counterparty_id,
  j.scheme,
  j.number,
  coalesce(j.what, '') as what
from judged as j;

select
  h.unit_id, 'the number in the form' as role, 'identifier' as table_name,
  n.source, n.file, n.line, n.path, 'value' as field, n.value_text as value
from hit as h
join identifier as n on n.party_id = h.counterparty_id and n.scheme = h.scheme
union all
select
  h.unit_id, 'the interest in the form' as role, 'declaration_item' as table_name,
  i.source, i.file, i.line, i.path, 'counterparty' as field, i.description as value
from hit as h
join declaration_item as i on i.declaration_id = h.declaration_id and i.item_id = h.item_id
union all
select
  h.unit_id, 'the same number in the register' as role, 'identifier' as table_name,
  n.source, n.file, n.line, n.path, 'value' as field, n.value_text as value
from hit as h
join identifier as n on n.scheme = h.scheme and n.value = h.number
where n.party_id <> h.counterparty_id;
