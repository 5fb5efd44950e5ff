"""The visitor: which roles are held, and what the work is for now."""

from __future__ import annotations

from starlette.responses import Response

from plumbrule.actions.need_to_know import purpose_named
from plumbrule.actions.purposes import open_purposes
from plumbrule.journal.access.roles import ROLES
from plumbrule.web.page import Pages
from plumbrule.web.visit import Here

PAGES = Pages()


@PAGES.get("/me")
def me(here: Here) -> Response:
    """Show roles, and the purposes there are to choose from."""
    return _page(here, wrong=False)


@PAGES.post("/me/purpose")
def purpose(here: Here) -> Response:
    """Say what the work is for from now on; an empty one ends that."""
    wanted = here.form.get("purpose")
    sitting = here.sitting
    if not isinstance(wanted, str) or sitting is None:
        return _page(here, wrong=True)
    if wanted:
        named = purpose_named(here.session, wanted)
        if named is None or not named.open:
            return _page(here, wrong=True)
    sitting.purpose = wanted or None
    return here.go("/me", here.t("What you look at from now on is recorded for this purpose."))


def _page(here: Here, *, wrong: bool) -> Response:
    session = here.session
    subject = session.subject()
    roles = [] if subject.alone else [(one, ROLES[one]) for one in sorted(subject.roles)]
    return here.show(
        "me.html",
        422 if wrong else 200,
        roles=roles,
        purposes=open_purposes(session),
        wrong=wrong,
    )
