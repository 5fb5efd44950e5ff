"""The platform's records as their files have them, read back from the lake's originals, and their views.

Tables do not keep all of a form. So that what was received can be given on without loss, a record is
read again from the kept original, and each view of it goes through the profile. Views lie in temporary
files without a name; memory holds where each begins.
"""

from __future__ import annotations

import re
import tempfile
import threading
from array import array
from collections.abc import Iterator
from typing import Any

import msgspec

from plumbrule.lake import Lake
from plumbrule.lake.engine import connect
from plumbrule.lake.manifest import LoadedFile
from plumbrule.model import TABLES
from plumbrule.packs.profiles import Profile
from plumbrule.publication.documents import project
from plumbrule.publication.tables import Kept
from plumbrule.sources.encoding import Text
from plumbrule.sources.json_objects import json_objects_within
from plumbrule.sources.pdn.node import read_number
from plumbrule.sources.source import InputFile

SYSTEMS = (
    *("s1", "s2", "s3s", "s3p", "s6"),
    *("graves", "no_graves", "personas_fisicas", "personas_morales"),
)
"""Lists: declarations, procurement, two of sanctions, contracts, and the four of version 2."""

PATHS = dict.fromkeys(SYSTEMS[5:], "s3v2") | {one: one for one in SYSTEMS[:5]}
"""First step of a list's paths in profiles."""

_ENCODER = msgspec.json.Encoder(decimal_format="number")
_DECODER = msgspec.json.Decoder(float_hook=read_number)
_PAGE_PARTS = frozenset({"pageSize", "totalRows", "hasNextPage", "total_count"})
_STEP = re.compile(r"(/declaracion/.*?/\d+)(?:/creditor|/owner)?$")


class View:
    """One list as one profile shows it."""

    def __init__(self) -> None:
        self._file = tempfile.TemporaryFile()  # noqa: SIM115 closed with the view
        self._places = array("Q")
        self._lengths = array("L")
        self._by_id: dict[str, int] = {}
        self._lock = threading.Lock()

    def __len__(self) -> int:
        return len(self._places)

    def add(self, name: str, document: bytes) -> None:
        """Add a document by the name it is asked for."""
        self._places.append(self._file.tell())
        self._lengths.append(len(document))
        self._file.write(document)
        self._by_id.setdefault(name, len(self._places) - 1)

    def raw(self, number: int) -> bytes:
        """Give one document as JSON."""
        with self._lock:
            self._file.seek(self._places[number])
            return self._file.read(self._lengths[number])

    def at(self, number: int) -> Any:
        """Give one document."""
        return _DECODER.decode(self.raw(number))

    def named(self, name: str) -> int | None:
        """Give the number of the document of that id; None when there is none."""
        return self._by_id.get(name)

    def all(self) -> Iterator[Any]:
        """Give every document in order."""
        return (self.at(number) for number in range(len(self)))

    def close(self) -> None:
        """Give the file back."""
        self._file.close()


