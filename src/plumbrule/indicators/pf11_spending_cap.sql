/*
id: PF-11
title: A campaign spent more than the law allows, or shared costs without saying whose part is which
version: "1.0"
since: "2026-11-25"
unit: party or candidate x campaign
stage: after the award
category: political finance
rationale: >
  A cap on spending keeps elections from being bought. Costs that several share escape it when nobody
  states the part of each.
basis:
  - "UN Convention against Corruption, article 7(3): transparency in the funding of candidatures and political parties"
  - "Council of Europe, Recommendation Rec(2003)4, articles 9 and 10: limits on expenditure and records of it"
  - "The law named with each limit"
needs: [campaign_spending.spender_id, campaign_spending.campaign, campaign_spending.date, campaign_spending.value_amount]
parameters: {}
cannot_tell:
  missing_field: the campaign of a line, its value or its date is not stated
  no_threshold: no cap is known for the country and campaign
  no_rate: lines are in another currency than the cap
  window: the cap changed within the campaign
innocent:
  - Costs that several candidates split among them
  - A line that was entered by two of them
clears:
  - The invoices, with the part of each
weight: 40
needs_rung: record
sentence: "{spender_id:name} reported {spent} for the campaign {campaign}{shared_words}; the cap is {limit_amount} ({law})."
*/
with line as (
  select
    s.spending_id, coalesce(e.entity_id, s.spender_id) as spender, p.country,
    coalesce(s.campaign, '') as campaign, s.value_amount, s.value_currency, s.date_earliest,
    s.date_latest, coalesce(s.shared, false) as shared, s.share_stated
  from campaign_spending as s
  left join party_entity as e on e.party_id = s.spender_id
  left join party as p on p.party_id = s.spender_id
  where s.spender_id is not null
),
spent as (
  select
    spender, country, campaign, sum(value_amount) as net, min(value_currency) as currency,
    max(value_currency) as other_currency, count(*) filter (where value_amount is null) as unvalued,
    count(*) filter (where shared and share_stated = false) as unsaid,
    sum(if(shared and share_stated = false, value_amount, null)) as unsaid_value,
    sum(if(shared and share_stated is distinct from true, 0, value_amount)) as own,
    min(date_earliest) as first_at, max(date_latest) as last_at
  from line
  group by spender, country, campaign
),
capped as (
  select
    s.spender, s.campaign, s.country, min(t.value) as least, max(t.value) as most,
    min(t.currency) as currency, min(t.source) as law
  from spent as s
  join threshold as t
    on t.name = 'spending_cap' and t.country = s.country
    and (t.method_details is null or t.method_details = lower(s.campaign))
    and t.begins <= s.last_at and (t.ends is null or t.ends > s.first_at)
  group by s.spender, s.campaign, s.country
),
judged as (
  select
    s.*, cast(c.most as decimal(24, 4)) as limit_amount, c.currency as limit_currency, c.law,
    case
      when s.unsaid > 0 then 'hit'
      when s.campaign = '' then 'missing_field:campaign_spending/campaign'
      when s.first_at is null then 'missing_field:campaign_spending/date'
      when c.most is null then 'no_threshold'
      when s.currency <> s.other_currency or s.currency <> c.currency then 'no_rate'
      when s.own > c.most then 'hit'
      when s.unvalued > 0 then 'missing_field:campaign_spending/value'
      when s.net <= c.least then 'clear'
      when s.net > c.most then 'missing_field:campaign_spending/share_stated'
      else 'window:law'
    end as state
  from spent as s
  left join capped as c
    on c.spender = s.spender and c.campaign = s.campaign
    and c.country is not distinct from s.country
)
select
  concat(j.spender, ', ', j.campaign) as unit_id,
  if(j.state in ('hit', 'clear'), j.state, 'cannot_tell') as answer,
  if(j.state in ('hit', 'clear'), null, j.state) as reason,
  cast(null as varchar) as suppressed_by,
  cast(null as varchar) as ocid,
  j.spender as entity_id,
  if(
    j.state = 'hit',
    if(j.own > j.limit_amount, j.own - j.limit_amount, j.unsaid_value), null
  ) as amount,
  j.currency,
  cast(j.last_at as date) as day,
  j.country,
  year(cast(j.first_at as date)) as year,
  cast(j.net as double) as value,
  cast(j.limit_amount as double) as threshold,
  coalesce(j.law, 'no cap known') as threshold_source,
  cast(null as varchar) as comparison,
  'record' as rung,
  j.spender as spender_id,
  j.campaign,
  j.net as spent,
  j.currency as spent_currency,
  j.limit_amount,
  j.limit_currency as limit_amount_currency,
  coalesce(j.law, 'not known') as law,
  if(j.unsaid > 0, ', of it shared costs without the part of each', '') as shared_words
from judged as j;

select
  h.unit_id, 'a line of spending' as role, 'campaign_spending' as table_name,
  s.source, s.file, s.line, s.path, 'value' as field, cast(s.value_amount as varchar) as value
from hit as h
left join party_entity as e on e.entity_id = h.spender_id
join campaign_spending as s
  on s.spender_id = coalesce(e.party_id, h.spender_id) and coalesce(s.campaign, '') = h.campaign;
