"""Money of parties, candidates and campaigns: gifts, loans, spending and the reports of them."""

from __future__ import annotations

from plumbrule.model.table import Table, boolean, integer, moment, money, number, text

TABLES = (
    Table(
        "donation",
        "A gift to a party, candidate or campaign; a return is a negative amount.",
        ("donation_id",),
        (
            text("donation_id", "Key: data set and source key"),
            text("donor_id", "Who gave (party_id)"),
            text("recipient_id", "Who received (party_id)"),
            text("kind", "cash, in kind, loan, membership fee, as received"),
            *moment("date", "When"),
            *money("value", "Value"),
            text("date_kind", "What the date is: given, booked or reported; null when not told"),
            text(
                "donor_kind", "person, company, union, public body, anonymous ...; null: not told"
            ),
            text("donor_country", "ISO 3166-1 alpha-2 code of the donor as the report says it"),
            text("payment_mode", "cash, transfer, card, in kind, as received"),
            text("donor_employer", "Employer of the donor as received"),
            text("stated_by", "Who states it: recipient, donor or bank; null when not told"),
            text("report_id", "The report that holds it"),
            *moment("reported", "When it was reported or registered"),
        ),
    ),
    Table(
        "party_report",
        "A report that a party, candidate or campaign owes on its money.",
        ("report_id",),
        (
            text("report_id", "Key: data set and source key"),
            text("party_id", "Who reports"),
            text("kind", "annual, campaign, quarterly, as received"),
            integer("year", "Year it is about"),
            *moment("due", "When it was due"),
            *moment("filed", "When it was filed"),
            text("status", "As received"),
        ),
    ),
    Table(
        "campaign_spending",
        "What a party, candidate or campaign spent.",
        ("spending_id",),
        (
            text("spending_id", "Key: data set and source key"),
            text("spender_id", "Who spent (party_id)"),
            text("payee_id", "Who was paid (party_id)"),
            text("campaign", "The election or campaign, as received"),
            text("kind", "As received"),
            *moment("date", "When"),
            *money("value", "Amount"),
            boolean("shared", "Spent together with others"),
            boolean("share_stated", "The part of each is stated"),
        ),
    ),
    Table(
        "party_loan",
        "A loan to a party, candidate or campaign.",
        ("loan_id",),
        (
            text("loan_id", "Key: data set and source key"),
            text("lender_id", "Who lent (party_id)"),
            text("recipient_id", "Who borrowed (party_id)"),
            *money("value", "Amount lent"),
            *money("outstanding", "What is still owed"),
            number("rate", "Yearly interest", "percent"),
            *moment("taken", "When it was taken"),
            *moment("due", "When it must be repaid"),
            *moment("as_of", "The day whose state is told"),
            text("status", "repaid, outstanding, forgiven, converted, as received"),
        ),
    ),
)
