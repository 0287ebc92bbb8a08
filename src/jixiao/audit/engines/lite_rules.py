"""Rules judged in SQLite: each SELECT as it was written for it, with the parameters of the day bound, its rows made verdicts."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from datetime import date
from decimal import Decimal
from functools import lru_cache, partial
from sys import intern
from typing import cast

from msgspec.json import decode

from jixiao.audit.engines.carried import TEXT, Carried, carriage, carried
from jixiao.audit.engines.functions import decimal_text, pattern_number
from jixiao.audit.engines.refusal import Refused
from jixiao.audit.engines.sqlite import LONGEST, Bound, Lite, lent, ready
from jixiao.audit.force import needs_date, value_on
from jixiao.audit.rulefile import Rule
from jixiao.audit.verdicts import Allowed, Count, Judged, Verdict, judged_by_python, merged
from jixiao.facts.schema import Rows
from jixiao.sql.literals import pattern_of

Show = Callable[[object], str | None]


def judge(rules: Sequence[Rule], rows: Rows, day: date | None, allowed: Allowed) -> tuple[Judged, list[Rule]]:
    """Return the verdicts of the rules that SQLite can judge exactly, and the others; Refused where the rows can't be kept exactly."""
    with lent(ready(rows)) as lite:
        return judge_in(lite, rules, day, allowed)


def judge_in(lite: Lite, rules: Iterable[Rule], day: date | None, allowed: Allowed) -> tuple[Judged, list[Rule]]:
    """Return as :func:`judge` does, of facts that are there."""
    told, parts = Count(allowed), list[Judged]()
    left: list[Rule] = []
    for rule in rules:
        try:
            _judge_one(lite, (rule, carried_or_refused(rule), bound_on(rule.code, day)), day, told, parts)
        except Refused:
            left.append(rule)
    return merged((told.judged(), *parts)), left


def alone(lite: Lite, of: tuple[Rule, Carried, Bound], day: date | None, allowed: Allowed) -> Judged:
    """Return the verdicts of one rule."""
    told, parts = Count(allowed), list[Judged]()
    _judge_one(lite, of, day, told, parts)
    return parts[0] if parts else told.judged()


def _judge_one(lite: Lite, of: tuple[Rule, Carried, Bound], day: date | None, told: Count, by_python: list[Judged]) -> None:
    """Count what a rule says in ``told``; one that is judged in Python comes to ``by_python``."""
    rule, found, bound = of
    rows = lite.rows(found.sql, bound)
    if rule.judge is not None:
        by_python.append(judged_by_python(rule, named(found, rows), day, told.allowed))
    else:
        verdicts(rule, found, rows, told, is_undated=day is None and needs_date(rule))


def carried_or_refused(rule: Rule) -> Carried:
    """Return what was written for a rule; Refused where it must run in DuckDB."""
    found = carried(rule)
    if found is None:
        raise Refused(f"{rule.code} was not written for SQLite")
    return found


@lru_cache(maxsize=4096)
def bound_on(code: str, day: date | None) -> Bound:
    """Return what is bound in a rule's SELECT by the law of a day; Refused where it must run in DuckDB."""
    found = carriage()[code]
    bound = {name: parameter(name, day, scale) for name, scale in found.parameters.items()}
    return bound | {name: pattern(parts, day, found.longest.get(name, LONGEST)) for name, parts in found.patterns.items()}


def parameter(name: str, day: date | None, scale: int) -> str | int:
    """Return a parameter as SQLite gets it; Refused for a number that has more digits than were known."""
    value = value_on(name, day).value
    if isinstance(value, Decimal | int):
        number = value * 10**scale if scale != TEXT else Decimal("0.5")
        if number != int(number):
            raise Refused(f"{name} is {value}")
        return int(number)
    return value.isoformat() if isinstance(value, date) else pattern_of(value)


def pattern(parts: Iterable[str], day: date | None, longest: int) -> int:
    """Return the number of a pattern put together of texts and parameters, for texts of so many characters at most."""
    return pattern_number("".join(_piece(part[0], part[1:], day) for part in parts), longest)


@lru_cache(maxsize=4096)
def _piece(sort: str, text: str, day: date | None) -> str:
    if sort == "=":
        return text
    value = value_on(text, day).value
    return f"{value:f}" if isinstance(value, Decimal) else str(value) if isinstance(value, int) else pattern_of(value)


def verdicts(rule: Rule, found: Carried, rows: Sequence[Sequence[object]], told: Count, *, is_undated: bool) -> None:
    """Count what rows say. Without the date that a rule needs, all is undecided."""
    place = {name: position for position, name in enumerate(found.columns)}
    subject, ok, path, other = (place.get(name) for name in ("subject", "ok", "path", "other_path"))
    if subject is None or ok is None or path is None:
        raise Refused(f"{rule.code} lacks a column")
    shown = [(place[name], shower(found.columns[name])) for name in rule.values]
    is_list = other is not None and found.columns["other_path"] == "list"
    made: list[Verdict] = []
    passing = [] if is_undated else cast("list[str]", [row[subject] for row in rows if row[ok]])
    for row in rows:
        if is_undated or not row[ok]:
            holds = None if is_undated or row[ok] is None else False
            others = () if other is None else _pointers(cast("str | None", row[other]), is_list=is_list)
            values = tuple(show(row[position]) for position, show in shown)
            made.append(Verdict(rule.code, intern(cast("str", row[subject])), holds, cast("str | None", row[path]), others, values))
    told.passes(rule.code, map(intern, passing))  # of which each rule brings its own
    told.take(made)


def _pointers(text: str | None, *, is_list: bool) -> tuple[str, ...]:
    if not text:
        return ()
    found = decode(text, type=list[str | None]) if is_list else [text]
    return tuple(dict.fromkeys(pointer for pointer in found if pointer))


def shower(kind: str) -> Show:
    """Return what writes a value of this kind as a cast to text does; Refused for lists."""
    if kind == "list":
        raise Refused("a list as a value")
    if kind.startswith("dec"):
        return partial(_shown_decimal, int(kind[3:]))
    return SHOWN.get(kind, _shown)


def _shown_decimal(scale: int, value: object) -> str | None:
    return decimal_text(cast("int | None", value), scale)


def _shown(value: object) -> str | None:
    return None if value is None else str(value)


def _shown_truth(value: object) -> str | None:
    return None if value is None else "true" if value else "false"


SHOWN: Mapping[str, Show] = {"bool": _shown_truth}


def named(found: Carried, rows: Iterable[Sequence[object]]) -> list[dict[str, object]]:
    """Return rows by column name, each value as DuckDB gives it to Python."""
    givers = [GIVEN.get(kind, partial(_decimal, kind) if kind.startswith("dec") else _same) for kind in found.columns.values()]
    return [{name: give(value) for name, give, value in zip(found.columns, givers, row, strict=True)} for row in rows]


def _same(value: object) -> object:
    return value


def _decimal(kind: str, value: object) -> Decimal | None:
    return None if value is None else Decimal(cast("int", value)).scaleb(-int(kind[3:]))


def _truth(value: object) -> bool | None:
    return None if value is None else bool(value)


def _day(value: object) -> date | None:
    return None if value is None else date.fromisoformat(cast("str", value))


def _list(value: object) -> list[str | None] | None:
    return None if value is None else decode(cast("str", value), type=list[str | None])


GIVEN: Mapping[str, Callable[[object], object]] = {"bool": _truth, "date": _day, "list": _list}
