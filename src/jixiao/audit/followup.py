"""A resubmission held against the findings of the earlier document: closed, still open, new."""

from collections.abc import Callable, Iterable, Sequence
from typing import Any

from jixiao.audit.pairing import Pair, pair_indicators, pair_items, pair_projects
from jixiao.model.document import Document
from jixiao.model.finding import DocumentReport, Finding, Followup, every

Pairing = Callable[[Sequence[Any], Sequence[Any]], list[Pair]]
LISTS: dict[str, Pairing] = {
    "indicators": pair_indicators,
    "indicators_medium_term": pair_indicators,
    "cost_items": pair_items,
    "children": pair_items,
}


def followed_up(earlier: tuple[Document, DocumentReport], later: tuple[Document, DocumentReport]) -> Followup:
    """Return what became of the earlier findings; one is still open when its fingerprint, or its code at the same field, is found again.

    What another finding covers counts like one of its own: it may be told alone later, or with another one.
    """
    was, now = (_open(report.findings) for report in (earlier[1], later[1]))
    told = {p: f.fingerprint for f in now for p in (f.fingerprint, *(c.fingerprint for c in f.covers))}
    at = {(e.code, e.path): e.fingerprint for f in now for e in every((f,))}
    lead = _leading(earlier[0], later[0])
    again = {e.fingerprint: told.get(e.fingerprint) or at.get((e.code, lead(e.path) or "")) for f in was for e in every((f,))}
    still = {told.get(found, found) for found in again.values() if found}
    return Followup(
        file=earlier[1].file,
        closed=tuple(f for f in was if not any(again[e.fingerprint] for e in every((f,)))),
        still_open=tuple(f.fingerprint for f in now if f.fingerprint in still),
        new=tuple(f.fingerprint for f in now if f.fingerprint not in still),
    )


def _open(findings: Iterable[Finding]) -> list[Finding]:
    return [f for f in findings if f.verdict == "fail" and not f.waived]


def _leading(one: Document, other: Document) -> Callable[[str], str | None]:
    """Return a function that leads a pointer of ``one`` to the same field of ``other``, None where that is gone."""
    projects = {p.one: p.other for p in pair_projects(one, other)}

    def lead(path: str) -> str | None:
        parts = path.split("/")
        if len(parts) < 3 or parts[1] != "projects" or not parts[2].isdecimal():
            return path
        there = projects.get(int(parts[2]))
        if there is None:
            return None
        rest = _below(one.projects[int(parts[2])], other.projects[there], parts[3:])
        return None if rest is None else "/".join(("", "projects", str(there), *rest))

    return lead


def _below(one: Any, other: Any, parts: list[str]) -> list[str] | None:  # noqa: ANN401 - a project or an item of it
    if len(parts) < 2 or parts[0] not in LISTS or not parts[1].isdecimal():
        return parts
    mine, theirs = getattr(one, parts[0]), getattr(other, parts[0])
    at = int(parts[1])
    there = next((p.other for p in LISTS[parts[0]](mine, theirs) if p.one == at), None)
    if at >= len(mine) or there is None:
        return None
    rest = _below(mine[at], theirs[there], parts[2:])
    return None if rest is None else [parts[0], str(there), *rest]
