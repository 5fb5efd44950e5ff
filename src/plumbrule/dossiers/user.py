"""A person who may act: one account, roles, clearances, and matters to keep away from."""

from __future__ import annotations

from plumbrule.dossiers.machinery.kinds import Field, Kind, Situation, State, Transition
from plumbrule.journal.access.roles import ROLES, require_grantable
from plumbrule.model.errors import PlumbError

ADMINISTRATORS = frozenset({"administrator", "key_officer"})


def held(situation: Situation, listed: str, name: str) -> set[str]:
    """Return the values that a list of the dossier holds."""
    return {item[name] for item in situation.data.get(listed, ())}


def _grantable(situation: Situation) -> str | None:
    roles = held(situation, "roles", "role")
    if situation.inputs["role"] in roles:
        return f"the role {situation.inputs['role']} is held already"
    try:
        require_grantable(roles, situation.inputs["role"])
    except PlumbError as error:
        return str(error)
    return None


KIND = Kind(
    name="user",
    meaning="a person who may act",
    fields={
        "name": Field("text", "the person's name"),
        "login": Field("text", "the name the person signs in with"),
        "agency": Field("text", "the body the person acts for"),
        "role": Field("code", "a role", ROLES),
        "marking": Field("text", "a marking that the person may see"),
        "party": Field("ref", "a person or company that the user is too close to"),
        "reason": Field("text", "why"),
    },
    states={
        "active": State("may act", "nobody"),
        "disabled": State("may not act", "nobody"),
    },
    transitions={
        "add": Transition(
            (None,),
            "active",
            ADMINISTRATORS,
            "add a person",
            needs=("name", "login"),
            may=("agency",),
            guard=lambda s: "that sign-in name is taken" if s.related.get("same_login") else None,
        ),
        "invite": Transition(
            ("active",),
            None,
            ADMINISTRATORS,
            "let the person choose a passphrase and a second factor",
        ),
        "grant": Transition(
            ("active",),
            None,
            ADMINISTRATORS,
            "give a role",
            needs=("role",),
            guard=_grantable,
            collects="roles",
        ),
        "revoke": Transition(
            ("active", "disabled"),
            None,
            ADMINISTRATORS,
            "take a role away",
            needs=("role",),
            may=("reason",),
            guard=lambda s: (
                None
                if s.inputs["role"] in held(s, "roles", "role")
                else f"the role {s.inputs['role']} is not held"
            ),
            drops="roles",
        ),
        "clear": Transition(
            ("active",),
            None,
            ADMINISTRATORS,
            "let the person see a marking",
            needs=("marking",),
            collects="clearances",
        ),
        "unclear": Transition(
            ("active", "disabled"),
            None,
            ADMINISTRATORS,
            "no longer let the person see a marking",
            needs=("marking",),
            drops="clearances",
        ),
        "add_conflict": Transition(
            ("active",),
            None,
            ADMINISTRATORS,
            "keep the person away from a person or company",
            needs=("party",),
            may=("reason",),
            collects="conflicts",
        ),
        "remove_conflict": Transition(
            ("active",),
            None,
            ADMINISTRATORS,
            "end that",
            needs=("party", "reason"),
            second_person=True,
            drops="conflicts",
        ),
        "disable": Transition(
            ("active",), "disabled", ADMINISTRATORS, "end access", needs=("reason",)
        ),
        "enable": Transition(
            ("disabled",), "active", ADMINISTRATORS, "give access again", needs=("reason",)
        ),
    },
    columns=("name", "login", "agency", "roles"),
    watchers=frozenset({"administrator", "inspector", "data_protection_officer"}),
    personal=False,
)
