"""What one question is: its title, what it rests on, and the function that answers it."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from functools import cache
from importlib import import_module
from pathlib import Path

from plumbrule.checks.answer import Result
from plumbrule.checks.scene import Scene
from plumbrule.model.errors import PlumbError

FOLDER = Path(__file__).parent / "questions"


@dataclass(frozen=True)
class Parameter:
    """A number that a question decides by.

    Args:
        value: as text.
        meaning: what it limits.
        source: law, standard, or ``our proposal``.
    """

    value: str
    meaning: str
    source: str


@dataclass(frozen=True)
class Question:
    """One test of a check.

    Args:
        id: short and stable; other programs rely on it.
        title: the question, for a reader.
        version: raised when an answer can change.
        basis: law or standard that makes it worth asking.
        of: what it is asked of: person, company, tender.
        ask: gives the results, one for each party or pair of parties.
        parameters: by name.
        innocent: reasons why a hit may be in order.
        cures: what clears or cures it.
        needs: kinds of lists and data sets that it consults.
    """

    id: str
    title: str
    version: str
    basis: str
    of: frozenset[str]
    ask: Callable[[Scene], Iterable[Result]]
    innocent: tuple[str, ...]
    cures: tuple[str, ...]
    needs: tuple[str, ...] = ()
    parameters: dict[str, Parameter] | None = None


@cache
def questions() -> tuple[Question, ...]:
    """Return every question, by id.

    Raises:
        PlumbError: a file of the folder holds none.
    """
    found = []
    for path in sorted(FOLDER.glob("*.py")):
        if path.stem == "__init__":
            continue
        module = import_module(f"plumbrule.checks.questions.{path.stem}")
        question = getattr(module, "QUESTION", None)
        if not isinstance(question, Question) or question.id != path.stem:
            raise PlumbError(f"the file must set QUESTION with the id {path.stem}", file=str(path))
        found.append(question)
    return tuple(found)
