"""The first draft of a new indicator: its file and the file of its cases."""

from __future__ import annotations

import re
from datetime import date
from pathlib import Path

from plumbrule.indicators.indicator import FOLDER
from plumbrule.model import PlumbError

CASES = "cases"
"""Folder beside a user's rules that holds their cases."""


def write(name: str, folder: Path, *, today: date, cases: Path | None = None) -> tuple[Path, Path]:
    """Write ``<name>.sql`` and ``<id>.yml``, which run and pass as they stand.

    Args:
        name: identifier and a few words, such as ``x001_dear_award``.
        folder: where the rule goes; made when it is not there.
        today: the day that stands in the header as its first.
        cases: where the cases go; None puts them in ``folder/cases``.

    Returns:
        The rule and its cases.

    Raises:
        PlumbError: the name has other letters than a-z, 0-9 and _, or a file is there already.
    """
    if not re.fullmatch(r"[a-z]\w*", name, re.ASCII) or name != name.lower():
        raise PlumbError(
            f"expected a name of small letters, digits and _, such as x001_dear_award; found {name!r}"
        )
    identifier = name.split("_", 1)[0].upper()
    rule = folder / f"{name}.sql"
    stories = (folder / CASES if cases is None else cases) / f"{identifier.lower()}.yml"
    for path in (rule, stories):
        if path.exists():
            raise PlumbError("the file is there already; choose another name", file=str(path))
        path.parent.mkdir(parents=True, exist_ok=True)
    title = name.partition("_")[2].replace("_", " ").capitalize() or identifier
    for path, draft in ((rule, "draft.sql.txt"), (stories, "draft.yml.txt")):
        text = (FOLDER / "drafts" / draft).read_text(encoding="utf-8")
        filled = text.replace("ID", identifier).replace("TITLE", title)
        path.write_text(filled.replace("TODAY", today.isoformat()), encoding="utf-8")
    return rule, stories
