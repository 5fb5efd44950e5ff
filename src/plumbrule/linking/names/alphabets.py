"""Letters of alphabets whose romanisation depends on the language, as tables for `str.translate`."""

from __future__ import annotations


def _table(letters: str) -> dict[int, str]:
    """Read ``а=a б=b``; a letter without a sound is written ``ь=``."""
    return {ord(pair[0]): pair[2:] for pair in letters.split()}


CYRILLIC = _table(
    "а=a б=b в=v г=g д=d е=e ё=e ж=zh з=z и=i й=y к=k л=l м=m н=n о=o п=p р=r с=s т=t у=u ф=f"
    " х=kh ц=ts ч=ch ш=sh щ=shch ъ= ы=y ь= э=e ю=yu я=ya ў=u і=i ї=yi є=ye ґ=g ә=a ғ=g қ=k ң=n"
    " ө=o ұ=u ү=u һ=h җ=zh ҳ=h ҷ=j ӣ=i ӯ=u ѓ=g ќ=k ѕ=dz ј=y љ=l њ=n ђ=d ћ=c џ=dz"
    " ѐ=e ѝ=i ѣ=e ѳ=f ѵ=i"
)
UKRAINIAN = CYRILLIC | _table("г=h и=y")
SERBIAN = CYRILLIC | _table("љ=lj њ=nj ђ=dj ћ=c ч=c ж=z ш=s х=h ц=c ј=j џ=dz")
GREEK = _table("η=i ή=i υ=y ύ=y ω=o ώ=o")
ARABIC = _table(
    "ا=a أ=a إ=i آ=a ٱ=a ب=b ت=t ث=th ج=j ح=h خ=kh د=d ذ=dh ر=r ز=z س=s ش=sh ص=s ض=d ط=t ظ=z ع="
    " غ=gh ف=f ق=q ك=k ک=k ل=l م=m ن=n ه=h ة=a ۀ=a ى=a ء= ؤ=u ئ=i و=w ي=y ی=y پ=p چ=ch ژ=zh گ=g"
    " ڤ=v ہ=h ھ=h ں=n ڈ=d ٹ=t ڑ=r ے=y ې=y ۍ=y ړ=r ځ=z څ=ts ږ=zh ښ=sh ټ=t ډ=d ڼ=n ګ=g ـ= ۇ=u ۆ=o ە=a"
    " ٠=0 ١=1 ٢=2 ٣=3 ٤=4 ٥=5 ٦=6 ٧=7 ٨=8 ٩=9 ۰=0 ۱=1 ۲=2 ۳=3 ۴=4 ۵=5 ۶=6 ۷=7 ۸=8 ۹=9"
    " ً= ٌ= ٍ= َ= ُ= ِ= ّ= ْ= ٓ= ٔ= ٕ= ٰ= ،=, ؛=; ؟=?"
)
HEBREW = _table(
    "א=a ב=b ג=g ד=d ה=h ו=w ז=z ח=h ט=t י=i כ=k ך=k ל=l מ=m ם=m נ=n ן=n ס=s ע=a פ=p ף=f צ=ts"
    " ץ=ts ק=k ר=r ש=sh ת=t"
)
