"""What may be asked of every finding, whatever the document: it quotes what stands where it points, in whole words, and tells a cause once."""

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import cache

import msgspec
from msgspec import Struct
from msgspec.structs import replace

from jixiao.audit.load import shipped_rules
from jixiao.audit.rulefile import Rule
from jixiao.forms.grammar import levels, standard_levels
from jixiao.model.document import Document
from jixiao.model.finding import SEVERITIES, DocumentReport, Finding, every
from jixiao.params.load import parameters

MOST = 3
"""Findings that one row of a table may carry."""
EMPTY = re.compile(r"（空）|\(blank\)|“\s*”|《\s*》")
QUOTED = re.compile(r"“((?:[^“”]|“[^“”]*”)*)”")
NAMELESS = re.compile(r"第\d+(个项目|个指标|项支出)")
CALENDAR_YEAR = re.compile(r"\d{4}年")
ROW = re.compile(r"(/projects/\d+/indicators(?:_medium_term)?/\d+)(?:/.*)?")
PROJECT = re.compile(r"(/projects/\d+)(?:/.*)?")
NAMES = ("name", "narrative_name", "form_title")
ADVICE = re.compile(r"(?<!并)移到“?([一-龥]{2,6}指标)")
TOGETHER = {"VAL05", "VAL08"}
"""Rules of which one may speak of a value, never both."""


class Fault(Struct, frozen=True):
    """What is wrong with a finding: its rule, where it points, and how."""

    code: str
    path: str
    fault: str


def faults(document: Document, report: DocumentReport) -> Iterator[Fault]:
    """Yield what is wrong with the wording, the places and the grouping of the failures of one document."""
    found = [finding for finding in report.findings if finding.verdict == "fail"]
    tree = msgspec.to_builtins(document)
    for finding in found:
        yield from _empty(finding)
        yield from _words(finding, _texts_at(tree, finding), [note.message for note in document.warnings])
        yield from _place(finding)
        yield from _covers(finding)
    yield from _crowds(found)
    yield from opposed(found)


def _empty(finding: Finding) -> Iterator[Fault]:
    for text in (finding.fix, *(told.message for told in every([finding]))):
        if EMPTY.search(text):
            yield Fault(finding.code, finding.path, f"quotes nothing: {text}")


def _words(finding: Finding, texts: Sequence[str], notes: Sequence[str]) -> Iterator[Fault]:
    known = {*_fixed(finding.code), *map(_bare, levels(1)), *map(_bare, levels(2))}
    for quoted in map(_bare, QUOTED.findall(_without(finding.message, notes))):
        holding = [text for text in texts if quoted in text]
        if quoted in known or NAMELESS.fullmatch(quoted) or quoted in holding:
            continue
        if not holding:
            yield Fault(finding.code, finding.path, f"quotes what stands elsewhere: {quoted}")
        elif not (_is_word(finding.code, quoted) or any(_is_whole(quoted, text) for text in holding)):
            yield Fault(finding.code, finding.path, f"quotes a piece of a word: {quoted}")


def _without(message: str, notes: Sequence[str]) -> str:
    for note in notes:
        message = message.replace(note, "")
    return message


@cache
def _rules() -> Mapping[str, Rule]:
    return {rule.code: rule for rule in shipped_rules()}


@cache
def _fixed(code: str) -> frozenset[str]:
    """Return what a rule quotes of its own accord: in its message and, where rows are gathered, its title."""
    head = _rules()[code].head
    return frozenset({_bare(words) for words in QUOTED.findall(head.message.zh)} | {_bare(head.title.zh)})


def _bare(text: str) -> str:
    return re.sub(r"\s", "", text)


def _texts_at(tree: object, finding: Finding) -> list[str]:
    """Return all texts at the finding's pointers, in the rows they lead into, the names of their projects, and what was read there."""
    paths = (finding.path, *finding.other_paths)
    rows = {found[1] for path in paths if (found := ROW.fullmatch(path))}
    projects = {found[1] for path in paths if (found := PROJECT.fullmatch(path))}
    wanted = [*paths, *rows, *(f"{project}/{name}" for project in projects for name in NAMES)]
    wanted += [f"{path}/label" for path in paths]
    return [*map(_bare, (text for path in wanted for text in _texts(_value(tree, path)))), *(_bare(place.text) for place in finding.places)]


def _value(tree: object, path: str) -> object:
    for step in path.split("/")[1:]:
        if isinstance(tree, list | tuple) and step.isdecimal() and int(step) < len(tree):
            tree = tree[int(step)]
        elif isinstance(tree, dict):
            tree = tree.get(step)
        else:
            return None
    return tree


def _texts(value: object) -> Iterator[str]:
    if isinstance(value, str | int):
        yield str(value)
    elif isinstance(value, list | tuple | dict):
        for part in value.values() if isinstance(value, dict) else value:
            yield from _texts(part)


