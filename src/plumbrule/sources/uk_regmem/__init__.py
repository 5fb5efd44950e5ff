"""The register of Members' financial interests of the United Kingdom's House of Commons.

The House publishes one CSV file for each category (1, 1.1, 1.2, 2 to 10), every two weeks. The names of
the columns changed over the years, so that they are read by an alias table. Snapshots that are loaded
together are read as one: an interest keeps its number, and the last snapshot that lists it says what
counts. An interest that leaves the register was not thereby sold or given up.
"""

from __future__ import annotations

from plumbrule.sources.encoding import head_text
from plumbrule.sources.mapping.layout import sample_rows
from plumbrule.sources.mapping.sidecar import sidecar_of
from plumbrule.sources.sink import Sink
from plumbrule.sources.source import InputFile, ReadOptions
from plumbrule.sources.uk_regmem.headings import is_register
from plumbrule.sources.uk_regmem.member import Members
from plumbrule.sources.uk_regmem.snapshots import first_member_head, last_versions

__all__ = ["SOURCE", "RegisterSource", "is_register_csv"]


def is_register_csv(head: bytes) -> bool:
    """Tell a file of the register by the names of its columns."""
    rows = sample_rows(head_text(head[:8192]), ",")
    return bool(rows) and is_register(rows[0][1])


class RegisterSource:
    """One category, or all files of all snapshots gathered."""

    name = "uk_regmem"
    title = "Register of Members' financial interests (House of Commons), CSV"

    def recognises(self, file: InputFile, head: bytes, options: ReadOptions) -> bool:
        """Tell by the names of the columns; a file with a mapping of its own is left to that."""
        if options.mapping is not None or sidecar_of(file.name) is not None:
            return False
        if head.startswith(b"PK"):
            inner = first_member_head(file.path)
            return inner is not None and is_register_csv(inner)
        return is_register_csv(head)

    def read(self, file: InputFile, sink: Sink, options: ReadOptions) -> None:
        """Read every interest once, as the last snapshot that lists it has it.

        Raises:
            PlumbError: the file has no row that is an interest.
        """
        sink.source = options.source or "uk-regmem"
        found = last_versions(file, sink)
        members = Members(sink)
        for interest in found:
            sink.records += 1
            members.write(interest, found.payers)
        members.close()


SOURCE = RegisterSource()
"""The format, found by listing the folder of sources."""
