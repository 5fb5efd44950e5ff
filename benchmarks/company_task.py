"""The task of finding 300,000 suppliers in a register of 700,000 companies: made rows with known truth.

Words follow the law of frequency that names of firms follow: a few words for trades and places stand
in very many names, most words in a few. Every number, city and name here is made up.

How a supplier that stands in the register is written: number on half; city on 70 %, postcode on
50 %; a slip of the pen in 12 %; Cyrillic for half of those of RU and UA; other spellings of the legal
form, or none; a word dropped in 6 %, words in another order in 4 %, abroad written in 1 %. What makes
it hard: one register row in eight has a sibling (same words and one more, another number, another
place, a swapped word), and half of the suppliers that do not stand in the register are made from one
that does.
"""

# ruff: noqa: RUF001
from __future__ import annotations

import itertools
import random
from collections.abc import Iterator
from dataclasses import dataclass, field

REGISTER, SUPPLIERS, KNOWN = 700_000, 300_000, 210_266

_FORMS = {
    "GB": (("Limited", "Ltd", "Ltd."), ("PLC", "Public Limited Company"), ("LLP",)),
    "US": (("Inc.", "Incorporated", "Inc"), ("LLC", "L.L.C."), ("Corp.", "Corporation")),
    "DE": (("GmbH", "Gesellschaft mit beschränkter Haftung"), ("AG", "Aktiengesellschaft")),
    "FR": (("SARL", "S.A.R.L."), ("SAS", "S.A.S."), ("SA", "S.A.")),
    "ES": (("S.L.", "SL", "Sociedad Limitada"), ("S.A.", "SA", "Sociedad Anónima")),
    "PL": (("Sp. z o.o.", "spółka z o.o."), ("S.A.", "Spółka Akcyjna")),
    "BR": (("Ltda.", "LTDA", "Limitada"), ("S.A.", "S/A")),
    "IN": (("Private Limited", "Pvt Ltd", "Pvt. Ltd."), ("Limited", "Ltd")),
    "RU": (("OOO", "ООО"), ("AO", "АО"), ("ZAO", "ЗАО")),
    "UA": (("TOV", "ТОВ"), ("PrAT", "ПрАТ")),
}
_SHARES = (14, 16, 12, 9, 9, 9, 8, 9, 8, 6)
_TRADES = [
    "trading",
    "construction",
    "services",
    "group",
    "consulting",
    "engineering",
    "transport",
    "logistics",
    "import",
    "export",
    "holding",
    "systems",
    "solutions",
    "industries",
    "medical",
    "energy",
    "agro",
    "food",
    "design",
    "development",
    "investment",
    "building",
    "electric",
    "metal",
    "plastics",
    "textile",
    "travel",
    "media",
    "security",
    "cleaning",
    "invest",
    "finance",
    "estate",
    "technology",
    "software",
    "auto",
    "wood",
    "steel",
    "paper",
    "water",
    "foods",
    "pharma",
    "marine",
    "mining",
    "print",
    "repair",
]
_CONSONANTS = "b d f g k l m n p r s t v z br dr gr kr pl pr st tr sh ch".split()  # noqa: SIM905 read
_CYRILLIC = {
    "shch": "щ", "sh": "ш", "ch": "ч", "zh": "ж", "kh": "х", "ts": "ц", "yu": "ю", "ya": "я",
    "a": "а", "b": "б", "c": "к", "d": "д", "e": "е", "f": "ф", "g": "г", "h": "х", "i": "и",
    "j": "й", "k": "к", "l": "л", "m": "м", "n": "н", "o": "о", "p": "п", "q": "к", "r": "р",
    "s": "с", "t": "т", "u": "у", "v": "в", "w": "в", "x": "кс", "y": "й", "z": "з",
}  # fmt: skip


@dataclass(slots=True)
class Company:
    """One row: of the register, or as a buyer wrote it."""

    key: str
    country: str
    words: list[str]
    form: int
    city: str | None
    postcode: str | None
    number: str | None
    truth: str | None = None
    text: str = ""


@dataclass
class Task:
    """Both lists; ``truth`` of a supplier is the key of its register row, or None."""

    register: list[Company] = field(default_factory=list)
    suppliers: list[Company] = field(default_factory=list)


def made(seed: int = 1, scale: float = 1.0) -> Task:
    """Make the task; the same seed gives the same rows."""
    return _Maker(random.Random(seed)).task(
        int(REGISTER * scale), int(SUPPLIERS * scale), int(KNOWN * scale)
    )


