/*
Named formulas that rules may use; each engine renders them exactly.
*/

-- Type 8 quantile (Hyndman and Fan 1996) of a list that is sorted and has no null:
-- h = (n + 1/3) p + 1/3, between the h-th smallest and the next; null for an empty list.
create or replace temp macro quantile8(sorted, p) as
  case
    when len(sorted) = 0 then null
    when (len(sorted) + 1.0 / 3.0) * p + 1.0 / 3.0 < 1 then sorted[1]
    when (len(sorted) + 1.0 / 3.0) * p + 1.0 / 3.0 >= len(sorted) then sorted[len(sorted)]
    else sorted[cast(floor((len(sorted) + 1.0 / 3.0) * p + 1.0 / 3.0) as integer)]
      + ((len(sorted) + 1.0 / 3.0) * p + 1.0 / 3.0
          - floor((len(sorted) + 1.0 / 3.0) * p + 1.0 / 3.0))
        * (sorted[cast(floor((len(sorted) + 1.0 / 3.0) * p + 1.0 / 3.0) as integer) + 1]
          - sorted[cast(floor((len(sorted) + 1.0 / 3.0) * p + 1.0 / 3.0) as integer)])
  end;

-- Tukey's fences: a value beyond them is far from the middle half of its group.
create or replace temp macro fence_low(q1, q3) as q1 - 1.5 * (q3 - q1);
create or replace temp macro fence_high(q1, q3) as q3 + 1.5 * (q3 - q1);

-- Bounds of Wilson's interval for k of n (Wilson 1927); null when n is 0.
create or replace temp macro wilson_low(k, n, z) as
  (k / nullif(cast(n as double), 0) + z * z / (2.0 * nullif(n, 0))
    - z * sqrt(k / nullif(cast(n as double), 0) * (1.0 - k / nullif(cast(n as double), 0))
        / nullif(n, 0) + z * z / (4.0 * nullif(n, 0) * nullif(n, 0))))
  / (1.0 + z * z / nullif(n, 0));
create or replace temp macro wilson_high(k, n, z) as
  (k / nullif(cast(n as double), 0) + z * z / (2.0 * nullif(n, 0))
    + z * sqrt(k / nullif(cast(n as double), 0) * (1.0 - k / nullif(cast(n as double), 0))
        / nullif(n, 0) + z * z / (4.0 * nullif(n, 0) * nullif(n, 0))))
  / (1.0 + z * z / nullif(n, 0));

-- Rank of an identity rung, greater is stronger. A record that stands alone, or an answer that
-- rests on no link, is as strong as the record itself.
create or replace temp macro rung_rank(rung) as
  case rung
    when 'record' then 9
    when 'self' then 8
    when 'id_match' then 7
    when 'documented' then 6
    when 'confirmed' then 5
    when 'publisher_id' then 4
    when 'name_date_place' then 3
    when 'name_rare' then 2
    when 'name_only' then 1
    else 0
  end;

-- The name of a rank.
create or replace temp macro rung_name(rank) as
  case rank
    when 9 then 'record'
    when 8 then 'self'
    when 7 then 'id_match'
    when 6 then 'documented'
    when 5 then 'confirmed'
    when 4 then 'publisher_id'
    when 3 then 'name_date_place'
    when 2 then 'name_rare'
    when 1 then 'name_only'
    else 'unknown'
  end;

-- Whether two sets of parties, as `offer.tenderer` writes them, have a member in common.
create or replace temp macro shares_member(one, other) as
  one = other
  or len(list_intersect(string_split(one, ' + '), string_split(other, ' + '))) > 0;

-- Seconds from one instant to another, and whole days of 24 hours in it.
create or replace temp macro seconds_between(begin_at, end_at) as
  (epoch_us(end_at) - epoch_us(begin_at)) / 1000000.0;
create or replace temp macro whole_days(begin_at, end_at) as
  floor((epoch_us(end_at) - epoch_us(begin_at)) / 86400000000.0);

