/*
kind: computed
meaning: A way from a firm that bid or won up to an owner or controller, at any depth to ten; made by plumbrule.network.ownership of the ties below.
columns:
  firm: entity of the firm
  owner: entity at the upper end
  is_person: whether that is a natural person
  share: product of the parts held along it, 0 to 1; control and beneficial ownership without a stated share count as 1; null when one is not known
  steps: ties in it
  path: relation_ids from the firm upwards, joined by ` > `
  rank: rank of the weakest identity rung on it
  sure_from: from when on all its ties held for certain; null when that is not known
  sure_to: until when they did
  may_from: from when on all may have held
  may_to: until when they may have
*/
with bidding as (
  select coalesce(e.entity_id, b.party_id) as entity_id
  from bid_party as b
  left join party_entity as e on e.party_id = b.party_id
  union
  select coalesce(e.entity_id, a.party_id) as entity_id
  from award_party as a
  left join party_entity as e on e.party_id = a.party_id
),
person as (
  select distinct coalesce(e.entity_id, p.party_id) as entity_id
  from party as p
  left join party_entity as e on e.party_id = p.party_id
  where p.kind = 'person'
)
select
  coalesce(t.entity_id, r.to_id) as firm,
  r.relation_id,
  coalesce(f.entity_id, r.from_id) as holder,
  (h.entity_id is not null) as is_person,
  case
    when r.share_min is not null then r.share_min / 100.0
    when r.kind = 'control' or r.beneficial then 1.0
  end as share,
  cast(
    least(rung_rank(coalesce(f.rung, 'self')), rung_rank(coalesce(t.rung, 'self'))) as bigint
  ) as rank,
  -- Without a start a tie is known to hold from the day it was stated.
  coalesce(r.start_latest, r.stated_latest) as sure_from,
  case when r.status = 'closed' then coalesce(r.end_earliest, r.stated_earliest) else r.end_earliest end
    as sure_to,
  r.start_earliest as may_from,
  case when r.status = 'closed' then coalesce(r.end_latest, r.stated_latest) else r.end_latest end
    as may_to,
  (b.entity_id is not null) as asked
from relation as r
left join party_entity as f on f.party_id = r.from_id
left join party_entity as t on t.party_id = r.to_id
left join person as h on h.entity_id = coalesce(f.entity_id, r.from_id)
left join bidding as b on b.entity_id = coalesce(t.entity_id, r.to_id)
where r.kind in ('ownership', 'control') and r.from_id is not null and r.to_id is not null
