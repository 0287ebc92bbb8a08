"""A rule or measure tried: its examples, and whether they notice every small change of its SELECT.

What is wrong is told in Chinese or English, with the line of the file where a line is known. What is foreign is tried in the fence.
"""

import re
from collections.abc import Callable, Iterable, Iterator
from typing import Any

from msgspec import Struct
from msgspec.json import decode, encode

from jixiao.errors import ContentInvalid
from jixiao.facts.duck import DuckDBPyConnection
from jixiao.facts.schema import own_tables
from jixiao.fence import Emit, Limits, attempt
from jixiao.sql.examples import Tried, example_faults, mutation_faults, sql_faults
from jixiao.sql.fenced import lock_down
from jixiao.sql.gate import refusal
from jixiao.sql.mutants import mutants
from jixiao.sql.tables import quick_tables

LIMITS = Limits(cpu=60, wall=60.0)
"""A long rule has some hundred changes, each run on every example."""
JOB = "jixiao.sql.trial:judge"
OUTCOMES = {"pass": "通过（pass）", "fail": "不通过（fail）", "unknown": "无法判定（unknown）", "not looked at": "不看", "None": "空白"}
FIGURE = "value|numerator|denominator|rows|planned_rows|done_rows|planned_share"
VERDICT = "pass|fail|unknown|not looked at"
SAYINGS = (
    (re.compile(rf"(?P<s>\S+): expected (?P<a>{VERDICT}), got (?P<b>{VERDICT})$"), "{s} 应为{a}，判成了{b}"),
    (re.compile(r"(?P<s>\S+): path is NULL$"), "{s} 没有位置：path 是 NULL"),
    (re.compile(r"(?P<s>\S+): is no (?P<a>\w+) of the example$"), "{s} 不是例子里的 {a}，subject 须是它的 id"),
    (re.compile(r"(?P<s>\S+): expected at (?P<a>.+), told at (?P<b>.+)$"), "{s} 应指向 {a}，指向了 {b}"),
    (re.compile(r"column (?P<s>\S+) is (?P<a>\w+); figures are exact.*"), "列 {s} 的类型是 {a}，数字须精确：转成 DECIMAL"),
    (re.compile(r"no column (?P<s>\w+)$"), "缺少列 {s}"),
    (re.compile(r"the message uses (?P<s>\{.+\}) but.*"), "message 用到 {s}，SELECT 里没有这一列"),
    (re.compile(r"(?P<s>\w+) is (?P<a>\S+), must be (?P<b>\w+)$"), "{s} 的类型是 {a}，须是 {b}"),
    (re.compile(rf"(?P<s>{FIGURE}): expected (?P<a>\S+), got (?P<b>\S+)$"), "{s} 应为{a}，算出{b}"),
    (re.compile(r"left out: expected (?P<a>.+), got (?P<b>.+)$"), "left_out 应为 {a}，实际是 {b}"),
    (re.compile(r"other_path is (?P<s>\S+)"), "other_path 的类型是 {s}，须是 VARCHAR 或 VARCHAR[]"),
    (re.compile(r"message: expected (?P<a>.+), got (?P<b>.+)$"), "message 应为 {a}，实际是 {b}"),
    (re.compile(r"given\.(?P<s>\w+): no such table; known: (?P<a>.+)$"), "没有事实表 {s}，可用：{a}"),
    (re.compile(r"given\.(?P<s>\w+): no column (?P<a>.+); known: (?P<b>.+)$"), "事实表 {s} 没有列 {a}，可用：{b}"),
    (re.compile(r"given\.(?P<s>[\w.]+): (?P<a>.+) does not fit (?P<b>.+) exactly"), "{s} 的值 {a} 放不进 {b}"),
    (re.compile(r"expected under a supposition (?P<a>.+), got (?P<b>.+)$"), "在假设下不通过的应为 {a}，实际是 {b}"),
    (re.compile(r"no examples$"), "没有例子：至少一个通过的、一个不通过的"),
    (re.compile(r"“/” gives DOUBLE.*"), "不用除法：比例写成乘积，例如 a * 100 > b * 50"),
    (re.compile(r"only one statement is allowed"), "只能有一条 SELECT"),
    (re.compile(r"line (?P<s>\d+): the marker is not needed"), "第 {s} 行的 equivalent 注释多余"),
    (re.compile(r"line (?P<s>\d+): (?P<a>.+) → (?P<b>.+) goes unnoticed"), "第 {s} 行的 {a} 改成 {b}，没有一个例子发现：补一个例子"),
)


