/*
kind: table
meaning: A telephone number, e-mail address, domain of its own, or postal address of an entity, normalised; placeholders and domains that anyone can have are left out.
columns:
  entity_id: the entity
  kind: telephone, email, domain or address
  mark: the number, address, domain or key of the postal address
  rank: rank of the weakest identity rung between the record and the entity
  party_id: first record that bears it
  borne_by: entities that bear the mark
*/
with stated as (
  select party_id, 'telephone' as kind, value as mark
  from contact
  where kind = 'phone' and length(value) >= 7
    and length(replace(value, substring(value, 1, 1), '')) > 2
    and value not like '%1234567%'
  union all
  select party_id, 'email' as kind, lower(value) as mark
  from contact
  where kind = 'email' and value like '%_@_%._%'
  union all
  select
    party_id, 'domain' as kind, lower(regexp_replace(value, '^.*@', '', 'g')) as mark
  from contact
  where kind = 'email' and value like '%_@_%._%'
    and not regexp_matches(
      lower(value),
      '@((gmail|googlemail|hotmail|outlook|live|msn|icloud|aol|gmx|web|mail|proton|protonmail|zoho|yandex|rediffmail|126|163|qq|naver|daum|bk|list|inbox|abv|seznam|centrum|post|wp|onet|interia|o2|t-online|freenet|orange|wanadoo|free|laposte|libero|virgilio|tiscali|alice|ukr|rambler|terra|uol|bol|hushmail|comcast|verizon|att|btinternet|sky|bigpond|telus|shaw|rogers|example)[.][a-z.]+|(yahoo|ymail)[.][a-z.]+|mail[.][a-z]+|i[.]ua|meta[.]ua)$'
    )
  union all
  -- An address without a number is a street or a village, not a door.
  select party_id, 'address' as kind, address_key as mark
  from address
  where length(address_key) >= 10 and regexp_matches(address_key, '[0-9]') and street is not null
),
owned as (
  select
    coalesce(e.entity_id, s.party_id) as entity_id, s.kind, s.mark,
    min(rung_rank(coalesce(e.rung, 'self'))) as rank, min(s.party_id) as party_id
  from stated as s
  left join party_entity as e on e.party_id = s.party_id
  group by coalesce(e.entity_id, s.party_id), s.kind, s.mark
),
borne as (
  select kind, mark, count(*) as n from owned group by kind, mark
)
select o.entity_id, o.kind, o.mark, o.rank, o.party_id, b.n as borne_by
from owned as o
join borne as b on b.kind = o.kind and b.mark = o.mark
