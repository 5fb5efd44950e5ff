"""Legal limits: read with their dates, and refused where they contradict."""

from datetime import UTC, date, datetime
from decimal import Decimal

import pytest

from plumbrule.model import PlumbError
from plumbrule.packs.load import gaps, read, refuse_overlaps, thresholds

PACK = """
country: XA
currency: AVL
time_zone: "+02:00"
thresholds:
  - quantity: submission_days
    method: open
    category: [goods, services]
    minimum: 15
    valid_from: 2020-01-01
    valid_to: 2024-06-30
    law: old
  - quantity: submission_days
    method: open
    category: [goods]
    from_amount: 100.50
    minimum: 20
    day_kind: working
    valid_from: 2024-07-01
    law: new
"""


@pytest.fixture
def pack(tmp_path):
    path = tmp_path / "xa" / "thresholds.yml"
    path.parent.mkdir()

    def write(text=PACK):
        path.write_text(text)
        return path

    return write


def test_a_row_for_each_category(pack):
    goods, services, new = read(pack())
    assert (goods.category, services.category) == ("goods", "services")
    assert (goods.value, goods.unit, goods.day_kind, goods.source) == (
        15,
        "days",
        "calendar",
        "old",
    )
    assert (goods.valid_from, goods.valid_to) == (date(2020, 1, 1), date(2024, 6, 30))
    assert (new.from_amount, new.currency, new.day_kind) == (Decimal("100.5"), "AVL", "working")


def test_days_begin_in_the_zone_of_the_law(pack):
    goods, _, new = read(pack())
    assert goods.begins.astimezone(UTC) == datetime(2019, 12, 31, 22, tzinfo=UTC)
    assert goods.ends.astimezone(UTC) == datetime(2024, 6, 30, 22, tzinfo=UTC)
    assert goods.ends == new.begins
    assert new.ends is None


def test_two_limits_on_one_day_are_refused(pack):
    rows = read(
        pack(
            PACK.replace("from_amount: 100.50", "from_amount: 0").replace(
                "valid_from: 2024-07-01", "valid_from: 2024-06-30"
            )
        )
    )
    with pytest.raises(PlumbError, match=r"two limits hold on 2024-06-30.*old; new"):
        refuse_overlaps(rows)


def test_bands_of_value_that_meet_do_not_overlap(pack):
    text = PACK.replace("law: old", "law: old\n    to_amount: 100.50").replace(
        "valid_from: 2024-07-01", "valid_from: 2020-01-01"
    )
    refuse_overlaps(read(pack(text)))
    with pytest.raises(PlumbError, match="two limits"):
        refuse_overlaps(read(pack(text.replace("to_amount: 100.50", "to_amount: 100.51"))))


def test_days_without_a_limit_are_noted(pack):
    rows = read(pack(PACK.replace("valid_from: 2024-07-01", "valid_from: 2024-08-01")))
    assert gaps(rows) == [
        "submission_days XA open goods AVL: no limit from 2024-07-01 to 2024-07-31"
    ]


@pytest.mark.parametrize(
    ("old", "new", "message"),
    [
        ("minimum: 15", "minimal: 15", "unknown key 'minimal'"),
        ("    minimum: 15\n", "", "'minimum:' is missing"),
        ("quantity: submission_days", "quantity: award_days", "unknown quantity"),
        ("valid_from: 2020-01-01", "valid_from: soon", "expected a day"),
        ("day_kind: working", "day_kind: lunar", "calendar or working"),
        ("from_amount: 100.50", "from_amount: much", "expected an amount"),
        ("country: XA", "country: NO", "two-letter"),
        ('time_zone: "+02:00"', 'time_zone: "Nowhere"', "no time zone"),
        ("thresholds:", "limits:", "expected 'country:'"),
        ("country: XA", "country: [", "not valid YAML"),
    ],
)
def test_mistakes_are_named(pack, old, new, message):
    assert old in PACK
    with pytest.raises(PlumbError, match=message):
        read(pack(PACK.replace(old, new, 1)))


def test_the_packs_that_come_with_the_program_agree():
    rows = thresholds()
    assert rows
    assert gaps(rows) == []
    assert all(row.source for row in rows)
