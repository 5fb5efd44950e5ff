"""Keys under which names that may be one are found: pairs of rare skeletons, or the only one."""

from __future__ import annotations

from collections.abc import Callable
from itertools import combinations

from plumbrule.linking.names.name import PERSON, Name
from plumbrule.linking.names.weights import default_weight

_RAREST = 4


def keys(name: Name, weigh: Callable[[str], float] | None = None) -> tuple[str, ...]:
    """Return the keys of a name; two names with a key in common are worth comparing.

    Args:
        name: the name.
        weigh: the weight of a skeleton, by the register in use; without it the shipped table.

    Returns:
        Every pair among the four rarest skeletons, ties by the letters; for a name of one token
        that token alone. A skeleton of one letter is no key for a person. Ordered; may be empty.
    """
    weight = weigh or default_weight
    bones = {bone for bone in name.skeletons if len(bone) > 1 or name.kind != PERSON}
    rarest = sorted(bones, key=lambda bone: (-weight(bone), bone))[:_RAREST]
    if len(rarest) == 1:
        return (rarest[0],)
    return tuple(sorted(" ".join(sorted(pair)) for pair in combinations(rarest, 2)))
