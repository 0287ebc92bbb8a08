"""A measure file: a TOML head, one SELECT, its examples. The file name is the registration.

The SELECT gives a row for every record looked at: ``address`` (``ledger:payments#KEY``), ``day`` it happened, ``numerator`` and
``denominator`` (its part of both), ``counted`` (true; false with a ``note`` that says why not; NULL while it is still to come)
and, where it was planned, ``planned`` (the day) and ``weight`` (how much was planned, one where there is no such column).
"""

import re
from collections.abc import Iterable, Mapping
from datetime import date
from decimal import Decimal
from functools import cache
from hashlib import sha256
from pathlib import Path
from tomllib import TOMLDecodeError
from typing import Literal, cast

from msgspec import Struct, ValidationError, convert

from jixiao import door
from jixiao.audit.rowtable import read_examples
from jixiao.audit.rulefile import SQL_FILE, in_chinese, params_used
from jixiao.errors import MeasureFileInvalid, TurnedAway, UsageWrong
from jixiao.ledger.schema import PREFIX
from jixiao.params.load import Title, parameters

FOLDER = Path(__file__).parent / "measures"
FILE_NAME = re.compile(r"[a-z][a-z0-9_]*\.sql")
STANDING = ("project", "starts", "until", "ends")
"""Parameters that every measure may use: the project's row of the budgets, the first and the last day that may be known, and the
last day of the year, up to which is planned."""
COLUMNS = ("address", "day", "numerator", "counted", "note")
"""What every SELECT gives."""
LEDGER = re.compile(rf"\b{PREFIX}([a-z_]+)\b")
LARGEST = 65_536
"""Bytes of a measure file of somebody else."""

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
    figures of ``params/``.
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
        try:
            return read_examples(self.examples_text, MeasureExample)
        except (TOMLDecodeError, ValidationError, RecursionError) as wrong:
            raise MeasureFileInvalid(self.file, f"例子写得不对：{in_chinese(wrong)}。", f"the examples are malformed: {wrong}") from wrong


def parse_measure(file: str, text: str, *, foreign: bool = False) -> Measure:
    """Return the measure of a file's text; MeasureFileInvalid says what is wrong."""
    if not FILE_NAME.fullmatch(file):
        raise MeasureFileInvalid(file, "文件名须为小写英文，例如 trips_made.sql。", "the file name must be like trips_made.sql.")
    parts = SQL_FILE.match(text.replace("\r\n", "\n"))
    if not parts:
        raise MeasureFileInvalid(
            file,
            "文件须以 /*--- 开头的文件头开始，随后是一条 SELECT。",
            "the file must begin with a /*--- head ---*/ followed by one SELECT.",
        )
    measure = Measure(
        name=file.removesuffix(".sql"),
        file=file,
        head=_head(file, parts["head"]),
        sql=parts["sql"].strip().rstrip(";").rstrip(),
        examples_text=parts["examples"] or "",
        hash=sha256(text.encode()).hexdigest()[:16],
        foreign=foreign,
    )
    _check(measure)
    return measure


def _head(file: str, text: str) -> Head:
    try:
        return convert(door.tables(text), Head)
    except (TOMLDecodeError, ValidationError, RecursionError) as wrong:
        raise MeasureFileInvalid(file, f"文件头写得不对：{in_chinese(wrong)}。", f"the head is malformed: {wrong}") from wrong


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
    read = set(LEDGER.findall(measure.sql))
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


@cache
def measures() -> Mapping[str, Measure]:
    """Return every shipped measure by name; MeasureFileInvalid names a file that is wrong."""
    files = sorted(FOLDER.glob("*.sql"))
    return {file.stem: parse_measure(file.name, file.read_text("utf-8")) for file in files}


def with_foreign(folders: Iterable[Path]) -> tuple[Mapping[str, Measure], tuple[MeasureFileInvalid, ...]]:
    """Return the shipped measures and those of other folders, which run fenced, and what is wrong with files left out."""
    known = dict(measures())
    problems = []
    for folder in folders:
        if not folder.is_dir():
            raise UsageWrong(f"度量文件夹“{folder}”不存在。", f"The folder of measures “{folder}” does not exist.")
        for file in sorted(folder.glob("*.sql")):
            try:
                known[file.stem] = _foreign(file, known)
            except MeasureFileInvalid as wrong:
                problems.append(wrong)
    return known, tuple(problems)


def _foreign(file: Path, taken: Mapping[str, Measure]) -> Measure:
    if file.stem in taken:
        raise MeasureFileInvalid(
            file.name, "这个名称已有度量使用，换一个文件名。", "a measure has this name already; give the file another."
        )
    try:
        text = door.take(file, LARGEST).decode()
    except TurnedAway as away:
        raise MeasureFileInvalid(file.name, away.zh, away.en) from away
    except UnicodeDecodeError as wrong:
        raise MeasureFileInvalid(file.name, "不是 UTF-8 文本。请另存为 UTF-8。", "it is not UTF-8 text. Save it as UTF-8.") from wrong
    return parse_measure(file.name, text, foreign=True)
