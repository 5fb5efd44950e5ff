"""The index: parties by their names and numbers, in memory, and who among them fits a query."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import combinations

from plumbrule.checks.screening.postings import CalledUp, Postings
from plumbrule.checks.screening.query import Candidate, Listed, Query
from plumbrule.checks.screening.span import compare_spans
from plumbrule.checks.screening.spelling import Spellings, letters
from plumbrule.checks.screening.verdict import WEAK_NAME, judge
from plumbrule.checks.screening.worth import ALERT, worth
from plumbrule.linking.names import Comparison, Name, analyse, compare
from plumbrule.linking.names.name import ORGANISATION, PERSON

COMPARED = 10
"""Most names that are compared in full for one name of a query."""
NEAR = 0.5
"""Score from which a candidate that is no alert is counted as a near miss."""
SURE = 0.97
"""Score from which no other names are looked up letter by letter."""
FAR = NEAR - 0.15
"""Score of a name below which nothing else that fits makes it a near miss."""
NO_NAME = Comparison(0.0, "differs", ("there is no name to compare",))

__all__ = ["ALERT", "Index", "Matches"]


@dataclass(frozen=True, slots=True)
class Matches:
    """What a query found.

    Args:
        candidates: best first, no more than were asked for.
        alerts: how many listed parties a person should look at, those not given included.
        near_misses: how many scored from ``NEAR`` to below the threshold.
        margin: lead of the best over the best of another entity; None without a second.
        compared: whether the query could be looked up at all; if not, nothing found is not clear.
    """

    candidates: tuple[Candidate, ...]
    alerts: int
    near_misses: int
    margin: float | None
    compared: bool


@dataclass(slots=True)
class Run:
    """What words called up so far, by kind of name: for one query or one batch, never longer."""

    known: dict[str, dict[str, CalledUp]] = field(
        default_factory=lambda: {PERSON: {}, ORGANISATION: {}}
    )


@dataclass(frozen=True, slots=True)
class _Fit:
    """A name of the list and how it compares; weak and frequent as ``judge`` takes them."""

    name: str
    comparison: Comparison
    weak: bool = False
    frequent: bool = False

    @property
    def worth(self) -> float:
        """What the name counts for."""
        return min(self.comparison.score, WEAK_NAME) if self.weak else self.comparison.score


class _Names:
    """The different names of one kind, and who bears each."""

    def __init__(self, kind: str, listed: Sequence[Listed]) -> None:
        self.kind = kind
        self.names: list[Name] = []
        self.bearers: list[list[tuple[int, bool]]] = []
        self.by_key: dict[str, int] = {}
        same_words: dict[tuple[object, ...], int] = {}
        spelt: list[tuple[str, int]] = []
        for place, party in enumerate(listed):
            if not _may_be(party.kind, kind):
                continue
            for text, of_kind in party.names:
                name = analyse(text, kind, keep=False)
                words = (tuple(sorted(name.tokens)), name.numbers, name.legal_form, name.whole)
                number = same_words.setdefault(words, len(self.names))
                if number == len(self.names):
                    self.names.append(name)
                    self.bearers.append([])
                self.by_key.setdefault(name.strict, number)
                spelt.append((letters(name), number))
                bearer = (place, of_kind == "weak")
                if bearer not in self.bearers[number]:
                    self.bearers[number].append(bearer)
        self.postings = Postings(self.names)
        self.spellings = Spellings(spelt)

    def fitting(self, text: str, run: Run) -> list[tuple[int, Comparison]] | None:
        """Compare a name with those nearest to it; None when nothing of it can be looked up."""
        name = analyse(text, self.kind, keep=False)
        row = letters(name)
        exact = self.by_key.get(name.strict)
        # The list has it as asked; others who bear nearly the same name still count.
        found = {} if exact is None else {exact: compare(name, name)}
        known = run.known[self.kind]
        near = self.postings.nearest(name, COMPARED, known)
        if near is None and not row:
            return None
        weigh = self.postings.weighing(name, known)
        for number in near or ():
            if number not in found:
                found[number] = self._compared(name, row, number, weigh)
        if max((one.score for one in found.values()), default=0.0) < SURE:
            for number in self.spellings.nearest(row):
                if number not in found:
                    found[number] = self._compared(name, row, number, weigh)
        return list(found.items())

    def _compared(
        self, name: Name, row: str, number: int, weigh: Callable[[str], float]
    ) -> Comparison:
        """Compare by words, and by letters where these are more alike."""
        other = self.names[number]
        words = compare(name, other, weigh)
        same_numbers = name.numbers == other.numbers
        return worth(name, other, words, self.spellings.like(row, number) if same_numbers else 0.0)


class Index:
    """Parties that may be found by name or number. Built once, then only read: safe in threads."""

    def __init__(self, listed: Sequence[Listed]) -> None:
        self.listed = listed
        self._names = {kind: _Names(kind, listed) for kind in (PERSON, ORGANISATION)}
        self._by_number: dict[str, list[int]] = {}
        for place, party in enumerate(listed):
            for value in {number.value for number in party.identifiers}:
                self._by_number.setdefault(value, []).append(place)

    @classmethod
    def of(cls, rows: Iterable[Listed]) -> Index:
        """Build an index; the order of rows does not change any answer."""
        return cls(sorted(rows, key=lambda one: one.party_id))

    def match(self, query: Query, limit: int = 5) -> list[Candidate]:
        """Give the parties that a person should look at, best first."""
        return [one for one in self.ask(query, limit).candidates if one.alert]

    def ask(
        self,
        query: Query,
        limit: int = 5,
        threshold: float = ALERT,
        *,
        weights: Mapping[str, float] | None = None,
        run: Run | None = None,
    ) -> Matches:
        """Look for a party.

        Args:
            query: who is asked for.
            limit: most candidates to give.
            threshold: score from which a person should look.
            weights: what to multiply parts of the score by, such as ``country``.
            run: shares work between queries of one batch.
        """
        best, compared = self._best_names(query, run or Run())
        found = [
            judge(
                query,
                self.listed[place],
                fit.name,
                fit.comparison,
                weak=fit.weak,
                frequent=fit.frequent,
                threshold=threshold,
                weights=weights or {},
            )
            for place, fit in best.items()
        ]
        found.sort(key=lambda one: (-one.score, one.party_id))
        return Matches(
            candidates=tuple(found[:limit]),
            alerts=sum(one.alert for one in found),
            near_misses=sum(one.score >= NEAR and not one.alert for one in found),
            margin=_margin(found),
            compared=compared,
        )

    def _best_names(self, query: Query, run: Run) -> tuple[dict[int, _Fit], bool]:
        """Give for each party that may fit its best name, and whether anything was looked up."""
        best: dict[int, _Fit] = {}
        compared = bool(query.identifiers)
        for text in filter(None, (query.name, *query.other_names)):
            for kind, names in self._names.items():
                fitting = names.fitting(text, run) if _may_be(query.kind, kind) else None
                compared = compared or fitting is not None
                for number, comparison in fitting or ():
                    if comparison.score < FAR and not query.identifiers:
                        continue
                    bearers = names.bearers[number]
                    frequent = self._frequent(bearers)
                    for place, weak in bearers:
                        fit = _Fit(names.names[number].text, comparison, weak, frequent)
                        if place not in best or fit.worth > best[place].worth:
                            best[place] = fit
        for value in {number.value for number in query.identifiers}:
            for place in self._by_number.get(value, ()):
                best.setdefault(place, _Fit(_main_name(self.listed[place]), NO_NAME))
        return best, compared

    def _frequent(self, bearers: Collection[tuple[int, bool]]) -> bool:
        """Tell whether two bearers of a name are certainly two: their dates exclude each other."""
        born = {self.listed[place].born for place, _ in bearers}
        known = sorted(one for one in born if one is not None)[:10]
        return any(compare_spans(a, b) == "differs" for a, b in combinations(known, 2))


def _may_be(kind: str | None, names: str) -> bool:
    return kind is None or (kind == "person") == (names == PERSON)


def _main_name(party: Listed) -> str:
    return party.names[0][0] if party.names else ""


def _margin(found: Sequence[Candidate]) -> float | None:
    if not found:
        return None
    second = next((one for one in found if one.entity_id != found[0].entity_id), None)
    return None if second is None else round(found[0].score - second.score, 4)
