"""What bidders pay to take part, ask and complain of. Names follow the extensions of OCDS 1.1."""

from __future__ import annotations

from plumbrule.model.table import Table, boolean, moment, money, text

_OCID = text("ocid", "The contracting process")

TABLES = (
    Table(
        "participation_fee",
        "What bidders pay to take part in a process.",
        ("ocid", "fee_id"),
        (
            _OCID,
            text("fee_id", "Identifier inside the process, else its place"),
            text("kind", "document, deposit, submission, win or as received, joined by `;`"),
            *money("value", "Amount of the fee"),
            text("description", "As received"),
        ),
    ),
    Table(
        "enquiry",
        "A question about a tender and its answer; not their texts.",
        ("ocid", "enquiry_id"),
        (
            _OCID,
            text("enquiry_id", "Identifier inside the process, else its place"),
            text("lot_id", "The lot it is about, when one is named"),
            boolean("answered", "An answer is published"),
            *moment("asked", "When it was asked"),
            *moment("answer", "When it was answered"),
        ),
    ),
    Table(
        "complaint",
        "A complaint about a process; not its text.",
        ("ocid", "complaint_id"),
        (
            _OCID,
            text("complaint_id", "Identifier inside the process, else its place"),
            text("award_id", "The award it is against, when it is filed against one"),
            text("lot_id", "The lot it is about, when one is named"),
            text("kind", "Kind as received"),
            text("status", "Status as received, which may tell the outcome"),
            *moment("filed", "When it was filed"),
            *moment("decided", "When it was decided"),
        ),
    ),
    Table(
        "requirement",
        "Something a bidder or its bid must show.",
        ("ocid", "requirement_id"),
        (
            _OCID,
            text("requirement_id", "Identifier inside the process"),
            text("criterion_id", "The criterion it belongs to"),
            text("relates_to", "tenderer, item or award; null when not stated"),
            text("title", "As received"),
        ),
    ),
    Table(
        "requirement_response",
        "What a bid answers to a requirement.",
        ("ocid", "bid_id", "response_id"),
        (
            _OCID,
            text("bid_id", "The bid"),
            text("response_id", "Identifier inside the bid, else its place"),
            text("requirement_id", "The requirement it answers"),
        ),
    ),
    Table(
        "stated_value",
        "A fee or the value of a contract as one release said it, of a process merged from several.",
        ("ocid", "file", "line", "path"),
        (
            _OCID,
            text("stage", "fee or contract"),
            text("part_id", "Identifier of the fee or contract inside the process"),
            *moment("release", "Date of the release"),
            *money("value", "Amount it said"),
        ),
    ),
)
