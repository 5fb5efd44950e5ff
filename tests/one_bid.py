"""A process with a single bid, as a release, for tests that need a loaded lake."""

import json

from plumbrule.cli.main import main


def release(ocid="ocds-test-1", amount=1000, bidders=1, date="2024-03-01T10:00:00Z"):
    """One process, open to competition, with one valid bid, or several by different firms."""
    firms = [{"id": f"XA-{10 + n}", "name": f"Firm {n}"} for n in range(bidders)]
    bids = [
        {
            "id": f"b{n}",
            "status": "valid",
            "value": {"amount": amount + n, "currency": "XAL"},
            "tenderers": [firm],
        }
        for n, firm in enumerate(firms)
    ]
    return {
        "ocid": ocid,
        "id": "1",
        "date": date,
        "tag": ["compiled"],
        "parties": [
            *({**firm, "roles": ["tenderer", "supplier"]} for firm in firms),
            {"id": "XA-2", "name": "Ministry of Works", "roles": ["buyer"]},
        ],
        "buyer": {"id": "XA-2", "name": "Ministry of Works"},
        "tender": {
            "id": "t",
            "title": "Road",
            "status": "complete",
            "procurementMethod": "open",
            "numberOfTenderers": bidders,
            "tenderers": firms,
        },
        "bids": {"details": bids},
        "awards": [
            {
                "id": "a",
                "status": "active",
                "date": "2024-02-15T00:00:00Z",
                "value": {"amount": amount, "currency": "XAL"},
                "suppliers": [firms[0]],
            }
        ],
    }


def loaded(folder, releases, name="releases"):
    """Write releases to a file of that name and load it into the folder's lake; return the lake."""
    source = folder / f"{name}.jsonl"
    source.write_text("".join(json.dumps(one) + "\n" for one in releases))
    assert main(["load", str(source), "--lake", str(folder / "lake")]) == 0
    return folder / "lake"
