"""Give another program's answers by that program's own definitions.

``plumb compat cardinal FILE... --currency XXX`` prints what OCP's Cardinal 0.0.8 would print for the
same JSON lines.
"""

from __future__ import annotations

import dataclasses
import sys
from typing import TYPE_CHECKING

from plumbrule.model.errors import PlumbError

if TYPE_CHECKING:
    import argparse

    from plumbrule.compat.cardinal import Settings


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Declare the command's arguments."""
    parser.add_argument("program", choices=["cardinal"], help="the program to answer like")
    parser.add_argument(
        "files",
        nargs="+",
        metavar="FILE",
        help="JSON lines, plain or gzip, one compiled release on each; - is standard input",
    )
    parser.add_argument(
        "--currency", metavar="XXX", help="compare prices in this currency only, such as USD"
    )
    parser.add_argument(
        "--settings",
        metavar="FILE",
        help="settings in Cardinal's INI form; without them all rules run with their defaults",
    )
    parser.add_argument(
        "--map", action="store_true", help="add Maps: which organisations are in which process"
    )
    parser.add_argument("--no-meta", action="store_true", help="leave out Meta")
    parser.add_argument(
        "--count", action="store_true", help="print the number of ids per group on stderr"
    )


def handle(args: argparse.Namespace) -> int:
    """Print the result as JSON on stdout and everything else on stderr.

    Returns:
        0 when done, 1 when a file cannot be read, 2 when the settings cannot be used.
    """
    from plumbrule.compat.cardinal import encode, run
    from plumbrule.compat.cardinal.errors import SettingsError

    try:
        settings = _settings(args)
        results = run(args.files, settings, with_maps=args.map, note=_say)
    except SettingsError as error:
        _say(str(error))
        return 2
    except PlumbError as error:
        _say(str(error))
        return 1
    sys.stdout.buffer.write(encode(results, with_meta=not args.no_meta) + b"\n")
    if args.count:
        for group, ids in sorted(results.hits.items()):
            _say(f"{group}: {len(ids)}")
    return 0


def _settings(args: argparse.Namespace) -> Settings:
    from plumbrule.compat.cardinal import Settings, read_settings

    settings = read_settings(args.settings) if args.settings else Settings()
    if args.currency:
        settings = dataclasses.replace(settings, currency=args.currency)
    return settings


def _say(sentence: str) -> None:
    print(sentence, file=sys.stderr)
