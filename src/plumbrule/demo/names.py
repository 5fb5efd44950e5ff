"""Names put together from syllables, so that they belong to nobody, in four scripts.

Each syllable has a form in Latin, Cyrillic, Greek and Arabic letters; a name is a row of syllables
and can therefore be written in any of the four. The forms are readings of one another, which makes
the other spellings fit material for matching names across scripts.
"""

# ruff: noqa: RUF001 - letters of other scripts are the point here
from dataclasses import dataclass
from random import Random

_SYLLABLES = (
    ("va", "ва", "βα", "فا"),
    ("dre", "дре", "δρε", "دري"),
    ("mo", "мо", "μο", "مو"),
    ("li", "ли", "λι", "لي"),
    ("sku", "ску", "σκου", "سكو"),
    ("ther", "тер", "θερ", "ثير"),
    ("no", "но", "νο", "نو"),
    ("ka", "ка", "κα", "كا"),
    ("bri", "бри", "μπρι", "بري"),
    ("zo", "зо", "ζο", "زو"),
    ("te", "те", "τε", "تي"),
    ("fal", "фал", "φαλ", "فال"),
    ("ru", "ру", "ρου", "رو"),
    ("pen", "пен", "πεν", "بين"),
    ("sa", "са", "σα", "سا"),
    ("do", "до", "ντο", "دو"),
    ("gar", "гар", "γκαρ", "غار"),
    ("mi", "ми", "μι", "مي"),
    ("lo", "ло", "λο", "لو"),
    ("ste", "сте", "στε", "ستي"),
    ("hu", "ху", "χου", "هو"),
    ("nar", "нар", "ναρ", "نار"),
    ("be", "бе", "μπε", "بي"),
    ("qui", "кви", "κουι", "كوي"),
    ("ra", "ра", "ρα", "را"),
    ("wol", "вол", "βολ", "وول"),
    ("xi", "кси", "ξι", "كسي"),
    ("fe", "фе", "φε", "في"),
    ("tum", "тум", "τουμ", "توم"),
    ("ga", "га", "γκα", "غا"),
    ("ve", "ве", "βε", "في"),
    ("sol", "сол", "σολ", "سول"),
    ("ni", "ни", "νι", "ني"),
    ("bo", "бо", "μπο", "بو"),
    ("dar", "дар", "νταρ", "دار"),
    ("é", "э", "ε", "إي"),
    ("lü", "лю", "λυ", "ليو"),
    ("ška", "шка", "σκα", "شكا"),
)
_FAMILY_ENDINGS = (
    ("vel", "вел", "βελ", "فيل"),
    ("dan", "дан", "νταν", "دان"),
    ("rok", "рок", "ροκ", "روك"),
    ("mesh", "меш", "μες", "ميش"),
    ("tari", "тари", "ταρι", "تاري"),
    ("ondo", "ондо", "οντο", "أوندو"),
)
_PLACE_ENDINGS = ("mere", "holt", "vesh", "undra", "pol", "ket")
_STREETS = ("Mill Road", "Harbour Street", "Old Market", "Station Lane", "Orchard Way", "Canal Row")

SCRIPTS = ("Latn", "Cyrl", "Grek", "Arab")


@dataclass(frozen=True, slots=True)
class Name:
    """One name in each of the four scripts, in the order of :data:`SCRIPTS`."""

    spellings: tuple[str, str, str, str]

    @property
    def latin(self) -> str:
        """The spelling in Latin letters, the one that Avelia's own registers use."""
        return self.spellings[0]


def _spell(parts: list[tuple[str, str, str, str]]) -> tuple[str, str, str, str]:
    return (
        "".join(part[0] for part in parts).capitalize(),
        "".join(part[1] for part in parts).capitalize(),
        "".join(part[2] for part in parts).capitalize(),
        "".join(part[3] for part in parts),
    )


def _pick(rng: Random, count: int) -> list[tuple[str, str, str, str]]:
    size = len(_SYLLABLES)
    return [_SYLLABLES[int(rng.random() * size)] for _ in range(count)]


def given_name(rng: Random) -> Name:
    """A given name of two or three syllables."""
    return Name(_spell(_pick(rng, 2 + int(rng.random() * 2))))


def family_name(rng: Random) -> Name:
    """A family name of two syllables and one of a few endings."""
    parts = _pick(rng, 2)
    parts.append(_FAMILY_ENDINGS[int(rng.random() * len(_FAMILY_ENDINGS))])
    return Name(_spell(parts))


def company_stem(rng: Random) -> Name:
    """The distinctive word of a company's name, three syllables long."""
    return Name(_spell(_pick(rng, 3)))


def place_name(rng: Random) -> str:
    """The name of a town or province."""
    ending = _PLACE_ENDINGS[int(rng.random() * len(_PLACE_ENDINGS))]
    return _spell(_pick(rng, 2))[0] + ending


def street_address(place: int) -> str:
    """A house number and a street; no two places of a province have the same."""
    return f"{1 + place // len(_STREETS)} {_STREETS[place % len(_STREETS)]}"
