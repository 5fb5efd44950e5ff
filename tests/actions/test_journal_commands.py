"""The commands as a user types them; what they print is what other programs rely on."""

import json
import sqlite3

import pytest

from plumbrule.cli.main import main


@pytest.fixture
def plumb(tmp_path, capsys, monkeypatch, journal_url):
    monkeypatch.delenv("PLUMB_USER", raising=False)
    where = ["--lake", str(tmp_path / "lake"), "--journal", journal_url]

    def run(*words, status=0, user=None):
        more = ["--user", user] if user else []
        assert main([*where, *map(str, words), *more]) == status, capsys.readouterr()
        return capsys.readouterr()

    return run


@pytest.fixture
def case(plumb):
    said = ["--title", "Bridge", "--purpose", "inquiry", "--legal-basis", "Act 7"]
    plumb("case", "open", *said, "--source", "report/1")
    [row] = json.loads(plumb("case", "list", "--json").out)
    return row["id"]


def test_a_case_with_a_task_to_its_end(plumb, case, tmp_path):
    document = tmp_path / "letter.txt"
    document.write_text("dear bank")
    record = tmp_path / "record.json"
    record.write_text(json.dumps({"source": "register", "sha256": "0" * 64, "data": {"a": "1"}}))
    plumb("case", "attach", case, "--document", document)
    plumb("case", "link", case, "--record", record)
    task = json.loads(
        plumb("task", "open", "--case", case, "--title", "Ask", "--due", "2999-01-01", "--json").out
    )
    refused = plumb("case", "close", case, "--closed-reason", "explained", status=1)
    assert "1 of its tasks are still open" in refused.err
    assert "possible now:" in refused.err
    assert [
        row["id"] for row in json.loads(plumb("task", "list", "--json", "--case", case).out)
    ] == [task["id"]]
    plumb("task", "finish", task["id"], "--result", "answered")
    assert "no tasks" in plumb("task", "list").err
    plumb(
        *("case", "record-outcome", case, "--outcome", "recovery", "--day", "2026-03-01"),
        *(
            "--amount",
            "1200.50 EUR 2026-03-01",
            "--document",
            "https://x.example/a#sha256=" + "0" * 64,
        ),
    )
    plumb("case", "close", case, "--closed-reason", "outcome")
    shown = json.loads(plumb("case", "show", case, "--json").out)
    assert (shown["state"], shown["possible"]) == ("closed", ["note", "reopen"])
    assert shown["data"]["outcomes"][0]["amount"]["amount"] == "1200.50"
    assert [step["action"] for step in shown["steps"]][-1] == "close"
    assert shown["tasks"][0]["state"] == "done"
    assert "no cases" in plumb("case", "list").err
    assert len(json.loads(plumb("case", "list", "--all", "--json").out)) == 1
    assert "Bridge" in plumb("case", "show", case).out


def test_words_that_do_not_fit(plumb, case, tmp_path):
    for words, expected in (
        (["note", case], "text: it is needed"),
        (["attach", case, "--document", tmp_path / "none"], "cannot be read"),
        (["link", case, "--record", tmp_path / "none"], "cannot be read"),
        (["note", case, "--text", "x", "--at", "yesterday"], "not a day or a moment"),
        (["note", case, "--text", "x", "--at", "2026-03-01T10:00"], "no time zone"),
        (["note", case, "--text", "x", "--at", "2001-01-01"], "before the last one"),
        (["record-outcome", case, "--outcome", "recovery", "--amount", "1 EUR"], "not an amount"),
        (["show", "nothing"], "there is no case/nothing"),
    ):
        assert expected in plumb("case", *words, status=1).err
    broken = tmp_path / "broken.json"
    broken.write_text("{")
    assert "not JSON" in plumb("case", "link", case, "--record", broken, status=1).err
    with pytest.raises(SystemExit) as caught:
        plumb("case", "paint")
    assert caught.value.code == 2


