"""Templates turned into pages: what they may call, and how values look in each language."""

from __future__ import annotations

import gettext
import hashlib
from collections.abc import Callable, Mapping
from datetime import UTC, date, datetime
from decimal import Decimal
from functools import cache, lru_cache
from importlib import resources
from pathlib import Path
from typing import Any
from urllib.parse import quote, urlencode

from jinja2 import Environment, FileSystemLoader, StrictUndefined
from markupsafe import Markup, escape

from plumbrule import __version__
from plumbrule.web.languages import LANGUAGES, Language
from plumbrule.web.messages import translation

PLACE = Path(str(resources.files("plumbrule.web")))
TEMPLATES = PLACE / "templates"
STATIC = PLACE / "static"


@cache
def environment(language: Language) -> Environment:
    """Give the templates as they are read in a language.

    Everything is escaped; a name that was not given is an error and never an empty place.
    """
    made = Environment(
        loader=FileSystemLoader(TEMPLATES),
        autoescape=True,
        undefined=StrictUndefined,
        extensions=["jinja2.ext.i18n", "jinja2.ext.do"],
        trim_blocks=True,
        lstrip_blocks=True,
    )
    words: gettext.NullTranslations = translation(language.code)
    made.install_gettext_callables(words.gettext, words.ngettext, newstyle=True)  # type: ignore[attr-defined]
    made.filters.update(filters(language))
    made.globals.update(
        language=language,
        languages=tuple(LANGUAGES.values()),
        static=static,
        version=__version__,
        with_query=with_query,
    )
    return made


def render(language: Language, template: str, values: Mapping[str, Any]) -> str:
    """Write a page or a part of one."""
    return environment(language).get_template(template).render(values)


def filters(language: Language) -> dict[str, Callable[..., Any]]:
    """Give the filters of a language.

    Numbers, days, amounts and identifiers come in ``<bdi>``, so that a text written from right to
    left does not turn them round. Nothing known is a dash.
    """

    def number(value: Decimal | float | None, places: int | None = None) -> Markup:
        return DASH if value is None else isolated(language.number(value, places), "number")

    def amount(value: Decimal | None, currency: str | None) -> Markup:
        return DASH if value is None else isolated(language.amount(value, currency), "number")

    def percent(value: float | None, places: int = 1) -> Markup:
        return DASH if value is None else isolated(language.percent(value, places), "number")

    def day(value: date | str | None) -> Markup:
        if value is None:
            return DASH
        if isinstance(value, str):  # as files say it: ISO, with a time or without
            try:
                value = date.fromisoformat(value[:10])
            except ValueError:
                return isolated(value)
        known = value.astimezone(UTC).date() if isinstance(value, datetime) else value
        return Markup('<time datetime="{}"><bdi>{}</bdi></time>').format(
            known.isoformat(), language.date(known)
        )

    def moment(value: datetime | None) -> Markup:
        if value is None:
            return DASH
        known = value.astimezone(UTC)
        return Markup('<time datetime="{}"><bdi>{}</bdi></time>').format(
            known.isoformat(), language.moment(known)
        )

    def ident(value: str | None) -> Markup:
        return DASH if value is None else isolated(value, "ident")

    return {
        "number": number,
        "amount": amount,
        "percent": percent,
        "day": day,
        "moment": moment,
        "ident": ident,
        "isolated": lambda value: DASH if value is None else isolated(value),
        "plain_number": language.number,
        "path_part": lambda value: quote(str(value), safe="/:"),
    }


DASH = Markup('<span class="none" aria-hidden="true">–</span>')  # noqa: RUF001 a dash is meant


def isolated(value: Any, kind: str = "") -> Markup:
    """Keep the direction of a value apart from that of the text around it."""
    if not kind:
        return Markup("<bdi>{}</bdi>").format(value)
    return Markup('<bdi class="{}">{}</bdi>').format(escape(kind), value)


def with_query(address: str, **changes: Any) -> str:
    """Give an address with a query, those parts left out that are empty."""
    kept = {key: value for key, value in changes.items() if value not in (None, "")}
    return f"{address}?{urlencode(kept, doseq=True)}" if kept else address


@lru_cache(maxsize=64)
def static(name: str) -> str:
    """Give the address of a file of ours; another content has another address."""
    digest = hashlib.sha256((STATIC / name).read_bytes()).hexdigest()[:12]
    return f"/static/{name}?v={digest}"
