"""A measure file: a TOML head, one SELECT, its examples. The file name is the registration.

The SELECT gives a row for every record looked at: ``address`` (``ledger:payments#KEY``), ``day`` it happened, ``numerator`` and
``denominator`` (its part of both), ``counted`` (true; false with a ``note`` that says why not; NULL while it is still to come),
where somebody only typed what a list would prove, ``claimed`` and ``claimed_below`` (what that would add to both), and,
where it was planned, ``planned`` (the day) and ``weight`` (how much was planned, one where there is no such column).
"""

import re
from collections.abc import Mapping
from contextvars import ContextVar
from datetime import date
from decimal import Decimal
from functools import cache, partial
from pathlib import Path
from typing import Literal, cast

from msgspec import Struct

from jixiao import door
from jixiao.errors import MeasureFileInvalid
from jixiao.ledger.schema import PREFIX
from jixiao.params.load import Title, parameters
from jixiao.sql.file import LARGEST, Reader, examples_of, head_of, params_used, parts_of, read_text
from jixiao.system.content import worked_out

FOLDER = Path(__file__).parent / "measures"
FILE_NAME = re.compile(r"[a-z][a-z0-9_]*\.sql")
STANDING = ("project", "starts", "until", "ends")
"""Parameters that every measure may use: the project's row of the budgets, the first and the last day that may be known, and the
last day of the year, up to which is planned."""
COLUMNS = ("address", "day", "numerator", "counted", "note")
"""What every SELECT gives."""
LEDGER = re.compile(rf"\b{PREFIX}([a-z_]+)\b")
BESIDE = frozenset(("general", "kept"))
"""Tables beside the ledgers: the records of all in one shape, and which ledgers there are."""
KINDS = (str, int, Decimal, date)
Given = str | int | Decimal | date
"""What a parameter may be."""
Direction = Literal["more", "less", "equal"]
Valued = Literal["sum", "ratio", "percent", "average"]
Period = Literal["cumulative", "current"]


