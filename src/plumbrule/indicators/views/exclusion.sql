/*
kind: table
meaning: A debarment, disqualification or restricted pair with what it bars from, where and when, and who is or may be meant by it.
columns:
  listing_id: the listing
  entity_id: entity that is or may be the excluded one
  excluded: entity of the excluded one
  rank: rank of the identity rung between the two; 0 where their numbers differ
  effect: debarred, disqualified, restricted_pair or suspended
  scope: all, body, unknown or other (a scope in words that the program cannot hold against a body)
  scope_body: entity of the one body it is about
  abroad_of: the State whose list it is; null when not told
  is_bank: a development bank's list
  list: name of the list
  authority: who lists
  start_earliest: earliest instant its start can mean; null for what stands for no date, such as 1970-01-01
  start_latest: latest instant it can mean
  end_earliest: earliest instant its end can mean; null when open
  end_latest: latest instant it can mean
  end_state: told, open, computed or sentinel (a far day that stands for no date)
  lifted: the list says that it no longer holds
  final: the decision can no longer be appealed; null when not told
  published_latest: latest instant the version of the list can be of
  start_text: start as received
  end_text: end as received
*/
with listed as (
  select
    l.*, coalesce(e.entity_id, l.party_id) as excluded, coalesce(b.entity_id, l.scope_body_id) as body,
    coalesce(l.effect, if(l.kind = 'debarment', 'debarred', null)) as barred,
    lower(concat(coalesce(l.list, ''), ' ', coalesce(l.authority, ''))) as of_list
  from listing as l
  left join party_entity as e on e.party_id = l.party_id
  left join party_entity as b on b.party_id = l.scope_body_id
)
select
  l.listing_id, s.other as entity_id, l.excluded, s.rank, l.barred as effect,
  case
    when l.body is not null then 'body'
    when lower(trim(l.scope)) in ('all', 'all bodies', 'all public bodies') then 'all'
    when l.scope is null then 'unknown'
    else 'other'
  end as scope,
  l.body as scope_body, l.country as abroad_of,
  regexp_matches(
    l.of_list,
    'world bank|development bank|bank for reconstruction|\b(ebrd|afdb|iadb|idb|adb|ibrd)\b'
  ) as is_bank,
  l.list, l.authority,
  if(year(l.start_latest) <= 1970, null, l.start_earliest) as start_earliest,
  if(year(l.start_latest) <= 1970, null, l.start_latest) as start_latest,
  if(year(l.end_earliest) >= 2100, null, l.end_earliest) as end_earliest,
  if(year(l.end_earliest) >= 2100, null, l.end_latest) as end_latest,
  case
    when l.end_computed then 'computed'
    when l.end_earliest is null then 'open'
    when year(l.end_earliest) >= 2100 then 'sentinel'
    else 'told'
  end as end_state,
  (l.status is not null and l.status = 'lifted') as lifted, l.final, l.published_latest, l.start_text, l.end_text
from listed as l
join same_as as s on s.one = l.excluded
where l.barred in ('debarred', 'disqualified', 'restricted_pair', 'suspended')
