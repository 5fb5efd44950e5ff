"""Names: read into tokens, compared across scripts, spellings and legal forms."""

from plumbrule.linking.names.comparison import JOINED, WORTH_A_LOOK, Comparison, compare
from plumbrule.linking.names.keys import keys
from plumbrule.linking.names.name import ORGANISATION, PERSON, Name, analyse
from plumbrule.linking.names.tables import version
from plumbrule.linking.names.weights import default_weight

__all__ = [
    "JOINED",
    "ORGANISATION",
    "PERSON",
    "WORTH_A_LOOK",
    "Comparison",
    "Name",
    "analyse",
    "compare",
    "default_weight",
    "keys",
    "version",
]
