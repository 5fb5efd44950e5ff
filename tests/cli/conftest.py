"""What tests of commands share."""

from datetime import date

import pytest


@pytest.fixture
def today():
    return date(2024, 5, 6)
