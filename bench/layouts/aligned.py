"""What was wanted beside what was read: forms, rows and values paired, so that every value is right, wrong, missing or invented."""

import re
from collections.abc import Iterator, Sequence
from decimal import Decimal, InvalidOperation
from difflib import SequenceMatcher
from typing import Any
from unicodedata import normalize

from msgspec import Struct

Json = dict[str, Any]
ROW_KEY = ("level1", "level2", "name", "target")
ROW_CELLS = (*ROW_KEY, "points", "actual", "score", "reason", "to_date", "forecast", "likelihood")
FUNDS = (
    *("total", "total_fiscal", "total_other", "annual", "annual_fiscal", "carried_over", "annual_other"),
    *("initial", "adjusted", "executed", "execution_rate", "execution_points", "execution_score", "forecast"),
)
FIELDS = (
    *("kind", "name", "nature", "category", "department", "unit", "start", "finish", "total_score"),
    *(f"funding/{field}" for field in FUNDS),
    *("goals/overall", "goals/annual", "goals/achieved"),
)
STORY = tuple(f"narrative/{field}" for field in ("overview", "basis", "implementer", "plan", "period", "budget"))
ORDINAL = re.compile(r"^(?:(?:指标|目标)\d+[:：.、]?|\d(?:\.\d{1,2}){2}[.、]?|\(\d{1,2}\)|\d{1,2}[、)])")
COUNTED = re.compile(r"^(?:\d+(?:\.\d+)*[.、)]?|[一二三四五六七八九十]+、|\([一二三四五六七八九十\d]+\))")
LETTERED = re.compile(r"^[A-Z]\d*(?:-\d+)?[ 、.．]+(?=\S)")
CODE = re.compile(r"^(\[\w+\]|【\w+】|\d+-)")
UNITS = {"百分比": "%", "百分点": "%", "个百分点": "%", "m2": "平方米", "㎡": "平方米"}
ALIKE = 0.6
QUOTES = str.maketrans("“”‘’", "\"\"''")
"""Converters write quotation marks without direction."""


class Value(Struct, frozen=True):
    """One value: its pointer where it was read (or would be), what was wanted and what was read, as compared."""

    pointer: str
    wanted: str | None
    read: str | None

    @property
    def right(self) -> bool:
        """Return whether it was read as wanted."""
        return self.wanted == self.read

    @property
    def fault(self) -> str | None:
        """Return what is wrong with it, None where nothing is."""
        if self.right:
            return None
        return "missing" if self.read is None else "invented" if self.wanted is None else "wrong"


class RowPair(Struct, frozen=True):
    """A row wanted and the row read for it, each by its pointer and key, either None."""

    pointer: str
    wanted: tuple[str, ...] | None
    read: tuple[str, ...] | None
    cells: tuple[Value, ...]

    @property
    def right(self) -> bool:
        """Return whether levels, name and target were read as wanted."""
        return self.wanted == self.read


class FormPair(Struct, frozen=True):
    """A form wanted and the form read for it."""

    pointer: str
    wanted: bool
    read: bool
    fields: tuple[Value, ...]
    story: tuple[Value, ...]
    rows: tuple[RowPair, ...]


def plain(text: object) -> str:
    """Return a text without blanks, signs in one width."""
    return re.sub(r"\s", "", normalize("NFKC", str(text or ""))).translate(QUOTES)


def bare(level: object) -> str:
    """Return a level without its ordinal, without points and without 指标 at its end."""
    return re.sub(r"(指标)?(\(.*)?$", "", COUNTED.sub("", plain(LETTERED.sub("", str(level or "")))))


def name(text: object) -> str:
    """Return an indicator's name without its ordinal."""
    return ORDINAL.sub("", plain(LETTERED.sub("", str(text or ""))))


def number(text: object) -> str:
    """Return a number in one form, any other text plain."""
    try:
        return f"{Decimal(plain(text).removesuffix('%').replace(',', '')).normalize():f}"
    except InvalidOperation:
        return plain(text)


def aim(target: Json | None) -> str:
    """Return a target in one form: operator, number and unit, or its word."""
    if not target:
        return ""
    if target["value"] is None:
        return plain(target.get("word") or target["raw"])
    unit = plain(target["unit"])
    high = f"-{number(target['high'])}" if target["high"] is not None else ""
    return f"{target['operator']} {number(target['value'])}{high} {UNITS.get(unit, unit)}"


def cell(row: Json, field: str) -> str | None:
    """Return a cell of a row as it is compared, None for a blank."""
    if field in {"level1", "level2"}:
        return bare(row[field] or row[f"{field}_standard"]) or None
    if field == "name":
        return name(row["name"]) or None
    if field == "target":
        return aim(row["target"]) or None
    told = row.get(field)
    return None if told is None else number(told)


def key(row: Json) -> tuple[str, ...]:
    """Return what a row counts as right by."""
    return tuple(cell(row, field) or "" for field in ROW_KEY)


