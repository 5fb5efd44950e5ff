/*
id: PF-01
title: A donor gave more in a year than the law allows
version: "1.0"
since: "2026-11-25"
unit: donor x recipient x calendar year
stage: before and after the award
category: political finance
rationale: >
  Limits on what one donor may give keep parties from depending on a few. Returns are taken off first,
  and a row that may be a repetition counts only for the upper end of the sum.
basis:
  - "UN Convention against Corruption, article 7(3): transparency in the funding of candidatures and political parties"
  - "Council of Europe, Recommendation Rec(2003)4 on common rules against corruption in the funding of political parties and electoral campaigns, article 3"
  - "The law named with each limit"
needs: [donation.donor_id, donation.recipient_id, donation.date, donation.value_amount, party.country]
parameters:
  least_rung:
    value: publisher_id
    meaning: Weakest identity rung on which gifts are taken to come from one donor
    source: our proposal; a name alone never is
cannot_tell:
  no_threshold: no limit is known for the country, the kind of donor and the year
  missing_field: a gift has no value
  no_rate: the gifts are in another currency than the limit
  weak: the donor is a bare name, which several people may share
  window: it depends on gifts booked at the turn of the year, or the limit changed in the year
  input_error: it depends on rows that may be repetitions
innocent:
  - A return that is not yet booked
  - Two people of one name
  - A claim that was inherited
clears:
  - The account statements of the recipient
  - A number or date of birth that tells two donors apart
weight: 55
needs_rung: publisher_id
sentence: "{donor_id:name} gave {recipient_id:name} {amount_given} in {for_year}; the limit is {limit_amount} ({law})."
*/
with counted as (
  select
    g.*, year(g.day) as given_in, l.method, l.with_fees, coalesce(l.currency, g.currency) as limit_currency,
    coalesce(l.category, '') as limit_category
  from gift as g
  left join (
    select
      name, country, method, with_fees, category, currency, min(first_year) as first_year,
      max(last_year) as last_year
    from gift_limit
    where name = 'donation_limit'
    group by name, country, method, with_fees, category, currency
  ) as l
    on l.country = g.country and (l.category is null or l.category = g.donor_kind)
    and year(g.day) between l.first_year and l.last_year
  where g.donor is not null and g.day is not null
    and (not g.fee or coalesce(l.with_fees, true))
),
given as (
  select
    c.donor, if(c.method = 'all', 'all recipients', c.recipient) as receiver,
    case when c.method = 'all' then null else c.recipient end as recipient_id,
    c.given_in, c.country, c.method, c.limit_category, c.limit_currency,
    min(least(c.donor_rank, if(c.method = 'all', 9, c.recipient_rank))) as rank,
    bool_or(c.bare) as bare,
    count(*) filter (where c.value is null) as unvalued,
    count(*) filter (where c.currency <> c.limit_currency) as foreign_money,
    sum(c.value) as net,
    max(c.value) as largest,
    -- What may not belong here counts for one end only.
    sum(
      case
        when c.value is null then 0
        when c.again > 1 and c.value > 0 then 0
        when c.booked and month(c.day) = 12 and day(c.day) = 31 and c.value > 0 then 0
        else c.value
      end
    ) as low,
    sum(
      case
        when c.value < 0 and (c.again > 1 or (c.booked and month(c.day) = 12 and day(c.day) = 31))
          then 0
        else c.value
      end
    ) as high,
    sum(if(c.again > 1, c.value, 0)) as repeated,
    max(c.day) as last_day
  from counted as c
  group by
    c.donor, if(c.method = 'all', 'all recipients', c.recipient),
    case when c.method = 'all' then null else c.recipient end, c.given_in, c.country, c.method,
    c.limit_category, c.limit_currency
),
bounded as (
  select
    g.*, b.least_limit, b.most_limit, b.law
  from given as g
  left join (
    select
      v.donor, v.receiver, v.given_in, v.limit_category, v.country, v.method,
      min(l.limit_amount) as least_limit, max(l.limit_amount) as most_limit, min(l.law) as law
    from given as v
    join gift_limit as l
      on l.name = 'donation_limit' and l.country = v.country and l.method = v.method
      and coalesce(l.category, '') = v.limit_category
      and v.given_in between l.first_year and l.last_year
    group by v.donor, v.receiver, v.given_in, v.limit_category, v.country, v.method
  ) as b
    on b.donor = g.donor and b.receiver = g.receiver and b.given_in = g.given_in
    and b.limit_category = g.limit_category and b.country is not distinct from g.country
    and b.method is not distinct from g.method
),
judged as (
  select
    b.*,
    case
      when b.most_limit is null then 'no_threshold'
      when b.foreign_money > 0 then 'no_rate'
      -- One gift alone is above: whoever gave it.
      when b.largest > b.most_limit and b.low > b.most_limit then 'hit'
      when b.low > b.most_limit and b.bare then 'weak:name_only'
      when b.low > b.most_limit and b.rank < rung_rank($least_rung)
        then concat('weak:', rung_name(b.rank))
      when b.low > b.most_limit then 'hit'
      when b.unvalued > 0 then 'missing_field:donation/value'
      when b.high <= b.least_limit then 'clear'
      when b.low > b.least_limit then 'window:limit'
      when b.high - b.repeated <= b.least_limit then 'input_error:PF-14'
      else 'window:booked'
    end as state
  from bounded as b
)
select
  concat(j.donor, ' > ', j.receiver, ', ', cast(j.given_in as varchar)) as unit_id,
  if(j.state in ('hit', 'clear'), j.state, 'cannot_tell') as answer,
  if(j.state in ('hit', 'clear'), null, j.state) as reason,
  cast(null as varchar) as suppressed_by,
  cast(null as varchar) as ocid,
  j.donor as entity_id,
  if(j.state = 'hit', j.low - j.most_limit, null) as amount,
  j.limit_currency as currency,
  j.last_day as day,
  j.country,
  j.given_in as year,
  cast(j.net as double) as value,
  cast(j.most_limit as double) as threshold,
  j.law as threshold_source,
  cast(null as varchar) as comparison,
  if(j.largest > j.most_limit, 'record', rung_name(j.rank)) as rung,
  j.donor as donor_id,
  j.recipient_id,
  j.low as amount_given,
  j.limit_currency as amount_given_currency,
  cast(j.given_in as varchar) as for_year,
  j.most_limit as limit_amount,
  j.limit_currency as limit_amount_currency,
  j.law
from judged as j;

select
  h.unit_id, 'a gift' as role, 'donation' as table_name,
  d.source, d.file, d.line, d.path, 'value' as field, cast(d.value_amount as varchar) as value
from hit as h
join gift as g
  on g.donor = h.donor_id and year(g.day) = h.year
  and (h.recipient_id is null or h.recipient_id = g.recipient)
join donation as d on d.donation_id = g.donation_id;
