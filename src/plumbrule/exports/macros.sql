-- The date a moment can mean, as far as it is known: a day, a month, a year, or null. What the source
-- wrote counts when it is such a date; else both ends tell, which are a day widened to every zone.
create or replace macro exported_date(moment_text, earliest, latest) as
    case
        when earliest is null then null
        when regexp_matches(moment_text, '^\d{4}(-\d\d(-\d\d)?)?($|[T ])')
            then regexp_extract(replace(moment_text, '-00', ''), '^\d{4}(-\d\d(-\d\d)?)?')
        when strftime(earliest + interval 14 hour, '%Y-%m-%d') = strftime(latest - interval 12 hour, '%Y-%m-%d')
            then strftime(latest - interval 12 hour, '%Y-%m-%d')
        when earliest = latest then strftime(earliest, '%Y-%m-%d')
        when strftime(earliest + interval 14 hour, '%Y-%m') = strftime(latest - interval 12 hour, '%Y-%m')
            then strftime(latest - interval 12 hour, '%Y-%m')
        when strftime(earliest + interval 14 hour, '%Y') = strftime(latest - interval 12 hour, '%Y')
            then strftime(latest - interval 12 hour, '%Y')
    end;

-- All different values of a column but null, in the order of their signs.
create or replace macro exported_values(column_value) as
    coalesce(list(distinct column_value order by column_value) filter (where column_value is not null), []);
