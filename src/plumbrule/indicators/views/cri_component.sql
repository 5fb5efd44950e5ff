/*
kind: table
meaning: The components of the corruption risk index of Fazekas and Kocsis for each competition; each 0, 0.5 or 1, with 1 for risk, or null with the reason.
columns:
  unit_id: the competition
  ocid: the process
  lot_id: the lot; null when the process competes as a whole
  single: one bid alone in a procedure open to competition
  single_reason: why it is not known; `not_competitive` in a limited or direct procedure
  no_call: no call for tenders was published
  no_call_reason: why it is not known
  procedure: how far the procedure restricts competition
  procedure_reason: why it is not known
  criteria: how much room the criteria leave
  criteria_reason: why it is not known
  submission: how unusual the time to bid is in the country
  submission_days: the days
  submission_reason: why it is not known
  decision_period: how unusual the time to decide is in the country
  decision_days: the days
  decision_reason: why it is not known
*/
with unit as (
  select c.unit_id, c.ocid, c.lot_id, c.country, c.method, c.method_text
  from competition as c
  where coalesce(c.tender_status, '') not in ('planning', 'planned', 'cancelled', 'withdrawn')
),
notice as (
  select distinct ocid from document where stage = 'tender' and kind = 'tenderNotice'
),
timed as (
  select
    t.ocid,
    longest_days(
      coalesce(t.notice_earliest, t.tender_start_earliest),
      coalesce(t.notice_latest, t.tender_start_latest),
      if(t.notice_earliest is null, t.tender_start_text, t.notice_text),
      t.tender_end_earliest, t.tender_end_latest, t.tender_end_text
    ) as longest,
    shortest_days(
      coalesce(t.notice_earliest, t.tender_start_earliest),
      coalesce(t.notice_latest, t.tender_start_latest),
      if(t.notice_earliest is null, t.tender_start_text, t.notice_text),
      t.tender_end_earliest, t.tender_end_latest, t.tender_end_text
    ) as shortest,
    (t.tender_start_earliest is null and t.notice_earliest is null) as no_start,
    (t.tender_end_earliest is null) as no_end
  from tender as t
),
decided as (
  select d.unit_id, max(a.longest) as longest, min(a.shortest) as shortest, min(a.reason) as reason
  from decision as d
  join award_timing as a on a.ocid = d.ocid and a.award_id = d.award_id
  where d.status = 'active' and d.unit_id is not null
  group by d.unit_id
),
known_country as (
  select distinct country, period from period_band
),
banded as (
  -- Every band that the days can lie in: none is a gap of the table, two are an overlap or doubt.
  select u.unit_id, 'submission' as period, min(b.risk) as low, max(b.risk) as high
  from unit as u
  join timed as t on t.ocid = u.ocid
  join period_band as b
    on b.country = u.country and b.period = 'submission'
    and b.from_days <= t.longest and (b.to_days is null or b.to_days >= t.shortest)
  group by u.unit_id
  union all
  select u.unit_id, 'decision' as period, min(b.risk) as low, max(b.risk) as high
  from unit as u
  join decided as d on d.unit_id = u.unit_id
  join period_band as b
    on b.country = u.country and b.period = 'decision'
    and b.from_days <= d.longest and (b.to_days is null or b.to_days >= d.shortest)
  group by u.unit_id
),
judged as (
  select
    u.unit_id, u.ocid, u.lot_id, u.method, u.method_text, n.n as bidders,
    n.reason as bidders_reason, (p.ocid is not null) as has_notice, t.no_start, t.no_end,
    t.longest as submission_days,
    t.shortest, t.longest, s.low as submission_low, s.high as submission_high,
    ks.country is not null as submission_table, k.kind as criteria_kind, k.non_price,
    d.longest as decision_days, d.shortest as decision_shortest, d.reason as dates_reason,
    d.unit_id is not null as awarded, e.low as decision_low, e.high as decision_high,
    kd.country is not null as decision_table
  from unit as u
  left join bidder_count as n on n.unit_id = u.unit_id
  left join notice as p on p.ocid = u.ocid
  left join timed as t on t.ocid = u.ocid
  left join banded as s on s.unit_id = u.unit_id and s.period = 'submission'
  left join known_country as ks on ks.country = u.country and ks.period = 'submission'
  left join criteria_kind as k on k.ocid = u.ocid
  left join decided as d on d.unit_id = u.unit_id
  left join banded as e on e.unit_id = u.unit_id and e.period = 'decision'
  left join known_country as kd on kd.country = u.country and kd.period = 'decision'
),
reasoned as (
  select
    j.*,
    case
      when j.method in ('limited', 'direct') then 'not_competitive'
      when j.bidders_reason is not null then j.bidders_reason
      when j.bidders is null then 'missing_field:bids/details/tenderers'
    end as single_reason,
    case
      when j.method is null and j.method_text is null then 'missing_field:tender/procurementMethod'
      when j.method is null then 'unparseable:tender/procurementMethod'
    end as procedure_reason,
    case
      when j.has_notice or not j.no_start then null
      when j.method is null and j.method_text is null then 'missing_field:tender/procurementMethod'
      when j.method is null then 'unparseable:tender/procurementMethod'
      when j.method in ('open', 'selective') then 'missing_field:tender/tenderPeriod/startDate'
    end as no_call_reason,
    if(j.criteria_kind is null, 'missing_field:tender/awardCriteria', null) as criteria_reason,
    case
      when j.no_end then 'missing_field:tender/tenderPeriod/endDate'
      when j.no_start then 'missing_field:tender/tenderPeriod/startDate'
      when j.longest <= 0 then 'inconsistent_dates'
      when j.shortest > 365 then 'inconsistent_dates'
      when not j.submission_table then 'no_threshold'
      when j.submission_low is null then 'band_gap'
      when j.submission_low <> j.submission_high then 'band_gap'
    end as submission_reason,
    case
      when not j.awarded then 'not_final'
      when j.dates_reason is not null then j.dates_reason
      when j.decision_shortest > 365 then 'inconsistent_dates'
      when not j.decision_table then 'no_threshold'
      when j.decision_low is null then 'band_gap'
      when j.decision_low <> j.decision_high then 'band_gap'
    end as decision_reason
  from judged as j
)
select
  r.unit_id, r.ocid, r.lot_id,
  case when r.single_reason is null then cast(if(r.bidders = 1, 1, 0) as double) end as single,
  r.single_reason,
  case
    when r.no_call_reason is null then cast(if(r.has_notice or not r.no_start, 0, 1) as double)
  end as no_call,
  r.no_call_reason,
  cast(
    case r.method when 'open' then 0 when 'selective' then 0.5 when 'limited' then 1
      when 'direct' then 1 end as double
  ) as procedure,
  r.procedure_reason,
  cast(
    case
      when r.criteria_kind = 'price' then 0
      when r.criteria_kind = 'unweighted' then 0.5
      when r.non_price >= 0.4 and r.non_price < 1 then 0.5
      when r.criteria_kind = 'weighted' then 0
    end as double
  ) as criteria,
  r.criteria_reason,
  case when r.submission_reason is null then r.submission_low end as submission,
  r.submission_days,
  r.submission_reason,
  case when r.decision_reason is null then r.decision_low end as decision_period,
  r.decision_days,
  r.decision_reason
from reasoned as r
