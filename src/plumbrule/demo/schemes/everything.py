"""R048: one supplier wins in markets that have nothing to do with each other."""

from plumbrule.demo.markets import ORDINARY
from plumbrule.demo.province import Province

_RULE = "R048"
_WINS_EACH = 2
_TOO_FEW = 12


def grant_wins(province: Province) -> dict[int, dict[str, int]]:
    """Plant three suppliers of everything and three suppliers with too few wins to tell.

    Returns:
        The wins of these firms by division, to be handed out with all others.
    """
    granted: dict[int, dict[str, int]] = {}
    divisions = [market.division for market in ORDINARY]
    for _ in range(3):
        firm = province.add_company("Enterprises")
        granted[firm] = dict.fromkeys(divisions, _WINS_EACH)
        province.plant(
            _RULE,
            "supplier",
            province.companies[firm].number,
            f"{_WINS_EACH * len(divisions)} wins in {len(divisions)} divisions",
        )
    for _ in range(3):
        firm = province.add_company("General Store")
        wins = dict.fromkeys(divisions, 1)
        wins[divisions[0]] += _TOO_FEW - len(divisions)
        granted[firm] = wins
        province.plant(
            _RULE,
            "supplier",
            province.companies[firm].number,
            f"many divisions, but only {_TOO_FEW} wins",
            twin=True,
        )
    return granted


def note_specialists(province: Province, wins: dict[int, dict[str, int]]) -> None:
    """Note as twins the firms with as many wins, all in one division."""
    for firm in province.established:
        if len(wins[firm]) == 1:
            province.plant(
                _RULE,
                "supplier",
                province.companies[firm].number,
                f"{sum(wins[firm].values())} wins, all in one division",
                twin=True,
            )
