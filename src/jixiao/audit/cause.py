"""Findings as they are told: one cause, one finding.

Where a rule names others in ``covers``, their findings at the same place stand in its finding. What one rule finds in several rows
of one table becomes one finding at the table. Nothing is lost: what is told with another keeps its message and its fingerprint.
A finding that is accepted, or that stood there before while the other is new, keeps no other one back.
"""

import re
from collections.abc import Iterable, Mapping, Sequence
from typing import NamedTuple

from msgspec.structs import replace

from jixiao.audit.fingerprint import LENGTH, SEPARATOR
from jixiao.audit.nameless import indicator_at, project_at
from jixiao.audit.rulefile import Rule
from jixiao.audit.verdicts import SUPPOSES
from jixiao.model.document import Document
from jixiao.model.finding import SEVERITIES, Covered, Finding
from jixiao.system.digest import sha256

FEWEST = 3
"""Rows of one table with the same fault that are told as one finding."""
QUOTED = frozenset({"target", "actual", "score", "to_date", "forecast"})
"""Fields whose text a list shows beside the indicator's name."""
TABLE = {
    "zh": "“{project}”的指标表有 {number} 处“{title}”：{rows}。",
    "en": "“{project}” has {number} indicators with one fault, “{title}”: {rows}.",
}


class Row(NamedTuple):
    """A pointer into a table of indicators taken apart: the table's pointer, the row's, the field (empty for the row itself)."""

    table: str
    row: str
    field: str


ROW = re.compile(r"((/projects/\d+/indicators(?:_medium_term)?)/\d+)(?:/(.+))?")


def row_of(path: str) -> Row | None:
    """Return the row of indicators that a pointer leads into, None for any other pointer."""
    found = ROW.fullmatch(path)
    return Row(found[2], found[1], found[3] or "") if found else None


def covered(findings: Sequence[Finding], rules: Mapping[str, Rule]) -> tuple[Finding, ...]:
    """Return the findings in their order, those left out that another one covers and now names in its ``covers``."""
    parents = _parents(findings, rules)
    children: dict[int, list[int]] = {}
    for child in sorted(parents):
        children.setdefault(_top(parents, child), []).append(child)
    return tuple(
        replace(f, covers=tuple(as_covered(findings[c]) for c in children[i])) if i in children else f
        for i, f in enumerate(findings)
        if i not in parents
    )


def _parents(findings: Sequence[Finding], rules: Mapping[str, Rule]) -> dict[int, int]:
    """Return for every finding that is covered the position of the first one that covers it."""
    known: dict[tuple[str, str | None], list[int]] = {}
    for i, finding in enumerate(findings):
        if finding.verdict == "fail":
            known.setdefault((finding.code, _part_of(finding.path)), []).append(i)
            known.setdefault((finding.code, None), []).append(i)
    parents: dict[int, int] = {}
    for i, finding in enumerate(findings):
        wanted = rules[finding.code].head.covers if finding.verdict == "fail" else ()
        parts = {_part_of(path) for path in (finding.path, *finding.other_paths)} if wanted else set()
        near = [None] if None in parts else sorted(part for part in parts if part is not None)
        for j in (j for code in wanted for j in sorted(n for part in near for n in known.get((code, part), ()))):
            if j not in parents and _top(parents, i) != j and covers(finding, findings[j]):
                parents[j] = i
    return parents


def _part_of(path: str) -> str | None:
    """Return the pointer of the project that a pointer leads into, else of what stands above all; None for the whole document."""
    return "/".join(path.split("/", 3)[:3]) if path.count("/") > 1 else path if path not in ("", "/projects") else None


def _top(parents: Mapping[int, int], child: int) -> int:
    while child in parents:
        child = parents[child]
    return child


