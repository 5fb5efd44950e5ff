"""The synthetic country at two sizes, written once for all tests."""

import plain_records
import pytest

from plumbrule.demo import country
from plumbrule.demo.score import read_truth


class Written:
    """The files, the truth, and the records read from the files."""

    def __init__(self, directory, seed, scale):
        self.files = country.write(directory, seed, scale, workers=1)
        self.truth = read_truth(self.files.truth)
        self.records = plain_records.read(self.files.load)

    def planted(self, rule):
        return {row.unit for row in self.truth if row.rule == rule and not row.twin}

    def twins(self, rule):
        return {row.unit for row in self.truth if row.rule == rule and row.twin}


@pytest.fixture(scope="session")
def demo(tmp_path_factory):
    return Written(tmp_path_factory.mktemp("avelia"), 1, 1)


@pytest.fixture(scope="session", params=[(1, 1), (2, 1), (20260101, 1), (7, 4)], ids=str)
def avelia(request, tmp_path_factory):
    return Written(tmp_path_factory.mktemp("avelia"), *request.param)
