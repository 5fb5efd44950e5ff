import shutil

import msgspec
import pytest

from plumbrule.journal import export
from plumbrule.journal.entry import Draft
from plumbrule.journal.opening import open_journal
from plumbrule.model.errors import PlumbError


@pytest.fixture
def filled(journal):
    journal.append([Draft("case/1", "case.note", "u1", {"text": "unusual-canary"})] * 300)
    return journal


def edit(path, number, old, new):
    lines = path.read_text().splitlines()
    assert old in lines[number]
    lines[number] = lines[number].replace(old, new)
    path.write_text("\n".join(lines) + "\n")


def kinds(checked):
    return {(fault.kind, fault.start) for fault in checked.faults}


def test_an_auditor_checks_the_proof_without_the_contents(filled, tmp_path):
    bare, full = tmp_path / "bare", tmp_path / "full"
    assert export.export(filled, bare, events=False) == 301
    assert export.export(filled, full, events=True) == 301
    assert export.check(bare).faults == ()
    checked = export.check(full, earlier=bare)
    assert (checked.size, checked.events, checked.faults) == (301, 301, ())
    assert b"canary" not in full.read_bytes()
    assert b"case.note" not in bare.read_bytes()
    with pytest.raises(PlumbError, match="exists already"):
        export.export(filled, bare, events=False)


def test_changes_in_the_file_are_placed(filled, tmp_path):
    path = tmp_path / "export"
    export.export(filled, path, events=True)
    good = path.read_text()
    edit(path, 18, "u1", "u2")
    assert kinds(export.check(path)) == {("changed", 17)}
    path.write_text("\n".join(good.splitlines()[:-5]) + "\n")
    assert kinds(export.check(path)) == {("cut", 296)}
    lines = good.splitlines(keepends=True)
    path.write_text("".join(lines[:18] + lines[19:]))
    assert ("missing", 17) in kinds(export.check(path))
    path.write_text(good.replace("\\n301\\n", "\\n300\\n"))
    with pytest.raises(PlumbError, match="does not fit"):
        export.check(path)
    path.write_text(good.splitlines()[0] + "\nrubbish\n")
    with pytest.raises(PlumbError, match="line 2"):
        export.check(path)


def test_a_rewritten_history_is_placed_exactly_by_an_earlier_export(tmp_path, clock):
    opened = open_journal(tmp_path / "a", clock=clock)
    opened.append([Draft("case/1", "case.note", "u1")] * 20)
    opened.close()
    shutil.copytree(tmp_path / "a", tmp_path / "b")
    for name, extra in (("a", 5), ("b", 9)):
        opened = open_journal(tmp_path / name, clock=clock)
        opened.append([Draft("case/2", "case.note", "u1")] * extra)
        export.export(opened, tmp_path / f"{name}.export", events=False)
        opened.close()
    checked = export.check(tmp_path / "b.export", earlier=tmp_path / "a.export")
    assert kinds(checked) == {("forked", 21)}
    kept = export.read_header(tmp_path / "a.export").checkpoint
    assert kinds(export.check(tmp_path / "b.export", kept=[kept])) == {("forked", 0)}
    shorter = export.check(tmp_path / "a.export", earlier=tmp_path / "b.export")
    assert ("forked", 21) in kinds(shorter)


def test_one_act_is_proven_by_itself(filled):
    proof = export.prove(filled, 17)
    assert export.check_inclusion(proof).size == 301
    assert len(proof.path) == 9
    wrong = msgspec.structs.replace(proof, position=18)
    with pytest.raises(PlumbError, match="does not show that act 18"):
        export.check_inclusion(wrong)
    with pytest.raises(PlumbError, match="does not exist"):
        export.prove(filled, 301)


def test_exports_of_two_logs_are_not_compared(filled, tmp_path):
    other = open_journal(tmp_path / "other")
    export.export(other, tmp_path / "one", events=False)
    export.export(filled, tmp_path / "two", events=False)
    other.close()
    with pytest.raises(PlumbError, match="the earlier export is of"):
        export.check(tmp_path / "two", earlier=tmp_path / "one")