def covers(finding: Finding, other: Finding) -> bool:
    """Whether the finding, which names the other's rule, stands where the other does and speaks at least as loud."""
    if finding.waived or (finding.baseline == "unchanged" and other.baseline == "new"):
        return False
    if SEVERITIES.index(finding.severity) > SEVERITIES.index(other.severity):
        return False
    if finding.code == other.code:
        return other.path in finding.other_paths
    # what is held against a cell that is accused itself has the cause of that one
    return finding.path in (other.path, *other.other_paths) or any(_holds(place, other.path) for place in places_spoken_of(finding))


def places_spoken_of(finding: Finding) -> tuple[str, ...]:
    """Return the rows and fields that a finding is about: those it lists below its pointer, else the pointer's own row."""
    listed = tuple(path for path in finding.other_paths if path.startswith(f"{finding.path}/"))
    rows = ((path, row_of(path)) for path in listed or (finding.path,))
    return tuple(row.row if row else path for path, row in rows)


def _holds(place: str, path: str) -> bool:
    return path == place or path.startswith(f"{place}/")


def as_covered(finding: Finding) -> Covered:
    """Return a finding as it stands in another one's ``covers``."""
    return Covered(
        code=finding.code,
        severity=finding.severity,
        path=finding.path,
        title=finding.title,
        message=finding.message,
        fingerprint=finding.fingerprint,
        waived=finding.waived,
        waiver=finding.waiver,
        baseline=finding.baseline,
    )


def at_one_table(findings: Sequence[Finding], document: Document, lang: str) -> tuple[Finding, ...]:
    """Return the findings in order, the same fault in ``FEWEST`` or more rows of one table as one, in the first one's place."""
    groups: dict[tuple[str, ...], list[Finding]] = {}
    for finding in findings:
        row = row_of(finding.path)
        if row and finding.verdict == "fail" and not finding.waived:
            groups.setdefault((row.table, finding.code, finding.severity, finding.fix, finding.baseline or ""), []).append(finding)
    large = [(key[0], group) for key, group in groups.items() if len(group) >= FEWEST]
    told = {id(group[0]): _at_table(table, group, document, lang) for table, group in large}
    gone = {id(finding) for _, group in large for finding in group[1:]}
    return tuple(told.get(id(f), f) for f in findings if id(f) not in gone)


def _at_table(table: str, group: Sequence[Finding], document: Document, lang: str) -> Finding:
    first = group[0]
    rows = [_told_row(document, path, lang) for path in dict.fromkeys(f.path for f in group)]
    values: dict[str, str | None] = {
        "project": project_at(document, table, lang),
        "number": str(len(group)),
        "title": first.title,
        "rows": (", " if lang == "en" else "、").join(rows),
    }
    kept = {SUPPOSES: first.values[SUPPOSES]} if SUPPOSES in first.values else {}
    return replace(
        first,
        path=table,
        other_paths=tuple(dict.fromkeys(path for f in group for path in (f.path, *f.other_paths))),
        message=TABLE[lang].format(**values),
        values=values | kept,
        places=tuple({p.path: p for f in group for p in f.places}.values()),
        fingerprint=print_of(f.fingerprint for f in group),
        covers=tuple(c for f in group for c in (as_covered(f), *f.covers)),
    )


def print_of(prints: Iterable[str]) -> str:
    """Return the fingerprint of findings that are told as one: it changes when one of them comes or goes."""
    return sha256(SEPARATOR.join(sorted(prints)).encode())[:LENGTH]


def _told_row(document: Document, path: str, lang: str) -> str:
    """Return an indicator as a list names it: its name, and in brackets what stands in the field."""
    name, row = indicator_at(document, path, lang), row_of(path)
    said = field_text(document, path) if row and row.field in QUOTED else None
    return name if said is None else f"{name} ({said})" if lang == "en" else f"{name}（{said}）"


def field_text(document: Document, path: str) -> str | None:
    """Return what is printed in a field of an indicator, None for a blank."""
    thing: object = document
    for part in path.split("/")[1:]:
        thing = thing[int(part)] if isinstance(thing, tuple) else getattr(thing, part, None)
    return getattr(thing, "raw", None) or (None if thing is None else str(thing))
