-- Pairs of entities under one strict name. Two entries of one source are pairs only when a second
-- fact agrees. A name with more than 200 bearers gives each of them one pair, with
-- the entity of a list if any bears it, and pairs of bearers with one day of birth or founding.
create or replace temp table linking_pair as
with bearers as (
    select
        name_key, count(*) as bearers,
        min_by(entity_id, (not is_listed, not is_reference, entity_id)) as first_entity
    from linking_known_as
    where alias < 2 or is_reference
    group by name_key
),
known_day as (
    select known_as.entity_id, known_as.name_key, unnest(fact.days) as day
    from linking_known_as as known_as
    inner join bearers on bearers.name_key = known_as.name_key and bearers.bearers > 200
    inner join linking_fact as fact on fact.entity_id = known_as.entity_id
),
day_group as (
    select name_key, day
    from known_day
    group by name_key, day
    having count(*) between 2 and 200
),
met as (
    select a.name_key, a.entity_id as entity_a, b.entity_id as entity_b
    from linking_known_as as a
    inner join bearers on bearers.name_key = a.name_key and bearers.bearers between 2 and 200
    inner join linking_known_as as b on b.name_key = a.name_key and b.entity_id > a.entity_id
    inner join linking_fact as fact_a on fact_a.entity_id = a.entity_id
    inner join linking_fact as fact_b on fact_b.entity_id = b.entity_id
    where (a.is_reference or b.is_reference)
        and (
            a.first_source <> a.last_source
            or b.first_source <> b.last_source
            or a.first_source <> b.first_source
            or list_has_any(fact_a.days, fact_b.days)
            or list_has_any(fact_a.localities, fact_b.localities)
            or list_has_any(fact_a.postcodes, fact_b.postcodes)
        )
    union
    select
        known_as.name_key, least(known_as.entity_id, bearers.first_entity) as entity_a,
        greatest(known_as.entity_id, bearers.first_entity) as entity_b
    from linking_known_as as known_as
    inner join bearers on bearers.name_key = known_as.name_key and bearers.bearers > 200
    where known_as.entity_id <> bearers.first_entity
    union
    select a.name_key, a.entity_id as entity_a, b.entity_id as entity_b
    from known_day as a
    semi join day_group on day_group.name_key = a.name_key and day_group.day = a.day
    inner join known_day as b on b.name_key = a.name_key and b.day = a.day and b.entity_id > a.entity_id
),
weighed as (
    select
        met.entity_a, met.entity_b, met.name_key, bearers.bearers,
        greatest(a.alias, b.alias) as alias,
        a.first_source = a.last_source and b.first_source = b.last_source
        and a.first_source = b.first_source as one_source
    from met
    inner join linking_known_as as a on a.name_key = met.name_key and a.entity_id = met.entity_a
    inner join linking_known_as as b on b.name_key = met.name_key and b.entity_id = met.entity_b
    inner join bearers on bearers.name_key = met.name_key
    where a.is_reference or b.is_reference
)
select *
from weighed
qualify row_number() over (
    partition by entity_a, entity_b order by alias, bearers, name_key
) = 1;

-- Pairs under names that are only alike; of all pairs, how alike they are. Which bearers of one
-- strict name are pairs is said above.
create or replace temp table linking_judged_pair as
select
    coalesce(strict.entity_a, alike.entity_a) as entity_a,
    coalesce(strict.entity_b, alike.entity_b) as entity_b,
    strict.entity_a is not null as is_strict,
    strict.alias, strict.bearers, coalesce(strict.one_source, alike.is_within) as one_source,
    alike.name_a, alike.name_b, alike.name_score, alike.score, alike.margin, alike.agreeing
from linking_pair as strict
full join linking_alike_pair as alike
    on alike.entity_a = strict.entity_a and alike.entity_b = strict.entity_b
where strict.entity_a is not null or alike.name_a <> alike.name_b or alike.agreeing >= 1;
