"""Public posts, who holds them, and what their holders declare."""

from __future__ import annotations

from plumbrule.model.table import Table, boolean, integer, moment, money, number, period, text

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
    Table(
        "declaration",
        "A declaration of assets or interests.",
        ("declaration_id",),
        (
            text("declaration_id", "Key: data set and source key"),
            text("person_id", "Who declares (party_id)"),
            text("body_id", "The public body (party_id)"),
            text("kind", "entry, annual, exit, change"),
            integer("year", "Year it is about"),
            *moment("filed", "When it was filed"),
            *moment("due", "When it was due"),
            text("version", "Version or number of the form"),
        ),
    ),
    Table(
        "declaration_item",
        "A line of a declaration.",
        ("declaration_id", "item_id"),
        (
            text("declaration_id", "The declaration"),
            text("item_id", "Identifier inside the declaration"),
            text(
                "kind",
                "income, real estate, vehicle, movable, account, investment, stake, debt, loan, gift, activity ...",
            ),
            text("holder", "self, partner, dependant, joint, unknown"),
            text("holder_id", "The holder (party_id), when known"),
            text("counterparty_id", "The company, bank, donor or creditor (party_id)"),
            text("description", "As received"),
            number("share_min", "Least share held", "percent"),
            number("share_max", "Greatest share held", "percent"),
            *money("value", "Value, balance or amount; the least of it when a band is declared"),
            *money("value_max", "The most of it when a band is declared"),
            *period("held", "Time it was held"),
            text("acquired_by", "purchase, inheritance, gift ... as received"),
        ),
    ),
)
