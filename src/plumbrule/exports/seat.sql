-- Public posts of persons in scope.
select
    post_holder.holding_id, person.entity_id as person_entity, body.entity_id as body_entity,
    body_entity.name as body_name, body_entity.kind as body_kind,
    post_holder.post_id, coalesce(post_holder.title, post.title) as title, post.kind, post.country,
    exported_date(post_holder.start_text, post_holder.start_earliest, post_holder.start_latest) as start_date,
    exported_date(post_holder.end_text, post_holder.end_earliest, post_holder.end_latest) as end_date,
    post_holder.current, post_holder.source
from post_holder
left join post using (post_id)
inner join party_entity as person on person.party_id = post_holder.person_id
inner join exported_scope as scope on scope.entity_id = person.entity_id
left join party_entity as body on body.party_id = coalesce(post_holder.body_id, post.body_id)
left join entity as body_entity on body_entity.entity_id = body.entity_id
order by post_holder.holding_id;
