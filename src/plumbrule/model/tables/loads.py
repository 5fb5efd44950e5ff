"""What could not be read."""

from __future__ import annotations

from plumbrule.model.table import Table, text

TABLES = (
    Table(
        "fault",
        "Something in a file that could not be read or had to be changed to be read.",
        ("file", "line", "path", "reason"),
        (
            text(
                "kind",
                "unreadable (the record is lost), dropped (one value is lost), changed (kept in another form), noted, or merged (met where several releases became one process)",
            ),
            text("reason", "What was expected and what stood there"),
            text("value", "The value as received, cut at 200 characters"),
        ),
    ),
)
