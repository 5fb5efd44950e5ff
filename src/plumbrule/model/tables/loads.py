"""What was loaded and what could not be read."""

from __future__ import annotations

from plumbrule.model.table import Column, Kind, Table, integer, text

TABLES = (
    Table(
        "fault",
        "Something in a file that could not be read or had to be changed to be read.",
        ("file", "line", "path", "reason"),
        (
            text(
                "kind",
                "unreadable (the record is lost), dropped (one value is lost), changed (kept in another form) or noted",
            ),
            text("reason", "What was expected and what stood there"),
            text("value", "The value as received, cut at 200 characters"),
        ),
    ),
    Table(
        "loaded_file",
        "A file in the lake.",
        ("file",),
        (
            text("name", "Path as the user gave it"),
            text("format", "Format it was read as"),
            text("sha256", "Hash of the content"),
            integer("size", "Size", "bytes"),
            integer("records", "Records read"),
            integer("faults", "Faults found"),
            Column("first", Kind.DATE, "Earliest date among its records"),
            Column("last", Kind.DATE, "Latest date among its records"),
        ),
    ),
)
