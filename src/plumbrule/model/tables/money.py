"""Money outside contracts: payments, and rates between currencies."""

from __future__ import annotations

from plumbrule.model.table import Column, Kind, Table, moment, text
from plumbrule.model.table import money as amount

TABLES = (
    Table(
        "payment",
        "A payment between two parties.",
        ("payment_id",),
        (
            text("payment_id", "Key: data set and source key"),
            text("payer_id", "Who paid (party_id)"),
            text("payee_id", "Who was paid (party_id)"),
            text("purpose", "As received"),
            *moment("date", "When"),
            *amount("value", "Amount"),
            text("ocid", "Contracting process it belongs to, when the source says so"),
        ),
    ),
    Table(
        "exchange_rate",
        "What one unit of a currency was worth on a day.",
        ("base", "currency", "day"),
        (
            text("base", "ISO 4217 code of the unit"),
            text("currency", "ISO 4217 code of the price"),
            Column("day", Kind.DATE, "The day the rate holds for"),
            Column("rate", Kind.NUMBER, "Price of one unit of `base`", "units of `currency`"),
        ),
    ),
)
