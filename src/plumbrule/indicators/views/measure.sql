/*
kind: view
meaning: A number measured on a unit, on a logarithmic scale, that rules compare with those of like units.
columns:
  kind: `decision` (ln of 1 + days from the deadline to the award), `signature` (the same from the award to the signature) or `evaluation` (the same from the opening to the evaluation)
  unit_id: the unit
  country: ISO 3166-1 alpha-2 code
  year: year of the process
  method: open, selective, limited, direct or null
  category: goods, works or services
  division: first two characters of the first item's class
  region: region of the buyer
  x: the number
*/
select
  'decision' as kind, unit_id, country, year, method, category, division, region,
  ln(1.0 + longest) as x
from award_timing
where longest >= 0
union all
select
  'signature' as kind, unit_id, country, year, method, category, division, region,
  ln(1.0 + longest) as x
from signature_timing
where longest >= 0
union all
select
  'evaluation' as kind, unit_id, country, year, method, category, division, region,
  ln(1.0 + longest) as x
from evaluation_timing
where longest >= 0