class PlatformRecords:
    """Every list of one snapshot, by profile.

    Args:
        lake: the lake.
        kept: what must stay out of public views.
    """

    def __init__(self, lake: Lake, kept: Kept) -> None:
        self._lake = lake
        self._kept = kept
        self._manifest = lake.manifest()
        self._views: dict[str, dict[str, View]] = {}
        self._lock = threading.Lock()
        self._ocids = _suppressed_processes(lake, kept)

    def view(self, system: str, profile: Profile) -> View:
        """Give a list as a profile shows it; made when first asked for."""
        with self._lock:
            if profile.profile_id not in self._views:
                self._views[profile.profile_id] = self._made(profile)
            return self._views[profile.profile_id][system]

    def close(self) -> None:
        """Give every file back."""
        for views in self._views.values():
            for one in views.values():
                one.close()

    def _made(self, profile: Profile) -> dict[str, View]:
        told: dict[str, list[tuple[str, bytes]]] = {one: [] for one in SYSTEMS}
        seen: set[tuple[str, str, bytes]] = set()
        for file in self._manifest.files:
            for document in self._documents(file):
                system = system_of(document)
                if system is None:
                    continue
                name = str(document.get("ocid" if system == "s6" else "id", ""))
                shown = self._shown(profile, file, system, document)
                if shown is None:
                    continue
                raw = _ENCODER.encode(shown)
                if (system, name, raw) in seen:
                    continue  # publishers repeat records; one is enough
                seen.add((system, name, raw))
                told[system].append((str(shown.get("id", name)), raw))
        views = {one: View() for one in SYSTEMS}
        for system, found in told.items():
            # In public the order of a file may say when somebody filed; that of public ids says nothing.
            hidden = not profile.reveals_everything and system != "s6"
            for name, raw in sorted(found) if hidden else found:
                views[system].add(name, raw)
        return views

    def _shown(
        self, profile: Profile, file: LoadedFile, system: str, document: dict[str, Any]
    ) -> dict[str, Any] | None:
        if profile.reveals_everything:
            return document
        if system == "s6":
            if str(document.get("ocid")) in self._ocids | self._kept.documents:
                return None
        else:
            key = f"{file.options.get('source') or 'mx-pdn'}:{document.get('id')}"
            if key in self._kept.documents or any(
                f"{key}/{part}" in self._kept.people for part in ("declarant", "person", "party")
            ):
                return None
            document = self._without(key, document)
        return project(profile, PATHS[system], document, self._kept.names) or None

    def _without(self, key: str, document: dict[str, Any]) -> dict[str, Any]:
        """Leave out items that name a suppressed party, or whose link is suppressed."""
        others = {one for one in self._kept.people if one.startswith(f"{key}/declaracion/")}
        others |= {two for one, two in self._kept.links if one == f"{key}/declarant"}
        steps = sorted(
            (found[1] for one in others if (found := _STEP.match(one.removeprefix(key)))),
            key=lambda step: int(step.rsplit("/", 1)[1]),
            reverse=True,
        )
        if not steps:
            return document
        copy = _DECODER.decode(_ENCODER.encode(document))
        for step in steps:
            *way, number = step.strip("/").split("/")
            place: Any = copy
            for one in way:
                place = place[int(one)] if isinstance(place, list) else place[one]
            del place[int(number)]
        cut: dict[str, Any] = copy
        return cut

    def _documents(self, file: LoadedFile) -> Iterator[dict[str, Any]]:
        if file.format not in {"pdn", "ocds"}:
            return
        source = InputFile(
            file.name, self._lake.original(file.file), file.file, file.sha256, file.size
        )
        with source.open() as stream:
            for found in json_objects_within(Text(stream)):
                try:
                    record = _DECODER.decode(found.text.encode("utf-8", "replace"))
                except (msgspec.DecodeError, RecursionError):
                    continue  # told when the file was loaded
                if isinstance(record, dict) and not _PAGE_PARTS & record.keys():
                    inner = record.get("releases")
                    yield from inner if isinstance(inner, list) else [record]


def system_of(document: Any) -> str | None:
    """Tell to which list a document belongs; None when to none."""
    if not isinstance(document, dict):
        return None
    for field, system in (
        ("declaracion", "s1"),
        ("servidorPublicoSancionado", "s3s"),
        ("particularSancionado", "s3p"),
        ("ocid", "s6"),
    ):
        if field in document:
            return system
    if "faltaCometida" in document:
        return _second_version(document)
    return "s2" if {"tipoProcedimiento", "nivelResponsabilidad"} & document.keys() else None


def _second_version(document: dict[str, Any]) -> str:
    general = document.get("datosGenerales")
    if "empleoCargoComision" in document:
        sanctions = document.get("tipoSancion")
        found = sanctions if isinstance(sanctions, list) else [sanctions]
        money = any(isinstance(one, dict) and one.get("sancionEconomica") for one in found)
        faults = document["faltaCometida"]
        told = [
            str(one.get("clave", ""))
            for one in (faults if isinstance(faults, list) else [faults])
            if isinstance(one, dict)
        ]
        grave = money or any(one in GRAVE for one in told)
        return "graves" if grave else "no_graves"
    legal = "datosDirGeneralReprLegal" in document or (
        isinstance(general, dict) and "nombreRazonSocial" in general
    )
    return "personas_morales" if legal else "personas_fisicas"


GRAVE = frozenset(
    {
        *("COHECHO", "PECULADO", "DESVIO_RECURSOS_PUBLICOS", "ABUSO_FUNCIONES", "DESACATO"),
        *("UTILIZACION_INDEBIDA_INFORMACION", "CONFLICTO_INTERES", "CONTRATACION_INDEBIDA"),
        *("ENRIQUECIMIENTO_OCULTO", "TRAFICO_INFLUENCIAS", "ENCUBRIMIENTO"),
        *("OBSTRUCCION", "NEPOTISMO", "SIMULACION_ACTO_JURIDICO"),
    }
)
"""Codes of grave faults (LGRA, articles 52 to 64): a list's file does not name its list."""


def _suppressed_processes(lake: Lake, kept: Kept) -> frozenset[str]:
    """Give the processes that name a suppressed party."""
    if not kept.people:
        return frozenset()
    found: set[str] = set()
    with connect(lake.folder, lake.manifest(), locked=True) as connection:
        for name, table in TABLES.items():
            own = {column.name for column in table.columns}
            for column in sorted(own & {"party_id", "buyer_id"}):
                if "ocid" in own:
                    rows = connection.execute(
                        f"select distinct ocid, {column} from {name}"  # noqa: S608 the model's names
                    ).fetchall()
                    found |= {str(ocid) for ocid, party in rows if party in kept.people}
    return frozenset(found)
