"""List all rules with what they answered on the loaded data; show one; check a file of your own.

``plumb indicators`` lists, ``plumb indicators show R018`` gives one rule whole, and
``plumb indicators check FILE.sql`` says what must be changed before a rule can be run.
"""

from __future__ import annotations

import argparse
import textwrap
from pathlib import Path

import msgspec

from plumbrule.actions.base_rates import Measured
from plumbrule.actions.flag import Answers, flags, rules
from plumbrule.actions.progress import spoken
from plumbrule.cli.output import terminal_width, write_json, write_table
from plumbrule.indicators.indicator import Indicator
from plumbrule.lake import Lake
from plumbrule.model import PlumbError


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Declare the options, and the words `show` and `check`."""
    _options(parser)
    parser.add_argument(
        "--stats", action="store_true", help="base rates, coverage, overlap, measured precision"
    )
    inner = parser.add_subparsers(dest="word", metavar="[show ID | check FILE]")
    showing = inner.add_parser("show", help="one rule: header, queries, counts on the loaded data")
    showing.add_argument("id", metavar="ID", help="id of the rule, such as R018")
    _options(showing, again=True)
    checking = inner.add_parser("check", help="say whether a file can be run as a rule")
    checking.add_argument("file", type=Path, metavar="FILE.sql", help="the rule")
    _options(checking, again=True)


def handle(args: argparse.Namespace) -> int:
    """List, show or check."""
    if args.word == "check":
        return _check(args.file, as_json=args.json)
    if args.word == "show":
        return _show(args)
    if args.stats:
        return _stats(args)
    with spoken() as progress:
        found = flags(Lake(args.lake), progress, args.rules)
    if args.json:
        write_json(found.answers)
    else:
        _list(found.answers)
    return 0


def _options(parser: argparse.ArgumentParser, *, again: bool = False) -> None:
    """Declare what may stand before a word or after it; what stood before it stays."""
    if again:
        parser.add_argument("--lake", type=Path, default=argparse.SUPPRESS, help=argparse.SUPPRESS)
        parser.add_argument("--journal", default=argparse.SUPPRESS, help=argparse.SUPPRESS)
    parser.add_argument(
        "--json",
        action="store_true",
        default=argparse.SUPPRESS if again else False,
        help="write the answer as JSON",
    )
    parser.add_argument(
        "--rules",
        type=Path,
        metavar="DIR",
        default=argparse.SUPPRESS if again else None,
        help="folder of rules of your own",
    )


def _stats(args: argparse.Namespace) -> int:
    from plumbrule.actions.base_rates import base_rates

    with spoken() as progress:
        found = base_rates(Lake(args.lake), args.journal, args.rules, progress=progress)
    if args.json:
        write_json(
            [
                {
                    "title": one.title,
                    **msgspec.structs.asdict(one.rates),
                    "precision": one.precision,
                }
                for one in found
            ]
        )
        return 0
    rows = [stated(one) for one in found]
    write_table(rows, STATED, {1, 2, 3, 4, 5})
    for one in found:
        for message in one.rates.messages:
            print(f"{one.rates.rule}: {message}")
    return 0


STATED = (
    *("rule", "judged", "base rate", "leads", "coverage", "step", "years", "like it"),
    *("can't tell, why", "reviewed leads that mattered"),
)
"""Heads of the table of statistics."""


def stated(one: Measured) -> tuple[str, ...]:
    """Write the statistics of a rule for a reader, in the order of ``STATED``."""
    rates = one.rates
    like = next(iter(rates.overlaps), None)
    why = next(iter(rates.cannot_tell.items()), None)
    years = [f"{year.rate:.1%}" for year in rates.years]
    return (
        rates.rule,
        f"{rates.judged:,}",
        _percent(rates.base_rate),
        f"{rates.leads:,}",
        _percent(rates.coverage),
        _percent(rates.largest_step),
        f"{len(years)}: {years[0]} to {years[-1]}" if years else "",
        f"{like.rule} {like.jaccard:.2f} {like.on}" if like else "",
        f"{why[1]:.1%} {why[0]}" if why else "",
        str(one.precision),
    )


def _percent(share: float | None) -> str:
    return "" if share is None else f"{share:.2%}"


def _check(path: Path, *, as_json: bool) -> int:
    from plumbrule.indicators.check import check

    found = check(path)
    if as_json:
        problems = [
            {"line": one.line, "column": one.column, "message": one.message} for one in found
        ]
        write_json({"file": str(path), "allowed": not found, "problems": problems})
    else:
        for one in found:
            print(f"{path}, line {one.line}, column {one.column}: {one.message}")
        if not found:
            print(f"{path}: may be run")
    return 1 if found else 0


def _show(args: argparse.Namespace) -> int:
    known = {rule.id: rule for rule in rules(args.rules)}
    rule = known.get(args.id) or known.get(args.id.upper())
    if rule is None:
        raise PlumbError(f"there is no rule {args.id}; `plumb indicators` lists them")
    lake = Lake(args.lake)
    answers = None
    if lake.exists:
        with spoken() as progress:
            found = flags(lake, progress, args.rules)
        answers = next(one for one in found.answers if one.id == rule.id)
    if args.json:
        write_json(
            {
                **header(rule),
                "answers_query": rule.answers.strip(),
                "evidence_query": rule.evidence.strip(),
                "counts": answers,
            }
        )
    else:
        _tell(rule, answers)
    return 0


def header(rule: Indicator) -> dict[str, object]:
    """Give what the header of a rule says."""
    said = {name: value for name, value in vars(rule).items() if name not in _NO_HEADER}
    parameters = {
        name: {"value": one.value, "meaning": one.meaning, "source": one.source}
        for name, one in rule.parameters.items()
    }
    return {**said, "parameters": parameters, "file": str(rule.file)}


_NO_HEADER = {"answers", "evidence", "file"}


def _tell(rule: Indicator, answers: Answers | None) -> None:
    print(f"{rule.id}  {rule.title} (version {rule.version}, since {rule.since})")
    print(f"  {rule.unit}, {rule.stage}, {rule.category}; needs identity: {rule.needs_rung}\n")
    _paragraph(rule.rationale)
    _points("Law and standards", rule.basis)
    _points("Without these fields it cannot tell", rule.needs)
    _points(
        "Parameters",
        tuple(
            f"{name} = {p.value}: {p.meaning} ({p.source})" for name, p in rule.parameters.items()
        ),
    )
    _points("Why it cannot tell", tuple(f"{why}: {what}" for why, what in rule.cannot_tell.items()))
    _points("It may have an innocent reason", rule.innocent)
    _points("What would clear it", rule.clears)
    print("\nOn the loaded data")
    if answers is None:
        print("  nothing is loaded")
    else:
        print(f"  hit {answers.hit:,}, expected in their class {answers.suppressed:,}, ", end="")
        print(f"clear {answers.clear:,}, cannot tell {sum(answers.cannot_tell.values()):,}")
        for reason, count in answers.cannot_tell.items():
            print(f"    {count:,} {reason}")
    for head, query in (("The answers", rule.answers), ("The evidence", rule.evidence)):
        print(f"\n{head}\n\n{textwrap.indent(query.strip(), '  ')}")


def _list(answers: list[Answers]) -> None:
    rows: list[tuple[str, ...]] = []
    for one in answers:
        reasons = list(one.cannot_tell.items())
        untold = sum(one.cannot_tell.values())
        first = f"{reasons[0][1]:,} {reasons[0][0]}" if reasons else ""
        rows.append(
            (
                one.id,
                f"{one.hit:,}",
                f"{one.suppressed:,}",
                f"{one.clear:,}",
                f"{untold:,}",
                one.title,
                first,
            )
        )
        rows += [("", "", "", "", "", "", f"{count:,} {reason}") for reason, count in reasons[1:4]]
    write_table(
        rows,
        ("rule", "hit", "expected", "clear", "can't tell", "title", "can't tell, why"),
        {1, 2, 3, 4},
    )


def _paragraph(text: str) -> None:
    width = max(40, terminal_width() - 2)
    told = " ".join(text.split())
    print(textwrap.fill(told, width, initial_indent="  ", subsequent_indent="  "))


def _points(head: str, lines: tuple[str, ...]) -> None:
    if lines:
        print(f"\n{head}")
    width = max(40, terminal_width() - 2)
    for line in lines:
        print(textwrap.fill(line, width, initial_indent="  - ", subsequent_indent="    "))
