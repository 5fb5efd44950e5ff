/*
kind: table
meaning: What a body gave to an entity that `concern` names or that may be it: a contract, a benefit such as a licence or subsidy, or a payment; one row for each body that stands behind it.
columns:
  matter_id: the process and award, or the key of the benefit or payment
  kind: award, subcontract, subsidy, licence, concession, privatisation, payment or as received
  party: entity of the receiver
  rank: rank of the identity rung of its record
  body: entity of the body
  body_rank: rank of the identity rung of its record
  status: of an award; active for all else
  ocid: the process; null for what belongs to none
  award_id: the award
  date_earliest: earliest instant its date can mean
  date_latest: latest instant it can mean
  amount: its value; null when missing or not above zero
  currency: ISO 4217 code
  universal: open to all who ask
  country: ISO 3166-1 alpha-2 code
  year: the year
  table_name: the table it stands in
  date_text: its date as received
  source: the data set
  file: the file
  line: its line
  path: place in the file
*/
with wanted as (
  select distinct other as entity_id from same_as
),
won as (
  select
    s.ocid, s.award_id, coalesce(e.entity_id, s.party_id) as party,
    max(rung_rank(coalesce(e.rung, 'self'))) as rank
  from award_party as s
  left join party_entity as e on e.party_id = s.party_id
  where coalesce(e.entity_id, s.party_id) in (select entity_id from wanted)
  group by s.ocid, s.award_id, coalesce(e.entity_id, s.party_id)
),
bought as (
  select ocid, buyer_id as body_id, country, year
  from tender
  where buyer_id is not null and ocid in (select ocid from won)
  union
  select ocid, procuring_entity_id as body_id, country, year
  from tender
  where procuring_entity_id is not null and ocid in (select ocid from won)
  union
  select ocid, cast(null as varchar) as body_id, country, year
  from tender
  where buyer_id is null and procuring_entity_id is null and ocid in (select ocid from won)
),
worked as (
  select s.ocid, s.source, s.file, s.line, s.path, coalesce(e.entity_id, s.party_id) as party,
    rung_rank(coalesce(e.rung, 'self')) as rank
  from subcontractor as s
  left join party_entity as e on e.party_id = s.party_id
  where coalesce(e.entity_id, s.party_id) in (select entity_id from wanted)
),
given as (
  select
    concat(w.ocid, '/', w.award_id) as matter_id, 'award' as kind, w.party, w.rank, b.body_id,
    coalesce(a.status, 'not told') as status, a.ocid, a.award_id, a.date_earliest, a.date_latest,
    a.value_amount, a.value_currency, false as universal, b.country, b.year,
    'award' as table_name, a.date_text, a.source, a.file, a.line, a.path
  from won as w
  join award as a on a.ocid = w.ocid and a.award_id = w.award_id
  left join bought as b on b.ocid = w.ocid
  where coalesce(a.status, 'active') in ('active', 'pending')
  union all
  select
    b.benefit_id as matter_id, coalesce(b.kind, 'benefit') as kind,
    coalesce(e.entity_id, b.beneficiary_id) as party,
    rung_rank(coalesce(e.rung, 'self')) as rank, b.body_id,
    'active' as status, cast(null as varchar) as ocid, cast(null as varchar) as award_id,
    b.date_earliest, b.date_latest, b.value_amount, b.value_currency, b.universal,
    p.country, year(b.date_earliest) as year, 'public_benefit' as table_name, b.date_text,
    b.source, b.file, b.line, b.path
  from public_benefit as b
  left join party_entity as e on e.party_id = b.beneficiary_id
  left join party as p on p.party_id = b.body_id
  where coalesce(e.entity_id, b.beneficiary_id) in (select entity_id from wanted)
  union all
  -- The source says in which process, not under which award: it is asked of each.
  select
    concat(w.ocid, '/', a.award_id) as matter_id, 'subcontract' as kind, w.party, w.rank,
    coalesce(t.buyer_id, t.procuring_entity_id) as body_id, coalesce(a.status, 'not told') as status,
    a.ocid, a.award_id, a.date_earliest, a.date_latest, cast(null as decimal(24, 4)) as value_amount,
    a.value_currency, false as universal, t.country, t.year, 'subcontractor' as table_name,
    a.date_text, w.source, w.file, w.line, w.path
  from worked as w
  join award as a on a.ocid = w.ocid
  left join tender as t on t.ocid = w.ocid
  where coalesce(a.status, 'active') in ('active', 'pending')
  union all
  select
    b.payment_id as matter_id, 'payment' as kind, coalesce(e.entity_id, b.payee_id) as party,
    rung_rank(coalesce(e.rung, 'self')) as rank,
    b.payer_id as body_id, 'active' as status, b.ocid, cast(null as varchar) as award_id,
    b.date_earliest, b.date_latest, b.value_amount, b.value_currency, false as universal,
    p.country, year(b.date_earliest) as year, 'payment' as table_name, b.date_text,
    b.source, b.file, b.line, b.path
  from payment as b
  left join party_entity as e on e.party_id = b.payee_id
  left join party as p on p.party_id = b.payer_id
  where coalesce(e.entity_id, b.payee_id) in (select entity_id from wanted)
)
select
  g.matter_id, g.kind, g.party, g.rank, coalesce(e.entity_id, g.body_id) as body,
  rung_rank(coalesce(e.rung, 'self')) as body_rank, g.status, g.ocid, g.award_id,
  g.date_earliest, g.date_latest, if(g.value_amount > 0, g.value_amount, null) as amount,
  g.value_currency as currency, coalesce(g.universal, false) as universal, g.country, g.year,
  g.table_name, g.date_text, g.source, g.file, g.line, g.path
from given as g
left join party_entity as e on e.party_id = g.body_id
