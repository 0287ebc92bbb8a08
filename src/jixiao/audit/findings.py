"""Verdicts become findings: places, wording, basis, parameters."""

import re
from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from functools import lru_cache

from msgspec import Struct
from msgspec.structs import asdict, replace

from jixiao.audit.fingerprint import fingerprints, project_index
from jixiao.audit.force import basis_on, needs_date, params_on
from jixiao.audit.messages import fill_message, trimmed
from jixiao.audit.nameless import called
from jixiao.audit.recordset import RecordSet
from jixiao.audit.rulefile import Rule
from jixiao.audit.undecided import doubted, undecided
from jixiao.audit.verdicts import SUPPOSES, Verdict, path_of, severity_of
from jixiao.model.document import Document
from jixiao.model.finding import SEVERITIES, Finding, FoundPlace
from jixiao.model.under import under
from jixiao.values.place import Place

NUMBER = re.compile(r"(\d+)")
PROJECT_DEPTH = 3
"""Strokes in the pointer of a project's field, ``/projects/3/name``; a place further up says nothing on one field."""

CELL = re.compile(r"(/projects/\d+/indicators(?:_medium_term)?/\d+)/[^/]+")
"""A pointer to a cell of a row of indicators."""
RECORD = "ledger:"
"""Beginning of a record's address."""


class Context(Struct, frozen=True):
    """What all findings of one document share: the document, its date of law, the language, the records it is held against."""

    document: Document
    day: date | None
    lang: str
    records: RecordSet | None = None


def findings_of(context: Context, rules: Mapping[str, Rule], verdicts: Iterable[Verdict]) -> tuple[Finding, ...]:
    """Return the findings of one document, errors first, then by project, code and pointer."""
    ordered = sorted(verdicts, key=lambda v: (v.code, _natural(path_of(v)), v.other_paths, [text or "" for text in v.values]))
    prints = fingerprints(context.document, [(v.code, path_of(v)) for v in ordered])
    found = [_finding(context, rules[v.code], v, mark) for v, mark in zip(ordered, prints, strict=True)]
    return tuple(sorted(found, key=_rank))


def _rank(finding: Finding) -> tuple[int, int, str, tuple[tuple[int, str], ...]]:
    index = project_index(finding.path)
    return (SEVERITIES.index(finding.severity), -1 if index is None else index, finding.code, _natural(finding.path))


@lru_cache(maxsize=65_536)
def _natural(path: str) -> tuple[tuple[int, str], ...]:
    return tuple((int(part), "") if part.isdecimal() else (-1, part) for part in NUMBER.split(path))


def _finding(context: Context, rule: Rule, verdict: Verdict, mark: str) -> Finding:
    path, values = path_of(verdict), _values(rule, verdict)
    paths = (path, *verdict.other_paths, *((verdict.doubt.path,) if verdict.doubt else ()))
    message, fix = _texts(context, rule, verdict, values)
    return Finding(
        code=rule.code,
        severity=severity_of(rule, verdict),
        verdict="unknown" if verdict.ok is None else "fail",
        project=_number(context, path),
        path=path,
        other_paths=verdict.other_paths,
        title=_in(context.lang, rule.head.title.zh, rule.head.title.en),
        message=message,
        fix=fix,
        basis=basis_on(rule, context.day),
        values=values,
        places=places_of(context.document, paths, context.records.places if context.records is not None else {}),
        params=params_on(rule, context.day),
        rule_hash=rule.hash,
        fingerprint=mark,
        doubt=verdict.doubt,
    )


def _values(rule: Rule, verdict: Verdict) -> dict[str, str | None]:
    values = {name: trimmed(text) for name, text in zip(rule.values, verdict.values, strict=True)}
    if values.get(SUPPOSES, "") is None:
        del values[SUPPOSES]
    return values


def _texts(context: Context, rule: Rule, verdict: Verdict, values: Mapping[str, str | None]) -> tuple[str, str]:
    head, lang = rule.head, context.lang
    if verdict.ok is False:
        message, fix = _in(lang, head.message.zh, head.message.en), _in(lang, head.fix.zh, head.fix.en)
        told = called(context.document, path_of(verdict), values, lang)
        return fill_message(message, told, lang), fill_message(fix, told, lang)
    title = _in(lang, head.title.zh, head.title.en)
    if verdict.doubt is not None:
        return doubted(title, verdict.doubt, _number(context, verdict.doubt.path), lang)
    return undecided(title, lang, undated=context.day is None and needs_date(rule))


def _in(lang: str, zh: str, en: str) -> str:
    return en if lang == "en" else zh


def _number(context: Context, path: str) -> int | None:
    if context.records is not None and path.startswith(RECORD):
        return context.records.project_of(path)
    index = project_index(path)
    if index is None or index >= len(context.document.projects):
        return None
    number = context.document.projects[index].number
    return index + 1 if number is None else number


def places_of(document: Document, paths: Sequence[str], records: Mapping[str, Place] = {}) -> tuple[FoundPlace, ...]:
    """Return where the pointers stand: each one's place or that of its row or part, records in their files; never empty."""
    places = (_found(path, records[path]) if path in records else _nearest(document, path) for path in paths)
    found = {p.path: p for p in places if p}
    return tuple(found.values()) or (_fallback(document, paths[0]),)


def _nearest(document: Document, path: str) -> FoundPlace | None:
    if path in document.blanks:
        return _blank(document, path)
    if (cell := CELL.fullmatch(path)) and path not in document.places and cell[1] not in document.places:
        return _in_row(document, path, f"{cell[1]}/")
    while path not in document.places:
        if path.count("/") < PROJECT_DEPTH:
            return None
        path = path.rpartition("/")[0]
    return _found(path, document.places[path])


def _blank(document: Document, path: str) -> FoundPlace | None:
    """Return the place of an empty field or cell: its own, else the row of the cells beside it; never the words of another."""
    if path in document.places:
        return FoundPlace(path=path, blank=True, **{**asdict(document.places[path]), "text": ""})
    row = path.rpartition("/")[0]
    beside = next((document.places[other] for other in under(document, f"{row}/") if other.rpartition("/")[0] == row), None)
    if beside is None or not row.rpartition("/")[2].isdecimal() or row.count("/") < PROJECT_DEPTH:
        return None
    return FoundPlace(path=path, blank=True, **{**asdict(beside), "text": "", "column": None, "box": None})


def _in_row(document: Document, path: str, row: str) -> FoundPlace | None:
    """Return the row in which an empty cell stands, without the words of the cells beside it; None where nothing of it has a place."""
    beside = next(iter(under(document, row)), None)
    return None if beside is None else _found(path, replace(document.places[beside], column=None, box=None, text=""))


def _fallback(document: Document, path: str) -> FoundPlace:
    index = project_index(path)
    name = () if index is None or f"/projects/{index}/name" not in document.places else (f"/projects/{index}/name",)
    wider = (under(document, f"{path}/"), name, under(document, f"/projects/{index}/"), document.places)
    nearest = next((found for places in wider for found in places), None)
    return _found(path, Place(line=1)) if nearest is None else _found(nearest, document.places[nearest])


def _found(path: str, place: Place) -> FoundPlace:
    return FoundPlace(path=path, **asdict(place))
