select
    declaration.declaration_id, declaration.person_id as subject_id, declarant.name as person_id,
    body.name as body_id, declaration.kind, declaration.year, declaration.as_of_text,
    declaration.period_start_text, declaration.period_end_text, declaration.version,
    declaration.complete, declaration."position", declaration.supersedes,
    declaration.kind as form, 'self' as held, cast(null as varchar) as person
from declaration
left join party as declarant on declarant.party_id = declaration.person_id
left join party as body on body.party_id = declaration.body_id and body.kind != 'person'
