"""Templates turned into one HTML file with all it needs inside."""

from __future__ import annotations

from base64 import b64encode
from collections.abc import Mapping
from decimal import Decimal
from functools import cache
from importlib import resources
from pathlib import Path
from typing import Any

from jinja2 import Environment, FileSystemLoader, StrictUndefined

from plumbrule import __version__

FOLDER = Path(str(resources.files("plumbrule.actions.report")))


@cache
def _environment() -> Environment:
    """Give the templates: everything is escaped, and a name that was not given is an error."""
    made = Environment(
        loader=FileSystemLoader(FOLDER),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    made.filters.update(interval=interval, words=words)
    made.globals.update(version=__version__, style=_text("page.css"))
    return made


def page(template: str, values: Mapping[str, Any]) -> str:
    """Write a page.

    Args:
        template: name of a file of this folder.
        values: what the template asks for.
    """
    return _environment().get_template(template).render(values)


def picture(svg: str) -> str:
    """Give a chart as an address that holds the whole picture, with the colours of its parts inside."""
    begin = svg.index(">") + 1
    whole = f"{svg[:begin]}<style>{_text('chart.css')}</style>{svg[begin:]}"
    return "data:image/svg+xml;base64," + b64encode(whole.encode("utf-8")).decode("ascii")


def interval(low: Decimal | None, high: Decimal | None) -> str:
    """Write an amount, or the least and the most of it."""
    if low is not None and low == high:
        return f"{low:,.2f}"
    if low is None:
        return "not known" if high is None else f"at most {high:,.2f}"
    return f"at least {low:,.2f}" if high is None else f"{low:,.2f} to {high:,.2f}"


def words(code: str) -> str:
    """Write a code such as ``not_answered:income`` for people."""
    if code == "straddle":
        return "the amount may lie on both sides of what is passed over"
    return code.replace("_", " ").replace(":", ": ")


@cache
def _text(name: str) -> str:
    return (FOLDER / name).read_text(encoding="utf-8")
