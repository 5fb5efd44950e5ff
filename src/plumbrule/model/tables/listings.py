"""Sanctions, debarments and other lists that name parties."""

from __future__ import annotations

from plumbrule.model.table import Table, boolean, moment, money, text

TABLES = (
    Table(
        "listing",
        "A party on a list for an interval.",
        ("listing_id",),
        (
            text("listing_id", "Key: list and source key"),
            text("party_id", "Who is listed"),
            text("kind", "sanction, debarment, export control, wanted, warning"),
            text("list", "Name of the list"),
            text("authority", "Who lists"),
            text(
                "country",
                "The State whose list it is, ISO 3166-1 alpha-2; null for one of an international "
                "body, and where it is not told",
            ),
            text("programme", "Programme or regime"),
            text("legal_act", "Act it rests on"),
            text("reason", "As received"),
            text("scope", "What the listing bars from: all, a body, a sector, as received"),
            *moment("start", "Since when; null when the list does not tell"),
            *moment("end", "Until when; null when it holds or is not known"),
            *moment("published", "Date of the version of the list"),
            text("status", "in force, lifted, or as received"),
            text(
                "effect",
                "debarred (from contracts), disqualified (from posts), restricted_pair (from "
                "dealing with one body), suspended, fined, warned; null when the list does not tell",
            ),
            text("scope_body_id", "The one body that the listing is about (party_id)"),
            boolean("end_computed", "The end was computed from a term such as `3 years`"),
            *moment("decided", "When the decision was made"),
            boolean("final", "The decision can no longer be appealed; null when not told"),
            *moment("entered", "When it was entered in the register"),
            text("offence", "Code of the offence as received"),
            *money("imposed", "Fine or amount imposed"),
            *money("collected", "What was collected of it; null is not zero"),
            *moment("collection", "When it was collected"),
        ),
    ),
)
