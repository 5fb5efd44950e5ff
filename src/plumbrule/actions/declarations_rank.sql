-- One row for each declarant, after the accounts were made.
with judged as (
    select
        person, opened, closed, currency, answer, funds_answer, reasons,
        case
            when answer = 'hit' then unexplained_min
            when funds_answer = 'hit' then funds_min
        end as at_least,
        case when answer = 'hit' then 'net_worth' when funds_answer = 'hit' then 'funds' end as method
    from wealth_account
    where scope = 'period'
),
worst as (
    select person, at_least, currency, opened, closed, method
    from judged
    where at_least is not null
    qualify row_number() over (partition by person order by at_least desc, opened) = 1
),
answered as (
    select
        person,
        case
            when bool_or(at_least is not null) then 'hit'
            when bool_or(answer = 'cannot_tell') then 'cannot_tell'
            else 'clear'
        end as answer,
        list_sort(list_distinct(flatten(list(reasons)))) as reasons
    from judged
    group by person
),
every_form as (
    select
        coalesce(place.entity_id, declaration.person_id) as person, declaration.*,
        coalesce(entity.name, party.name) as name, body.name as body_name
    from declaration
    left join party_entity as place on place.party_id = declaration.person_id
    left join entity on entity.entity_id = place.entity_id
    left join party on party.party_id = declaration.person_id
    left join party as body on body.party_id = declaration.body_id
),
form as (
    select
        person, max(name) as name,
        arg_max(position, coalesce(as_of_latest, filed_latest)) as post,
        arg_max(body_name, coalesce(as_of_latest, filed_latest)) as body,
        count(*) filter (where filed_earliest > due_latest) as late
    from every_form
    group by person
),
counted as (
    select
        filing.person, count(*) as forms,
        (select count(*) from every_form where every_form.person = filing.person) - count(*) as changed
    from wealth_filing as filing
    group by filing.person
)
select
    form.person, form.name, form.post, form.body, coalesce(counted.forms, 0) as forms,
    coalesce(answered.answer, 'none') as answer,
    worst.at_least, worst.currency, worst.opened, worst.closed, worst.method,
    answered.reasons, form.late, coalesce(counted.changed, 0) as changed
from form
left join counted using (person)
left join answered using (person)
left join worst using (person)
order by
    case coalesce(answered.answer, 'none') when 'hit' then 1 when 'cannot_tell' then 2 when 'none' then 3 else 4 end,
    percent_rank() over (partition by worst.currency order by worst.at_least) desc,
    worst.at_least desc nulls last, form.late desc, form.person;
