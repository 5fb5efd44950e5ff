"""A receipt as a page to print: HTML that stands alone, without script, style inside, for any reader."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from html import escape
from typing import Any

_WORDS = {"hit": "Hit", "cannot_tell": "Cannot tell", "clear": "Clear"}
_MEANING = {
    "hit": "The records show a reason to stop and look before deciding.",
    "cannot_tell": "The records do not allow an answer; the reasons say what is missing.",
    "clear": "The records that were asked show no reason to stop.",
}
_MODEST = (
    "An answer is no judgement: a declared interest is not a violation, and a name alone is nobody."
)
_STYLE = """
body{font:1rem/1.5 sans-serif;max-width:60rem;margin:1rem auto;padding:0 1rem;color:#111;background:#fff}
table{border-collapse:collapse;width:100%}th,td{border:1px solid #767676;padding:.3rem .5rem;
text-align:start;vertical-align:top}caption{text-align:start;font-weight:bold;padding:.3rem 0}
.answer{font-size:1.4rem;font-weight:bold;border:3px solid #111;padding:.5rem 1rem;display:inline-block}
code{overflow-wrap:anywhere}section{break-inside:avoid-page}
@media print{a{color:inherit;text-decoration:none}}
"""


def page(receipt: Mapping[str, Any]) -> str:
    """Return the page of a receipt.

    The page names no server and loads nothing; search engines are asked not to keep it.
    """
    content = receipt["content"]
    answer = content["overall"]
    title = f"Receipt {receipt['receipt_id'][:12]}: {_WORDS[answer]}"
    parts = [
        f"<h1>{_text(title)}</h1>",
        f'<p class="answer">{_WORDS[answer]}</p>',
        f"<p>{_MEANING[answer]} {_MODEST}</p>",
        _table("What was asked", ("", ""), _asked(receipt)),
        _table(
            "About whom",
            ("Name", "Numbers", "Country", "Born", "Role", "Not used"),
            [_party(one) for one in content["input_normalised"]],
        ),
        "<h2>The questions</h2>",
        *[_question(one) for one in content["results"]],
        _table(
            "Lists and registers asked",
            ("List", "Kind", "Rows", "Of", "Age in days (allowed)", "Coverage"),
            [_list(one) for one in content["lists"]],
        ),
    ]
    if content["not_consulted"]:
        rows = [(one["list"], one["reason"]) for one in content["not_consulted"]]
        parts.append(_table("Not consulted", ("What", "Reason"), rows))
    parts.append(_table("Seal", ("", ""), _seal(receipt)))
    return (
        '<!DOCTYPE html>\n<html lang="en"><head><meta charset="utf-8">'
        '<meta name="robots" content="noindex, nofollow">'
        '<meta name="viewport" content="width=device-width, initial-scale=1">'
        f"<title>{escape(title)}</title><style>{_STYLE}</style></head><body><main>\n"
        + "\n".join(parts)
        + "\n</main></body></html>\n"
    )


def _asked(receipt: Mapping[str, Any]) -> list[tuple[str, str]]:
    content = receipt["content"]
    tender = content["input_as_given"].get("tender") or {}
    rows = [
        ("Kind", content["kind"]),
        ("On the day", content["as_of"]),
        ("Purpose", content["purpose"]),
        ("Legal basis", content["legal_basis"] or "not named"),
        ("Asked by", receipt["asked_by"]),
        ("Office", receipt["office"] or "not named"),
        ("Made at", receipt["made_at"]),
        ("Good until", content["valid_until"]),
    ]
    if tender:
        rows.insert(
            1, ("Tender", f"{tender.get('ocid') or ''} {tender.get('title') or ''}".strip())
        )
    return rows


def _party(one: Mapping[str, Any]) -> tuple[str, ...]:
    return (
        one["name"],
        ", ".join(one["ids"]),
        one["country"] or "",
        one["born"] or "",
        one["role"],
        "; ".join(one["doubts"]),
    )


def _question(one: Mapping[str, Any]) -> str:
    about = ", ".join(one["subjects"])
    parts = [
        f"<h3>{_WORDS[one['answer']]}: {_text(one['title'])}</h3>",
        f"<p>About: {_text(about)}</p>",
    ]
    if one["reasons"]:
        parts.append(f"<p>Reasons: <code>{_text(', '.join(one['reasons']))}</code></p>")
    for each in one["evidence"]:
        parts.append(f"<p>{_text(each['what'])} (identity: {_text(each['rung'])})</p>")
        if each["records"]:
            rows = [_record(record) for record in each["records"]]
            parts.append(_table("Records", ("What", "Value", "File", "Line", "Path"), rows))
    if one["more_evidence"]:
        parts.append(f"<p>{one['more_evidence']} further findings are not printed.</p>")
    if one["answer"] != "clear":
        parts.append(_items("It may have an innocent reason", one["innocent"]))
        parts.append(_items("What would clear or cure it", one["cures"]))
    return f"<section>{''.join(parts)}</section>"


def _record(record: Mapping[str, Any]) -> tuple[str, ...]:
    line = "" if record["line"] is None else str(record["line"])
    what = f"{record['role']}: {record['field']}"
    return (what, record["value"] or "", record["file"], line, record["path"] or "")


def _list(one: Mapping[str, Any]) -> tuple[str, ...]:
    age = "not known" if one["age_days"] is None else str(one["age_days"])
    dated = f"{one['data_date'] or 'no date'} ({one['dated_by']})"
    return (
        one["name"],
        one["kind"],
        f"{one['rows']:,}",
        dated,
        f"{age} ({one['allowed_age_days']})",
        ", ".join(one["coverage"]) or "not stated",
    )


def _seal(receipt: Mapping[str, Any]) -> list[tuple[str, str]]:
    return [
        ("Receipt", receipt["receipt_id"]),
        ("Hash of the receipt", receipt["receipt_hash"]),
        ("Hash of the content", receipt["content_hash"]),
        ("Receipt before it", receipt["previous_receipt_hash"] or "none"),
        ("Snapshot of the lake", str(receipt["snapshot"])),
        ("Program", receipt["content"]["program"]),
        ("Rules", receipt["content"]["rules_hash"]),
    ]


def _table(caption: str, heads: Sequence[str], rows: Iterable[Sequence[str]]) -> str:
    if any(heads):
        head = "".join(f'<th scope="col">{_text(one)}</th>' for one in heads)
        body = "".join(
            "<tr>" + "".join(f"<td>{_text(cell)}</td>" for cell in row) + "</tr>" for row in rows
        )
        return f"<table><caption>{_text(caption)}</caption><thead><tr>{head}</tr></thead><tbody>{body}</tbody></table>"
    body = "".join(
        f'<tr><th scope="row">{_text(row[0])}</th><td>{_text(row[1])}</td></tr>' for row in rows
    )
    return f"<table><caption>{_text(caption)}</caption><tbody>{body}</tbody></table>"


def _items(head: str, items: Sequence[str]) -> str:
    if not items:
        return ""
    return f"<p>{_text(head)}:</p><ul>{''.join(f'<li>{_text(one)}</li>' for one in items)}</ul>"


def _text(value: str) -> str:
    # Names run in any direction; without isolation they would pull digits and marks beside them.
    return f"<bdi>{escape(value)}</bdi>" if any(ord(c) > 0x590 for c in value) else escape(value)
