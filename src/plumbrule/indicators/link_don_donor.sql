/*
id: LINK-DON
title: The supplier, its owner or director gave money to a party that governs the buyer
version: "1.0"
since: "2026-11-24"
unit: supplier of an award
stage: award
category: integrity link
rationale: >
  A gift to those who govern a buyer, shortly before its contract, may be a price paid for it.
basis:
  - "UN Convention against Corruption, article 7(3): transparency in the funding of candidatures and political parties"
needs: [donation.donor_id, donation.recipient_id, donation.date, relation.from_id, relation.to_id, award.date, post_holder.body_id]
parameters:
  window_days:
    value: 1461
    meaning: Days before the award in which a gift counts
    source: our proposal, 48 months, a usual term of office
  s:
    value: 0.25
    meaning: Least share of the supplier that the donor owns, 0 to 1
    source: the threshold of beneficial ownership in most laws
  least_rung:
    value: confirmed
    meaning: Weakest identity rung on which two records are taken for one person or firm
    source: our proposal; a name alone never is
cannot_tell:
  source_absent: no donations are loaded, or not who of the recipient governs the buyer
  missing_field: the award or the gift has no date
  weak: the donor or the firm may be another
  window: the dates leave open whether the gift came before the award, or whether tie, membership and post held
  register_coverage: the award is later or earlier than the donations that are loaded
innocent:
  - A donor to several parties
  - A small sum
  - An award by price alone
clears:
  - The donations of its rivals
  - A date of birth or a number that differs
weight: 45
needs_rung: confirmed
sentence: "{donor_id:name}, which {how_words} {supplier_id:name}, gave {gift} to {recipient_id:name} {days} days before {supplier_id:name} won {ocid:title} ({amount}); an official of the buyer belonged to it."
*/
with gift as (
  select
    d.donation_id, coalesce(g.entity_id, d.donor_id) as donor,
    coalesce(r.entity_id, d.recipient_id) as recipient,
    least(rung_rank(coalesce(g.rung, 'self')), rung_rank(coalesce(r.rung, 'self'))) as rank,
    d.date_earliest, d.date_latest, d.value_amount, d.value_currency
  from donation as d
  left join party_entity as g on g.party_id = d.donor_id
  left join party_entity as r on r.party_id = d.recipient_id
  where d.donor_id is not null and d.recipient_id is not null
),
donor as (
  select donor from gift group by donor
),
tie as (
  select
    d.donor, d.donor as firm, 'is' as how, '' as path, 1.0 as share, 9 as rank,
    timestamp with time zone '0001-01-01 00:00:00+00' as sure_from,
    cast(null as timestamp with time zone) as sure_to,
    cast(null as timestamp with time zone) as may_from,
    cast(null as timestamp with time zone) as may_to
  from donor as d
  union all
  select
    c.owner as donor, c.firm, 'owns' as how, c.path, c.share, c.rank, c.sure_from, c.sure_to,
    c.may_from, c.may_to
  from donor as d
  join owner_chain as c on c.owner = d.donor
  union all
  select
    coalesce(f.entity_id, r.from_id) as donor, coalesce(t.entity_id, r.to_id) as firm,
    'directs' as how, r.relation_id as path, 1.0 as share,
    least(rung_rank(coalesce(f.rung, 'self')), rung_rank(coalesce(t.rung, 'self'))) as rank,
    coalesce(r.start_latest, r.stated_latest) as sure_from, r.end_earliest as sure_to,
    r.start_earliest as may_from, r.end_latest as may_to
  from relation as r
  left join party_entity as f on f.party_id = r.from_id
  left join party_entity as t on t.party_id = r.to_id
  join donor as d on d.donor = coalesce(f.entity_id, r.from_id)
  where r.kind = 'directorship'
),
belongs as (
  select
    coalesce(f.entity_id, r.from_id) as person, coalesce(t.entity_id, r.to_id) as party,
    r.relation_id, coalesce(r.start_latest, r.stated_latest) as sure_from, r.end_earliest as sure_to
  from relation as r
  left join party_entity as f on f.party_id = r.from_id
  left join party_entity as t on t.party_id = r.to_id
  where r.kind = 'membership'
),
met as (
  select
    a.unit_id, g.donation_id, g.donor, g.recipient, t.how, t.path as tie_path,
    g.value_amount as gift, g.value_currency as gift_currency,
    floor(seconds_between(g.date_earliest, a.date_earliest) / 86400.0) as days,
    least(a.rank, t.rank, g.rank) as rank, b.relation_id as membership_id, s.holding_id,
    case
      when t.share < $s then null
      when a.date_earliest is null then 'missing_field:awards/date'
      when g.date_earliest is null then 'missing_field:donation/date'
      when g.date_earliest > a.date_latest then null
      when seconds_between(g.date_latest, a.date_earliest) > $window_days * 86400.0 then null
      when a.date_latest < t.may_from or a.date_earliest > t.may_to then null
      when least(a.rank, t.rank, g.rank) < rung_rank($least_rung)
        then concat('weak:', rung_name(least(a.rank, t.rank, g.rank)))
      when t.share is null then 'missing_field:relation/share'
      when g.date_latest >= a.date_earliest then 'window:gift'
      when t.sure_from is null or a.date_earliest <= t.sure_from or a.date_latest >= t.sure_to
        then 'window:tie'
      when s.holding_id is null then 'source_absent:governing_party'
      else 'hit'
    end as state
  from award_supplier as a
  join tie as t on t.firm = a.supplier
  join gift as g on g.donor = t.donor
  left join belongs as b
    on b.party = g.recipient and b.sure_from < a.date_earliest
    and (b.sure_to is null or b.sure_to > a.date_latest)
    and b.person in (select official from official_seat)
  left join official_seat as s
    on s.official = b.person and s.body = a.body and s.start_latest < a.date_earliest
    and (s.end_earliest > a.date_latest or (s.end_earliest is null and s.current is not false))
),
ordered as (
  select
    m.*,
    row_number() over (
      partition by m.unit_id
      order by
        if(m.state = 'hit', 0, 1), m.days, m.donation_id, m.tie_path, m.membership_id, m.holding_id
    ) as place
  from met as m
  where m.state is not null
),
loaded as (
  select count(*) as n, min(date_earliest) as first_gift, max(date_latest) as last_gift from gift
),
judged as (
  select
    a.*, o.donation_id, o.donor, o.recipient, o.how, o.tie_path, o.gift, o.gift_currency, o.days,
    o.membership_id, o.holding_id, coalesce(o.rank, 9) as link_rank,
    case
      when o.state is not null then o.state
      when l.n = 0 then 'source_absent:donations'
      when a.date_earliest is null then 'missing_field:awards/date'
      when a.date_latest > l.last_gift
        or seconds_between(l.first_gift, a.date_earliest) < $window_days * 86400.0
        then 'register_coverage'
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
  cast(j.gift as double) as value,
  cast($window_days as double) as threshold,
  'parameter window_days' as threshold_source,
  cast(null as varchar) as comparison,
  rung_name(j.link_rank) as rung,
  j.supplier as supplier_id,
  j.award_id,
  j.donation_id,
  j.donor as donor_id,
  j.recipient as recipient_id,
  j.tie_path,
  j.membership_id,
  j.holding_id,
  j.gift,
  j.gift_currency,
  cast(j.days as bigint) as days,
  case j.how when 'owns' then 'owned a part of' when 'directs' then 'directed' else 'is' end
    as how_words
from judged as j;

select
  h.unit_id, 'the gift' as role, 'donation' as table_name,
  d.source, d.file, d.line, d.path, 'date' as field, d.date_text as value
from hit as h
join donation as d on d.donation_id = h.donation_id
union all
select
  h.unit_id, 'membership of an official of the buyer' as role, 'relation' as table_name,
  r.source, r.file, r.line, r.path, 'kind' as field, r.kind as value
from hit as h
join relation as r on r.relation_id = h.membership_id
union all
select
  h.unit_id, 'the post of that official' as role, 'post_holder' as table_name,
  s.source, s.file, s.line, s.path, 'start' as field, s.start_text as value
from hit as h
join post_holder as s on s.holding_id = h.holding_id
union all
select
  h.unit_id, concat('a tie to the firm, ', r.kind) as role, 'relation' as table_name,
  r.source, r.file, r.line, r.path, 'start' as field, coalesce(r.start_text, r.stated_text) as value
from (
  select unit_id, unnest(string_split(tie_path, ' > ')) as relation_id from hit
) as h
join relation as r on r.relation_id = h.relation_id
union all
select
  h.unit_id, 'the award' as role, 'award' as table_name,
  a.source, a.file, a.line, a.path, 'date' as field, a.date_text as value
from hit as h
join award as a on a.ocid = h.ocid and a.award_id = h.award_id;
