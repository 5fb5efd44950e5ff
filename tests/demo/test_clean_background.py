"""Correct rules find all that was planted, and nothing else in the whole country."""

import plain_fields
import plain_parties
import plain_rules as rules
import pytest


@pytest.mark.parametrize("rule", ["r003", "r018", "r028", "r030", "r035", "r036", "r046", "ci01"])
def test_rules_about_one_unit(avelia, rule):
    name = "CI-01" if rule == "ci01" else rule.upper()
    module = plain_parties if rule in {"r046", "ci01"} else rules
    assert getattr(module, rule)(avelia.records) == avelia.planted(name)


@pytest.mark.parametrize("skip", [(), (0,), (0, 1), (0, 2), (0, 1, 2)], ids=str)
def test_price_fences_at_every_level_of_grouping(avelia, skip):
    close, distant = rules.price_fences(avelia.records, skip)
    assert distant - avelia.planted("R058") == set()
    assert close - avelia.planted("R024") - avelia.twins("R024") == set()
    if 1 not in skip:
        assert close == avelia.planted("R024")
        assert distant == avelia.planted("R058")


@pytest.mark.parametrize(
    "market",
    [
        lambda release: (),
        rules.division,
        lambda release: release["tender"]["mainProcurementCategory"],
        lambda release: (rules.division(release), release["ocid"][17:21]),
        lambda release: (release["tender"]["mainProcurementCategory"], release["ocid"][17:21]),
    ],
    ids=["country", "division", "category", "division and year", "category and year"],
)
def test_never_winning_under_every_notion_of_market(avelia, market):
    assert rules.r025(avelia.records, market) == avelia.planted("R025")


def test_refusing_buyers_with_and_without_category(avelia):
    hits = rules.r038(avelia.records, rules.buyer_of)
    assert hits == {0: avelia.planted("R038"), 1: avelia.planted("R038")}


def test_no_bidder_is_refused_out_of_the_ordinary(avelia):
    hits = rules.r038(avelia.records, rules.bidders_of)
    assert hits == {0: set(), 1: set()}


@pytest.mark.parametrize("band", [None, 30, 50])
def test_suppliers_of_everything(avelia, band):
    assert plain_parties.r048(avelia.records, band) == avelia.planted("R048")


@pytest.mark.parametrize(
    "rule",
    [
        *("r001", "r020", "r031", "r059", "r061", "r064", "r068"),
        *("doc_perfect", "k_1", "k_8", "k_30", "time_holiday"),
    ],
)
def test_rules_about_one_field_or_two(avelia, rule):
    name = rule.upper().replace("_", "-")
    assert getattr(plain_fields, rule)(avelia.records) == avelia.planted(name)
