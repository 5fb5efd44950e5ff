"""Georgian: one letter for one sound; the two kinds of *k*, *p*, *t* are not told apart in Latin."""

# ruff: noqa: RUF001 the letters are the subject

from __future__ import annotations

from plumbrule.linking.names.scripts.letters import table, written

_SOUNDS = table(
    "ა=a ბ=b გ=g დ=d ე=e ვ=v ზ=z თ=t ი=i კ=k ლ=l მ=m ნ=n ო=o პ=p ჟ=zh რ=r ს=s ტ=t უ=u ფ=p ქ=k"
    " ღ=gh ყ=k შ=sh ჩ=ch ც=ts ძ=dz წ=ts ჭ=ch ხ=kh ჯ=j ჰ=h"
)


def latin(word: str) -> str:
    """Write a word in Latin letters.

    >>> latin("მიხეილ"), latin("ნიკოლოზ")
    ('mikheil', 'nikoloz')
    """
    return written(word, _SOUNDS)
