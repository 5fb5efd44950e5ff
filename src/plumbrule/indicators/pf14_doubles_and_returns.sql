/*
id: PF-14
title: Rows of gifts that repeat another, or return what was not given
version: "1.0"
since: "2026-11-25"
unit: donation
stage: before and after the award
category: data quality
rationale: >
  Preparation, not a lead: before gifts are added up, rows that say the same twice and returns without
  a gift are set apart, so that no sum rests on them. Symbolic amounts stay, under their own name.
basis:
  - "ISO 8000-8:2015, Data quality: Information and data quality: Concepts and measuring"
needs: [donation.donor_id, donation.recipient_id, donation.date, donation.value_amount]
parameters:
  symbolic:
    value: 0.01
    meaning: An amount up to this is symbolic
    source: our proposal, the smallest coin
  coverage_days:
    value: 365
    meaning: A return so soon after the first loaded gift to the recipient may answer a gift from before
    source: our proposal
cannot_tell:
  missing_field: the row has no value, or two equal gifts of one day have no number to tell them apart
  weak: the donor of a return is not named, or is a bare name
  register_coverage: the gift that is returned may be older than what is loaded
innocent:
  - Two equal gifts on one day
  - A return of a gift from years before
clears:
  - The bank statement
weight: 0
needs_rung: record
sentence: "The row of {gift} from {donor_id:name} to {recipient_id:name} {ground_words}."
*/
with begun as (
  select recipient, min(date_earliest) as first_gift from gift group by recipient
),
balance as (
  select
    g.donation_id, g.donor, g.recipient, g.value, g.date_latest,
    sum(o.value) filter (where o.value > 0 and o.date_earliest <= g.date_latest) as given_before,
    sum(o.value) filter (
      where o.value < 0 and o.donation_id <> g.donation_id and o.date_latest <= g.date_latest
        and (o.date_latest < g.date_latest or o.donation_id < g.donation_id)
    ) as returned_before
  from gift as g
  join gift as o
    on o.donor = g.donor and o.recipient = g.recipient and o.currency = g.currency
  where g.value < 0
  group by g.donation_id, g.donor, g.recipient, g.value, g.date_latest
),
judged as (
  select
    g.*, d.date_text,
    case
      when g.value is null then 'missing_field:donation/value'
      when g.value > 0 and g.again > 1 and length(d.date_text) > 10 then 'repeated'
      when g.value > 0 and g.again > 1 and g.donor is not null
        then 'missing_field:donation/row_number'
      when g.value > 0 and g.value <= $symbolic then 'excluded:symbolic_amount'
      when g.value >= 0 then 'clear'
      when g.donor is null then 'weak:no_donor'
      when coalesce(b.given_before, 0) + coalesce(b.returned_before, 0) + g.value >= 0 then 'clear'
      when g.date_earliest is null then 'missing_field:donation/date'
      when g.bare then 'weak:name_only'
      when seconds_between(s.first_gift, g.date_latest) < $coverage_days * 86400.0
        then 'register_coverage'
      else 'unmatched'
    end as state
  from gift as g
  join donation as d on d.donation_id = g.donation_id
  left join balance as b on b.donation_id = g.donation_id
  left join begun as s on s.recipient = g.recipient
)
select
  j.donation_id as unit_id,
  case
    when j.state in ('repeated', 'unmatched') then 'hit'
    when j.state = 'clear' or j.state like 'excluded:%' then 'clear'
    else 'cannot_tell'
  end as answer,
  if(j.state in ('repeated', 'unmatched', 'clear'), null, j.state) as reason,
  cast(null as varchar) as suppressed_by,
  cast(null as varchar) as ocid,
  coalesce(j.donor, j.recipient) as entity_id,
  if(j.state in ('repeated', 'unmatched'), abs(j.value), null) as amount,
  j.currency,
  j.day,
  j.country,
  year(j.day) as year,
  cast(j.value as double) as value,
  cast(null as double) as threshold,
  'the other rows of the data set' as threshold_source,
  cast(null as varchar) as comparison,
  'record' as rung,
  j.donor as donor_id,
  j.recipient as recipient_id,
  j.value as gift,
  j.currency as gift_currency,
  if(j.state = 'repeated', 'says the same as another, to the second',
    'returns more than was given') as ground_words
from judged as j;

select
  h.unit_id, 'the row' as role, 'donation' as table_name,
  d.source, d.file, d.line, d.path, 'value' as field, cast(d.value_amount as varchar) as value
from hit as h
join donation as d on d.donation_id = h.unit_id;
