-- First and last day of the calendar that a date can mean, as its text has it; times of day and odd
-- forms fall on the day of the instant.
create or replace temp macro network_first_day(told_text, earliest) as
    case
        when earliest is null then null
        when regexp_full_match(left(told_text, 10), '\d{4}-\d\d-\d\d') then try_cast(left(told_text, 10) as date)
        when regexp_full_match(told_text, '\d{4}-\d\d') then try_cast(told_text || '-01' as date)
        when regexp_full_match(told_text, '\d{4}') then try_cast(told_text || '-01-01' as date)
        else cast(earliest + interval 14 hours as date)
    end;

create or replace temp macro network_last_day(told_text, latest) as
    case
        when latest is null then null
        when regexp_full_match(left(told_text, 10), '\d{4}-\d\d-\d\d') then try_cast(left(told_text, 10) as date)
        when regexp_full_match(told_text, '\d{4}-\d\d') then last_day(try_cast(told_text || '-01' as date))
        when regexp_full_match(told_text, '\d{4}') then try_cast(told_text || '-12-31' as date)
        else cast(latest - interval 12 hours as date)
    end;

-- The weaker of two identity rungs.
create or replace temp macro network_rung_rank(rung) as
    coalesce(
        list_position(
            [
                'name_only', 'name_rare', 'name_date_place', 'publisher_id', 'confirmed', 'documented',
                'id_match', 'self', 'record'
            ],
            rung
        ),
        0
    );

create or replace temp macro network_weaker(rung, other) as
    case when network_rung_rank(rung) <= network_rung_rank(other) then rung else other end;

-- When the register behind each file was last seen; filled by the driver.
create or replace temp table network_sight (file varchar, day date);
