"""What holds for the shares of every web, rings and ranges included."""

from fractions import Fraction
from itertools import permutations, product

from hypothesis import given
from hypothesis import strategies as st
from webs import asked, graph, over, tie

from plumbrule.network import owners_of
from plumbrule.network.bounds import greatest
from plumbrule.network.shares import walks

COMPANIES = ("A", "B", "C")
HOLDERS = ("A", "B", "C", "p", "q")


@st.composite
def webs(draw, *, exact=False):
    """Holdings in percent: for each company some holders with a least and a greatest share."""
    held = {}
    for company in COMPANIES:
        left = 100
        for holder in draw(st.lists(st.sampled_from(HOLDERS), unique=True, max_size=4)):
            least = draw(st.integers(0, left))
            left -= least
            most = least if exact else draw(st.integers(least, 100))
            if most:
                held[company, holder] = (least, most)
    return held


def made(held):
    return graph(*(tie(company, holder, *bounds) for (company, holder), bounds in held.items()))


def flow(parts, target, company):
    """Follow what is held of a company step by step until it has come to rest."""
    at, arrived = {company: 1.0}, 0.0
    for _ in range(4000):
        following = {}
        for place, amount in at.items():
            for holder, part in parts.get(place, {}).items():
                if holder == target:
                    arrived += amount * part
                elif holder in COMPANIES:
                    following[holder] = following.get(holder, 0.0) + amount * part
        at = following
        if sum(at.values()) < 1e-13:
            break
    return arrived


def given_out(held, orders):
    """Give each company's parts out in an order, everybody his least first."""
    parts = {}
    for company in COMPANIES:
        own = {holder: bounds for (at, holder), bounds in held.items() if at == company}
        part = {holder: least for holder, (least, _) in own.items()}
        left = 100 - sum(part.values())
        for holder in orders[company]:
            more = min(left, own[holder][1] - own[holder][0]) if holder in own else left
            left -= more
            if holder in own:
                part[holder] += more
        parts[company] = {holder: value / 100 for holder, value in part.items()}
    return parts


def orders_of(held, company):
    own = [holder for (at, holder) in held if at == company]
    return list(permutations([*own, "nobody"]))


@given(webs(exact=True), st.sampled_from(COMPANIES))
def test_every_part_of_a_company_comes_to_somebody_or_to_nobody_once(held, company):
    web = made(held).above(company)
    found = walks(web, "least")
    ends = sum(found.weight.get(end, 0) for end in web.ends)
    inner = [at for at in web.holdings if at not in found.closed]
    nobody = sum(found.weight.get(at, 0) * web.holdings[at].rest.least for at in inner)
    assert ends + nobody + found.circular == 1


@given(webs(), st.sampled_from(COMPANIES), st.sampled_from(("p", "q")), st.randoms())
def test_no_shares_within_their_bounds_cross_the_bounds_of_the_whole(held, company, person, dice):
    web = made(held).above(company)
    if person not in web.ends:
        return
    most = greatest(web, person)
    least = walks(web, "least").weight.get(person, 0)
    orders = {at: dice.choice(orders_of(held, at)) for at in COMPANIES}
    drawn = flow(given_out(held, orders), person, company)
    assert float(least) - 1e-6 <= drawn <= float(most.share) + 1e-6


def test_a_company_that_may_hold_all_of_itself_hides_no_owner():
    web = made({("A", "A"): (0, 100), ("A", "B"): (0, 1), ("B", "p"): (0, 1)}).above("A")
    # B has its one percent and A holds the rest itself: all that leaves goes through B, 1 % of it to p.
    assert greatest(web, "p").share == Fraction(1, 100)


