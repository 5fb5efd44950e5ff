-- Names to be compared: of two entities that share a live key, one of them a register's or list's
-- own. Two entries of one source are compared only if the source is no register with numbers of its
-- own, and they share more than a name.
create or replace temp table linking_alike_met as
with live as (
    select key.n, key.e, key.home, key.is_reference, key.is_context, key.key
    from linking_alike_key as key
    semi join linking_alike_live as live on live.key = key.key
)
select distinct a.n as n_a, b.n as n_b
from live as a
inner join live as b on b.key = a.key
inner join linking_alike_source as source on source.rank = b.home
where b.is_reference
    and a.e <> b.e
    and (a.e < b.e or not a.is_reference)
    and (a.home <> b.home or (a.is_context and a.is_reference and not source.is_register));
