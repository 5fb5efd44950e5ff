/*
kind: table
meaning: Each kind of like units that has a measure, with one key for all that makes units alike.
columns:
  kind: kind of measure
  key: country, year, method, category, division and region in one text
  country: ISO 3166-1 alpha-2 code
  year: year of the process
  method: open, selective, limited, direct or null
  category: goods, works or services
  division: first two characters of the first item's class
  region: region of the buyer
  x: a value measured on units of this key
  n: units of this key it was measured on
*/
select
  kind, alike(country, year, method, category, division, region) as key,
  country, year, method, category, division, region, x, count(*) as n
from measure
group by kind, country, year, method, category, division, region, x
