-- Persons of whom two facts and more beside the name can be compared are judged by all columns.
create or replace temp table linking_alike_scored as
with judged as (
    select
        vector.e_a, vector.e_b, pattern.chance,
        list_count([vector.born, vector.city, vector.postcode, vector.contact, vector.street, vector.number]) as compared,
        -- the parts of one address count for two facts at most
        least(2, list_count([fact for fact in [vector.city, vector.postcode, vector.street] if fact >= 2]))
        + list_count([fact for fact in [vector.born, vector.contact, vector.number] if fact >= 2]) as agreeing
    from linking_alike_vector as vector
    inner join linking_alike_pattern as pattern
        on pattern.given is not distinct from vector.given
        and pattern.family is not distinct from vector.family
        and pattern.born is not distinct from vector.born
        and pattern.city is not distinct from vector.city
        and pattern.postcode is not distinct from vector.postcode
        and pattern.contact is not distinct from vector.contact
        and pattern.street is not distinct from vector.street
        and pattern.number is not distinct from vector.number
    where vector.is_met
),
of_person as (
    select * from judged where compared >= 2
),
spelled as (
    select
        of_person.e_a, of_person.e_b, a.name_key as name_a, b.name_key as name_b, of_person.chance,
        of_person.agreeing,
        greatest(
            jaro_winkler_similarity(a.clean, b.clean),
            jaro_winkler_similarity(linking_alike_in_order(a.clean), linking_alike_in_order(b.clean))
        ) as name_score
    from of_person
    inner join linking_alike_text as a on a.e = of_person.e_a
    inner join linking_alike_text as b on b.e = of_person.e_b
    where of_person.chance >= 0.70
    qualify row_number() over (
        partition by of_person.e_a, of_person.e_b order by name_score desc, a.name_key, b.name_key
    ) = 1
)
select scored.e_a, scored.e_b, scored.name_a, scored.name_b, scored.name_score, scored.score, 0 as agreeing
from linking_alike_scored as scored
anti join of_person on of_person.e_a = least(scored.e_a, scored.e_b) and of_person.e_b = greatest(scored.e_a, scored.e_b)
union all
select e_a, e_b, name_a, name_b, name_score, chance as score, agreeing
from spelled;