def _is_word(code: str, piece: str) -> bool:
    """Whether the piece is a word that the rule looks for, or a year."""
    return bool(CALENDAR_YEAR.fullmatch(piece)) or any(re.fullmatch(words, piece) for words in _sought(code))


@cache
def _sought(code: str) -> tuple[re.Pattern[str], ...]:
    values = [dated.value for name in _rules()[code].head.params for dated in parameters()[name].values]
    words = ["|".join(map(re.escape, value)) if isinstance(value, tuple) else value for value in values if isinstance(value, str | tuple)]
    return tuple(re.compile(rf"\d*(?:{pattern})") for pattern in words)


def _is_whole(piece: str, text: str) -> bool:
    """Whether the piece stands in the text between stops, or between signs of different kinds, as words do."""
    begins = (found.start() for found in re.finditer(re.escape(piece), text))
    return any(_parts(text, at) and _parts(text, at + len(piece)) for at in begins)


def _parts(text: str, at: int) -> bool:
    if at in (0, len(text)):
        return True
    before, after = text[at - 1], text[at]
    return not (before.isalnum() and after.isalnum()) or before.isascii() != after.isascii()


def _place(finding: Finding) -> Iterator[Fault]:
    row, first = ROW.fullmatch(finding.path), finding.places[0].path
    if row and first != row[1] and not first.startswith(f"{row[1]}/"):
        yield Fault(finding.code, finding.path, f"is placed at {first}")


def _covers(finding: Finding) -> Iterator[Fault]:
    for told in finding.covers:
        if told.code not in _reach(finding.code):
            yield Fault(finding.code, finding.path, f"tells {told.code}, which it does not cover")
        if SEVERITIES.index(told.severity) < SEVERITIES.index(finding.severity):
            yield Fault(finding.code, finding.path, f"keeps back {told.code}, which is louder")


@cache
def _reach(code: str) -> frozenset[str]:
    """Return the rules that a rule covers, those that these cover, and itself, whose findings in one table are told as one."""
    seen: set[str] = set()
    left = [code]
    while left:
        if (code := left.pop()) not in seen:
            seen.add(code)
            left += _rules()[code].head.covers
    return frozenset(seen)


def _crowds(found: Sequence[Finding]) -> Iterator[Fault]:
    rows: dict[str, list[str]] = defaultdict(list)
    for finding in found:
        if inside := ROW.fullmatch(finding.path):
            rows[inside[1]].append(finding.code)
    for row, codes in rows.items():
        if len(codes) > MOST:
            yield Fault(codes[0], row, f"stands beside {', '.join(codes[1:])}")
        if set(codes) >= TOGETHER:
            yield Fault(codes[0], row, f"{' and '.join(sorted(TOGETHER))} speak of one value")
    for (code, path, _), times in Counter((f.code, f.path, f.message) for f in found).items():
        if times > 1:
            yield Fault(code, path, f"is told {times} times")


def opposed(found: Iterable[Finding]) -> Iterator[Fault]:
    """Yield the rows that one finding sends to one level and another to another."""
    for row, advised in _advice(found).items():
        if len(set(advised.values())) > 1:
            yield Fault(next(iter(advised)), row, f"advice differs: {advised}")


def _advice(found: Iterable[Finding]) -> dict[str, dict[str, str]]:
    """Return by row what level each rule advises for it."""
    rows: dict[str, dict[str, str]] = defaultdict(dict)
    for finding in found:
        level = ADVICE.search(finding.fix)
        paths = [finding.path, *(finding.other_paths if finding.path.endswith("/indicators") else ())]
        for row in (inside[1] for path in paths if (inside := ROW.fullmatch(path))):
            if level:
                rows[row][finding.code] = level[1]
    return rows


def obeyed(document: Document, report: DocumentReport) -> tuple[Document, dict[str, dict[str, str]]]:
    """Return the document with every row moved to the level advised for it, and the advice by row."""
    advice = _advice(finding for finding in report.findings if finding.verdict == "fail")
    projects = list(document.projects)
    for row, advised in advice.items():
        _, _, project, _, at = row.split("/")
        level1, level2 = _standing(next(iter(advised.values())))
        own = projects[int(project)]
        rows = list(own.indicators)
        rows[int(at)] = replace(rows[int(at)], level1=level1, level2=level2, level1_standard=level1, level2_standard=level2)
        projects[int(project)] = replace(own, indicators=tuple(rows))
    return replace(document, projects=tuple(projects)), advice


def _standing(level: str) -> tuple[str | None, str | None]:
    """Return the two levels meant by the name of one; level 2 is left open where a level 1 is named."""
    first, second = standard_levels(None, level)
    return (level, None) if first is None else (first, second)


def refused(report: DocumentReport, advice: Mapping[str, Mapping[str, str]]) -> Iterator[Fault]:
    """Yield the rows that were moved as advised and are now sent elsewhere."""
    for row, advised in _advice(finding for finding in report.findings if finding.verdict == "fail").items():
        if row in advice:
            yield Fault(next(iter(advised)), row, f"advice {advice[row]} is followed by {advised}")
