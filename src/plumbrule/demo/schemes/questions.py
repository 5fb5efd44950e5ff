"""R039: questions of bidders that were not answered in time."""

from collections.abc import Callable

from plumbrule.demo.clock import DAY, instant_text
from plumbrule.demo.process import Process
from plumbrule.demo.province import Province
from plumbrule.demo.schemes.telling import Tale, is_large_open, tell


def plant(province: Province) -> None:
    """Plant unanswered questions, and questions answered in time or asked too late."""
    tell(province, _TALES)


def _ask(asked: int, answered: int | None) -> Callable[[Process], None]:
    """Ask so many days before the deadline and answer so many days before it, or never."""

    def change(process: Process) -> None:
        question = {
            "id": "question-1",
            "date": instant_text(process.closes - asked * DAY),
            "description": "Which certificate is meant in annex 3?",
        }
        if answered is not None:
            question["answer"] = "Either of the two that the annex names."
            question["dateAnswered"] = instant_text(process.closes - answered * DAY)
        process.edits.append(lambda release: release["tender"].update(enquiries=[question]))

    return change


_TALES = (
    Tale("a question was never answered", _ask(8, None), hits=("R039",), fits=is_large_open),
    Tale(
        "a question was answered two days after the deadline",
        _ask(8, -2),
        hits=("R039",),
        fits=is_large_open,
    ),
    Tale(
        "a question was answered a day before the deadline",
        _ask(8, 1),
        twin_of=("R039",),
        fits=is_large_open,
    ),
    Tale(
        "a question was asked the day after the deadline",
        _ask(-1, None),
        twin_of=("R039",),
        fits=is_large_open,
    ),
)
