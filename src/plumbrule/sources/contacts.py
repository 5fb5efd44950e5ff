"""Telephone numbers and addresses on the net, normalised for comparison."""

from __future__ import annotations


def contact_value(text: str) -> str:
    """Normalise a telephone number to its digits, an address on the net to lower case.

    >>> contact_value("+44 (0) 20-7946")
    '+440207946'
    """
    if "@" in text or any(letter.isalpha() for letter in text):
        return text.casefold()
    digits = "".join(sign for sign in text if sign.isdigit())
    return f"+{digits}" if text.lstrip().startswith("+") and digits else digits
