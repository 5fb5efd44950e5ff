-- Contracting processes by number and title, the latest first.
select
    ocid,
    tender_id,
    title,
    year
from tender
order by year desc nulls last, ocid
