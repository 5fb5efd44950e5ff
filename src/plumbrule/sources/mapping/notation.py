"""YAML as a person writes it: every scalar a text, every node with its line."""

from __future__ import annotations

import difflib
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

import yaml

from plumbrule.model import PlumbError

LARGEST = 1 << 20
"""Bytes a mapping file may have; the longest a person has written has a few thousand."""


@dataclass(frozen=True)
class Node:
    """A part of the file.

    Args:
        value: a text (``yes`` and ``1`` stay what was typed), a list, or named parts in order.
        line: line it stands on, from 1; for a named part the line of its name.
        file: the mapping file, as the user named it.
        path: names that lead to it, joined by ``/``.
    """

    value: str | list[Node] | dict[str, Node]
    line: int
    file: str
    path: str

    def error(self, message: str) -> PlumbError:
        """Make an error that points here."""
        return PlumbError(message, file=self.file, line=self.line, field=self.path or None)

    def text(self, expected: str = "a text") -> str:
        """Give the text.

        Raises:
            PlumbError: it is a list or has parts.
        """
        if not isinstance(self.value, str):
            raise self.error(f"expected {expected}")
        return self.value

    def parts(self, expected: str, known: Iterable[str] | None = None) -> dict[str, Node]:
        """Give the named parts.

        Args:
            expected: what should stand here, for the error.
            known: the names that may appear; None allows any.

        Raises:
            PlumbError: it has no named parts, or one that is not known.
        """
        if not isinstance(self.value, dict):
            raise self.error(f"expected {expected}")
        if known is not None:
            names = list(known)
            for name, node in self.value.items():
                if name not in names:
                    raise node.error(
                        f"{name!r} means nothing here{did_you_mean(name, names)}; "
                        f"expected one of {', '.join(names)}"
                    )
        return self.value

    def items(self) -> list[Node]:
        """Give the members of a list; what is no list is a list of itself."""
        return self.value if isinstance(self.value, list) else [self]


def did_you_mean(word: str, options: Iterable[str]) -> str:
    """Give `` (did you mean "x"?)`` for the option that is written most alike, or nothing."""
    folded = {option.casefold(): option for option in options}
    near = difflib.get_close_matches(word.casefold(), list(folded), n=1, cutoff=0.6)
    return f' (did you mean "{folded[near[0]]}"?)' if near else ""


def read_notation(path: Path, name: str | None = None) -> Node:
    """Read a mapping file.

    Raises:
        PlumbError: it cannot be opened, is no YAML, or uses what a mapping has no need of.
    """
    file = name or str(path)
    try:
        data = path.read_bytes()
    except OSError as error:
        raise PlumbError(f"the mapping cannot be opened: {error.strerror}", file=file) from None
    if len(data) > LARGEST:
        raise PlumbError("expected a mapping file of at most one megabyte", file=file)
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError:
        raise PlumbError("expected a mapping file in UTF-8; save it again so", file=file) from None
    return notation(text, file)


def notation(text: str, file: str) -> Node:
    """Read a mapping's text."""
    try:
        for token in yaml.scan(text, Loader=yaml.SafeLoader):
            if isinstance(token, yaml.AliasToken | yaml.AnchorToken):
                raise PlumbError(
                    "expected no & or * at the beginning of a text; put it in quotes",
                    file=file,
                    line=token.start_mark.line + 1,
                )
        root = yaml.compose(text, Loader=yaml.SafeLoader)
        if root is None:
            raise PlumbError("the mapping is empty; expected `data set` and `records`", file=file)
        return _node(root, file, "", root.start_mark.line + 1)
    except yaml.YAMLError as error:
        mark = getattr(error, "problem_mark", None)
        raise PlumbError(
            f"this is not written as YAML ({_problem(error)}); "
            "put texts with braces, colons or # in quotes and indent with spaces",
            file=file,
            line=mark.line + 1 if mark else None,
        ) from None
    except RecursionError:
        raise PlumbError("the mapping is nested too deeply", file=file) from None


def _problem(error: yaml.YAMLError) -> str:
    return " ".join(str(getattr(error, "problem", None) or error).split())


def _node(node: yaml.Node, file: str, path: str, line: int) -> Node:
    if isinstance(node, yaml.ScalarNode):
        return Node(str(node.value), line, file, path)
    if isinstance(node, yaml.SequenceNode):
        members = [_node(member, file, path, member.start_mark.line + 1) for member in node.value]
        return Node(members, line, file, path)
    parts: dict[str, Node] = {}
    for key, value in node.value:
        name, at = str(key.value), key.start_mark.line + 1
        below = f"{path}/{name}" if path else name
        if name in parts:
            raise PlumbError(
                f"{name!r} stands here a second time; expected it once", file=file, line=at
            )
        parts[name] = _node(value, file, below, at)
    return Node(parts, line, file, path)