class Fits(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """By what an indicator is recognised.

    ``words``: any of them stands in its name; a word of several parts set apart by blanks needs all of them. ``without``: none of
    these does. ``levels``: the second level in the taxonomy in force. ``units``: of the target. ``goods``: words a target of
    quality says instead of a number. ``projects``: any of them stands in the project's name, plan or goal.
    """

    words: tuple[str, ...]
    without: tuple[str, ...] = ()
    levels: tuple[str, ...] = ()
    units: tuple[str, ...] = ()
    goods: tuple[str, ...] = ()
    projects: tuple[str, ...] = ()
    grades: str | None = None


class Head(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """The head of a measure file.

    ``value`` is how parts become the figure: their sum, numerator by denominator, that in per cent, or per head (``average``).
    ``direction`` tells which way is better. ``period``: ``cumulative`` figures grow through the year, ``current`` ones are
    on the same scale on any day. ``params`` may be set where the measure is asked for, each with its default; ``law`` names
    figures of ``params/``. What lies outside of ``least`` to ``most`` can't be: without these, below nothing, and of a rate above
    100. A ledger of the ``optional`` ones need not be there at all.
    """

    title: Title
    unit: str
    direction: Direction
    period: Period
    ledgers: tuple[str, ...]
    definition: Title
    source: str
    value: Valued
    fits: Fits
    params: dict[str, object] = {}
    law: tuple[str, ...] = ()
    least: Decimal = Decimal(0)
    most: Decimal | None = None
    optional: tuple[str, ...] = ()

    @property
    def top(self) -> Decimal | None:
        """Return the most that the figure can be, None where nothing bounds it."""
        return Decimal(100) if self.most is None and self.value == "percent" else self.most


class Expected(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """What an example expects; ``left_out`` gives the note of every record that does not count, by its id.

    What is left out is not looked at, but for ``value`` and ``left_out``.
    """

    value: Decimal | None = None
    numerator: Decimal | None = None
    denominator: Decimal | None = None
    rows: int | None = None
    left_out: dict[str, str] = {}
    planned_rows: int | None = None
    done_rows: int | None = None
    planned_share: Decimal | None = None
    stated: bool | None = None
    claimed_rows: int | None = None


class MeasureExample(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """Rows of ledgers and what the measure makes of them."""

    name: str
    given: dict[str, list[dict[str, object]]]
    expect: Expected
    project: str | None = "B1"
    starts: date = date(2024, 1, 1)
    until: date = date(2024, 12, 31)
    params: dict[str, object] = {}


class Measure(Struct, frozen=True, kw_only=True):
    """A measure as loaded; ``hash`` is of the file's text, ``foreign`` ones are not ours and run fenced."""

    name: str
    file: str
    head: Head
    sql: str
    examples_text: str
    hash: str
    foreign: bool = False

    @property
    def params(self) -> dict[str, Given]:
        """Return the parameters with their defaults."""
        return cast("dict[str, Given]", self.head.params)

    def has(self, column: str) -> bool:
        """Whether the SELECT gives one of the columns that it need not give."""
        return bool(re.search(rf"\bAS {column}\b", self.sql))

    def examples(self) -> tuple[MeasureExample, ...]:
        """Return the examples; MeasureFileInvalid when they are malformed."""
        return examples_of(self.file, self.examples_text, MeasureExample, MeasureFileInvalid)


def parse_measure(file: str, text: str, *, foreign: bool = False, read: Reader = door.tables) -> Measure:
    """Return the measure of a file's text, its head's tables by what reads them; MeasureFileInvalid says what is wrong."""
    if not FILE_NAME.fullmatch(file):
        raise MeasureFileInvalid(file, "文件名须为小写英文，例如 trips_made.sql。", "the file name must be like trips_made.sql.")
    parts = parts_of(file, text, MeasureFileInvalid)
    measure = Measure(
        name=file.removesuffix(".sql"),
        file=file,
        head=head_of(file, parts.head, Head, MeasureFileInvalid, read),
        sql=parts.sql,
        examples_text=parts.examples,
        hash=parts.hash,
        foreign=foreign,
    )
    _check(measure)
    return measure


def _check(measure: Measure) -> None:
    """Raise MeasureFileInvalid where head and SELECT do not fit."""
    head, file = measure.head, measure.file
    listed, used = {*head.params, *head.law}, set(params_used(measure.sql)) - set(STANDING)
    if used != listed or listed & set(STANDING):
        raise MeasureFileInvalid(
            file,
            f"params 和 law 列出 {sorted(listed)}，SQL 用到 {sorted(used)}，两者须一致。",
            f"params and law list {sorted(listed)} but the SQL uses {sorted(used)}.",
        )
    odd = sorted(name for name, value in head.params.items() if isinstance(value, bool) or not isinstance(value, KINDS))
    if odd:
        raise MeasureFileInvalid(
            file, f"参数 {'、'.join(odd)} 须为文字、数或日期。", f"{', '.join(odd)} must be a text, a number or a date."
        )
    read = set(LEDGER.findall(measure.sql)) - BESIDE
    if read != set(head.ledgers):
        raise MeasureFileInvalid(
            file,
            f"ledgers 列出 {sorted(head.ledgers)}，SQL 读 {sorted(read)}，两者须一致。",
            f"ledgers lists {sorted(head.ledgers)} but the SQL reads {sorted(read)}.",
        )
    unknown = sorted(set(head.law) - parameters().keys()) if head.law else []
    if unknown:
        raise MeasureFileInvalid(file, f"params/ 里没有参数 {'、'.join(unknown)}。", f"params/ has no parameter {', '.join(unknown)}.")
    if head.value != "sum" and not measure.has("denominator"):
        raise MeasureFileInvalid(file, f"value 为 {head.value}，SQL 没有 denominator。", f"{head.value} needs a denominator.")


own_measures: ContextVar[Mapping[str, Measure]] = ContextVar("own_measures", default={})  # noqa: B039 - never changed
"""An office's own measures by name, where they are in force."""


def measures() -> Mapping[str, Measure]:
    """Return every measure by name: the shipped ones, and an office's own, which run fenced."""
    return {**shipped_measures(), **own_measures.get()}


@cache
def shipped_measures() -> Mapping[str, Measure]:
    """Return every shipped measure by name; MeasureFileInvalid names a file that is wrong."""
    return {file.stem: load_measure(file) for file in sorted(FOLDER.glob("*.sql"))}


def load_measure(file: Path) -> Measure:
    """Return the measure of one file that we trust; MeasureFileInvalid says what is wrong with it."""
    known = partial(_known_tables, file)
    return parse_measure(file.name, read_text(file, MeasureFileInvalid), read=known)


def _known_tables(file: Path, head: str) -> dict[str, object]:
    return worked_out(f"head of {file}", (file,), lambda: door.tables(head))


def load_foreign_measure(file: Path, taken: Mapping[str, Measure]) -> Measure:
    """Return the measure of one file of somebody else; MeasureFileInvalid says what is wrong with it, or that its name is ``taken``."""
    if file.stem in taken:
        raise MeasureFileInvalid(
            file.name, "这个名称已有度量使用，换一个文件名。", "a measure has this name already; give the file another."
        )
    return parse_measure(file.name, read_text(file, MeasureFileInvalid, largest=LARGEST), foreign=True)
