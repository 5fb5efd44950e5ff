-- Who belongs to the household in both declarations of a period; the declarant always does.
create or replace temp table wealth_member as
with stated as (
    select
        member.declaration_id, member.member_id, member.relation,
        coalesce(place.entity_id, member.party_id, member.member_id) as who
    from household_member as member
    left join party_entity as place on place.party_id = member.party_id
)
select
    period.person, period.scope, period.opening, period.closing, closing.who, closing.relation,
    opening.member_id as opening_member, closing.member_id as closing_member
from wealth_period as period
inner join stated as opening on opening.declaration_id = period.opening
inner join stated as closing on closing.declaration_id = period.closing and closing.who = opening.who;

create or replace temp table wealth_household as
select
    period.person, period.scope, period.opening, period.closing,
    coalesce(bool_or(member.relation in ('spouse', 'partner')), false) as with_partner,
    coalesce(bool_or(member.relation not in ('spouse', 'partner')), false) as with_dependants,
    1 + count(member.who) as persons,
    count(member.who) filter (where member.relation in ('child')) as children
from wealth_period as period
left join wealth_member as member using (person, scope, opening, closing)
group by all;
