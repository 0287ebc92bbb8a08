"""Verdicts become findings: their words with the figures in them, places, basis, parameters."""

import re
from collections.abc import Iterable, Mapping
from datetime import date
from functools import lru_cache
from importlib import import_module

from msgspec import Struct

from jixiao.audit.again import MOST, Again, Parts
from jixiao.audit.as_text import trimmed, value_text
from jixiao.audit.fingerprint import fingerprints, project_index
from jixiao.audit.force import basis_on, needs_date, params_on
from jixiao.audit.nameless import called
from jixiao.audit.places import places_of
from jixiao.audit.recordset import RecordSet
from jixiao.audit.rulefile import PLACEHOLDER, Rule
from jixiao.audit.undecided import doubted, undecided
from jixiao.audit.verdicts import SUPPOSES, Verdict, path_of, severity_of
from jixiao.model.document import Document
from jixiao.model.finding import SEVERITIES, Finding

NUMBER = re.compile(r"(\d+)")
PIECE = re.compile(rf"\[(?P<part>[^\[\]]*)\]|{PLACEHOLDER.pattern}")
"""A part that a message leaves out where one of its values is blank, or a value."""
RECORD = "ledger:"
"""Beginning of a record's address."""
_worded: Again[Finding] = Again(MOST)


class Context(Struct, frozen=True):
    """What all findings of one document share: the document, its date of law, the language, the records it is held against.

    ``parts`` where it is judged again and again: what was said of a project that is as it was is said again.
    """

    document: Document
    day: date | None
    lang: str
    records: RecordSet | None = None
    parts: Parts | None = None


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
    paths = (path_of(verdict), *verdict.other_paths, *((verdict.doubt.path,) if verdict.doubt else ()))
    part = context.parts.of(paths) if context.parts is not None and context.records is None else None
    return _worded.made(part, (rule.hash, verdict, mark, context.lang), lambda: _said(context, rule, verdict, mark, paths))


def _said(context: Context, rule: Rule, verdict: Verdict, mark: str, paths: tuple[str, ...]) -> Finding:
    path, values = paths[0], _values(rule, verdict)
    message, fix = _texts(context, rule, verdict, values)
    return Finding(
        code=rule.code,
        severity=severity_of(rule, verdict),
        verdict="unknown" if verdict.ok is None else "fail",
        project=_number(context, path),
        path=path,
        other_paths=verdict.other_paths,
        title=rule.head.title.said(context.lang),
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
        message, fix = head.message.said(lang), head.fix.said(lang)
        told = called(context.document, path_of(verdict), values, lang)
        return fill_message(message, told, lang), fill_message(fix, told, lang)
    title = head.title.said(lang)
    if verdict.doubt is not None:
        return doubted(title, verdict.doubt, _number(context, verdict.doubt.path), lang)
    return undecided(title, lang, undated=context.day is None and needs_date(rule))


def fill_message(template: str, values: Mapping[str, str | None], lang: str = "zh") -> str:
    """Return the template with each ``{name}`` replaced by its value as shown; KeyError for a name without a column.

    A part in square brackets is left out where one of its values is blank. In English, Chinese values outside quotes are told
    in English where they are fixed words, and put in quotes where they are the document's own.
    """

    def said(name: str, before: str) -> str:
        value = value_text(values[name], lang)
        if lang != "en":
            return value
        english = import_module("jixiao.audit.english")
        told: str = (english.quoted_in_english if english.is_quoted(before) else english.in_english)(value)
        return told

    def piece(found: re.Match[str]) -> str:
        before, part = template[: found.start()], found["part"]
        if part is None:
            return said(found[2], before)
        if any(values[name] is None for name in PLACEHOLDER.findall(part)):
            return ""
        return PLACEHOLDER.sub(lambda inner: said(inner[1], before + part[: inner.start()]), part)

    return PIECE.sub(piece, template) if "{" in template or "[" in template else template


def _number(context: Context, path: str) -> int | None:
    if context.records is not None and path.startswith(RECORD):
        return context.records.project_of(path)
    index = project_index(path)
    if index is None or index >= len(context.document.projects):
        return None
    number = context.document.projects[index].number
    return index + 1 if number is None else number
