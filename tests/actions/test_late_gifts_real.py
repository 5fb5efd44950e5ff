"""Gifts to members of a parliament that were registered late: counted by the rule and by hand."""

from __future__ import annotations

import csv
import os
from datetime import date
from pathlib import Path

import pytest

from plumbrule.actions.flag import flags
from plumbrule.actions.load import load
from plumbrule.lake import Lake

DATA = Path(
    os.environ.get("PLUMBRULE_DATA", Path(__file__).parents[2] / ".." / "shared" / "data")
).resolve()
REGISTER = DATA / "officials" / "uk-regmem" / "official_data" / "260817"
MAPPING = """\
data set: gb-members
country: GB
records:
  member: {table: party, key: "{MNIS ID}", kind: person, name: "{Member}", country: GB}
  donor: {table: party, key: "donor/{DonorName}", name: "{DonorName}"}
  gift:
    table: donation
    key: "{ID}"
    donor_id: donor
    recipient_id: member
    date: "{AcceptedDate}"
    date_kind: given
    reported: "{Registered}"
    value: "{Value}"
    value_currency: GBP
"""


@pytest.mark.real
def test_gifts_registered_after_28_days_are_those_counted_by_hand(tmp_path):
    if not REGISTER.is_dir():
        pytest.skip("the register of members' interests is not here")
    files, days = [], []
    for category in (2, 3, 5):
        name = f"PublishedInterest-Category_{category}.csv"
        text = (REGISTER / name).read_text(encoding="utf-8-sig")
        files.append(tmp_path / name)
        files[-1].write_text(text, encoding="utf-8")
        (tmp_path / f"{name}.mapping.yml").write_text(MAPPING, encoding="utf-8")
        days += [
            (
                date.fromisoformat(row["Registered"][:10]),
                date.fromisoformat(row["AcceptedDate"][:10]),
            )
            for row in csv.DictReader(text.splitlines())
            if row["Registered"] and row["AcceptedDate"]
        ]
    lake = Lake(tmp_path / "lake")
    load(lake, files)
    found = flags(lake, only=["FL-02"])
    (answers,) = found.answers
    late = sum((registered - accepted).days > 28 for registered, accepted in days)
    assert late > 50
    assert (answers.hit, answers.hit + answers.clear) == (late, len(days))
