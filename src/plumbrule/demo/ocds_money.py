"""Amounts as the standard writes them."""

from msgspec import Raw

from plumbrule.demo.process import CURRENCY


def money(cents: int, currency: str = CURRENCY) -> Raw:
    """An OCDS value with two decimals, exact."""
    return Raw(b'{"amount":%d.%02d,"currency":"%b"}' % (*divmod(cents, 100), currency.encode()))
