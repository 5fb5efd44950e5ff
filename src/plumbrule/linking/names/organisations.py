"""Reading the name of an organisation: legal form, joined initials, words for its kind."""

from __future__ import annotations

from plumbrule.linking.names.parts import Parts, apart, joined_initials, number_of, words_in
from plumbrule.linking.names.romanise import romanise
from plumbrule.linking.names.tables import role
from plumbrule.linking.names.vocabulary import divided, legal_forms, meaning, words

_ONE_THING = ["science", "research"]
"""Russian says *scientific research* for what English calls research."""
_ORDINAL_ENDINGS = frozenset(("ya", "y", "iy", "yy", "oy", "aya", "go", "th", "st", "nd", "rd"))
_ANY_FORM = "company"


def read_organisation(text: str) -> Parts:
    """Read the name of an organisation, cleaned of what cannot be seen."""
    main, bracketed = apart(text)
    written = romanise(divided(main), by_syllable=False)
    found, legal_form = _without_legal_form(joined_initials(words_in(written.latin)))
    tokens, words_of, numbers = _tokens(found)
    spellings = written.spellings
    aside: frozenset[str] = frozenset()
    if bracketed:
        also = romanise(divided(bracketed), by_syllable=False)
        more, _ = _without_legal_form(joined_initials(words_in(also.latin)))
        pairs = zip(*_tokens(more)[:2], strict=True)
        added = [(token, word) for token, word in pairs if token not in tokens]
        aside = frozenset(token for token, _ in added)
        tokens += [token for token, _ in added]
        words_of += [word for _, word in added]
        spellings = {**spellings, **also.spellings}
    return Parts(
        tokens=tuple(tokens or found),
        words=tuple(words_of or found),
        numbers=tuple(sorted(numbers)),
        legal_form=legal_form,
        aside=aside,
        initialism="".join(word[0] for word in found if word not in role("little")),
        script=written.script,
        spellings=spellings,
    )


def _tokens(found: list[str]) -> tuple[list[str], list[str], list[str]]:
    """Give what the words mean, the words themselves, and the numbers among them."""
    tokens: list[str] = []
    written: list[str] = []
    numbers = []
    place = 0
    while place < len(found):
        means, size = _phrase(found, place)
        if means is not None:
            tokens += means
            written += means
        elif place and found[place] in _ORDINAL_ENDINGS and found[place - 1].isdigit():
            pass  # 20-я, 7-ой: the ending of a number
        elif number := number_of(found[place], last=0 < place == len(found) - 1):
            numbers.append(number)
            tokens.append(number)
            written.append(number)
        elif found[place] not in role("little"):
            means = meaning(found[place])
            tokens += means
            written += (found[place],) if len(means) == 1 else means
        place += size
        if tokens[-2:] == _ONE_THING:
            del tokens[-2], written[-2]
    return tokens, written, numbers


def _phrase(found: list[str], place: int) -> tuple[tuple[str, ...] | None, int]:
    """Find several words at a place that mean something together."""
    table = words()
    longest = table.longest.get(found[place], 0)
    for size in range(min(longest, len(found) - place), 1, -1):
        means = table.phrases.get(tuple(found[place : place + size]))
        if means is not None:
            return means, size
    return None, 1


def _without_legal_form(found: list[str]) -> tuple[list[str], str]:
    """Take the legal forms out; the first that says more than ``company`` names the family."""
    forms = legal_forms()
    families: list[str] = []
    kept: list[str] = []
    place = 0
    while place < len(found):
        for size in range(min(forms.longest.get(found[place], 0), len(found) - place), 0, -1):
            phrase = tuple(found[place : place + size])
            family = forms.families.get(phrase)
            if family and (phrase not in forms.at_an_end or not kept or place + size == len(found)):
                families.append(family)
                place += size
                break
        else:
            kept.append(found[place])
            place += 1
    if not kept:
        return found, ""
    told = [family for family in families if family != _ANY_FORM]
    return kept, (told or families or [""])[0]
