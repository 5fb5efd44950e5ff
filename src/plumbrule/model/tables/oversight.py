"""What auditors found, what became of it, whom officials met, and what they decided on."""

from __future__ import annotations

from plumbrule.model.table import Table, boolean, integer, moment, money, text

TABLES = (
    Table(
        "audit_finding",
        "A finding of an audit.",
        ("finding_id",),
        (
            text("finding_id", "Key: data set and source key"),
            text("report_id", "The audit report"),
            text("auditor_id", "Who audited (party_id)"),
            text("body_id", "The body audited (party_id)"),
            text("unit", "Unit of the body, as received"),
            text("kind", "Type of the finding as coded by the auditor"),
            text("process", "Process it is about: procurement, payroll ..., as received"),
            text("severity", "high, medium, low, or as received"),
            *moment("found", "Date of the report"),
            *moment("closed", "When it was closed"),
            *money("to_recover", "Amount to be recovered"),
            *moment("recover_by", "When it must be recovered"),
            *money("recovered", "What was recovered; null is not zero"),
            *moment("as_of", "The day whose state is told"),
        ),
    ),
    Table(
        "audit_recommendation",
        "A recommendation and a state of it; one row for each state that a source tells.",
        ("recommendation_id", "sequence"),
        (
            text("recommendation_id", "Key: data set and source key"),
            integer("sequence", "Order of the states, from 1"),
            text("finding_id", "The finding it answers"),
            text("addressee_id", "Who must act (party_id)"),
            text("severity", "high, medium, low, or as received"),
            text(
                "status",
                "new, accepted, rejected, in_progress, partly, implemented_claimed, "
                "implemented_verified, superseded, not_implemented, stale",
            ),
            *moment("issued", "When it was made"),
            *moment("due", "When it is due"),
            *moment("extended", "Until when an accepted extension runs"),
            *moment("as_of", "The day whose state is told"),
            text("evidence", "Reference of the evidence; null when none is recorded"),
            text("verified_by", "Who verified, as received"),
            text("reason", "Reason given for a rejection, as received"),
            *money("value", "Amount at stake"),
            boolean("has_evidence_field", "The source records evidence and verifier at all"),
            boolean("has_reason_field", "The source records the reason of a rejection at all"),
        ),
    ),
    Table(
        "lobby_contact",
        "A meeting or other contact as one side reports it; each side is a row of its own.",
        ("contact_id",),
        (
            text("contact_id", "Key: data set and source key"),
            text("official_id", "The official (party_id)"),
            text("body_id", "The official's body (party_id)"),
            text("organisation_id", "Whom the official met (party_id)"),
            text("agent_id", "Who spoke for it (party_id)"),
            *moment("date", "When"),
            text("topic", "As received"),
            text("reported_by", "official or lobbyist"),
        ),
    ),
    Table(
        "lobby_registration",
        "An entry of the register of lobbyists.",
        ("registration_id",),
        (
            text("registration_id", "Key: data set and source key"),
            text("party_id", "Who is registered"),
            text("client_id", "For whom it lobbies (party_id)"),
            *moment("start", "Since when"),
            *moment("end", "Until when"),
        ),
    ),
    Table(
        "official_act",
        "A vote, decision or signature of an official on a named matter.",
        ("act_id",),
        (
            text("act_id", "Key: data set and source key"),
            text("official_id", "The official (party_id)"),
            text("body_id", "The body (party_id)"),
            text("kind", "vote, decision, signature, evaluation, as received"),
            text("subject_id", "The party it concerns (party_id)"),
            text("sector", "The sector it concerns, as received"),
            text("ocid", "Contracting process it belongs to"),
            *moment("date", "When"),
            boolean("recused", "The official stood aside; null when the source does not record it"),
        ),
    ),
    Table(
        "public_benefit",
        "A subsidy, licence, concession or privatisation: public value given by other than contract.",
        ("benefit_id",),
        (
            text("benefit_id", "Key: data set and source key"),
            text("body_id", "Who gives (party_id)"),
            text("beneficiary_id", "Who receives (party_id)"),
            text("kind", "subsidy, licence, concession, privatisation, or as received"),
            text("scheme", "Programme, as received"),
            boolean("universal", "Open to all who ask"),
            *moment("date", "When it was granted"),
            *money("value", "Value"),
        ),
    ),
)
