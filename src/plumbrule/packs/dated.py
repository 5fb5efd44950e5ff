"""What the files of all packs share: how they are read, and rows that hold for days."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import Any, Protocol

import yaml

from plumbrule.model import PlumbError


class Dated(Protocol):
    """A row that holds from one day to another."""

    @property
    def valid_from(self) -> date:
        """First day."""

    @property
    def valid_to(self) -> date | None:
        """Last day; None while in force."""


def read_yaml(path: Path) -> Any:
    """Read a file of a pack.

    Raises:
        PlumbError: it is not YAML in UTF-8.
    """
    loader = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
    try:
        return yaml.load(path.read_text(encoding="utf-8"), loader)  # noqa: S506 both are safe
    except (yaml.YAMLError, UnicodeDecodeError) as error:
        raise PlumbError(f"not valid YAML: {error}", file=str(path)) from None


def share_days(one: Dated, other: Dated) -> bool:
    """Tell whether two rows hold on one day."""
    return one.valid_from <= (other.valid_to or date.max) and other.valid_from <= (
        one.valid_to or date.max
    )