@given(webs().filter(lambda held: len(held) <= 7), st.sampled_from(COMPANIES))
def test_the_greatest_share_is_that_of_the_best_order_of_giving_out(held, company):
    web = made(held).above(company)
    if "p" not in web.ends:
        return
    every = product(*(orders_of(held, at) for at in COMPANIES))
    best = max(
        flow(given_out(held, dict(zip(COMPANIES, one, strict=True))), "p", company)
        for one in list(every)[:400]
    )
    assert best <= float(greatest(web, "p").share) + 1e-6


@given(webs(), st.sampled_from(COMPANIES), st.integers(1, 99), st.data())
def test_better_data_settle_an_answer_and_never_turn_it(held, company, percent, data):
    narrower = {}
    for key, (least, most) in held.items():
        low = data.draw(st.integers(least, most))
        narrower[key] = (low, data.draw(st.integers(low, most)))
    for at in COMPANIES:
        if sum(low for (owned, _), (low, _) in narrower.items() if owned == at) > 100:
            return
    before = {n: one.answer.answer for n, one in asked(made(held), company, percent).items()}
    narrow = graph(*(tie(c, h, *bounds) for (c, h), bounds in narrower.items()))
    after = {n: one.answer.answer for n, one in asked(narrow, company, percent).items()}
    for name, answer in before.items():
        if answer != "cannot_tell" and name in after:
            assert after[name] == answer


@given(webs(), st.sampled_from(COMPANIES), st.sampled_from(("p", "q")))
def test_a_wholly_owned_company_between_changes_nothing(held, company, person):
    moved = {(c, "N" if h == person else h): bounds for (c, h), bounds in held.items()}
    between = graph(
        *(tie(c, h, *bounds) for (c, h), bounds in moved.items()), tie("N", person, 100)
    )
    before, after = asked(made(held), company), asked(between, company)
    assert (person in before) == (person in after)
    if person in before:
        one, other = before[person], after[person]
        assert (one.measure.least, one.measure.most) == (other.measure.least, other.measure.most)
        # Named in the company himself he cannot be among its unnamed holders; behind another he can.
        assert (one.control.answer == "hit") == (other.control.answer == "hit")


@given(webs(exact=True), st.sampled_from(COMPANIES))
def test_a_holding_split_over_two_own_companies_is_the_same_holding(held, company):
    ties = []
    for (owned, holder), (least, _) in held.items():
        if holder == "p" and least > 1:
            ties += [tie(owned, "M", 1), tie(owned, "N", least - 1)]
        else:
            ties.append(tie(owned, holder, least))
    split = graph(*ties, tie("M", "p", 100), tie("N", "p", 100))
    before, after = asked(made(held), company), asked(split, company)
    if "p" in before:
        assert before["p"].measure.least == after["p"].measure.least
        assert (before["p"].control.answer == "hit") == (after["p"].control.answer == "hit")


@given(webs(), st.sampled_from(COMPANIES))
def test_a_closed_ring_elsewhere_changes_nothing(held, company):
    ties = [tie(c, h, *bounds) for (c, h), bounds in held.items()]
    ring = [tie("X", "Y", 100), tie("Y", "X", 100)]
    assert owners_of(graph(*ties), company) == owners_of(graph(*ties, *ring), company)


@given(webs(), st.sampled_from(COMPANIES), st.randoms())
def test_the_order_of_ties_changes_nothing(held, company, dice):
    ties = [tie(c, h, *bounds) for (c, h), bounds in held.items()]
    mixed = list(ties)
    dice.shuffle(mixed)
    assert owners_of(graph(*ties), company) == owners_of(graph(*mixed), company)


@given(st.integers(51, 99), st.integers(51, 99))
def test_a_ring_that_carries_itself_gives_nobody_control(one, other):
    web = graph(
        *(tie("X", "Y", one), tie("X", "p", 100 - one)),
        *(tie("Y", "X", other), tie("Y", "q", 100 - other)),
    )
    found = owners_of(web, "X", over(25))
    assert {owner.control.answer for owner in found.owners} == {"clear"}
    assert sum(owner.measure.least for owner in found.owners) == Fraction(1)
