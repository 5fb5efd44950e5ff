/*
id: PF-10
title: A loan to a party or candidate is long overdue, without interest or forgiven
version: "1.0"
since: "2026-11-25"
unit: loan
stage: before and after the award
category: political finance
rationale: >
  A loan that is not paid back, costs nothing or is forgiven is a gift under another name, and escapes
  the limits on gifts.
basis:
  - "UN Convention against Corruption, article 7(3): transparency in the funding of candidatures and political parties"
  - "Council of Europe, Recommendation Rec(2003)4, article 2: what counts as a donation"
needs: [party_loan.recipient_id, party_loan.due, party_loan.as_of, party_loan.outstanding_amount, party_loan.rate, party_loan.status]
parameters:
  overdue_days:
    value: 365
    meaning: Days overdue above which it is a hit
    source: our proposal, twelve months
cannot_tell:
  missing_field: the terms of the loan are not published
  window: the dates leave open for how long it is overdue
innocent:
  - More time was agreed
  - A bank stands still with all its debtors
clears:
  - The contract and its changes
  - The account of the loan
weight: 35
needs_rung: record
sentence: "{lender_id:name} lent {lent} to {recipient_id:name}: {ground_words}."
*/
with measured as (
  select
    l.loan_id, coalesce(a.entity_id, l.lender_id) as lender,
    coalesce(b.entity_id, l.recipient_id) as recipient, p.country, l.value_amount, l.value_currency,
    l.outstanding_amount, l.rate, lower(l.status) as status, l.due_latest, l.as_of_earliest,
    coalesce(l.outstanding_amount, l.value_amount) as owed,
    cast(coalesce(l.taken_earliest, l.as_of_earliest) as date) as day,
    lower(coalesce(l.status, '')) = 'repaid' or coalesce(l.outstanding_amount, 1) = 0 as settled,
    seconds_between(l.due_latest, l.as_of_earliest) / 86400.0 as least_days,
    seconds_between(l.due_earliest, l.as_of_latest) / 86400.0 as most_days
  from party_loan as l
  left join party_entity as a on a.party_id = l.lender_id
  left join party_entity as b on b.party_id = l.recipient_id
  left join party as p on p.party_id = l.recipient_id
),
judged as (
  select
    m.*,
    case
      when m.status = 'forgiven' then 'it was forgiven'
      when m.rate = 0 then 'it bears no interest'
      when not m.settled and m.least_days > $overdue_days then 'it is more than a year overdue'
    end as ground,
    case
      when m.status = 'forgiven' or m.rate = 0 then 'hit'
      when not m.settled and m.least_days > $overdue_days then 'hit'
      when m.rate is null then 'missing_field:party_loan/rate'
      when m.settled then 'clear'
      when m.due_latest is null then 'missing_field:party_loan/due'
      when m.as_of_earliest is null then 'missing_field:party_loan/as_of'
      when m.outstanding_amount is null and m.status is null and m.most_days > $overdue_days
        then 'missing_field:party_loan/outstanding'
      when m.most_days > $overdue_days then 'window:due'
      else 'clear'
    end as state
  from measured as m
)
select
  j.loan_id as unit_id,
  if(j.state in ('hit', 'clear'), j.state, 'cannot_tell') as answer,
  if(j.state in ('hit', 'clear'), null, j.state) as reason,
  cast(null as varchar) as suppressed_by,
  cast(null as varchar) as ocid,
  j.recipient as entity_id,
  if(j.state = 'hit', j.owed, null) as amount,
  j.value_currency as currency,
  j.day,
  j.country,
  year(j.day) as year,
  j.least_days as value,
  cast($overdue_days as double) as threshold,
  'parameter overdue_days' as threshold_source,
  cast(null as varchar) as comparison,
  'record' as rung,
  j.lender as lender_id,
  j.recipient as recipient_id,
  j.value_amount as lent,
  j.value_currency as lent_currency,
  j.ground as ground_words
from judged as j;

select
  h.unit_id, 'the loan' as role, 'party_loan' as table_name,
  l.source, l.file, l.line, l.path, 'status' as field, l.status as value
from hit as h
join party_loan as l on l.loan_id = h.unit_id;
