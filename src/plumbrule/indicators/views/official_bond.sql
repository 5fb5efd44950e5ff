/*
kind: table
meaning: All that ties an official or the family to a firm or person: interests, chains of owners, payers, clients, creditors, landlords.
columns:
  bond_id: the tie, or the ties of a chain, or the item of a declaration
  kind: ownership, control, directorship, chain, payer, client, creditor or landlord
  official: entity of the official
  kin_id: the family tie; null when it is the official's own
  kin_start_earliest: earliest instant the start of the family tie can mean
  kin_start_latest: latest instant it can mean
  kin_end_earliest: earliest instant its end can mean
  kin_end_latest: latest instant it can mean
  firm: entity of the other side
  rank: rank of the weakest identity rung between the two
  start_earliest: earliest instant the start of the tie can mean
  start_latest: latest instant it can mean
  end_earliest: earliest instant its end can mean
  end_latest: latest instant it can mean
  by_post: a seat that goes with a post
  only_manages: directs a firm of which no person is known to own a part
  share: part held along a chain, of one; null when not known
  steps: ties of a chain; 1 for all else
  declared_in: data set of the declaration; null when it stands in another register
*/
select
  coalesce(i.relation_id, i.declared_id) as bond_id, i.kind, i.official, i.kin_id,
  i.kin_start_earliest, i.kin_start_latest, i.kin_end_earliest, i.kin_end_latest, i.firm, i.rank,
  i.start_earliest, i.start_latest, i.end_earliest, i.end_latest, i.by_post, i.only_manages,
  cast(null as double) as share, 1 as steps, i.declared_in
from official_interest as i
union all
select
  t.path as bond_id, 'chain' as kind, t.official, cast(null as varchar) as kin_id,
  cast(null as timestamp with time zone) as kin_start_earliest,
  cast(null as timestamp with time zone) as kin_start_latest,
  cast(null as timestamp with time zone) as kin_end_earliest,
  cast(null as timestamp with time zone) as kin_end_latest, t.firm, t.rank,
  coalesce(t.may_from, timestamp with time zone '0001-01-01 00:00:00+00') as start_earliest,
  t.sure_from as start_latest, t.sure_to as end_earliest, t.may_to as end_latest, t.by_post,
  false as only_manages, t.share, t.steps, cast(null as varchar) as declared_in
from official_tie as t
where t.how = 'owns' and t.steps > 1
union all
select
  concat(d.table_name, ':', d.file, ':', d.line, ':', d.path, ':', d.record) as bond_id, d.kind,
  d.official, if(d.holder = 'family', concat(d.official, '/household'), null) as kin_id,
  cast(null as timestamp with time zone) as kin_start_earliest,
  cast(null as timestamp with time zone) as kin_start_latest,
  cast(null as timestamp with time zone) as kin_end_earliest,
  cast(null as timestamp with time zone) as kin_end_latest, d.firm,
  if(d.holder = 'unknown', 0, d.rank) as rank, d.start_earliest, d.start_latest, d.end_earliest,
  d.end_latest, false as by_post, false as only_manages, cast(null as double) as share, 1 as steps,
  d.source as declared_in
from declared_tie as d
where d.kind in ('client', 'payer', 'creditor', 'landlord')
