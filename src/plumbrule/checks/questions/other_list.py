"""On another list that is loaded: export control, wanted, warning."""

from __future__ import annotations

from collections.abc import Iterator

from plumbrule.checks.answer import Result, conclude
from plumbrule.checks.entries import entries
from plumbrule.checks.question import Question
from plumbrule.checks.scene import Scene


def ask(scene: Scene) -> Iterator[Result]:
    """Answer for each subject, where such a list is loaded; nobody is obliged to have one."""
    kinds = {one.kind for one in scene.lists if one.dated_by} & {
        one.kind for one in scene.picture.listings
    } - {"sanction", "debarment"}
    for one in scene.subjects:
        found = list(entries(scene, one, kinds))
        if found:
            yield conclude([scene.names(one)], found, (), one.uncertain)


QUESTION = Question(
    id="other_list",
    title="Is the party on another list that is loaded (export control, wanted, warning)?",
    version="1.0",
    basis="The authority named with each entry",
    of=frozenset({"person", "company", "tender"}),
    ask=ask,
    innocent=("A namesake", "A warning is not a decision", "Listed for another purpose"),
    cures=("A number or date of birth that differs", "The authority's word that it does not hold"),
)