class _Maker:
    def __init__(self, chance: random.Random) -> None:
        self.chance = chance
        self.countries = tuple(_FORMS)
        self.vocabulary = {one: self._vocabulary() for one in self.countries}
        self.cities = {one: [self._word(2, 3).title() for _ in range(400)] for one in _FORMS}
        self.serial = itertools.count(10_000_000)

    def task(self, register: int, suppliers: int, known: int) -> Task:
        task = Task()
        while len(task.register) < register:
            one = self._company()
            task.register.append(one)
            if self.chance.random() < 0.125 and len(task.register) < register:
                task.register.append(self._sibling(one))
        rows = task.register
        for place, one in enumerate(self.chance.sample(rows, known)):
            task.suppliers.append(self._written(one, f"s{place}", one.key))
        while len(task.suppliers) < suppliers:
            stranger = self._company()
            if self.chance.random() < 0.5:
                stranger = self._sibling(self.chance.choice(rows))
            task.suppliers.append(self._written(stranger, f"s{len(task.suppliers)}", None))
        self.chance.shuffle(task.suppliers)
        return task

    def _word(self, least: int, most: int) -> str:
        pick = self.chance.choice
        length = self.chance.randint(least, most)
        text = "".join(pick(_CONSONANTS) + pick("aeiou") for _ in range(length))
        return text + pick(["", "", "n", "r", "s", "x", "k", "l"])

    def _vocabulary(self) -> tuple[list[str], list[float]]:
        words = sorted({self._word(1, 4) for _ in range(14_000)})
        self.chance.shuffle(words)
        weights = itertools.accumulate(1 / (rank + 8) ** 0.8 for rank in range(len(words)))
        return words, list(weights)

    def _company(self) -> Company:
        country = self.chance.choices(self.countries, _SHARES)[0]
        words, weights = self.vocabulary[country]
        count = self.chance.choices((1, 2, 3), (45, 45, 10))[0]
        name = self.chance.choices(words, cum_weights=weights, k=count)
        if self.chance.random() < 0.65:
            name.append(self.chance.choices(_TRADES, range(len(_TRADES), 0, -1))[0])
        if self.chance.random() < 0.08:
            name.append(self._city(country).lower())
        return self._row(country, name)

    def _row(self, country: str, words: list[str]) -> Company:
        key = str(next(self.serial))
        city = self._city(country)
        postcode = f"{self.cities[country].index(city):03d}{self.chance.randrange(60):02d}"
        form = self.chance.randrange(len(_FORMS[country]))
        one = Company(key, country, words, form, city, postcode, key)
        one.text = " ".join([*(word.title() for word in words), _FORMS[country][form][0]])
        return one

    def _city(self, country: str) -> str:
        return self.cities[country][min(int(self.chance.expovariate(1 / 60)), 399)]

    def _sibling(self, one: Company) -> Company:
        """Make another company that is easily taken for this one."""
        words, country = list(one.words), one.country
        way = self.chance.randrange(5)
        if way == 0:
            words.append(self.chance.choice(["holding", "group", "invest", "international"]))
        elif way == 1:
            words.append(self.chance.choice(["2", "3", "II", "III", "2000"]))
        elif way == 2:
            words.append(self._city(country).lower())
        elif way == 3:
            country = self.chance.choice([two for two in self.countries if two != country])
        else:
            vocabulary, weights = self.vocabulary[country]
            place = self.chance.randrange(len(words))
            words[place] = self.chance.choices(vocabulary, cum_weights=weights)[0]
        return self._row(country, words)

    def _written(self, one: Company, key: str, truth: str | None) -> Company:
        """Write a company as a buyer might."""
        chance = self.chance.random
        words = list(one.words)
        if len(words) > 2 and chance() < 0.06:
            words.pop(self.chance.randrange(len(words)))
        if len(words) > 1 and chance() < 0.04:
            self.chance.shuffle(words)
        if chance() < 0.12:
            place = max(range(len(words)), key=lambda at: len(words[at]))
            words[place] = self._slip(words[place])
        spelled = " ".join(word if word.isupper() else word.title() for word in words)
        forms = _FORMS[one.country][one.form]
        form = self.chance.choice(forms)
        if one.country in {"RU", "UA"} and chance() < 0.5:
            spelled, form = in_cyrillic(spelled.lower()), forms[-1]
        text = spelled if chance() < 0.08 else f"{spelled} {form}"
        if one.country in {"RU", "UA"} and chance() < 0.6:
            text = f"{form} «{spelled}»"
        return Company(
            key,
            "" if chance() < 0.01 else one.country,
            one.words,
            one.form,
            one.city if chance() < 0.7 else None,
            one.postcode if chance() < 0.5 else None,
            one.number if chance() < 0.5 else None,
            truth,
            text.upper() if chance() < 0.3 else text,
        )

    def _slip(self, word: str) -> str:
        if len(word) < 3:
            return word
        place = self.chance.randrange(1, len(word))
        letter = self.chance.choice("abcdefghiklmnoprstuvz")
        return self.chance.choice(
            [
                word[:place] + word[place + 1 :],
                word[:place] + letter + word[place:],
                word[:place] + letter + word[place + 1 :],
                word[: place - 1] + word[place] + word[place - 1] + word[place + 1 :],
            ]
        )


def in_cyrillic(text: str) -> str:
    """Write Latin letters in Cyrillic ones."""
    return "".join(_cyrillic(text))


def _cyrillic(text: str) -> Iterator[str]:
    place = 0
    while place < len(text):
        for length in (4, 2, 1):
            letters = text[place : place + length]
            if len(letters) == length and letters in _CYRILLIC:
                yield _CYRILLIC[letters]
                place += length
                break
        else:
            yield text[place]
            place += 1
