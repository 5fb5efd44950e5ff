"""What linking keeps from one time to the next: the names it has read, and the statistics."""

from __future__ import annotations

from dataclasses import dataclass

import duckdb
import pyarrow as pa

from plumbrule.linking.alike.lexicon import Lexicon
from plumbrule.linking.names import version

READING = f"1:{version()}"
"""Version of the rules by which names are read; names kept under another one are read again."""

GROWTH = 1.1
"""How many times the names of registers may have become before statistics are taken anew."""


@dataclass(frozen=True)
class Kept:
    """Names read and the statistics that scores rest on.

    Args:
        words: columns ``word``, ``count`` (names of registers it stands in), in the order of their
            numbers.
        forms: names as read; the columns of ``linking_alike_form``.
        names: names that the statistics counted.
        reading: version of the rules they were read by.
    """

    words: pa.Table
    forms: pa.Table
    names: int
    reading: str = READING

    @classmethod
    def of(cls, words: pa.Table, forms: pa.Table) -> Kept:
        """Make it from tables as they were written; see `words_with_version`."""
        said = words.schema.metadata or {}
        return cls(
            words, forms, int(said.get(b"names", b"0")), said.get(b"reading", b"").decode("utf-8")
        )

    def words_with_version(self) -> pa.Table:
        """Give the words with the number of names and the version of reading in the metadata."""
        said = {"names": str(self.names), "reading": self.reading}
        return self.words.replace_schema_metadata(said)

    def serves(self, names: int) -> bool:
        """Tell whether the statistics still stand for a lake with so many names in registers."""
        return self.reading == READING and names <= self.names * GROWTH

    def lexicon(self) -> Lexicon:
        """Give the words with their numbers."""
        words = self.words.column("word").to_pylist()
        counts = self.words.column("count").to_pylist()
        numbers = {word: place for place, word in enumerate(words)}
        return Lexicon(numbers, counts, self.names)


def kept_after(connection: duckdb.DuckDBPyConnection, lexicon: Lexicon) -> Kept:
    """Take what is worth keeping when the search is done."""
    forms = connection.sql(
        "select form.* from linking_alike_form as form "
        "semi join linking_alike_wanted as wanted on wanted.name_key = form.name_key "
        "and wanted.is_person = form.is_person"
    ).to_arrow_table()
    words = pa.table(
        {
            "word": pa.array(lexicon.numbers, pa.string()),
            "count": pa.array(lexicon.counts, pa.int32()),
        }
    )
    return Kept(words, forms, lexicon.names)
