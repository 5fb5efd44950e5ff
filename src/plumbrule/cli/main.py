"""The command `plumb`: finds the command's file, reads the options, turns errors into sentences."""

from __future__ import annotations

import argparse
import ast
import os
import pkgutil
import sys
from collections.abc import Sequence
from importlib import import_module
from pathlib import Path

import plumbrule.cli as folder
from plumbrule import __version__
from plumbrule.model import PlumbError

OPTIONS = {"--lake", "--journal", "--engine"}
"""Options that may stand before the command's name; the last only with commands that take it."""


def main(arguments: Sequence[str] | None = None) -> int:
    """Run one command; gives the exit status: 0 done, 1 nothing could be done, 2 wrong usage."""
    given = list(sys.argv[1:] if arguments is None else arguments)
    chosen = _command_in(given)
    parser = _parser(chosen)
    options = parser.parse_args(given)
    if chosen is None:
        parser.print_help()
        return 2
    if hasattr(options, "engine") and not getattr(_module(chosen), "TAKES_ENGINE", False):
        parser.error(f"--engine goes with flags, not with {chosen}")
    options.lake_given = hasattr(options, "lake") or "PLUMB_LAKE" in os.environ
    options.lake = Path(getattr(options, "lake", None) or os.environ.get("PLUMB_LAKE") or "lake")
    options.journal = getattr(options, "journal", None) or os.environ.get("PLUMB_JOURNAL")
    try:
        return int(_module(chosen).handle(options))
    except PlumbError as error:
        print(f"plumb: {error}", file=sys.stderr)
        return 1
    except BrokenPipeError:
        # The reader of standard output, such as `head`, has had enough.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return 0
    except KeyboardInterrupt:
        print("plumb: stopped; nothing was changed by what had not ended", file=sys.stderr)
        return 130


def commands() -> tuple[str, ...]:
    """Name the commands: the files of this folder but this one."""
    return tuple(
        sorted(
            info.name.replace("_", "-")
            for info in pkgutil.iter_modules(folder.__path__)
            if info.name not in {"main", "output", "steps", "link_pairs"}
        )
    )


def _command_in(arguments: Sequence[str]) -> str | None:
    """Find the command's name without reading its options: what follows an option may be its value."""
    known = commands()
    skip = False
    for argument in arguments:
        if skip:
            skip = False
        elif argument in OPTIONS:
            skip = True
        elif argument in known:
            return argument
        elif not argument.startswith("-"):
            return None
    return None


def _parser(chosen: str | None) -> argparse.ArgumentParser:
    everywhere = argparse.ArgumentParser(add_help=False, argument_default=argparse.SUPPRESS)
    everywhere.add_argument(
        "--lake", type=Path, metavar="DIR", help="folder of the lake (PLUMB_LAKE, else ./lake)"
    )
    everywhere.add_argument(
        "--journal",
        metavar="WHERE",
        help="the journal: a file or postgresql://... (PLUMB_JOURNAL, else in the lake's folder)",
    )
    parser = argparse.ArgumentParser(
        prog="plumb",
        description="Check before someone signs, lead an hour to what deserves it, follow it to the end.",
        parents=[everywhere],
    )
    parser.add_argument(
        "--engine", default=argparse.SUPPRESS, metavar="ENGINE", help="see plumb flags --help"
    )
    parser.add_argument("--version", action="version", version=f"plumb {__version__}")
    inner = parser.add_subparsers(metavar="COMMAND")
    for name in commands():
        described = inner.add_parser(
            name, help=_first_line(name), description=_first_line(name), parents=[everywhere]
        )
        if name == chosen:
            _module(name).add_arguments(described)
    return parser


def _module(command: str):  # type: ignore[no-untyped-def] # noqa: ANN202 a module has no type of its own
    return import_module(f"{folder.__name__}.{command.replace('-', '_')}")


def _first_line(command: str) -> str:
    """Read the first line of a command's docstring without importing what it needs."""
    path = Path(folder.__path__[0]) / f"{command.replace('-', '_')}.py"
    text = ast.get_docstring(ast.parse(path.read_text(encoding="utf-8"))) or ""
    return text.split("\n", 1)[0].replace("%", "%%")


if __name__ == "__main__":
    sys.exit(main())
