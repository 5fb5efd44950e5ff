/*
kind: table
meaning: A tie of an official (`official_bond`) met with each matter of the firm, and with each post of the official in the body of the matter or one that may be it; what the dates and identities say.
columns:
  bond_id: the tie
  bond_kind: its kind
  official: entity of the official
  kin_id: the family tie; null when the tie is the official's own
  matter_id: the matter
  matter_kind: its kind
  party: entity that received
  ocid: the process
  award_id: the award
  body: entity of the body
  holding_id: the post; null when the official has none in the body
  link_rank: rank of the weakest identity rung between official and receiver
  person_rank: rank of that between the official and the holder of the post
  same_body_rank: rank of that between the body and the body of the post
  at_once: clear, hit, or the reason why it cannot be told whether tie and post both held on the day
  before_end: the same, when only the tie needs to hold on the day
  share: part held along a chain, of one
  steps: ties of a chain
  universal: open to all who ask
  amount: value of the matter
  currency: ISO 4217 code
  date_earliest: earliest instant the date of the matter can mean
  date_latest: latest instant it can mean
  country: ISO 3166-1 alpha-2 code
  year: the year
  place: order among what is one official, one receiver, one matter and one kind: what is certain first
*/
with seat as (
  select s.*, b.other as bought_by, least(s.body_rank, b.rank) as alias_rank
  from official_seat as s
  join body_alias as b on b.one = s.body
),
met as (
  select
    o.bond_id, o.kind as bond_kind, o.official, o.kin_id, m.matter_id, m.kind as matter_kind,
    m.party, m.ocid, m.award_id, m.body, s.holding_id, o.share, o.steps, m.universal, m.amount, m.currency,
    m.date_earliest, m.date_latest, m.country, m.year,
    least(o.rank, f.rank, m.rank) as link_rank,
    -- The declarant and the holder of the post are one by the key of the register that names both.
    if(s.person_rank = 4 and s.source = o.declared_in, 5, s.person_rank) as person_rank,
    least(s.alias_rank, m.body_rank) as same_body_rank,
    case
      when m.date_latest < o.start_earliest or m.date_earliest > o.end_latest then 'clear'
      when m.date_latest < o.kin_start_earliest or m.date_earliest > o.kin_end_latest then 'clear'
    end as bond_past,
    case
      when m.date_latest < s.start_earliest or m.date_earliest > s.end_latest then 'clear'
    end as post_past,
    o.by_post, o.only_manages, m.status,
    case
      when m.date_earliest is null then concat('missing_field:', if(m.kind = 'award', 'awards', m.table_name), '/date')
      when o.start_latest is null or m.date_earliest <= o.start_latest
        then 'window:interest_start'
      when m.date_latest >= o.end_earliest then 'window:interest_end'
      when m.date_earliest <= o.kin_start_latest then 'window:family_start'
      when m.date_latest >= o.kin_end_earliest then 'window:family_end'
    end as bond_open,
    case
      when s.start_latest is null or m.date_earliest <= s.start_latest then 'window:post_start'
      when m.date_latest >= s.end_earliest then 'window:post_end'
      when s.end_earliest is null and s.current is not distinct from false then 'window:post_end'
    end as post_open
  from official_bond as o
  join same_as as f on f.one = o.firm and f.rank > 0
  join matter as m on m.party = f.other and m.kind <> 'subcontract'
  left join seat as s on s.official = o.official and s.bought_by = m.body
),
judged as (
  select
    m.*,
    case
      when m.holding_id is null then 'clear'
      when m.bond_past is not null then 'clear'
      when m.by_post then 'excluded:ex_officio_board'
      when least(m.link_rank, m.person_rank) < 5
        then concat('weak:', rung_name(least(m.link_rank, m.person_rank)))
      when m.same_body_rank < 4 then concat('weak:', rung_name(m.same_body_rank))
      when m.only_manages then 'weak:management_role'
      when m.status <> 'active' then 'not_final'
      when m.bond_open is not null then m.bond_open
      else 'hit'
    end as before_end
  from met as m
),
answered as (
  select
    j.*,
    case
      when j.before_end = 'clear' or j.post_past is not null then 'clear'
      when j.before_end = 'hit' and j.post_open is not null then j.post_open
      else j.before_end
    end as at_once
  from judged as j
)
select
  a.bond_id, a.bond_kind, a.official, a.kin_id, a.matter_id, a.matter_kind, a.party, a.ocid,
  a.award_id, a.body, a.holding_id, a.link_rank, a.person_rank, a.same_body_rank, a.at_once,
  a.before_end, a.share, a.steps, a.universal, a.amount, a.currency, a.date_earliest,
  a.date_latest, a.country, a.year,
  row_number() over (
    partition by
      case
        when a.bond_kind in ('ownership', 'control', 'directorship') then 'interest'
        when a.bond_kind in ('payer', 'client') then 'earning'
        when a.bond_kind in ('creditor', 'landlord') then 'owing'
        else a.bond_kind
      end,
      a.official, a.party, a.matter_id
    order by
      case
        when a.at_once = 'hit' then 0
        when a.at_once = 'clear' then 3
        when a.at_once = 'excluded:ex_officio_board' then 2
        else 1
      end,
      case a.bond_kind when 'ownership' then 0 when 'control' then 1 else 2 end,
      if(a.kin_id is null, 0, 1), a.link_rank desc, a.bond_id, a.holding_id, a.kin_id
  ) as place
from answered as a
