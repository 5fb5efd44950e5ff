with stated as (
    select
        ocid,
        line,
        prefix || '/tender' as path,
        '' as lot_id,
        tender.techniques as techniques,
        tender."contractPeriod" as period,
        tender."submissionTerms" as terms,
        tender."secondStage" as stage
    from release
    where
        tender.techniques is not null
        or tender."contractPeriod" is not null
        or tender."submissionTerms" is not null
        or tender."secondStage" is not null
),

lots as (
    select
        ocid,
        line,
        prefix,
        unnest(tender.lots) as lot,
        generate_subscripts(tender.lots, 1) as place
    from release
    where len(tender.lots) > 0
),

found as (
    select ocid, line, path, lot_id, techniques, period, terms, stage
    from stated
    union all
    select
        ocid,
        line,
        path_of(prefix, '/tender/lots', place) as path,
        lot.id as lot_id,
        lot.techniques as techniques,
        lot."contractPeriod" as period,
        lot."submissionTerms" as terms,
        lot."secondStage" as stage
    from lots
    where
        lot.techniques is not null
        or lot."contractPeriod" is not null
        or lot."submissionTerms" is not null
        or lot."secondStage" is not null
)

select
    ocid,
    line,
    path,
    lot_id,
    case
        when techniques is not null
            then coalesce(
                techniques."hasFrameworkAgreement", techniques."frameworkAgreement" is not null
            )
    end as framework,
    try_cast(
        regexp_replace(trim(techniques."frameworkAgreement"."maximumParticipants"::varchar, '" '), '\.0+$', '') as bigint
    ) as framework_participants,
    code(techniques."frameworkAgreement"."periodRationale") as framework_rationale,
    code(period."startDate") as contract_start_text,
    code(period."endDate") as contract_end_text,
    try_cast(
        regexp_replace(trim(period."durationInDays"::varchar, '" '), '\.0+$', '') as bigint
    ) as contract_days,
    code(terms."depositsGuarantees") as guarantee,
    code(terms."bidValidityPeriod"."endDate") as validity_text,
    try_cast(
        regexp_replace(trim(terms."bidValidityPeriod"."durationInDays"::varchar, '" '), '\.0+$', '') as bigint
    ) as validity_days,
    try_cast(
        regexp_replace(trim(stage."minimumCandidates"::varchar, '" '), '\.0+$', '') as bigint
    ) as candidates
from found
