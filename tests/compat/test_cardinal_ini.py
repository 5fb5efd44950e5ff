from pathlib import Path

import pytest

from plumbrule.compat.cardinal.errors import CardinalError, SettingsError
from plumbrule.compat.cardinal.ini import parse_settings, read_settings
from plumbrule.compat.cardinal.settings import (
    DisqualifiedBids,
    OthersDisqualified,
    Plain,
    Ratio,
    Settings,
    ShortPeriod,
    SingleBid,
    UnsuccessfulBids,
    VariedSupplies,
)

FULL = """\
; a comment
# another
currency = USD
no_price_comparison_procurement_methods = Random Selection
price_comparison_procurement_methods = Reverse Auction|Tender|

[defaults]
currency = EUR
[redactions]
[corrections]
award_status_by_contract_status = true
[modifications]
move_auctions = true
[codelists.bid_status]
qualified = valid
[codelists.award_status]
Active = active

[exclusions]
procurement_method_details = Lottery
[R003]
threshold = 20
procurement_methods = open|limited
[R003.procurement_method_details]
emergency = 10
two = words = -1
[R018]
procurement_methods =
[R024]
threshold = 0.05
[R025]
percentile = 90
threshold = 0.1
[R028]
[R030]
[R035]
threshold = 0
[R036]
[R038]
threshold = "0.5"
minimum_submitted_bids = 3
minimum_contracting_processes = 4
[R048]
digits = 3
threshold = 10
minimum_contracting_processes = 5
[R058]
"""


def test_every_setting_is_read() -> None:
    # The key ends at the first =, so this overrides "two" with a text that is no number.
    with pytest.raises(SettingsError, match="two"):
        parse_settings(FULL, file="s.ini")
    settings = parse_settings(FULL.replace("two = words = -1", "two words = -1"), file="s.ini")
    assert settings == Settings(
        currency="USD",
        excluded=frozenset({"Lottery"}),
        price_compared=frozenset({"Reverse Auction", "Tender"}),
        price_not_compared=frozenset({"Random Selection"}),
        R003=ShortPeriod(20, frozenset({"open", "limited"}), {"emergency": 10, "two words": -1}),
        R018=SingleBid(frozenset()),
        R024=Ratio(0.05),
        R025=UnsuccessfulBids(90, 0.1),
        R028=Plain(),
        R030=Plain(),
        R035=OthersDisqualified(0),
        R036=Plain(),
        R038=DisqualifiedBids(0.5, 3, 4),
        R048=VariedSupplies(3, 10, 5),
        R058=Ratio(None),
    )


def test_only_sections_that_stand_there_are_on() -> None:
    settings = parse_settings("[R028]\n", file="s.ini")
    assert isinstance(settings.R028, Plain)
    assert settings.R003 is None
    assert not settings.needs_currency


def test_overrides_alone_switch_their_rule_on() -> None:
    settings = parse_settings("[R003.procurement_method_details]\nurgent = 5\n", file="s.ini")
    assert settings.R003 is not None
    assert settings.R003.threshold == 15
    assert settings.R003.procurement_method_details == {"urgent": 5}


@pytest.mark.parametrize(
    ("text", "place"),
    [
        ("[R099]\n", "s.ini, line 1"),
        ("[R024]\nfence = 1\n", "s.ini, line 2, R024.fence"),
        ("[R028]\nthreshold = 1\n", "s.ini, line 2, R028.threshold"),
        ("money = USD\n", "s.ini, line 1, money"),
        ("[R024]\nthreshold = low\n", "s.ini, line 2, R024.threshold"),
        ("[R035]\nthreshold = -1\n", "s.ini, line 2, R035.threshold"),
        ("[R035]\nthreshold = 1.5\n", "s.ini, line 2, R035.threshold"),
        ("[R024]\nthreshold\n", "s.ini, line 2"),
        ("[R024]\n[R024]\n", "s.ini, line 2"),
        ("[R024]\nthreshold = 1\nthreshold = 2\n", "s.ini, line 3, R024.threshold"),
    ],
)
def test_mistakes_are_told_with_their_place(text: str, place: str) -> None:
    with pytest.raises(SettingsError) as caught:
        parse_settings(text, file="s.ini")
    assert str(caught.value).startswith(f"{place}: ")


def test_unreadable_file(tmp_path: Path) -> None:
    with pytest.raises(CardinalError, match="cannot be read"):
        read_settings(str(tmp_path / "absent.ini"))
    bad = tmp_path / "latin.ini"
    bad.write_bytes(b"currency = \xff\n")
    with pytest.raises(CardinalError, match="UTF-8"):
        read_settings(str(bad))


def test_price_lists() -> None:
    allow = Settings(price_compared=frozenset({"a"}), price_not_compared=frozenset({"a"}))
    assert allow.prices_comparable("a")
    assert not allow.prices_comparable("b")
    assert not allow.prices_comparable(None)
    deny = Settings(price_not_compared=frozenset({"a"}))
    assert not deny.prices_comparable("a")
    assert deny.prices_comparable("b")
    assert deny.prices_comparable(None)
