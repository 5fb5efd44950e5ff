"""Two rival bidders of one tender that share people, relatives, a telephone, mailbox or address."""

from __future__ import annotations

from collections.abc import Iterator

from plumbrule.checks.answer import Result, conclude
from plumbrule.checks.common_ground import shared_marks, shared_people
from plumbrule.checks.question import Question
from plumbrule.checks.scene import Scene, pairs
from plumbrule.checks.ways import owner_gaps


def ask(scene: Scene) -> Iterator[Result]:
    """Answer for each two bidders that do not bid together."""
    gaps = scene.gaps("owners")
    for one, other in pairs(scene.subjects):
        if one.subject.group and one.subject.group == other.subject.group:
            continue
        found = [*shared_people(scene, one, other), *shared_marks(scene, one, other)]
        missing = [*owner_gaps(scene, one), *owner_gaps(scene, other)]
        names = [scene.names(one), scene.names(other)]
        yield conclude(names, found, [*gaps, *missing])


QUESTION = Question(
    id="rival_tie",
    title="Do two rival bidders share an owner, director, relative, telephone, mailbox or address?",
    version="1.0",
    basis="OECD Guidelines for Fighting Bid Rigging in Public Procurement (2025)",
    of=frozenset({"tender"}),
    ask=ask,
    innocent=(
        "Companies of one group that told so",
        "A shared accountant or agent",
        "A business centre",
        "A consortium that was not declared as such",
    ),
    cures=(
        "A statement of the group, where the law lets companies of one group bid",
        "Separate proof of how each bid was made",
        "The register's extract on the owners of the day",
    ),
    needs=("owners",),
)
