"""Names that are alike: pairs found over spellings and scripts, scored, judged and grouped."""

from plumbrule.linking.alike.clusters import join_alike
from plumbrule.linking.alike.kept import Kept
from plumbrule.linking.alike.search import find_alike

__all__ = ["Kept", "find_alike", "join_alike"]
