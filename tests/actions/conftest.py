"""A journal with people: an administrator, two analysts, a supervisor, and those who watch."""

from __future__ import annotations

from datetime import date

import pytest

from plumbrule.actions import users
from plumbrule.actions.session import Session

PEOPLE = {
    "adam": ["administrator"],
    "ana": ["analyst", "investigator"],
    "bob": ["analyst", "investigator"],
    "sue": ["supervisor"],
    "dan": ["data_protection_officer"],
    "ina": ["inspector"],
    "pia": ["publisher"],
    "pol": ["publisher"],
}


@pytest.fixture
def alone(journal, tmp_path):
    """The session of an installation to which nobody was added."""
    return Session(journal, tmp_path, "whoever")


@pytest.fixture
def people(journal, tmp_path):
    """Sessions by sign-in name."""
    first = Session(journal, tmp_path, "root")
    users.add_user(first, {"name": "Adam", "login": "adam"}, PEOPLE["adam"])
    adam = Session(journal, tmp_path, "adam")
    for login, roles in PEOPLE.items():
        if login != "adam":
            users.add_user(adam, {"name": login.title(), "login": login}, roles)
    return {login: Session(journal, tmp_path, login) for login in PEOPLE}


@pytest.fixture
def today():
    """The day on which drafts of rules are written."""
    return date(2024, 5, 6)
