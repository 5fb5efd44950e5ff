-- What is said of each pair. Nothing here joins: it is what a person may look at, and why a check
-- that depends on the pair answers "cannot tell".
create or replace temp table linking_entity_number as
select distinct
    placed.entity_id, bearing.scheme, bearing.country, ltrim(bearing.value, '0') as value
from linking_bearing as bearing
inner join linked_party_entity as placed on placed.party_id = bearing.party_id
semi join (
    select entity_a as entity_id from linking_judged_pair
    union
    select entity_b as entity_id from linking_judged_pair
) as paired on paired.entity_id = placed.entity_id
where bearing.state = 'good' and bearing.bears_one;

create or replace table linked_candidate as
with number_conflict as (
    select pair.entity_a, pair.entity_b, a.scheme
    from linking_judged_pair as pair
    inner join linking_entity_number as a on a.entity_id = pair.entity_a
    inner join linking_entity_number as b
        on b.entity_id = pair.entity_b and b.scheme = a.scheme and b.country = a.country
    group by pair.entity_a, pair.entity_b, a.scheme, a.country
    having not bool_or(a.value = b.value)
),
number_against as (
    select entity_a, entity_b, string_agg(distinct scheme, ', ' order by scheme) as schemes
    from number_conflict
    group by entity_a, entity_b
),
day_met as (
    select
        pair.entity_a, pair.entity_b,
        unnest(a.days) as day_a, b.days as days_b
    from linking_judged_pair as pair
    inner join linking_fact as a on a.entity_id = pair.entity_a
    inner join linking_fact as b on b.entity_id = pair.entity_b
    where a.days is not null and b.days is not null
),
day_pair as (
    select entity_a, entity_b, day_a, unnest(days_b) as day_b
    from day_met
),
day_like as (
    select
        entity_a, entity_b, min(day_a) as day,
        bool_or(day_a = day_b) as same,
        bool_or(
            left(day_a, length(day_a) - 5) = left(day_b, length(day_b) - 5)
            and right(day_a, 2) = substr(day_b, length(day_b) - 4, 2)
            and right(day_b, 2) = substr(day_a, length(day_a) - 4, 2)
            or damerau_levenshtein(day_a, day_b) = 1
            or right(day_a, 5) = right(day_b, 5)
            and abs(
                cast(substr(day_a, length(day_a) - 9, 4) as integer)
                - cast(substr(day_b, length(day_b) - 9, 4) as integer)
            ) = 1
        ) as slip
    from day_pair
    where length(day_a) = length(day_b)
    group by entity_a, entity_b
),
year_met as (
    select pair.entity_a, pair.entity_b, unnest(a.years) as year_a, b.years as years_b
    from linking_judged_pair as pair
    inner join linking_fact as a on a.entity_id = pair.entity_a
    inner join linking_fact as b on b.entity_id = pair.entity_b
    where a.years is not null and b.years is not null
),
year_pair as (
    select entity_a, entity_b, year_a, unnest(years_b) as year_b
    from year_met
),
year_like as (
    select
        entity_a, entity_b,
        min(abs(cast(right(year_a, 4) as integer) - cast(right(year_b, 4) as integer))) as years
    from year_pair
    where length(year_a) = length(year_b)
    group by entity_a, entity_b
),
judged as (
    select
        pair.*,
        number_against.schemes,
        coalesce(day_like.same, false) as same_day,
        coalesce(day_like.slip, false) as slip,
        day_like.entity_a is not null as have_days,
        year_like.years,
        list_has_any(a.countries, b.countries) as same_country,
        coalesce(list_has_any(a.localities, b.localities), false) as same_locality,
        coalesce(list_has_any(a.postcodes, b.postcodes), false) as same_postcode,
        a.is_person or b.is_person as of_person,
        a.is_person and b.is_organisation and not b.is_person
        or b.is_person and a.is_organisation and not a.is_person as of_two_natures
    from linking_judged_pair as pair
    inner join linking_fact as a on a.entity_id = pair.entity_a
    inner join linking_fact as b on b.entity_id = pair.entity_b
    left join number_against
        on number_against.entity_a = pair.entity_a and number_against.entity_b = pair.entity_b
    left join day_like on day_like.entity_a = pair.entity_a and day_like.entity_b = pair.entity_b
    left join year_like on year_like.entity_a = pair.entity_a and year_like.entity_b = pair.entity_b
),
ranked as (
    select
        *,
        case
            when schemes is not null then 'refuted_id'
            -- Where further facts agree, a date may be miswritten; by a generation, only if a number
            -- or contact agrees beside the address.
            -- Over two sources one such fact, a town perhaps, is too little: the date stands against it.
            when
                (agreeing >= 3 or (agreeing >= 2 or one_source and agreeing >= 1) and years <= 12)
                and not same_day
                then 'name_only'
            when have_days and not same_day and not slip then 'refuted_date'
            when not have_days and years > 1 then 'refuted_date'
            when same_day then 'name_date_place'
            when not of_person and (same_locality or same_postcode) and same_country is not false
                then 'name_date_place'
            else 'name_only'
        end as rung
    from judged
),
by_name as (
    select
        entity_a, entity_b, rung,
        concat_ws(
            '; ',
            case
                when not is_strict then 'names alike (' || name_a || ' / ' || name_b || ')'
                when alias = 0 then 'same strict name'
                when alias = 1 then 'same strict name, an alias on one side'
                else 'same strict name, a weak alias on one side'
            end,
            'borne by ' || bearers || ' entities that were compared'
            || case when bearers > 200 then ', of which not every pair is written out' else '' end,
            'numbers differ in ' || schemes,
            case
                when same_day then 'same day of birth or founding'
                when slip then 'days of birth or founding differ as by a slip of the pen'
                when have_days then 'days of birth or founding differ'
                when years = 0 then 'same year of birth or founding'
                when years = 1 then 'years of birth or founding differ by one'
                when years > 1 then 'years of birth or founding differ'
            end,
            case when same_locality then 'same place' end,
            case when same_postcode then 'same postcode' end,
            case
                when same_country then 'same country'
                when not same_country then 'countries differ'
            end,
            case when agreeing >= 1 then 'further facts that agree or nearly do: ' || agreeing end,
            case when of_two_natures then 'a person on one side, an organisation on the other' end
        ) as evidence,
        case when is_strict then 'strict' else 'alike' end as names, score, margin,
        case
            when starts_with(rung, 'refuted') then 'rejected'
            when score >= 0.90 and (name_score >= 0.70 or agreeing >= 1) and coalesce(margin, 1) >= 0.05
                and not of_two_natures
                and (rung = 'name_date_place' or agreeing >= 1 or not (of_person or one_source))
                and not coalesce(alias = 2, false)
                then 'accepted'
            else 'review'
        end as band
    from ranked
    where rung = 'name_date_place'
        or (is_strict and alias < 2 and not one_source)
        or (not is_strict and (not one_source or agreeing >= 1))
        or (one_source and agreeing >= 1)
),
by_number as (
    select a.entity_id as entity_a, b.entity_id as entity_b, bearing.scheme, bearing.state
    from linking_bearing as bearing
    inner join linked_party_entity as a on a.party_id = bearing.party_id
    inner join linking_bearing as other on other.anchor = bearing.anchor and other.state = 'good'
    inner join linked_party_entity as b on b.party_id = other.party_id
    where bearing.state = 'contradicts'
),
bad_number as (
    select placed.entity_id, bearing.anchor, bearing.scheme, bearing.name_key
    from linking_bearing as bearing
    inner join linked_party_entity as placed on placed.party_id = bearing.party_id
    where bearing.state = 'bad' and bearing.name_key is not null
    group by placed.entity_id, bearing.anchor, bearing.scheme, bearing.name_key
    qualify count(*) over (partition by bearing.anchor, bearing.name_key) <= 200
),
told as (
    select entity_a, entity_b, rung, evidence, names, score, margin, band from by_name
    union
    select
        least(entity_a, entity_b) as entity_a, greatest(entity_a, entity_b) as entity_b,
        'id_name_differs' as rung,
        'same number of ' || scheme || ', names with nothing in common' as evidence,
        null as names, null as score, null as margin, 'review' as band
    from by_number
    where entity_a <> entity_b
    union
    select
        a.entity_id as entity_a, b.entity_id as entity_b, 'name_date_place' as rung,
        'same strict name; same number of ' || a.scheme || ', which fails its check' as evidence,
        'strict' as names, null as score, null as margin, 'review' as band
    from bad_number as a
    inner join bad_number as b
        on b.anchor = a.anchor and b.name_key = a.name_key and b.entity_id > a.entity_id
    union
    select
        least(coalesce(a.entity_id, refused.node_a), coalesce(b.entity_id, refused.node_b)) as entity_a,
        greatest(coalesce(a.entity_id, refused.node_a), coalesce(b.entity_id, refused.node_b)) as entity_b,
        refused.rung, refused.evidence,
        null as names, null as score, null as margin, 'rejected' as band
    from linking_refused as refused
    left join linking_component as a on a.node = refused.node_a
    left join linking_component as b on b.node = refused.node_b
),
apart as (
    select
        least(a.entity_id, b.entity_id) as entity_a, greatest(a.entity_id, b.entity_id) as entity_b,
        'not_same' as rung, decision.reason as evidence,
        null as names, null as score, null as margin, 'rejected' as band
    from linking_decision as decision
    inner join linked_party_entity as a on a.party_id = decision.record_a
    inner join linked_party_entity as b on b.party_id = decision.record_b
    where decision.kind = 'not_same'
),
every_row as (
    select entity_a, entity_b, rung, evidence, names, score, margin, band
    from told
    anti join apart using (entity_a, entity_b)
    union all
    select entity_a, entity_b, rung, evidence, names, score, margin, band
    from apart
)
select
    entity_a, entity_b, rung,
    string_agg(distinct evidence, '; ' order by evidence) as evidence,
    rung || case when max(names) = 'alike' then ' 2' else ' 1' end as rule,
    max(names) as names, max(score) as score, min(margin) as margin, min(band) as band
from every_row
where entity_a <> entity_b
group by entity_a, entity_b, rung;