def test_decisions(plumb, tmp_path):
    evidence = tmp_path / "evidence.json"
    evidence.write_text('{"value": "1"}')
    assert "no decisions stand" in plumb("decisions").err
    assert "no lead was reviewed" in plumb("decisions", "precision").err
    link = json.loads(plumb("decisions", "not-same", "r/2", "r/1", "--reason", "x", "--json").out)
    plumb("decisions", "same", "r/3", "r/4", "--reason", "x")
    held = json.loads(
        plumb("decisions", "suppress", "person", "p/7", "--reason", "safety", "--json").out
    )
    plumb(
        *("decisions", "correct", "--table", "company", "--record", "c1", "--field", "name"),
        *("--seen", "Alfa", "--value", "Alpha", "--reason", "the paper file"),
    )
    lead = ["--rule", "R1", "--evidence", evidence]
    plumb("decisions", "dismiss", "L1", "--reason", "explained", *lead)
    plumb("decisions", "confirm", "L2", "--reason", "irregularity", *lead)
    plumb("decisions", "send-on", "L3", "--reason", "competent_body", "--to", "auditor", *lead)
    rows = json.loads(plumb("decisions", "--json").out)
    assert [row["decision"] for row in rows] == [
        "not_same",
        "same",
        "corrected",
        "suppressed",
        "dismissed",
        "confirmed",
        "sent_on",
    ]
    plumb("decisions", "revoke", link["id"], "--reason", "unsure")
    plumb("decisions", "revoke", held["id"], "--reason", "over")
    assert len(json.loads(plumb("decisions", "list", "--json").out)) == 5
    assert len(json.loads(plumb("decisions", "list", "--all", "--json").out)) == 7
    found = json.loads(plumb("decisions", "precision", "--json").out)
    assert found == {"R1": {"counted": 3, "matter": 2, "share": None, "low": None, "high": None}}
    assert "not yet measured (3 of 20 reviews)" in plumb("decisions", "precision").out


def test_people_and_two_of_them(plumb, case):
    add = ["user", "add", "--name", "X", "--login"]
    assert "must be an administrator" in plumb(*add, "ana", "--role", "analyst", status=1).err
    plumb(*add, "adam", "--role", "administrator")
    plumb(*add, "ana", "--role", "analyst", user="adam")
    plumb(*add, "dan", "--role", "data_protection_officer", user="adam")
    plumb(*add, "eva", "--role", "data_protection_officer", user="adam")
    plumb("user", "grant", "ana", "--role", "investigator", user="adam")
    listed = json.loads(plumb("user", "list", "--json", user="adam").out)
    assert [row["login"] for row in listed] == ["adam", "ana", "dan", "eva"]
    assert listed[1]["roles"] == ["analyst", "investigator"]
    assert "does not belong to the team" in plumb("case", "show", case, status=1, user="ana").err

    opening = json.loads(
        plumb("user", "emergency", f"case/{case}", "--reason", "danger", "--json", user="ana").out
    )
    assert plumb("case", "show", case, "--emergency", opening["id"], user="ana").out
    assert len(json.loads(plumb("user", "notices", "--json", user="dan").out)) == 1
    said = ["--finding", "justified", "--text", "seen"]
    plumb("user", "review-emergency", opening["id"], *said, user="dan")
    assert "no notice waits" in plumb("user", "notices", user="dan").err

    asked = plumb("log", "erase", "1", "--reason", "request", "--ask", "she asked", user="dan")
    approval = asked.out.strip()
    assert f"plumb user approve {approval}" in asked.err
    assert (
        "second person"
        in plumb("log", "erase", "1", "--reason", "request", status=1, user="dan").err
    )
    [waiting] = json.loads(plumb("user", "approvals", "--json", user="eva").out)
    assert waiting["inputs"]["positions"] == [1]
    assert "nothing waits" in plumb("user", "approvals", user="ana").err
    assert "cannot give it" in plumb("user", "approve", approval, status=1, user="dan").err
    early = plumb("user", "approve", approval, status=1, user="eva").err
    assert "less than 3 seconds ago" in early or not early
    refused = plumb(
        "log", "erase", "1", "--reason", "request", "--ask", "again", user="dan"
    ).out.strip()
    plumb("user", "refuse", refused, "--reason", "no", user="eva")

    mandate = ["--title", "Yearly", "--legal-basis", "Act 9", "--until", "2999-01-01"]
    plumb(*add, "sue", "--role", "supervisor", user="adam")
    plumb("user", "mandate", *mandate, "--covers", "case", user="sue")
    assert "may not act here" in plumb("case", "list", status=1).err
    asked = ["user", "remove-conflict", "ana", "--party", "p", "--reason", "r", "--ask", "r"]
    assert plumb(*asked, user="adam").out.strip()
    assert json.loads(plumb(*asked, "--json", user="adam").out)["approval"]


