"""Open Contracting Data Standard, 1.0 and 1.1: releases in any wrapping, and flattened."""

from __future__ import annotations

import tempfile
from pathlib import Path

from plumbrule.sources.mapping.sidecar import sidecar_of
from plumbrule.sources.ocds.detect import detect
from plumbrule.sources.ocds.flat import is_flat, read_flat
from plumbrule.sources.ocds.lines import read_lines
from plumbrule.sources.ocds.staging import Stage
from plumbrule.sources.ocds.wrapped import read_wrapped
from plumbrule.sources.sink import Sink
from plumbrule.sources.source import InputFile, ReadOptions

__all__ = ["SOURCE", "OcdsSource"]


class OcdsSource:
    """Reads OCDS: lines strictly and fast, everything else one release at a time."""

    name = "ocds"
    title = "Open Contracting Data Standard"

    def recognises(self, file: InputFile, head: bytes, options: ReadOptions) -> bool:  # noqa: ARG002 every source is asked alike
        """Tell by the fields of releases, records and packages, or by the headings of tables."""
        if detect(head) is not None:
            return True
        return sidecar_of(file.name) is None and is_flat(file, head)

    def read(self, file: InputFile, sink: Sink, options: ReadOptions) -> None:
        """Read every release; what cannot be read is a fault with its line and path."""
        with tempfile.TemporaryDirectory(dir=sink.folder) as workshop:
            stage = Stage(sink, Path(workshop), country=options.country, threads=1)
            shape = detect(file.head())
            if shape == "lines":
                read_lines(file, stage)
            elif shape is None:
                read_flat(file, stage)
            else:
                read_wrapped(file, stage)


SOURCE = OcdsSource()
