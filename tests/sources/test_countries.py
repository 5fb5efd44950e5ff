"""Countries by code and name."""

from __future__ import annotations

import pytest

from plumbrule.sources.countries import country_code


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("ke", "KE"),
        ("KEN", "KE"),
        ("Kenya", "KE"),
        (" côte d’ivoire ", "CI"),  # noqa: RUF001 the apostrophe of the country
        ("Türkiye", "TR"),
        ("Congo, Democratic Republic of the", "CD"),
        ("Trinidad & Tobago", "TT"),
        ("XA", "XA"),
        ("QM", "QM"),
        ("Kosovo", "XK"),
        ("Moroccan", "MA"),
        ("Congolese", None),
        ("ZZ", None),
        ("XX1", None),
        ("", None),
        ("Narnia", None),
    ],
)
def test_codes_and_names(text, code):
    assert country_code(text) == code
