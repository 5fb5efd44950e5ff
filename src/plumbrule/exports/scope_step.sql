-- One step outwards along ties, posts and listings of owners: who stands beside whom is known already.
insert into exported_scope
with tie as (
    select source.entity_id as one, target.entity_id as other
    from relation
    inner join party_entity as source on source.party_id = relation.from_id
    inner join party_entity as target on target.party_id = relation.to_id
    union all
    select person.entity_id, body.entity_id
    from post_holder
    left join post using (post_id)
    inner join party_entity as person on person.party_id = post_holder.person_id
    inner join party_entity as body on body.party_id = coalesce(post_holder.body_id, post.body_id)
)
select other as entity_id from tie inner join exported_scope as known on known.entity_id = tie.one
union
select one from tie inner join exported_scope as known on known.entity_id = tie.other
except
select entity_id from exported_scope;