class Trial(Struct, frozen=True):
    """How a rule or measure did: its code or name, how many examples and changes were tried, and what is wrong, in both languages."""

    name: str
    examples: int
    changes: int
    faults: tuple[tuple[str, str], ...]


class Found(Struct, frozen=True):
    """What a trial finds: faults in English, the examples' before the changes', or why the gate refuses the SELECT, in both languages."""

    faults: tuple[str, ...] = ()
    refused: tuple[str, str] | None = None


class TrialTask(Struct, frozen=True):
    """What the child gets: the file's name and text, and the script of the tables of an office's own ledgers."""

    file: str
    text: str
    own: str


class Made(Struct, frozen=True):
    """What a trial needs: what is tried, and cursors on empty tables."""

    tried: Tried[Any]
    cursors: tuple[DuckDBPyConnection, ...]


def try_ours(text: str, tried: Tried[Any]) -> Trial:
    """Return how a rule or measure that we trust does; ``text`` is that of its file."""
    return _trial(text, tried, _found(Made(tried, quick_tables())))


def try_foreign(file: str, text: str, tried: Tried[Any], ready: str) -> Trial:
    """Return how one of somebody else does; ``ready`` names the function that makes a :class:`TrialTask` :func:`ready_to_try`."""
    outcome = attempt(JOB, encode(TrialTask(file, text, own_tables.get())), LIMITS, ready=ready)
    trial = _trial(text, tried, (decode(frame, type=Found) for frame in outcome.frames))
    if outcome.problem is None:
        return trial
    unfinished = f"没有做完：{outcome.problem.zh}", f"not finished: {outcome.problem.en}"
    return Trial(trial.name, trial.examples, trial.changes, (*trial.faults, unfinished))


def ready_to_try(payload: bytes, parsed: Callable[[str, str], Tried[Any]]) -> Made:
    """In the child, before its limits hold: parse the file, make the tables and lock the database."""
    task = decode(payload, type=TrialTask)
    own_tables.set(task.own)
    made = Made(parsed(task.file, task.text), quick_tables())
    lock_down(made.cursors[0])
    return made


def judge(made: Made, emit: Emit) -> None:
    """In the child, within its limits: run the examples, and when they fit, the changes."""
    for found in _found(made):
        emit(encode(found))


def _found(made: Made) -> Iterator[Found]:
    tried, cursors = made.tried, made.cursors
    refused = refusal(cursors[0], tried.filled())
    faults = tuple(sql_faults(tried.sql)) if refused else example_faults(tried, cursors[0])
    yield Found(faults, (refused.zh, refused.en) if refused else None)
    if not refused and not faults:
        yield Found(mutation_faults(tried, *cursors))


def _trial(text: str, tried: Tried[Any], found: Iterable[Found]) -> Trial:
    before = text.replace("\r\n", "\n").partition(tried.sql)[0].count("\n")
    faults: list[tuple[str, str]] = []
    for part in found:
        faults += [in_both_languages(fault, before) for fault in part.faults]
        faults += [(f"不许运行：{part.refused[0]}。", f"the gate refuses it: {part.refused[1]}")] if part.refused else []
    return Trial(tried.name, _count(tried), sum(1 for _ in mutants(tried.sql)), tuple(faults))


def _count(tried: Tried[Any]) -> int:
    """Return how many examples there are, none when they are malformed: the trial tells that."""
    try:
        return len(tried.examples())
    except ContentInvalid:
        return 0


def in_both_languages(fault: str, before: int) -> tuple[str, str]:
    """Return a fault in Chinese and English, lines counted from the file's first; ``before`` lines stand before the SELECT."""
    english = re.sub(r"^line (\d+):", lambda line: f"line {int(line[1]) + before}:", fault)
    return next(fault_in_chinese(english), english), english


def fault_in_chinese(fault: str) -> Iterator[str]:
    """Yield a fault's sentence in Chinese where it is a known one, the name of its example in front."""
    for pattern, saying in SAYINGS:
        found = pattern.search(fault)
        if found:
            words = {name: OUTCOMES.get(value, value) for name, value in found.groupdict().items()}
            example = fault[: found.start()].rstrip(": ")
            yield (f"例子“{example}”：" if example else "") + saying.format(**words) + "。"