def field(form: Json, path: str) -> str | None:
    """Return a field as it is compared, None for a blank."""
    thing: Any = form
    for part in path.split("/"):
        thing = thing.get(part) if isinstance(thing, dict) else None
    if thing is None:
        return None
    if path == "department":
        return CODE.sub("", plain(thing))
    return number(thing) if path.startswith("funding") or path == "total_score" else plain(thing)


def forms(wanted: Sequence[Json], read: Sequence[Json]) -> list[FormPair]:
    """Return the forms in pairs: by likeness of names and rows, the most alike first."""
    scores = sorted(((likeness(one, two), -abs(i - k), i, k) for i, one in enumerate(wanted) for k, two in enumerate(read)), reverse=True)
    partner: dict[int, int] = {}
    for score, _, i, k in scores:
        if i not in partner and k not in partner.values() and (score > 0 or len(wanted) == len(read)):
            partner[i] = k
    pairs = [form_pair(one, read[partner[i]] if i in partner else None, partner.get(i, i)) for i, one in enumerate(wanted)]
    return pairs + [form_pair(None, two, k) for k, two in enumerate(read) if k not in partner.values()]


def likeness(one: Json, two: Json) -> float:
    """Return how much two forms are alike: rows in common, and their names."""
    left, right = ({name(row["name"]) for row in form["indicators"]} for form in (one, two))
    rows = len(left & right) / max(1, len(left | right))
    named = field(one, "name") is not None and field(one, "name") == field(two, "name")
    return rows + (1 if named else 0)


def form_pair(wanted: Json | None, read: Json | None, position: int) -> FormPair:
    """Return a pair with all its values."""
    pointer = f"/projects/{position}"
    return FormPair(
        pointer=pointer,
        wanted=wanted is not None,
        read=read is not None,
        fields=tuple(values(wanted, read, pointer, FIELDS)),
        story=tuple(values(wanted, read, pointer, STORY)),
        rows=tuple(rows((wanted or {}).get("indicators", ()), (read or {}).get("indicators", ()), f"{pointer}/indicators")),
    )


def values(wanted: Json | None, read: Json | None, pointer: str, paths: Sequence[str]) -> Iterator[Value]:
    """Yield the fields that are wanted or read."""
    for path in paths:
        one, two = (None if form is None else field(form, path) for form in (wanted, read))
        if one is not None or two is not None:
            yield Value(f"{pointer}/{path}", one, two)


def rows(wanted: Sequence[Json], read: Sequence[Json], pointer: str) -> Iterator[RowPair]:
    """Yield the rows in pairs: those that are the same, then those with like names, then the rest alone."""
    partner = same_rows(wanted, read)
    partner |= dict(alike_rows(wanted, read, partner))
    for i, one in enumerate(wanted):
        at = f"{pointer}/{partner[i]}" if i in partner else pointer
        yield row_pair(one, read[partner[i]] if i in partner else None, at)
    yield from (row_pair(None, two, f"{pointer}/{k}") for k, two in enumerate(read) if k not in partner.values())


def same_rows(wanted: Sequence[Json], read: Sequence[Json]) -> dict[int, int]:
    """Return for rows wanted the position of a row read that is the same."""
    left: dict[tuple[str, ...], list[int]] = {}
    for k, row in enumerate(read):
        left.setdefault(key(row), []).append(k)
    return {i: left[told].pop(0) for i, row in enumerate(wanted) if left.get(told := key(row))}


def alike_rows(wanted: Sequence[Json], read: Sequence[Json], partner: dict[int, int]) -> Iterator[tuple[int, int]]:
    """Yield pairs of the rows without partner whose names are alike, the most alike first."""
    ones = [i for i in range(len(wanted)) if i not in partner]
    twos = [k for k in range(len(read)) if k not in partner.values()]
    scores = sorted(((closeness(wanted[i], read[k]), -abs(i - k), i, k) for i in ones for k in twos), reverse=True)
    taken: set[int] = set()
    gone: set[int] = set()
    for score, _, i, k in scores:
        if score >= ALIKE and i not in taken and k not in gone:
            taken.add(i)
            gone.add(k)
            yield i, k


def closeness(one: Json, two: Json) -> float:
    """Return how alike the names of two rows are; the same target counts a little."""
    a, b = name(one["name"]), name(two["name"])
    alike = 1.0 if a == b else SequenceMatcher(None, a, b, autojunk=False).ratio()
    return alike + (0.2 if aim(one["target"]) == aim(two["target"]) else 0)


def row_pair(wanted: Json | None, read: Json | None, pointer: str) -> RowPair:
    """Return a pair with its cells."""
    cells = []
    for told in ROW_CELLS:
        one, two = (None if row is None else cell(row, told) for row in (wanted, read))
        if one is not None or two is not None:
            cells.append(Value(f"{pointer}/{told}", one, two))
    return RowPair(pointer, None if wanted is None else key(wanted), None if read is None else key(read), tuple(cells))
