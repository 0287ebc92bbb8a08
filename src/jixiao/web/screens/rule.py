"""The pages of rules: all of them by family, and one with what it found, why, by which law, with which figures, examples and SQL."""

import re
from collections.abc import Iterable, Iterator, Mapping
from datetime import date

from msgspec import Struct

from jixiao.actions.rule.book import find_rule, list_rules
from jixiao.audit.as_text import plain
from jixiao.audit.rulefile import Basis, Example, Rule
from jixiao.audit.rulepage import WORDS
from jixiao.params.load import parameters
from jixiao.web.screens.faults import Fault
from jixiao.write.page import SEVERITY_WORDS
from jixiao.write.text.lists import FAMILIES

FILLED_IN = re.compile(r"(?:\{\w+\})+")
"""What a finding fills in; who reads the rule sees a gap."""

ZH = WORDS["zh"]
TOKEN = re.compile(r"(?P<note>--[^\n]*)|(?P<text>'(?:[^']|'')*')|(?P<param>:[a-z_]\w*)|(?P<word>\b[A-Z]{2,}\b)")
NONE: Mapping[str, int] = {}
NEAR = 4
SHOWN = 6
"""Examples that are shown: the first of each verdict, then the others."""
WIDEST = 6
"""Columns of an example that are shown as a table; more are listed below each other."""


class Listed(Struct, frozen=True):
    """A rule in the list; ``found`` is how many findings it has in what this person sees, ``unknown`` how often it could not judge."""

    code: str
    level: str
    word: str
    title: str
    basis: str
    found: int
    unknown: int


class Family(Struct, frozen=True):
    """Rules of one subject."""

    name: str
    title: str
    rules: tuple[Listed, ...]


class Law(Struct, frozen=True):
    """A basis: its words, since when and where, whether the text was checked, whether it is only practice."""

    text: str
    since: str
    region: str
    verified: bool
    is_practice: bool


class Setting(Struct, frozen=True):
    """A parameter's value in a period with its source."""

    name: str
    title: str
    unit: str
    value: str
    period: str
    source: str
    verified: bool


class Table(Struct, frozen=True):
    """Rows of a fact table in an example."""

    name: str
    columns: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]


class ExampleView(Struct, frozen=True):
    """An example: its verdict, its name, its rows, what is said."""

    verdict: str
    word: str
    name: str
    tables: tuple[Table, ...]
    message: str


class SqlPiece(Struct, frozen=True):
    """A piece of SQL and how it looks: word, param, text, note or nothing."""

    text: str
    look: str


class RulePage(Struct, frozen=True):
    """One rule."""

    code: str
    level: str
    word: str
    title: str
    family: str
    state: tuple[str, ...]
    why: str
    message: str
    fix: str
    laws: tuple[Law, ...]
    settings: tuple[Setting, ...]
    examples: tuple[ExampleView, ...]
    more_examples: int
    sql: tuple[SqlPiece, ...]
    why_python: str
    facts: tuple[tuple[str, str], ...]
    hits: tuple[tuple[str, str, Fault], ...]
    near: tuple[tuple[str, str], ...]
    before: str
    after: str


def families(found: Mapping[str, int], unknown: Mapping[str, int] = NONE) -> tuple[Family, ...]:
    """Return all rules by family; ``found`` are findings by code, ``unknown`` how often each could not judge."""
    groups: dict[str, list[Listed]] = {}
    for rule in list_rules((), "zh"):
        if rule.retired is None:
            listed = Listed(
                rule.code,
                rule.severity,
                SEVERITY_WORDS[rule.severity][0],
                rule.title,
                rule.basis[0],
                found.get(rule.code, 0),
                unknown.get(rule.code, 0),
            )
            groups.setdefault(rule.family, []).append(listed)
    return tuple(Family(name, FAMILIES.get(name, (name, name))[0], tuple(rules)) for name, rules in groups.items())


def rule_page(code: str, hits: Iterable[tuple[str, str, Fault]] = ()) -> RulePage:
    """Return a rule's page; ``hits`` are its findings with the name of the file and the address of the cell. UsageWrong names near codes."""
    rule, codes = find_rule(code), [one.code for one in list_rules((), "zh")]
    at = codes.index(rule.code)
    near = tuple((one.code, one.title) for one in list_rules((rule.family,), "zh") if one.code != rule.code)[:NEAR]
    return page_of(rule, hits, Beside(near, codes[at - 1] if at else "", codes[at + 1] if at + 1 < len(codes) else ""))


