"""An official of the deciding body, or the official's family, behind the firm on the day."""

from __future__ import annotations

from collections.abc import Iterator

from plumbrule.checks.answer import Result, conclude
from plumbrule.checks.officials import behind, finding
from plumbrule.checks.question import Parameter, Question
from plumbrule.checks.scene import Scene
from plumbrule.checks.ways import owner_gaps


def ask(scene: Scene) -> Iterator[Result]:
    """Answer for each firm, where the body is named."""
    if scene.body is None:
        return
    gaps = scene.gaps("owners", "posts")
    for one in scene.subjects:
        found = [finding(scene, each, scene.body) for each in behind(scene, one)]
        missing = owner_gaps(scene, one)
        if not scene.body.possible:
            missing.append("not_covered:posts")
        yield conclude([scene.names(one), scene.names(scene.body)], found, [*gaps, *missing])


QUESTION = Question(
    id="own_body",
    title="Does an official of the deciding body, or a relative, own, control or direct the firm?",
    version="1.0",
    basis="UN Convention against Corruption, articles 7(4), 8(5) and 12(2)(e): conflicts of interest",
    of=frozenset({"company", "tender"}),
    ask=ask,
    innocent=(
        "A seat on the board by virtue of the post",
        "The stake was sold before or inherited after",
        "The official takes no part in the decision and said so",
        "Another person or body of the same name",
    ),
    cures=(
        "The official stands aside, in writing, before the decision",
        "Another member decides in place of the official",
        "The body authorises it with reasons, where the law allows",
        "A number or date of birth that differs",
    ),
    needs=("owners", "posts", "family ties"),
    parameters={
        "least_rung": Parameter(
            "confirmed",
            "Weakest identity on which two records are one person or firm",
            "our proposal",
        ),
        "least_rung_of_body": Parameter(
            "publisher_id", "Weakest identity on which two records are one body", "our proposal"
        ),
        "deepest": Parameter("4", "Most ties from the firm to the person", "our proposal"),
    },
)
