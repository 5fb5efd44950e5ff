"""One pass over the files, every rule on every process, then the conclusions."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator
from typing import TYPE_CHECKING

from plumbrule.compat.cardinal.difference import Differences
from plumbrule.compat.cardinal.errors import CardinalError, SettingsError
from plumbrule.compat.cardinal.lines import Line, read_lines
from plumbrule.compat.cardinal.r003 import R003
from plumbrule.compat.cardinal.r018 import R018
from plumbrule.compat.cardinal.r024 import R024
from plumbrule.compat.cardinal.r025 import R025
from plumbrule.compat.cardinal.r028 import R028
from plumbrule.compat.cardinal.r030 import R030
from plumbrule.compat.cardinal.r035 import R035
from plumbrule.compat.cardinal.r036 import R036
from plumbrule.compat.cardinal.r038 import R038
from plumbrule.compat.cardinal.r048 import R048
from plumbrule.compat.cardinal.r058 import R058
from plumbrule.compat.cardinal.release import Passed, Unreadable, read_process
from plumbrule.compat.cardinal.results import Results
from plumbrule.compat.cardinal.tenderers import Tenderers

if TYPE_CHECKING:
    from plumbrule.compat.cardinal.process import Process
    from plumbrule.compat.cardinal.rule import Rule
    from plumbrule.compat.cardinal.settings import Settings


def run(
    files: list[str],
    settings: Settings,
    *,
    with_maps: bool = False,
    note: Callable[[str], None],
) -> Results:
    """Compute the indicators that the settings switch on.

    Memory grows with the numbers of organisations, hits and compared processes, not with the size
    of the files.

    Args:
        files: paths of JSON lines, plain or gzip, one compiled release per line.
        settings: which rules run, and how.
        with_maps: whether processes are mapped to organisations.
        note: takes one sentence for each thing that is left out.

    Returns:
        The hits, the quartiles and the maps.

    Raises:
        CardinalError: if a file cannot be read, or no line of any file is valid JSON.
        SettingsError: if a rule on prices is on and no currency is set.
    """
    if settings.needs_currency and not settings.currency:
        raise SettingsError(
            "R024, R036 and R058 compare prices in one currency and none is set; "
            "give --currency (such as USD) or a currency line in the settings"
        )
    results = Results(with_maps=with_maps, note=note)
    rules = _rules(settings, with_maps=with_maps)
    for process in _processes(read_lines(files), note):
        if process.method_details in settings.excluded:
            continue
        for rule in rules:
            rule.observe(process, results)
    for rule in rules:
        rule.conclude(results)
    for name, count in sorted(results.other_currency.items()):
        note(f"bids left out of {name} because they are not priced in {settings.currency}: {count}")
    return results


def _processes(lines: Iterator[Line], note: Callable[[str], None]) -> Iterator[Process]:
    passed: Counter[str] = Counter()
    read = 0
    for line in lines:
        try:
            process = read_process(line.text, file=line.file, line=line.number)
        except Unreadable as error:
            note(f"{line.file}, line {line.number}: not valid JSON, the line is skipped ({error})")
        except Passed as error:
            passed[str(error)] += 1
            read += 1
        else:
            read += 1
            yield process
    for reason, count in sorted(passed.items()):
        note(f"lines skipped because they {reason}: {count}")
    if not read:
        raise CardinalError(
            "no line of the files is valid JSON; give JSON lines, one compiled release on each"
        )


def _rules(settings: Settings, *, with_maps: bool) -> list[Rule]:
    """List the rules that are on, what they share first."""
    rules: list[Rule] = []
    if with_maps and (settings.R025 or settings.R038 or settings.R048):
        rules.append(Tenderers())
    differences = Differences(settings)
    if settings.R024 or settings.R058:
        rules.append(differences)
    if settings.R003:
        rules.append(R003(settings.R003))
    if settings.R018:
        rules.append(R018(settings.R018))
    if settings.R024:
        rules.append(R024(settings.R024, differences))
    if settings.R025:
        rules.append(R025(settings.R025))
    if settings.R028:
        rules.append(R028(settings))
    if settings.R030:
        rules.append(R030())
    if settings.R035:
        rules.append(R035(settings.R035))
    if settings.R036:
        rules.append(R036(settings))
    if settings.R038:
        rules.append(R038(settings.R038))
    if settings.R048:
        rules.append(R048(settings.R048))
    if settings.R058:
        rules.append(R058(settings.R058, differences))
    return rules
