"""The purposes that a user may work for: open cases of the user's own, and mandates."""

from __future__ import annotations

from plumbrule.actions.need_to_know import purpose_named, thing_of
from plumbrule.actions.session import Session, all_of


def open_purposes(session: Session) -> list[tuple[str, str]]:
    """Give each open case whose team the user belongs to, and each mandate, with a few words.

    Args:
        session: who asks. Of the cases of others not even the number is told.
    """
    subject = session.subject()
    found = []
    for case in all_of(session.journal, "case"):
        if case.state not in {"open", "suspended"}:
            continue
        if subject.alone or subject.user in thing_of(session, case, {}).team:
            found.append((case.stream, str(case.data.get("title") or case.id)))
    for mandate in all_of(session.journal, "purpose"):
        named = purpose_named(session, mandate.stream)
        if named is not None and named.open:
            found.append((mandate.stream, str(mandate.data.get("title") or mandate.id)))
    return found
