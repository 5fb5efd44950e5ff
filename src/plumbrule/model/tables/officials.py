"""Public posts and who holds them."""

from __future__ import annotations

from plumbrule.model.table import Table, boolean, moment, text

TABLES = (
    Table(
        "post",
        "A public post.",
        ("post_id",),
        (
            text("post_id", "Key: data set and source key"),
            text("title", "Title as received"),
            text("body_id", "The public body (party_id)"),
            text("country", "ISO 3166-1 alpha-2 code"),
            text("kind", "elected, appointed, career, judge ... as received"),
        ),
    ),
    Table(
        "post_holder",
        "A person in a post for an interval.",
        ("holding_id",),
        (
            text("holding_id", "Key: data set and source key"),
            text("post_id", "The post"),
            text("body_id", "The public body (party_id)"),
            text("person_id", "The person (party_id)"),
            text("title", "Title as received"),
            *moment("start", "Start"),
            *moment("end", "End; null when it still holds or is not known"),
            boolean("current", "The source says that it still holds"),
        ),
    ),
)
