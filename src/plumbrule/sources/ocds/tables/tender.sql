-- One row for each process, with its tender. Texts stay as received; what must be one of a list
-- of words is kept beside as null when it is not.
with bodies as (
    select
        place,
        list_filter(
            parties,
            lambda one: one.id
            = coalesce(release.buyer.id, release.tender."procuringEntity".id)
        )[1].address as address
    from release
    where list_bool_or(list_transform(parties, lambda one: one.address is not null))
)

select
    release.line,
    release.prefix || case when release.tender is null then '' else '/tender' end as path,
    release.ocid,
    coalesce(country_code(bodies.address), getvariable('country')) as country,
    code(release.language) as language,
    code(array_to_string(release.tag, ';')) as tags,
    code(release.date) as release_text,
    coalesce(release.merged, 1) as releases,
    code(release.tender.id) as tender_id,
    code(release.tender.title) as title,
    code(release.tender.status) as status,
    code(release.tender."statusDetails") as status_details,
    case
        when release.tender."procurementMethod" in ('open', 'selective', 'limited', 'direct')
            then release.tender."procurementMethod"
    end as method,
    code(release.tender."procurementMethod") as method_text,
    code(release.tender."procurementMethodDetails") as method_details,
    code(release.tender."procurementMethodRationale") as method_rationale,
    case
        when release.tender."mainProcurementCategory" in ('goods', 'works', 'services')
            then release.tender."mainProcurementCategory"
    end as category,
    code(release.tender."awardCriteria") as award_criteria,
    substring(
        code(
            coalesce(
                release.tender.items[1].classification.id,
                release.awards[1].items[1].classification.id
            )
        ),
        1,
        2
    ) as division,
    code(
        coalesce(
            release.tender.items[1].classification.scheme,
            release.awards[1].items[1].classification.scheme
        )
    ) as scheme,
    code(bodies.address.region) as region,
    try_cast(
        substring(
            coalesce(
                code(release.tender."tenderPeriod"."startDate"),
                code(release.tender."tenderPeriod"."endDate"),
                code(release.awards[1].date),
                code(release.date)
            ),
            1,
            4
        ) as bigint
    ) as year,
    party_key(release.ocid, release.buyer.id) as buyer_id,
    party_key(release.ocid, release.tender."procuringEntity".id) as procuring_entity_id,
    release.tender.value.amount as value_amount,
    upper(code(release.tender.value.currency)) as value_currency,
    code(release.tender."tenderPeriod"."startDate") as tender_start_text,
    code(release.tender."tenderPeriod"."endDate") as tender_end_text,
    code(
        list_filter(
            release.tender.documents,
            lambda one: one."documentType" = 'tenderNotice' and one."datePublished" is not null
        )[1]."datePublished"
    ) as notice_text,
    code(release.tender."enquiryPeriod"."startDate") as enquiry_start_text,
    code(release.tender."enquiryPeriod"."endDate") as enquiry_end_text,
    code(release.tender."awardPeriod"."startDate") as award_start_text,
    code(release.tender."awardPeriod"."endDate") as award_end_text,
    code(release.tender."bidOpening".date) as opening_text,
    try_cast(
        regexp_replace(trim(release.tender."numberOfTenderers", '" '), '\.0+$', '') as bigint
    ) as number_of_tenderers,
    case
        when not regexp_full_match(release.tender."numberOfTenderers", '[0-9]+|null')
            then release.tender."numberOfTenderers"
    end as number_of_tenderers_text,
    code(array_to_string(release.tender."submissionMethod", ';')) as submission_method,
    code(release.tender."eligibilityCriteria") as eligibility,
    release.tender."hasEnquiries" as has_enquiries,
    coalesce(len(release.tender.lots), 0) as lots,
    code(release.planning.budget.id) as budget_id,
    release.planning.budget.amount.amount as budget_amount,
    upper(code(release.planning.budget.amount.currency)) as budget_currency
from release
left join bodies on release.place = bodies.place
