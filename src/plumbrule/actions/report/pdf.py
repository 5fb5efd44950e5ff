"""A page as PDF that a screen reader can read: tagged, with language and title (PDF/UA-1).

WeasyPrint makes it of the same HTML. It needs the Pango libraries of the system and comes with the extra
``plumbrule[pdf]``; everything else works without.
"""

from __future__ import annotations

from importlib import import_module
from typing import Any

from plumbrule.model import PlumbError


def pdf(html: str) -> bytes:
    """Make a PDF of a page that holds all it needs.

    Raises:
        PlumbError: WeasyPrint or a library that it needs is not there.
    """
    try:
        weasyprint: Any = import_module("weasyprint")
    except (ImportError, OSError) as error:
        raise PlumbError(
            "a PDF needs WeasyPrint and the Pango libraries, which cannot be loaded "
            f"({str(error).splitlines()[0]}); install plumbrule[pdf], or write --html and print that"
        ) from None
    # What stands in the page itself, and nothing from disk or network.
    inside = import_module("weasyprint.urls").URLFetcher(
        allowed_protocols={"data"}, fail_on_errors=True
    )
    made: bytes = weasyprint.HTML(string=html, url_fetcher=inside).write_pdf(pdf_variant="pdf/ua-1")
    return made
