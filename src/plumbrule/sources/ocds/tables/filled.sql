-- How many releases there are, over which time, and how many have the fields that matter most.
select
    count(*) as records,
    min(try_cast(substring(release.date, 1, 10) as date)) as first_day,
    max(try_cast(substring(release.date, 1, 10) as date)) as last_day,
    count(release.buyer) as buyer,
    count(code(release.tender."procurementMethod")) as method,
    count(release.tender."tenderPeriod") as tender_period,
    count(*) filter (where len(release.bids.details) > 0) as bids,
    count(*) filter (where len(release.awards) > 0) as awards,
    count(*) filter (where len(release.awards[1].suppliers) > 0) as suppliers
from release
