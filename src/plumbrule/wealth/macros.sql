-- Intervals: low null is without lower bound, high null without upper.

-- The calendar day of a moment whose both ends lie on one day; null for a month, a year, or nothing.
-- A day without a known zone begins at UTC+14 and ends at UTC-12.
create or replace macro wealth_day(earliest, latest) as
    case
        when cast(earliest + interval 14 hour as date) = cast(latest - interval 12 hour as date)
            then cast(latest - interval 12 hour as date)
        when earliest = latest then cast(latest as date)
    end;

-- Rounded outward to four decimals: an interval only ever widens.
create or replace macro wealth_down(amount) as cast(floor(amount * 10000) as decimal(38, 0)) * 0.0001;
create or replace macro wealth_up(amount) as cast(ceil(amount * 10000) as decimal(38, 0)) * 0.0001;

-- The lesser and the greater end of an interval times another whose ends are not negative.
create or replace macro wealth_times_low(low, rate_low, rate_high) as
    wealth_down(least(low * cast(rate_low as decimal(16, 10)), low * cast(rate_high as decimal(16, 10))));
create or replace macro wealth_times_high(high, rate_low, rate_high) as
    wealth_up(greatest(high * cast(rate_low as decimal(16, 10)), high * cast(rate_high as decimal(16, 10))));

-- The section of a form in which an asset stands.
create or replace macro wealth_section(asset) as
    case
        when asset in ('real_estate', 'vehicle', 'movable', 'stake') then asset
        when asset in ('bank', 'cash', 'receivable', 'insurance') then 'money'
        when asset in ('security', 'fund', 'crypto') then 'security'
        when asset = 'free_use' then null
        else 'other'
    end;

-- How the value of what did not change hands moves: a balance is what it is, a market value may fall
-- or rise by itself, all else stays at what it was.
create or replace macro wealth_nature(asset, basis) as
    case
        when asset in ('bank', 'cash', 'receivable', 'insurance') then 'balance'
        when asset in ('fund', 'crypto', 'security') and coalesce(basis, 'balance') in ('balance', 'market') then 'market'
        else 'thing'
    end;
