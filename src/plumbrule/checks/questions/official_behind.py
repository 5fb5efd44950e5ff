"""A holder of any public post, or a close relative, behind the firm on the day."""

from __future__ import annotations

from collections.abc import Iterator

from plumbrule.checks.answer import Result, conclude
from plumbrule.checks.officials import behind, finding
from plumbrule.checks.question import Question
from plumbrule.checks.scene import Scene
from plumbrule.checks.ways import owner_gaps


def ask(scene: Scene) -> Iterator[Result]:
    """Answer for each firm, where no body is named: with one, only its own officials matter."""
    if scene.body is not None:
        return
    gaps = scene.gaps("owners", "posts")
    for one in scene.subjects:
        if one.subject.kind == "company":
            found = [finding(scene, each, None) for each in behind(scene, one)]
            missing = owner_gaps(scene, one)
            yield conclude([scene.names(one)], found, [*gaps, *missing])


QUESTION = Question(
    id="official_behind",
    title="Does a holder of a public post, or a relative, own, control or direct the firm?",
    version="1.0",
    basis="UN Convention against Corruption, articles 8(5) and 52(1)",
    of=frozenset({"company", "tender"}),
    ask=ask,
    innocent=(
        "A seat on the board by virtue of the post",
        "An official may own a firm where the law allows and the interest is declared",
        "A namesake",
    ),
    cures=(
        "The declaration of the interest",
        "The name of the deciding body: ask again with it",
        "A number or date of birth that differs",
    ),
    needs=("owners", "posts", "family ties"),
)
