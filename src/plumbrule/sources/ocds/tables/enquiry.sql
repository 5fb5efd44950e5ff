with found as (
    select
        ocid,
        line,
        prefix,
        unnest(tender.enquiries) as enquiry,
        generate_subscripts(tender.enquiries, 1) as place
    from release
    where len(tender.enquiries) > 0
)

select
    ocid,
    line,
    path_of(prefix, '/tender/enquiries', place) as path,
    coalesce(code(enquiry.id), '@' || (place - 1)) as enquiry_id,
    code(enquiry."relatedLot") as lot_id,
    code(enquiry.answer) is not null as answered,
    code(enquiry.date) as asked_text,
    code(enquiry."dateAnswered") as answer_text
from found
where enquiry is not null
