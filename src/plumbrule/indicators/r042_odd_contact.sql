/*
id: R042
title: A supplier at a crowded door, a post box or a void telephone number
version: "1.0"
since: "2026-11-24"
unit: supplier
stage: award
category: fraud
rationale: >
  A firm that exists on paper alone often has no door and no telephone of its own.
basis:
  - "Open Contracting Partnership, Red flags in public procurement (2024), R042"
  - "OECD Guidelines for fighting bid rigging in public procurement (2009), checklist of warning signs"
needs: [award_party.party_id, contact.value, address.address_key]
parameters:
  k:
    value: 5
    meaning: Least number of entities at one address, or at one telephone number, that makes it crowded
    source: our proposal
  least_digits:
    value: 6
    meaning: A telephone number with fewer digits reaches nobody
    source: our proposal; national numbers are longer nearly everywhere
  public_address:
    value: [none]
    meaning: Keys of addresses, as the table of addresses has them, of business centres and registered agents that are known
    source: filled in by the user
  least_rung:
    value: publisher_id
    meaning: Weakest identity rung on which records with the contact count as the supplier's
    source: our proposal; a name alone never is
cannot_tell:
  missing_field: neither an address nor a telephone of the supplier is published
innocent:
  - A business centre, a registered agent or a hub for new firms
  - A sole trader who works at home
  - Houses without numbers in the country
clears:
  - A visit, a photograph or a lease that shows where the work is done
weight: 15
needs_rung: publisher_id
sentence: "{entity_id:name}, which won {awards} awards, has {what}."
*/
with won as (
  select unnest(string_split(supplier, ' + ')) as entity_id, ocid, date_latest
  from decision
  where status = 'active' and supplier is not null
),
supplier as (
  select
    w.entity_id, count(distinct w.ocid) as awards, min(t.country) as country,
    max(t.year) as year, cast(max(w.date_latest) as date) as day
  from won as w
  join tender as t on t.ocid = w.ocid
  group by w.entity_id
),
stated as (
  select
    coalesce(e.entity_id, a.party_id) as entity_id,
    rung_rank(coalesce(e.rung, 'self')) as rank, a.party_id, a.address_key, a."full" as written
  from address as a
  left join party_entity as e on e.party_id = a.party_id
  where a."full" is not null
),
called as (
  select
    coalesce(e.entity_id, c.party_id) as entity_id,
    rung_rank(coalesce(e.rung, 'self')) as rank, c.party_id, c.value
  from contact as c
  left join party_entity as e on e.party_id = c.party_id
  where c.kind = 'phone' and c.value_text is not null
),
found as (
  select
    m.entity_id, m.rank, if(m.kind = 'address', 2, 3) as what, m.kind, m.mark, m.borne_by
  from contact_mark as m
  where m.kind in ('address', 'telephone') and m.borne_by >= $k
    and not (m.kind = 'address' and m.mark in $public_address)
  union all
  select
    s.entity_id, s.rank, 1 as what, 'post box' as kind, s.address_key as mark, 1 as borne_by
  from stated as s
  where regexp_matches(
    lower(s.written),
    '(^|[^a-z])(p[.]? ?o[.]? ?box|post ?office box|post ?box|postfach|apartado|casilla|boite postale|poste restante|caixa postal)'
  )
  union all
  select
    c.entity_id, c.rank, 4 as what, 'void number' as kind, coalesce(c.value, '') as mark,
    1 as borne_by
  from called as c
  where length(regexp_replace(coalesce(c.value, ''), '[^0-9]', '', 'g')) < $least_digits
),
ordered as (
  select
    f.*,
    row_number() over (
      partition by f.entity_id order by f.what, f.borne_by desc, f.mark, f.rank
    ) as place
  from found as f
  where f.rank >= rung_rank($least_rung)
),
known as (
  select entity_id from stated group by entity_id
  union
  select entity_id from called group by entity_id
),
judged as (
  select
    s.*, o.rank, o.what as what_number, o.kind, o.mark, o.borne_by,
    case when k.entity_id is null then 'missing_field:parties/address' end as reason
  from supplier as s
  left join ordered as o on o.entity_id = s.entity_id and o.place = 1
  left join known as k on k.entity_id = s.entity_id
)
select
  j.entity_id as unit_id,
  case
    when j.reason is not null then 'cannot_tell'
    when j.what_number is not null then 'hit'
    else 'clear'
  end as answer,
  j.reason,
  cast(null as varchar) as suppressed_by,
  cast(null as varchar) as ocid,
  j.entity_id,
  cast(null as decimal(24, 4)) as amount,
  cast(null as varchar) as currency,
  j.day,
  j.country,
  j.year,
  cast(j.borne_by as double) as value,
  cast($k as double) as threshold,
  'parameters k and least_digits' as threshold_source,
  cast(null as varchar) as comparison,
  rung_name(coalesce(j.rank, 9)) as rung,
  j.awards,
  j.kind,
  j.mark,
  case j.what_number
    when 1 then 'a post box as its address'
    when 2 then concat('an address that ', cast(j.borne_by as varchar), ' entities give')
    when 3 then concat('a telephone number that ', cast(j.borne_by as varchar), ' entities give')
    else 'a telephone number too short to be one'
  end as what
from judged as j;

select
  h.unit_id, 'the address' as role, 'address' as table_name,
  a.source, a.file, a.line, a.path, 'address' as field, a."full" as value
from hit as h
join party_entity as e on e.entity_id = h.entity_id
join address as a on a.party_id = e.party_id and a.address_key = h.mark
where h.kind in ('address', 'post box')
union all
select
  h.unit_id, 'another at the same address' as role, 'address' as table_name,
  a.source, a.file, a.line, a.path, 'address' as field, a."full" as value
from hit as h
join contact_mark as m
  on m.kind = h.kind and m.mark = h.mark and m.entity_id <> h.entity_id
join address as a on a.party_id = m.party_id and a.address_key = h.mark
where h.kind = 'address'
union all
select
  h.unit_id, 'the telephone number' as role, 'contact' as table_name,
  c.source, c.file, c.line, c.path, 'telephone' as field, c.value_text as value
from hit as h
join party_entity as e on e.entity_id = h.entity_id
join contact as c on c.party_id = e.party_id and c.kind = 'phone'
  and coalesce(c.value, '') = h.mark
where h.kind in ('telephone', 'void number')
union all
select
  h.unit_id, 'another with the same number' as role, 'contact' as table_name,
  c.source, c.file, c.line, c.path, 'telephone' as field, c.value_text as value
from hit as h
join contact_mark as m
  on m.kind = h.kind and m.mark = h.mark and m.entity_id <> h.entity_id
join contact as c on c.party_id = m.party_id and c.kind = 'phone' and c.value = h.mark
where h.kind = 'telephone';
