"""The first file of a new kind of dossier, and its test, for someone to go on with."""

from __future__ import annotations

from pathlib import Path

from plumbrule.model.errors import PlumbError

_KIND = '''"""{title}: say in one sentence what is followed, and until when."""

from __future__ import annotations

from plumbrule.dossiers.machinery.kinds import Field, Kind, State, Transition

WORKERS = frozenset({{"analyst"}})

KIND = Kind(
    name="{name}",
    meaning="say what such a thing is",
    fields={{
        "title": Field("text", "what it is about, in a few words"),
        "due": Field("date", "the day by which it is done"),
        "result": Field("text", "what came out"),
    }},
    states={{
        "open": State("someone works on it", "ours", due="due"),
        "closed": State("it has ended", "nobody", final=True),
    }},
    transitions={{
        "open": Transition((None,), "open", WORKERS, "begin", needs=("title", "due")),
        "close": Transition(("open",), "closed", WORKERS, "end it", needs=("result",)),
    }},
    columns=("title", "due"),
)
'''

_TEST = '''"""Every (state, action) pair of the kind, written by hand."""

from plumbrule.dossiers.machinery.kinds import checked
from plumbrule.dossiers.{name} import KIND

RESULTS = {{
    (None, "open"): "open",
    ("open", "close"): "closed",
}}


def test_every_pair():
    assert checked(KIND) is KIND
    for state in (None, *KIND.states):
        for action in KIND.transitions:
            expected = RESULTS.get((state, action), "no_such_action")
            assert KIND.result(state, action) == expected
'''


def write(name: str, sources: Path, tests: Path) -> list[Path]:
    """Write the two files of a new kind; return where they are.

    Args:
        name: the kind, such as ``asset`` or ``mutual_request``.
        sources: the folder of the kinds.
        tests: the folder of their tests.

    Raises:
        PlumbError: the name does not fit a file, or a file is there already.
    """
    if not name.isidentifier() or name != name.lower() or name.startswith("_"):
        raise PlumbError(f"{name!r} is no name for a kind: use small letters, digits and _")
    title = name.replace("_", " ").capitalize()
    files = {
        sources / f"{name}.py": _KIND.format(name=name, title=title),
        tests / f"test_{name}.py": _TEST.format(name=name),
    }
    for path in files:
        if path.exists():
            raise PlumbError("the file is there already", file=str(path))
    for path, text in files.items():
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
    return list(files)