class Beside(Struct, frozen=True):
    """The rules beside one: near ones with their titles, the one before and the one after."""

    near: tuple[tuple[str, str], ...] = ()
    before: str = ""
    after: str = ""


ALONE = Beside()


def page_of(rule: Rule, hits: Iterable[tuple[str, str, Fault]] = (), beside: Beside = ALONE) -> RulePage:
    """Return the page of a rule that is at hand, such as an office's own."""
    head = rule.head
    examples = tuple(_examples(rule))
    return RulePage(
        code=rule.code,
        level=head.severity,
        word=SEVERITY_WORDS[head.severity][0],
        title=head.title.zh,
        family=FAMILIES.get(rule.family, (rule.family, ""))[0],
        state=tuple(_state(rule)),
        why=head.why.zh,
        message=FILLED_IN.sub("…", head.message.zh),
        fix=FILLED_IN.sub("…", head.fix.zh),
        laws=tuple(map(_law, head.basis)),
        settings=tuple(_settings(rule)),
        examples=examples[:SHOWN],
        more_examples=max(0, len(examples) - SHOWN),
        sql=tuple(pieces(rule.sql)),
        why_python=rule.why_python or "",
        facts=tuple(_facts(rule)),
        hits=tuple(hits),
        near=beside.near,
        before=beside.before,
        after=beside.after,
    )


def _state(rule: Rule) -> Iterator[str]:
    head = rule.head
    if head.retired:
        yield f"已停用：{head.retired}"
    if head.replaced_by:
        yield f"由 {head.replaced_by} 取代"
    if head.preview:
        yield ZH["preview"]


def _law(basis: Basis) -> Law:
    since = f"{basis.since.isoformat()} 起" if basis.since else ""
    return Law(basis.text or basis.practice or "", since, basis.region or "", basis.verified, basis.text is None)


def _settings(rule: Rule) -> Iterator[Setting]:
    for name in rule.head.params:
        parameter = parameters()[name]
        for dated in sorted(parameter.values, key=lambda one: one.since or date.min):
            start, end = (f"{dated.since} 起" if dated.since else ""), (f"{dated.until} 止" if dated.until else "")
            value = plain(dated.value) or ""
            yield Setting(
                name, parameter.title.zh, parameter.unit or "", value, f"{start} {end}".strip() or "一直", dated.source, dated.verified
            )


def _examples(rule: Rule) -> Iterator[ExampleView]:
    """Yield the examples, the first of each verdict before the others."""
    made = [_example(example) for example in rule.examples()]
    first = {one.verdict: number for number, one in reversed(list(enumerate(made)))}
    order = [first[verdict] for verdict in ("pass", "fail", "unknown") if verdict in first]
    yield from (made[number] for number in (*order, *(n for n in range(len(made)) if n not in order)))


def _example(example: Example) -> ExampleView:
    verdicts = list(example.expect.values())
    verdict = next((one for one in ("fail", "unknown", "pass") if one in verdicts), "none")
    tables = tuple(_table(name, rows) for name, rows in example.given.items())
    return ExampleView(verdict, ZH.get(verdict, "不适用"), example.name, tables, example.message or "")


def _table(name: str, rows: list[dict[str, object]]) -> Table:
    columns = tuple(dict.fromkeys(column for row in rows for column in row))
    return Table(name, columns, tuple(tuple(_cell(row.get(column)) for column in columns) for row in rows))


def _cell(value: object) -> str:
    return "未填" if value is None else "是" if value is True else "否" if value is False else str(value)


def _facts(rule: Rule) -> Iterator[tuple[str, str]]:
    head = rule.head
    yield ZH["subject"], ZH[head.subject]
    yield ZH["kinds"], "、".join(ZH[kind] for kind in head.kinds)
    yield ZH["since"], f"{head.since} 版"
    if head.changed:
        yield ZH["changed"], f"{head.changed} 版"
    if head.covers:
        yield ZH["covers"], "、".join(head.covers)
    yield "指纹", rule.hash[:8]


def pieces(sql: str) -> Iterator[SqlPiece]:
    """Yield a SELECT in pieces by how they look; together they are the text."""
    at = 0
    for found in TOKEN.finditer(sql):
        if found.start() > at:
            yield SqlPiece(sql[at : found.start()], "")
        yield SqlPiece(found[0], found.lastgroup or "")
        at = found.end()
    if at < len(sql):
        yield SqlPiece(sql[at:], "")
