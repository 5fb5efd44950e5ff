"""OCDS releases flattened into a spreadsheet or into CSV files, and put together again.

A sheet of releases has a row for each, its headings are paths such as ``tender/value/amount``; each
list has a sheet of its own whose rows are tied to their release by ``ocid`` and ``id``, and to the
item of a list they lie in by its id (``awards/0/id``). Headings may also be the titles of the
schema, joined by colons. The form is that of https://flatten-tool.readthedocs.io/.
"""

from __future__ import annotations

from plumbrule.sources.ocds.flat.bundle import Bundle
from plumbrule.sources.ocds.flat.reading import flat_releases, read_flat
from plumbrule.sources.ocds.flat.sheets import is_flat, is_flat_csv
from plumbrule.sources.ocds.flat.tree import Spot

__all__ = ["Bundle", "Spot", "flat_releases", "is_flat", "is_flat_csv", "read_flat"]
