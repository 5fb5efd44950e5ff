-- Whether a number may join its bearers: its check, how many names bear it, who speaks against it.
create or replace temp table linking_bearing as
with names as (
    select scheme, country, value, source, count(distinct linking_spelling(name_key)) as names
    from linking_number
    group by scheme, country, value, source
),
shared as (
    select scheme, country, value, max(names) > 3 as is_shared, max(names) as most_names
    from names
    group by scheme, country, value
),
counted as (
    select scheme, country, value, name_key, count(*) as records
    from linking_number
    where name_key is not null
    group by scheme, country, value, name_key
),
main_name as (
    select scheme, country, value, name_key
    from counted
    qualify row_number() over (partition by scheme, country, value order by records desc, name_key) = 1
)
select
    number.party_id, number.scheme, number.country, number.value, known.checksum, known.bears_one,
    case
        when starts_with(number.country, '?') then substr(number.country, 2) || ':'
        when number.country = '' then ''
        else number.country || ':'
    end || number.scheme || ':' || number.value as anchor,
    case
        when known.checksum = 'bad' then 'bad'
        when shared.is_shared then 'shared'
        when known.checksum <> 'ok'
            and number.name_key <> main_name.name_key
            and linking_names_differ(number.name_key, main_name.name_key)
            and not exists (
                select 1
                from name as other
                where other.party_id = number.party_id
                    and coalesce(other.kind, '') <> 'weak'
                    and not linking_names_differ(other.name_key, main_name.name_key)
            ) then 'contradicts'
        else 'good'
    end as state,
    shared.most_names,
    case when known.bears_one then 0 else 2 end + case when known.checksum = 'ok' then 0 else 1 end as weakness
from linking_number as number
inner join linking_checked as known on known.scheme = number.scheme and known.value = number.value
inner join shared
    on shared.scheme = number.scheme and shared.country = number.country and shared.value = number.value
left join main_name
    on main_name.scheme = number.scheme and main_name.country = number.country and main_name.value = number.value;
