"""The kinds of dossier, found by listing the folder they lie in."""

from __future__ import annotations

from functools import cache
from importlib import import_module
from pathlib import Path

from plumbrule.dossiers.machinery.kinds import Kind, checked
from plumbrule.model.errors import PlumbError

FOLDER = Path(__file__).parent.parent


@cache
def kinds() -> dict[str, Kind]:
    """Return every kind, by name.

    Raises:
        PlumbError: a file of the folder describes no kind, or one that is not whole.
    """
    found: dict[str, Kind] = {}
    for path in sorted(FOLDER.glob("*.py")):
        if path.stem == "__init__":
            continue
        module = import_module(f"plumbrule.dossiers.{path.stem}")
        described = getattr(module, "KIND", None)
        if not isinstance(described, Kind) or described.name != path.stem:
            raise PlumbError(f"the file must set KIND, a kind named {path.stem}", file=str(path))
        found[described.name] = checked(described)
    return found


def kind(name: str) -> Kind:
    """Return the kind of that name.

    Raises:
        PlumbError: there is none.
    """
    try:
        return kinds()[name]
    except KeyError as error:
        known = ", ".join(kinds())
        raise PlumbError(f"there is no kind of dossier named {name}; there are {known}") from error