def test_verify_is_one_line_or_the_faults(plumb, case, tmp_path, journal_url):
    point = tmp_path / "kept"
    point.write_text(plumb("log", "checkpoint").out)
    plumb("case", "note", case, "--text", "x")
    said = plumb("verify", "--checkpoint", point)
    assert said.out.count("\n") == 1
    assert said.out.startswith("journal holds: 6 acts, root ")
    assert json.loads(plumb("verify", "--json").out)["holds"] is True
    point.write_text(point.read_text().replace("\n4\n", "\n3\n"))
    assert "does not fit" in plumb("verify", "--checkpoint", point, status=1).err
    assert "cannot be read" in plumb("verify", "--checkpoint", tmp_path / "none", status=1).err
    if journal_url.startswith("sqlite"):
        with sqlite3.connect(journal_url.removeprefix("sqlite:///")) as database:
            database.execute("DROP TRIGGER act_stays")
            database.execute("DELETE FROM act WHERE position = 2")
        database.close()
        said = plumb("verify", status=1)
        assert said.out.startswith("position 2: missing: ")
        faults = json.loads(plumb("verify", "--json", status=1).out)["faults"]
        assert (faults[0]["kind"], faults[0]["start"]) == ("missing", 2)


def test_a_journal_that_was_put_back_is_noticed_at_its_next_use(plumb, case, tmp_path, journal_url):
    if not journal_url.startswith("sqlite"):
        pytest.skip("the file of the database is put back here")
    path = tmp_path / "journal.sqlite"
    old = path.read_bytes()
    plumb("case", "note", case, "--text", "x")
    path.write_bytes(old)
    assert "cut" in plumb("verify", status=1).out
    assert "does not continue" in plumb("case", "note", case, "--text", "y", status=1).err


def test_the_log_for_an_auditor_and_a_witness(plumb, case, tmp_path):
    rows = json.loads(plumb("log", "--json").out)
    assert [row["act"] for row in rows] == [
        "log.begin",
        "access.decision",
        "case.open",
        "access.decision",
        "access.decision",
    ]
    assert len(json.loads(plumb("log", "list", "--json", "--about", f"case/{case}").out)) == 1
    assert len(json.loads(plumb("log", "list", "--json", "--since", "3").out)) == 4
    first, second = tmp_path / "first", tmp_path / "second"
    plumb("log", "export", first)
    plumb("log", "export", second, "--events")
    assert "the export holds" in plumb("log", "check", second, "--earlier", first).out
    proof = tmp_path / "proof"
    proof.write_text(plumb("log", "prove", "2").out)
    assert "act 2 is in" in plumb("log", "check", proof).out
    second.write_text(second.read_text().replace("case.open", "case.shut"))
    assert json.loads(plumb("log", "check", second, "--json", status=1).out)["holds"] is False
    assert "positions 1 to 2: changed" in plumb("log", "check", second, status=1).out
    assert "cannot be read" in plumb("log", "check", tmp_path / "none", status=1).err

    asked = plumb("log", "checkpoint", "--since", "0")
    request = tmp_path / "request"
    request.write_text(asked.out)
    key = asked.err.removeprefix("public key: ").strip()
    witness = ["--name", "audit-office", "--state", tmp_path / "witness", "--log-key", key]
    signed = plumb("log", "cosign", request, *witness)
    line = tmp_path / "line"
    line.write_text(signed.out)
    witness_key = signed.err.strip().rpartition(" ")[2]
    size = asked.out.split("\n\n")[1].splitlines()[1]
    kept = plumb("log", "keep", line, "--size", size, "--witness-key", witness_key)
    assert kept.out.count("\u2014 ") == 2
    assert plumb("log", "cosign", request, *witness, status=1).out == f"{size}\n"
    assert plumb("verify").out.startswith("journal holds")
    none = tmp_path / "none"
    for words in (
        ["cosign", none, *witness],
        ["keep", none, "--size", size, "--witness-key", witness_key],
        ["check", first, "--checkpoint", none],
    ):
        assert "cannot be read" in plumb("log", *words, status=1).err


def test_erasure_by_command(plumb, case):
    assert "recorded at position" in plumb("log", "erase", "2", "--reason", "request").out
    shown = json.loads(plumb("case", "show", case, "--json").out)
    assert shown["data"] == {}
    assert "1 erased as recorded" in plumb("verify").out
    plumb("log", "erase", "2", "--reason", "retention", "--whole")
    assert plumb("verify").out.startswith("journal holds")


def test_nothing_is_made_by_verify(plumb, tmp_path):
    assert "no journal here yet" in plumb("verify", status=1).err


def test_options_may_stand_before_or_after_the_word(plumb, case, tmp_path):
    before = plumb("case", "--json", "list").out
    assert json.loads(before)[0]["id"] == case
    assert json.loads(plumb("case", "list", "--lake", tmp_path / "lake", "--json").out)
