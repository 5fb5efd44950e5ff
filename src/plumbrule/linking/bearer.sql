-- The numbers, the strongest first: of a scheme of which one has only one, passed by its check.
create or replace temp table linking_number as
with number as (
    select distinct scheme, country, value from linking_written
),
weighed as (
    select
        number.scheme, number.country, number.value, checked.checksum, checked.bears_one,
        case when checked.bears_one then 0 else 2 end
        + case when checked.checksum = 'ok' then 0 else 1 end as weakness
    from number
    inner join linking_checked as checked on checked.scheme = number.scheme and checked.value = number.value
)
select
    row_number() over (order by weakness, scheme, country, value) as number,
    *,
    case
        when starts_with(country, '?') then substr(country, 2) || ':'
        when country = '' then ''
        else country || ':'
    end || scheme || ':' || value as anchor
from weighed;

-- Who bears which number.
create or replace temp table linking_bearer as
select distinct borne.party_id, number.number, borne.source, borne.name_key
from linking_borne as borne
inner join linking_written as written
    on written.written = borne.written
    and written.written_scheme = borne.scheme
    and written.written_country = borne.country
inner join linking_number as number
    on number.value = written.value and number.scheme = written.scheme and number.country = written.country;

create or replace temp table linking_number_name as
select number, source, name_key, count(*) as records
from linking_bearer
where name_key is not null
group by number, source, name_key;

-- Numbers that go with more than three names in one source: an agent's, or one that is shared.
create or replace temp table linking_shared as
with names as (
    select number, source, count(distinct linking_spelling(name_key)) as names
    from linking_number_name
    group by number, source
    having count(*) > 3
)
select number, max(names) as names
from names
where names > 3
group by number;

-- Bearers whose name has nothing in common with the number's main name, where no check vouches for
-- the number and none of their other names fits.
create or replace temp table linking_contradiction as
with name_count as (
    select number, name_key, sum(records) as records
    from linking_number_name
    group by number, name_key
),
main_name as (
    select number, min_by(name_key, (-records, name_key)) as name_key
    from name_count
    group by number
    having count(*) > 1
),
different as (
    select name_count.number, name_count.name_key, main_name.name_key as main_key
    from name_count
    inner join main_name on main_name.number = name_count.number
    inner join linking_number as number on number.number = name_count.number
    where number.checksum <> 'ok'
        and name_count.name_key <> main_name.name_key
        and linking_names_differ(name_count.name_key, main_name.name_key)
),
bearer as (
    select bearer.party_id, bearer.number, different.main_key
    from linking_bearer as bearer
    inner join different on different.number = bearer.number and different.name_key = bearer.name_key
),
excused as (
    select bearer.party_id, bearer.number
    from bearer
    inner join name as other on other.party_id = bearer.party_id
    where other.kind is distinct from 'weak' and not linking_names_differ(other.name_key, bearer.main_key)
)
select bearer.party_id, bearer.number, bearer.main_key
from bearer
anti join excused on excused.party_id = bearer.party_id and excused.number = bearer.number;

-- Whether a record's number may join it to others.
drop table linking_bearing;

create or replace temp view linking_bearing as
select
    bearer.party_id, bearer.name_key, bearer.number, number.scheme, number.country, number.value,
    number.checksum, number.bears_one, number.weakness, number.anchor,
    case
        when number.checksum = 'bad' then 'bad'
        when shared.number is not null then 'shared'
        when contradiction.number is not null then 'contradicts'
        else 'good'
    end as state
from linking_bearer as bearer
inner join linking_number as number on number.number = bearer.number
left join linking_shared as shared on shared.number = bearer.number
left join linking_contradiction as contradiction
    on contradiction.party_id = bearer.party_id and contradiction.number = bearer.number;
