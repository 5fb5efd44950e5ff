"""What two names that look alike are worth, when one of them was looked for among thousands.

Comparing one name with one name asks whether they may be the same. Looking one name up in a list
of tens of thousands is another question: chance alone brings up names that share a given name and
sound like the family name. So more is asked for before a person is troubled: letters nearly all the
same; or every word answered and none by a slip; or three words answered, however long the name.
What falls short is worth `SHORT`, and a date of birth that agrees still lifts it.
"""

from __future__ import annotations

from plumbrule.linking.names import PERSON, Comparison, Name
from plumbrule.linking.names.pairing import pair
from plumbrule.linking.names.similarity import SOUND

ALERT = 0.70
"""Score from which a person should look."""

SHORT = 0.65
"""Most that a name is worth that is alike and not enough so."""

ALL_WORDS = 0.93
"""Score of a comparison by words from which all of them agree but for spelling."""

SEVERAL = 3
"""Words that two long names must have in common when each may have more."""


def worth(name: Name, other: Name, words: Comparison, letters: float) -> Comparison:
    """Weigh what comparing by words and letter by letter gave.

    Args:
        name: the name looked for.
        other: a name of the list.
        words: how they compare word by word.
        letters: how alike they are letter by letter, 0 to 1.

    Returns:
        The comparison with the score that counts here.
    """
    score = words.score
    if score >= ALERT and not _enough(name, other, words):
        score = SHORT
    if letters <= score:
        return Comparison(score, words.verdict, words.reasons, words.slips)
    why = (*words.reasons, "letter by letter the names are nearly the same")
    return Comparison(letters, words.verdict, why, words.slips)


def _enough(name: Name, other: Name, words: Comparison) -> bool:
    if words.score >= ALL_WORDS and not (words.slips and name.kind == PERSON):
        return True
    paired = pair(name, other)
    return sum(alike >= SOUND for _, _, alike in paired.pairs) >= SEVERAL
