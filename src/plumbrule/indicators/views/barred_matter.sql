/*
kind: table
meaning: An exclusion from contracts, or a restricted pair, met with each matter of the excluded one or one who may be it; whether it was in force on the day and covered the body.
columns:
  listing_id: the listing
  effect: debarred, suspended or restricted_pair
  list: name of the list
  authority: who lists
  start_text: start as received
  end_text: end as received
  matter_id: the matter
  matter_kind: its kind
  party: entity that received
  body: entity of the body
  ocid: the process
  award_id: the award
  amount: value of the matter
  currency: ISO 4217 code
  date_earliest: earliest instant the date of the matter can mean
  date_latest: latest instant it can mean
  country: ISO 3166-1 alpha-2 code
  year: the year
  rank: rank of the weakest identity rung of the receiver
  body_rank: rank of the identity rung of the body, where the exclusion is about one body
  foreign_list: a list of another State or of a development bank
  in_force: hit, clear, refuted_id or the reason why it cannot be told whether it was in force
  covered: hit, excluded:other_body or the reason why it cannot be told whether it covers the body
  state: of both: clear or refuted_id where it was not in force or not this party, else whether it covers the body, else why it cannot be told
  law: what says that a ban without a scope covers every body; null when nothing does
  place: order among one listing, one matter and one receiver: the body it covers first
*/
with reach as (
  select name, country, begins, ends, min(source) as source
  from threshold
  where name = 'debarred_reach' and value >= 1.0
  group by name, country, begins, ends
),
met as (
  select
    x.listing_id, x.effect, x.list, x.authority, x.start_text, x.end_text, m.matter_id,
    m.kind as matter_kind, m.party, m.body, m.ocid, m.award_id, m.amount, m.currency,
    m.date_earliest, m.date_latest, m.country, m.year,
    if(x.rank = 0, 0, least(x.rank, m.rank)) as rank,
    coalesce(least(b.rank, m.body_rank), 0) as body_rank,
    (x.is_bank or coalesce(x.abroad_of <> m.country, false))
      as foreign_list,
    case
      when x.rank = 0 then 'refuted_id'
      when m.date_latest < x.start_earliest or m.date_earliest > x.end_latest then 'clear'
      when least(x.rank, m.rank) < 5 then concat('weak:', rung_name(least(x.rank, m.rank)))
      when m.status <> 'active' then 'not_final'
      when x.final is not distinct from false then 'not_final'
      when m.date_earliest is null then concat('missing_field:', if(m.kind = 'award', 'awards', m.table_name), '/date')
      when x.start_latest is null then 'missing_field:listing/start'
      when m.date_earliest <= x.start_latest then 'window:listing_start'
      when x.end_state in ('computed', 'sentinel') then 'window:listing_end'
      when x.end_state = 'open' and x.lifted then 'window:listing_end'
      when x.end_state = 'open' and m.date_latest > x.published_latest then 'register_coverage'
      when m.date_latest >= x.end_earliest then 'window:listing_end'
      else 'hit'
    end as in_force,
    case
      when x.scope = 'all' then 'hit'
      when x.scope = 'body' and b.rank >= 4 and m.body_rank >= 4 then 'hit'
      when x.scope = 'body' and b.rank is null then 'excluded:other_body'
      when x.scope = 'body' then concat('weak:', rung_name(least(b.rank, m.body_rank)))
      when x.scope = 'unknown' and r.source is not null then 'hit'
      else 'missing_field:listing/scope'
    end as covered,
    if(x.scope = 'unknown', r.source, null) as law
  from exclusion as x
  join matter as m on m.party = x.entity_id
  left join body_alias as b on b.one = x.scope_body and b.other = m.body
  left join reach as r
    on r.country = coalesce(x.abroad_of, m.country)
    and m.date_earliest >= r.begins and (r.ends is null or m.date_latest < r.ends)
  where x.effect <> 'disqualified'
)
select
  m.listing_id, m.effect, m.list, m.authority, m.start_text, m.end_text, m.matter_id, m.matter_kind,
  m.party, m.body, m.ocid, m.award_id, m.amount, m.currency, m.date_earliest, m.date_latest,
  m.country, m.year, m.rank, m.body_rank, m.foreign_list, m.in_force, m.covered,
  case
    when m.in_force in ('clear', 'refuted_id') then m.in_force
    when m.covered = 'excluded:other_body' then m.covered
    when m.in_force <> 'hit' then m.in_force
    else m.covered
  end as state,
  m.law,
  row_number() over (
    partition by m.listing_id, m.matter_id, m.matter_kind, m.party
    order by
      case
        when m.covered = 'hit' then 0
        when m.covered = 'excluded:other_body' then 2
        else 1
      end,
      m.body_rank desc, m.body
  ) as place
from met as m
