"""What happens in a province, in order: honest business first, then the schemes upon it."""

from random import Random

from plumbrule.demo.market_odd import award_directly, buy_fuel, connect_gas, leave_gaps
from plumbrule.demo.market_year import hold_tenders
from plumbrule.demo.province import Province
from plumbrule.demo.quotas import share_wins
from plumbrule.demo.refusals import refuse_some
from plumbrule.demo.registry import found_province
from plumbrule.demo.schemes import (
    close_price,
    distant_price,
    everything,
    late_bid,
    listed,
    lowest_out,
    many_refusals,
    never_winning,
    own_firm,
    rivals_out,
    same_price,
    short_period,
    single_bid,
)
from plumbrule.demo.schemes.picking import pick

_IN_RELEASES = 24


def live_through(index: int, seed: int) -> Province:
    """Make the province with this index, always the same for the same seed."""
    rng = Random(f"avelia/{seed}/{index}")  # noqa: S311 - a made-up country, not a secret
    province = found_province(index, rng)
    wins = share_wins(province, everything.grant_wins(province))
    everything.note_specialists(province, wins)
    hold_tenders(province, wins)
    buy_fuel(province)
    connect_gas(province)
    award_directly(province)
    leave_gaps(province)
    protected = never_winning.plant(province)
    for scheme in (
        close_price,
        distant_price,
        short_period,
        single_bid,
        same_price,
        late_bid,
        rivals_out,
        lowest_out,
        many_refusals,
        listed,
        own_firm,
    ):
        scheme.plant(province)
    refuse_some(province, protected)
    for process in pick(province, _IN_RELEASES):
        process.in_releases = True
    return province
