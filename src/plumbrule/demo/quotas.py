"""Who wins how often in which market.

Every established firm wins twenty to twenty-two times in the three years, in one to five divisions.
The spread over one to five is what makes "supplier of everything" measurable: the upper fence of
such a population stands at seven divisions, above any of its members.
"""

from plumbrule.demo.markets import ORDINARY, YEARS
from plumbrule.demo.province import Province

_VARIETIES = (1, 2, 2, 3, 3, 4, 4, 5)
_FEWEST_WINS = 20


def slots() -> dict[str, int]:
    """Competitive processes of the three years by division."""
    return {market.division: market.yearly * len(YEARS) for market in ORDINARY}


def share_wins(province: Province, granted: dict[int, dict[str, int]]) -> dict[int, dict[str, int]]:
    """Add the established firms to the wins already granted.

    Args:
        province: the province, whose ``established`` firms get their wins.
        granted: wins by firm and division that are fixed already.

    Returns:
        Wins by firm and division, the granted ones first.

    Raises:
        ValueError: the markets are too small for the firms.
    """
    rng = province.rng
    left = slots()
    for wins in granted.values():
        for division, count in wins.items():
            left[division] -= count
    shared = dict(granted)
    varieties = sorted(
        _VARIETIES[place % len(_VARIETIES)] for place in range(len(province.established))
    )
    for firm, variety in zip(province.established, varieties, strict=True):
        wanted = _FEWEST_WINS + int(rng.random() * 3)
        order = sorted(left, key=lambda division: -left[division] * (0.9 + 0.2 * rng.random()))
        wins = _split(wanted, order[:variety], left)
        if sum(wins.values()) < _FEWEST_WINS:
            raise ValueError(f"province {province.index} has too few tenders for its firms")
        for division, count in wins.items():
            left[division] -= count
        shared[firm] = wins
    return shared


def _split(wanted: int, divisions: list[str], left: dict[str, int]) -> dict[str, int]:
    """Spread ``wanted`` wins over the divisions as evenly as what is left there allows."""
    wins = dict.fromkeys(divisions, 0)
    while wanted:
        open_divisions = [division for division in divisions if wins[division] < left[division]]
        if not open_divisions:
            break
        for division in open_divisions[:wanted]:
            wins[division] += 1
            wanted -= 1
    return {division: count for division, count in wins.items() if count}
