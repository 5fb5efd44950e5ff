create or replace temp macro network_is_blood(role) as
    regexp_matches(
        lower(role), '\b(parent|mother|father|child|son|daughter|brother|sister|sibling|grand(parent|child|mother|father|son|daughter))\b'
    );

create or replace temp macro network_day(day, missing) as
    case
        when day is null then missing
        when day >= date '9999-01-01' then 999999
        else greatest(-999999, day - date '1970-01-01')
    end;
