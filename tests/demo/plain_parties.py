"""The rules about suppliers and their owners once more in plain Python, from their definitions."""

from collections import defaultdict

from plain_records import day_in_avelia
from plain_rules import division, fences, submitted


def r046(records):
    """Suppliers and bidders listed by number on the day of a bid or an award."""
    listed = defaultdict(list)
    subjects = {row["id"]: row for row in records.listed}
    for row in records.listed:
        if row["schema"] == "Sanction":
            facts = row["properties"]
            subject = subjects[facts["entity"][0]]["properties"]
            for number in subject.get("registrationNumber", []):
                listed[number].append(
                    (facts["startDate"][0], facts.get("endDate", ["9999-12-31"])[0])
                )
    for row in records.tables["debarments"]:
        if row["Company no."]:
            start, end = ("-".join(reversed(row[name].split("."))) for name in ("From", "Until"))
            listed[row["Company no."]].append((start, end or "9999-12-31"))
    hits = set()
    for release in records.releases.values():
        acts = [
            (party["id"], bid["date"])
            for bid in submitted(release.get("bids", {}).get("details", []))
            for party in bid["tenderers"]
        ]
        acts += [
            (party["id"], award["date"])
            for award in release.get("awards", [])
            for party in award["suppliers"]
        ]
        for party, moment in acts:
            number, day = party.removeprefix("XA-CRN-"), day_in_avelia(moment)
            if any(start <= day <= end for start, end in listed[number]):
                hits.add(number)
    return hits


def varieties(records):
    """Processes won and divisions won in, by supplier."""
    won = defaultdict(set)
    for ocid, release in records.releases.items():
        for award in release.get("awards", []):
            if len(award["suppliers"]) == 1:
                won[award["suppliers"][0]["id"]].add((ocid, division(release)))
    return {
        firm.removeprefix("XA-CRN-"): (len(rows), len({place for _, place in rows}))
        for firm, rows in won.items()
    }


def r048(records, band=None):
    """Suppliers with 20 or more processes whose number of divisions is above the fence."""
    many = {firm: row for firm, row in varieties(records).items() if row[0] >= 20}
    if band:
        many = {firm: row for firm, row in many.items() if row[0] < band}
    assert len(many) >= 30
    limits = fences([places for _, places in many.values()])
    assert limits is not None
    return {firm for firm, (_, places) in many.items() if places > limits[1]}


def ci01(records):
    """Awards of a body to a firm that its official or the family owns, known by number."""
    persons = {}
    entities = {}
    interests = {}
    for row in records.statements:
        details = row["recordDetails"]
        if row["recordType"] == "relationship":
            interests[row["recordId"]] = details
        else:
            numbers = details.get("identifiers", [])
            (persons if row["recordType"] == "person" else entities)[row["recordId"]] = (
                numbers[0]["id"] if numbers else None
            )
    owners = defaultdict(list)
    for details in interests.values():
        number = persons.get(details["interestedParty"])
        for interest in details["interests"]:
            if number and interest["type"] == "shareholding":
                owners[entities[details["subject"]]].append(
                    (number, interest["startDate"], interest.get("endDate", "9999-12-31"))
                )
    family = defaultdict(set)
    for row in records.tables["family"]:
        family[row["relative_no"]].add(row["official_no"])
    posts = defaultdict(list)
    for row in records.tables["officials"]:
        posts[row["national_no"]].append(
            (row["organisation_no"], row["from"], row["until"] or "9999-12-31")
        )
    hits = set()
    for ocid, release in records.releases.items():
        body = release["buyer"]["id"].removeprefix("XA-GOV-")
        for award in release.get("awards", []):
            day = day_in_avelia(award["date"])
            for supplier in award["suppliers"]:
                firm = supplier["id"].removeprefix("XA-CRN-")
                for owner, start, end in owners[firm]:
                    if start <= day <= end and any(
                        place == body and since <= day <= until
                        for person in {owner, *family[owner]}
                        for place, since, until in posts[person]
                    ):
                        hits.add(f"{ocid}/{firm}")
    return hits
