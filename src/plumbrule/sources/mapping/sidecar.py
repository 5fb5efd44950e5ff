"""Finding the mapping of a table: the one that was given, or the one that lies beside it."""

from __future__ import annotations

from pathlib import Path

ENDINGS = (".mapping.yml", ".mapping.yaml")


def is_sidecar(name: str) -> bool:
    """Tell whether a file is a mapping by its name, so that it is not taken for a table."""
    return name.endswith(ENDINGS)


def sidecar_of(name: str) -> Path | None:
    """Find the mapping beside a table.

    Args:
        name: the table's file as the user named it; ``a.csv.gz`` may have ``a.csv.gz.mapping.yml``,
            ``a.csv.mapping.yml`` or ``a.mapping.yml``.
    """
    path = Path(name)
    while True:
        for ending in ENDINGS:
            beside = path.with_name(path.name + ending)
            if beside.is_file():
                return beside
        if not path.suffix:
            return None
        path = path.with_suffix("")
