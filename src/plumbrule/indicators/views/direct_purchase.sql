/*
kind: table
meaning: An award made directly to one supplier or consortium member, with the value from which that is no longer allowed.
columns:
  ocid: the process
  award_id: the award
  buyer: entity of the buyer
  supplier: entity of the supplier; a member of a consortium is credited with the whole award
  rank: rank of the weakest identity rung of the two
  country: ISO 3166-1 alpha-2 code
  year: year of the award
  day: day of the award
  day_number: days from 1970-01-01 to that day
  amount: value; null when missing
  currency: ISO 4217 code
  limit_amount: value from which it may not be awarded directly; null when none is known
  law: the law
  reason: why the award cannot be compared with the limit; null when it can
*/
with member as (
  select p.*, p.supplier as party from purchase as p where p.members = 1
  union all
  select p.*, unnest(string_split(p.supplier, ' + ')) as party
  from purchase as p
  where p.members > 1
)
select
  p.ocid, p.award_id, p.buyer, p.party as supplier,
  least(p.buyer_rank, p.supplier_rank) as rank, p.country, p.year, p.day, p.day_number, p.amount,
  p.currency, v.limit_amount, v.law,
  case
    when p.method is null then 'missing_field:tender/procurementMethod'
    when p.amount is null then 'missing_field:awards/value/amount'
    when p.day is null then 'missing_field:awards/date'
    when v.limit_amount is null then 'no_threshold'
    when v.currency <> p.currency then 'no_rate'
  end as reason
from member as p
left join value_limit as v on v.ocid = p.ocid and v.name = 'competition_value'
where p.buyer is not null and (p.method = 'direct' or p.method is null)
