"""Sign-ins, and tries that failed, as acts of the journal."""

from __future__ import annotations

from plumbrule.actions.session import Session
from plumbrule.journal.entry import Draft


def record_sign_in(session: Session, user: str, *, allowed: bool, act: str = "user.enter") -> None:
    """Record that someone came in, or was refused.

    Args:
        session: on the journal.
        user: id of the user.
        allowed: whether passphrase and second factor were right.
        act: what was done.
    """
    fields = {"decision": "allow" if allowed else "deny", "rule": "SIGN_IN", "reason": act}
    session.journal.append([Draft(f"access/{user}", "access.decision", user, None, fields)])
