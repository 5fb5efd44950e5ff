"""What holders of public posts declare: assets, debts, income, interests, line by line.

An amount that a form gives as a band has its least in ``value`` and its most in ``value_max``; one
without an upper end has no ``value_max`` and ``open_ended`` is true. An amount that is exact has no
``value_max``. What is not known is null and never zero.
"""

from __future__ import annotations

from plumbrule.model.table import Table, boolean, integer, moment, money, number, period, text

_DECLARATION = text("declaration_id", "The declaration")
_MEMBER = text(
    "member_id",
    "Whose it is: a household_member of the declaration; empty for the declarant",
)
_BAND = (
    *money("value", "Amount; the least of it when a band is declared"),
    *money("value_max", "The most of it when a band is declared"),
    boolean("open_ended", "The band has no upper end"),
)

TABLES = (
    Table(
        "declaration",
        "A declaration of assets or interests, one row for each version.",
        ("declaration_id",),
        (
            text("declaration_id", "Key: data set and source key"),
            text("person_id", "Who declares (party_id)"),
            text("body_id", "The public body (party_id)"),
            text("kind", "entry, annual, exit, change, candidate"),
            integer("year", "Year it is about"),
            *moment("filed", "When it was filed"),
            *moment("due", "When it was due"),
            text("version", "Version or number of the form"),
            *moment("as_of", "The day whose stocks (assets, balances, debts) it states"),
            *period("period", "Time whose flows (income, gifts, spending) it states"),
            text("supersedes", "The declaration that this one corrects (declaration_id)"),
            boolean("complete", "The form asked every section; false for a short form"),
            text("view", "full, or the profile under which it was published"),
            text("position", "Title of the post for which it was filed, as received"),
        ),
    ),
    Table(
        "household_member",
        "A member of the declarant's household, as a declaration names them.",
        ("declaration_id", "member_id"),
        (
            _DECLARATION,
            text("member_id", "Identifier inside the declaration"),
            text("party_id", "The person"),
            text("relation", "spouse, partner, child, parent, other, as received"),
            boolean("cohabits", "Lives with the declarant"),
            boolean("dependent", "Depends on the declarant"),
            text("informed", "yes, no or refused: whether the member gave information"),
        ),
    ),
    Table(
        "section_status",
        "Whether a section of a form was filled: an empty section is not a zero.",
        ("declaration_id", "section"),
        (
            _DECLARATION,
            text(
                "section",
                "real_estate, vehicle, movable, money, security, stake, income, debt, gift, "
                "spending, interest, other",
            ),
            text(
                "status",
                "declared, none, not_answered, refused, not_required, not_public, unreadable",
            ),
            *money("total", "Total that the form itself states for the section"),
        ),
    ),
    Table(
        "declaration_item",
        "An asset or interest that a declaration lists.",
        ("declaration_id", "item_id"),
        (
            _DECLARATION,
            text("item_id", "Identifier inside the declaration"),
            text(
                "kind",
                "income, real estate, vehicle, movable, account, investment, stake, debt, loan, gift, activity ...",
            ),
            text("holder", "self, partner, dependant, joint, third, unknown"),
            text("holder_id", "The holder (party_id), when known"),
            text("counterparty_id", "The company, bank, donor or creditor (party_id)"),
            text("description", "As received"),
            number("share_min", "Least share held", "percent"),
            number("share_max", "Greatest share held", "percent"),
            *money("value", "Value, balance or amount; the least of it when a band is declared"),
            *money("value_max", "The most of it when a band is declared"),
            *period("held", "Time it was held"),
            text("acquired_by", "purchase, inheritance, gift ... as received"),
            text(
                "item_key",
                "What carries the item through the years: an official number (that of an account only as a keyed hash), else the source's own id; null when nothing does",
            ),
            text(
                "asset",
                "real_estate, vehicle, movable, bank, cash, security, stake, fund, insurance, receivable, crypto, trust, intangible, free_use, other; null for what is no asset",
            ),
            text("subtype", "As received"),
            text("operation", "add, change, same, remove or unstated"),
            text("basis", "What the value means: acquisition, market, tax, nominal or balance"),
            boolean("open_ended", "The band of the value has no upper end"),
            text("country", "ISO 3166-1 alpha-2 code of where it is"),
            text("locality", "Place of where it is"),
            number("area", "Area", "square metres"),
            *moment("acquired", "When it was acquired"),
            *money("price", "Price paid for it"),
            text("payment_mode", "cash, credit, barter, as received"),
            text(
                "disposed_by",
                "sale, gift, loss, other: how it left; null when it did not or is not said",
            ),
            *money("proceeds", "What it was sold for"),
            *money(
                "opening", "Value or balance at the beginning of the period, as this form states it"
            ),
            text("role", "Role in an organisation: shareholder, director, board ... as received"),
            boolean("paid", "The role is paid"),
            boolean("ex_officio", "Held by virtue of the public post"),
        ),
    ),
    Table(
        "item_holder",
        "One of several holders of an asset, with their share.",
        ("declaration_id", "item_id", "holder"),
        (
            _DECLARATION,
            text("item_id", "The item"),
            text("holder", "self, or a member_id, or third for somebody outside the household"),
            number("share_min", "Least share held", "percent"),
            number("share_max", "Greatest share held", "percent"),
            text("right_held", "owner, usufruct, control, beneficiary, lease, free_use, proxy"),
        ),
    ),
    Table(
        "declared_income",
        "An income of the declarant or a member of the household.",
        ("declaration_id", "income_id"),
        (
            _DECLARATION,
            text("income_id", "Identifier inside the declaration"),
            _MEMBER,
            text(
                "kind",
                "salary, pension, business, rent, interest, dividend, royalty, sale, gift, inheritance, insurance, prize, loan, benefit, other",
            ),
            text("payer_id", "Who paid (party_id)"),
            *_BAND,
            boolean("net", "After tax"),
            *money("tax", "Tax on it"),
            *period("paid", "Time it was earned in"),
        ),
    ),
    Table(
        "declared_debt",
        "A debt of the declarant or a member of the household.",
        ("declaration_id", "debt_id"),
        (
            _DECLARATION,
            text("debt_id", "Identifier inside the declaration"),
            text("debt_key", "What carries the debt through the years; null when nothing does"),
            _MEMBER,
            text("creditor_id", "Who lent (party_id)"),
            text("kind", "mortgage, consumer, card, private, business, other, as received"),
            *_BAND,
            *money("original", "Amount first lent, which is no balance"),
            *moment("taken", "When it was taken"),
            number("rate", "Yearly interest", "percent"),
            boolean("secured", "Secured by real estate"),
            number("share_min", "Least share of it that the household owes", "percent"),
            number("share_max", "Greatest share of it that the household owes", "percent"),
        ),
    ),
    Table(
        "declared_movement",
        "A gift, an inheritance, a sale or another flow that changed what the household has.",
        ("declaration_id", "movement_id"),
        (
            _DECLARATION,
            text("movement_id", "Identifier inside the declaration"),
            _MEMBER,
            text(
                "kind",
                "gift_in, gift_out, inheritance, insurance, prize, compensation, sale, purchase, spending, loss, other",
            ),
            text("item_id", "The item it is about, when it is about one"),
            boolean("in_money", "In money; false for a thing, null when not said"),
            text("counterparty_id", "The other side (party_id)"),
            text("relation", "Tie to the other side: relative, friend ... as received"),
            *_BAND,
            *moment("date", "When"),
            text("description", "As received"),
        ),
    ),
)
