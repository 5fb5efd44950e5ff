"""Whatever stands where a value belongs, a file is read to its end."""

from __future__ import annotations

import json
import random

import pytest

from plumbrule.model.errors import PlumbError
from plumbrule.sources.bods import SOURCE as BODS
from plumbrule.sources.ftm import SOURCE as FTM

ODD = [None, True, 0, -1.5, 10**30, "", " ", "x", "2020-13-45", "9999-12-31", [], {}, [None], [[]],
       {"a": 1}, {"id": "x"}, {"reason": "unknown"}]  # fmt: skip

PERSON = {
    "statementId": "s1", "statementDate": "2020-01-01", "recordId": "p", "recordType": "person",
    "recordStatus": "new", "publicationDetails": {"publicationDate": "2020-01-01"},
    "recordDetails": {
        "personType": "knownPerson", "names": [{"type": "legal", "fullName": "A"}],
        "identifiers": [{"id": "1", "scheme": "PER-TAXID"}], "birthDate": "1960",
        "nationalities": [{"name": "Peru", "code": "PE"}],
        "addresses": [{"type": "residence", "address": "Lima", "country": {"name": "Peru"}}],
        "politicalExposure": {"status": "isPep", "details": [{"reason": "Mayor"}]},
    },
}  # fmt: skip
TIE = {
    "statementId": "s2", "statementDate": "2020-01-01", "recordId": "r",
    "recordType": "relationship",
    "recordDetails": {
        "subject": "c", "interestedParty": "p", "componentRecords": ["q"],
        "interests": [{"type": "shareholding", "share": {"minimum": 1, "maximum": 2},
                       "startDate": "2001-01-01"}],
    },
}  # fmt: skip
OLDER = {
    "statementID": "o1", "statementType": "personStatement", "statementDate": "2019-01-01",
    "names": [{"fullName": "A"}], "addresses": [{"address": "x", "country": "PE"}],
    "placeOfBirth": {"address": "x", "country": "PE"}, "hasPepStatus": True,
    "replacesStatements": ["o0"],
}  # fmt: skip
OLDER_TIE = {
    "statementID": "o2", "statementType": "ownershipOrControlStatement",
    "subject": {"describedByEntityStatement": "c"},
    "interestedParty": {"unspecified": {"reason": "unknown"}},
    "interests": [{"type": "voting-rights", "share": {"minimum": 1, "exclusiveMinimum": True}}],
}  # fmt: skip
ENTITIES = [
    {"id": "p", "schema": "Person", "referents": ["q"], "datasets": ["d"],
     "properties": {"name": ["A"], "birthDate": ["1960"], "topics": ["role.pep", "sanction"],
                    "position": ["m"], "addressEntity": ["a"], "country": ["pe"]}},
    {"id": "a", "schema": "Address", "properties": {"full": ["x"]}},
    {"id": "o", "schema": "Ownership",
     "properties": {"owner": ["p"], "asset": ["c"], "percentage": ["25"], "startDate": ["2001"]}},
    {"id": "s", "schema": "Sanction", "properties": {"entity": ["p"], "startDate": ["2001"]}},
    {"id": "y", "schema": "Payment",
     "properties": {"payer": ["p"], "amount": ["1"], "currency": ["EUR"], "date": ["2001"]}},
]  # fmt: skip
STATEMENTS = [
    {"canonical_id": "n", "entity_id": "p", "schema": "Person", "prop": "name", "value": "A",
     "dataset": "d", "lang": "eng", "external": False},
    {"entity_id": "p", "schema": "Person", "prop": "birthDate", "value": "1960"},
]  # fmt: skip


def broken(value, chance: random.Random):
    if chance.random() < 0.08:
        return chance.choice(ODD)
    if isinstance(value, dict):
        return {name: broken(one, chance) for name, one in value.items() if chance.random() > 0.05}
    if isinstance(value, list):
        return [broken(one, chance) for one in value]
    return value


@pytest.mark.parametrize("seed", range(20))
@pytest.mark.parametrize(
    ("source", "records"),
    [(BODS, [PERSON, TIE, OLDER, OLDER_TIE]), (FTM, ENTITIES), (FTM, STATEMENTS)],
)
def test_odd_values_never_stop_a_file(load, source, records, seed):
    chance = random.Random(seed)
    content = "".join(json.dumps(broken(one, chance)) + "\n" for one in records * 4)
    # One whole record first, so that the file is what it says.
    first = json.dumps(records[0]) + "\n"
    try:
        loaded = load(source, first + content)
    except PlumbError:
        pytest.fail("the first record is whole")
    assert loaded.rows("party")
    assert loaded.sink.fault_count == len(loaded.rows("fault"))