-- First and last instant of a text in the time of the place it was written at; both ends of a
-- record written at one place can be compared so although its zone is not known.
create or replace temp macro local_begin(written) as
  try_cast(substring(written, 1, 19) as timestamp);
create or replace temp macro local_end(written) as
  case
    when length(written) <= 10
      then try_cast(substring(written, 1, 10) as timestamp)
        + interval 1 day - interval 1 microsecond
    else try_cast(substring(written, 1, 19) as timestamp)
  end;

-- Whole days from one moment to another, at the most and at the least that the texts allow. Two
-- moments that are both not exact were written at one place, and are compared in its time.
create or replace temp macro longest_days(
  from_earliest, from_latest, from_text, to_earliest, to_latest, to_text
) as
  case
    when from_earliest <> from_latest and to_earliest <> to_latest
      and local_begin(from_text) is not null and local_end(to_text) is not null
      then whole_days(local_begin(from_text), local_end(to_text))
    else whole_days(from_earliest, to_latest)
  end;
create or replace temp macro shortest_days(
  from_earliest, from_latest, from_text, to_earliest, to_latest, to_text
) as
  case
    when from_earliest <> from_latest and to_earliest <> to_latest
      and local_end(from_text) is not null and local_begin(to_text) is not null
      then whole_days(local_end(from_text), local_begin(to_text))
    else whole_days(from_latest, to_earliest)
  end;

-- Why whole days between two moments are not certain: a time without a zone, or a day without a time.
create or replace temp macro doubt_of_dates(
  from_earliest, from_latest, from_text, to_earliest, to_latest, to_text
) as
  case
    when (from_earliest <> from_latest and length(from_text) > 10)
      or (to_earliest <> to_latest and length(to_text) > 10) then 'no_timezone'
    else 'window'
  end;

-- One text for all that makes two units alike, unknown parts included.
create or replace temp macro alike(country, year, method, category, division, region) as
  concat(
    coalesce(country, '?'), '|', coalesce(cast(year as varchar), '?'), '|', coalesce(method, '?'),
    '|', coalesce(category, '?'), '|', coalesce(division, '?'), '|', coalesce(region, '?')
  );

-- The day of a moment: as written where its zone is not known, else in UTC.
create or replace temp macro written_day(earliest, latest, written) as
  if(
    earliest <> latest and local_begin(written) is not null,
    cast(local_begin(written) as date), cast(earliest as date)
  );

-- Whether a moment is surely before another; two that are both not exact were written at one place.
create or replace temp macro surely_before(
  first_earliest, first_latest, first_text, second_earliest, second_latest, second_text
) as
  case
    when first_earliest <> first_latest and second_earliest <> second_latest
      and local_end(first_text) is not null and local_begin(second_text) is not null
      then local_end(first_text) < local_begin(second_text)
    else first_latest < second_earliest
  end;

-- The section of a form in which an asset stands.
create or replace temp macro form_section(asset) as
  case
    when asset in ('real_estate', 'vehicle', 'movable', 'stake') then asset
    when asset in ('bank', 'cash', 'receivable', 'insurance') then 'money'
    when asset in ('security', 'fund', 'crypto') then 'security'
    else 'other'
  end;

-- Why a section of a form says nothing: the reason code of its status; null when it does.
create or replace temp macro silent_section(status, section) as
  case
    when status in ('declared', 'none') then null
    when status in ('not_answered', 'refused', 'not_public', 'not_required', 'unreadable')
      then concat(status, ':', section)
    else concat('missing_field:section_status/', section)
  end;

-- First and last day that a moment may lie on; the day as written where it is written as one.
create or replace temp macro first_day_of(earliest, latest, written) as
  if(
    length(written) >= 10 and local_begin(written) is not null,
    written_day(earliest, latest, written), cast(earliest as date)
  );
create or replace temp macro last_day_of(earliest, latest, written) as
  if(
    length(written) >= 10 and local_begin(written) is not null,
    written_day(earliest, latest, written), cast(latest as date)
  );
