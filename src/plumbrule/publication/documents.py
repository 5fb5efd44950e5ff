"""A document of an interface as a profile shows it.

What is left out leaves no trace: an object with nothing in it is not there, a list has no gaps and its
order is that of what is shown, so that neither a count, a place in a list nor an empty section tells
of what stood there.
"""

from __future__ import annotations

from typing import Any, Literal

from plumbrule.packs.profiles import Action, Facts, Place, Profile
from plumbrule.publication.shown import Names, canonical, shown

_FORMS = {"INICIAL": "entry", "MODIFICACION": "annual", "MODIFICACIÓN": "annual"} | dict.fromkeys(
    ("CONCLUSION", "CONCLUSIÓN"), "exit"
)
_PERSON_NAMES = ("tipoPersona", "tipoDuenoTitular")
_PERSONS: dict[str, Literal["natural", "legal"]] = {
    "F": "natural",
    "FISICA": "natural",
    "FÍSICA": "natural",
    "M": "legal",
    "MORAL": "legal",
}


def project(
    profile: Profile, system: str, document: dict[str, Any], names: Names
) -> dict[str, Any]:
    """Give the view of a document.

    Args:
        profile: the profile.
        system: first step of its paths: ``s1``, ``s2``, ``s3s``, ``s3p``, ``s3v2`` or ``s6``.
        document: as received.
        names: gives it its public id.

    Returns:
        The document itself where the profile reveals everything of the system.
    """
    if profile.reveals_everything or profile.action((system, "*"), Facts()) is Action.PUBLIC:
        return document
    form = None
    metadata = document.get("metadata")
    if isinstance(metadata, dict):
        form = _FORMS.get(str(metadata.get("tipo", "")).strip().upper())
    view = _object(profile, (system,), Facts(form=form), document)
    for place, instead in profile.stand_ins:
        _stand_in(view, system, place, instead)
    if system != "s6" and isinstance(view.get("id"), str | int):
        view["id"] = names.of(system, str(view["id"]))
    return view


def _stand_in(view: dict[str, Any], system: str, place: Place, instead: Place) -> None:
    """Put what is shown beside a reserved place into it; a function of the view alone."""
    if place[0] != system:
        return
    around: Any = view
    for step in place[1:-1]:
        around = around.get(step) if isinstance(around, dict) else None
    if isinstance(around, dict) and instead[-1] in around:
        around[place[-1]] = around[instead[-1]]


def _object(profile: Profile, path: Place, facts: Facts, value: dict[str, Any]) -> dict[str, Any]:
    inner = _facts(facts, value, path)
    found = {}
    for name, one in value.items():
        view = _value(profile, (*path, name), inner, one)
        if view is not None:
            found[name] = view
    return found


def _value(profile: Profile, path: Place, facts: Facts, value: Any) -> Any:
    if isinstance(value, dict):
        if profile.drops(path, _facts(facts, value, path)):
            return None
        return _object(profile, path, facts, value) or None
    if isinstance(value, list):
        views = [_value(profile, path, facts, one) for one in value]
        told = [view for view in views if view is not None]
        return sorted(told, key=canonical) or None
    return shown(profile, path, facts, value)


def _facts(outer: Facts, value: dict[str, Any], path: Place) -> Facts:
    """Give what conditions ask, of the record a value is; what it does not say is as around it."""
    return Facts(
        form=outer.form,
        held=_held(value) or outer.held,
        person=_person(value, path) or outer.person,
        minor=outer.minor,
    )


def _held(value: dict[str, Any]) -> Literal["self", "others"] | None:
    if "titular" in value:
        holders = value["titular"]
        holders = holders if isinstance(holders, list) else [holders]
        codes = {
            str(one.get("clave", "")).strip().upper() if isinstance(one, dict) else ""
            for one in holders
        }
        return "self" if codes == {"DEC"} else "others"
    if "tipoRelacion" in value:
        return "self" if str(value["tipoRelacion"]).strip().upper() == "DECLARANTE" else "others"
    return None


def _person(value: dict[str, Any], path: Place) -> Literal["natural", "legal"] | None:
    for name in _PERSON_NAMES:
        if name in value:
            # A word that is not known is taken for a person of flesh and blood.
            return _PERSONS.get(str(value[name]).strip().upper(), "natural")
    if path[-1] == "datosGenerales" and path[0] == "s3v2":
        return "legal" if value.get("nombreRazonSocial") and not value.get("nombres") else "natural"
    return None
