"""What happens in a province, in order: honest business first, then the schemes upon it."""

from random import Random

from plumbrule.demo.consequences import note_all
from plumbrule.demo.evening import even, spread_signatures
from plumbrule.demo.levelling import level
from plumbrule.demo.market_odd import (
    award_directly,
    buy_fuel,
    connect_gas,
    join_forces,
    leave_gaps,
)
from plumbrule.demo.market_year import hold_tenders
from plumbrule.demo.province import Province
from plumbrule.demo.quotas import share_wins
from plumbrule.demo.refusals import refuse_some
from plumbrule.demo.registry import found_province
from plumbrule.demo.schemes import (
    behind,
    below_limit,
    carrying_out,
    changes,
    close_price,
    closed,
    complaints,
    conditions,
    criteria,
    decision,
    declaring,
    distant_price,
    documents,
    doors,
    estimates,
    everything,
    failed,
    fees,
    kinship,
    late_bid,
    listed,
    lowest_out,
    many_refusals,
    never_winning,
    notices,
    one_buyer,
    opening,
    own_firm,
    questions,
    rings,
    rivals_out,
    rounding,
    same_price,
    shadow,
    short_period,
    signing,
    single_bid,
    small_first,
    staying_away,
    stepping_back,
    steps,
    texts,
    winners,
)
from plumbrule.demo.schemes.telling import pick_untold

_IN_RELEASES = 24

_ABOUT_BIDS = (
    close_price,
    distant_price,
    short_period,
    single_bid,
    same_price,
    late_bid,
    rivals_out,
    lowest_out,
    steps,
)
"""Schemes that take ordinary competitions and change their bids or dates."""

_OWN_PROCESSES = (
    many_refusals,
    listed,
    own_firm,
    below_limit,
    one_buyer,
    shadow,
    stepping_back,
    staying_away,
    closed,
    failed,
    doors,
    kinship,
    winners,
    behind,
)
"""Schemes that bring their own processes."""

_TOLD = (
    documents,
    texts,
    fees,
    opening,
    decision,
    signing,
    estimates,
    complaints,
    questions,
    changes,
    carrying_out,
    criteria,
    conditions,
    notices,
)
"""Schemes about what is published of ordinary competitions."""


def live_through(index: int, seed: int) -> Province:
    """Make the province with this index, always the same for the same seed."""
    rng = Random(f"avelia/{seed}/{index}")  # noqa: S311 - a made-up country, not a secret
    province = found_province(index, rng)
    wins = share_wins(province, everything.grant_wins(province))
    everything.note_specialists(province, wins)
    hold_tenders(province, wins)
    for happen in (buy_fuel, connect_gas, join_forces, award_directly, leave_gaps):
        happen(province)
    protected, guards = never_winning.plant(province)
    for scheme in (*_ABOUT_BIDS, *_OWN_PROCESSES):
        scheme.plant(province)
    rings.plant(province, guards)
    for scheme in _TOLD:
        scheme.plant(province)
    for process in pick_untold(province, _IN_RELEASES):
        process.in_releases = True
    small_first.plant(province)
    even(province, protected)
    refuse_some(province, protected)
    spread_signatures(province)
    level(province)
    rounding.plant(province)
    note_all(province)
    declaring.plant(province, Random(f"avelia/{seed}/{index}/households"))  # noqa: S311 - as above
    return province
