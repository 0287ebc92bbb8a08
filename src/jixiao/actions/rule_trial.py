"""A foreign rule tried: its examples, and whether they notice every small change of its SELECT; all in the fence.

What is wrong is told in Chinese or English, with the line of the file where a line is known.
"""

import re
from collections.abc import Iterator, Sequence
from pathlib import Path

from msgspec import Struct
from msgspec.json import decode, encode

from jixiao.audit.database import empty_tables
from jixiao.audit.examples import run_examples, sql_faults
from jixiao.audit.force import literals_on
from jixiao.audit.foreign import load_one, lock_down
from jixiao.audit.gate import refusal
from jixiao.audit.load import read_text, shipped_rules
from jixiao.audit.mutants import mutants, mutation_faults
from jixiao.audit.rulefile import Rule, fill, parse_sql_rule
from jixiao.errors import RuleFileInvalid, UsageWrong
from jixiao.facts.duck import DuckDBPyConnection
from jixiao.fence import Emit, Limits, attempt

LIMITS = Limits(cpu=60, wall=60.0)
"""A long rule has some hundred mutants, each run on every example."""
JOB, READY = "jixiao.actions.rule_trial:judge", "jixiao.actions.rule_trial:prepare"
OUTCOMES = {"pass": "通过（pass）", "fail": "不通过（fail）", "unknown": "无法判断（unknown）", "not looked at": "不看"}
VERDICT = "pass|fail|unknown|not looked at"
SAYINGS = (
    (re.compile(rf"(?P<s>\S+): expected (?P<a>{VERDICT}), got (?P<b>{VERDICT})$"), "{s} 应为{a}，判成了{b}"),
    (re.compile(r"(?P<s>\S+): path is NULL$"), "{s} 没有位置：path 是 NULL"),
    (re.compile(r"(?P<s>\S+): is no (?P<a>\w+) of the example$"), "{s} 不是例子里的 {a}，subject 须是它的 id"),
    (re.compile(r"(?P<s>\S+): expected at (?P<a>.+), told at (?P<b>.+)$"), "{s} 应指向 {a}，指向了 {b}"),
    (re.compile(r"column (?P<s>\S+) is (?P<a>\w+); figures are exact.*"), "列 {s} 的类型是 {a}，数字须精确：转成 DECIMAL"),
    (re.compile(r"no column (?P<s>\w+)$"), "缺少列 {s}"),
    (re.compile(r"the message uses (?P<s>\{.+\}) but.*"), "message 用到 {s}，SELECT 里没有这一列"),
    (re.compile(r"ok is (?P<s>\S+), must be BOOLEAN"), "ok 的类型是 {s}，须是 BOOLEAN"),
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
    """How a rule did: its code, how many examples and changes were tried, and what is wrong, in both languages."""

    code: str
    examples: int
    changes: int
    faults: tuple[tuple[str, str], ...]


class Found(Struct, frozen=True):
    """What the child sends: faults in English, the examples' before the mutants', or why the gate refuses the rule, in both languages."""

    faults: tuple[str, ...] = ()
    refused: tuple[str, str] | None = None


class Made(Struct, frozen=True):
    """What the child makes ready: the rule and a locked database with empty tables."""

    rule: Rule
    database: DuckDBPyConnection


def try_rule(file: Path) -> Trial:
    """Return how a rule file does; RuleFileInvalid for one that can't be loaded, UsageWrong for one that is not there."""
    if not file.is_file():
        raise UsageWrong(f"没有文件“{file}”。", f"There is no file “{file}”.")
    rule = load_one(file, {known.code: known for known in shipped_rules()})
    outcome = attempt(JOB, encode((file.name, read_text(file))), LIMITS, ready=READY)
    found = [decode(frame, type=Found) for frame in outcome.frames]
    faults = [told(fault, head_lines(file, rule)) for part in found for fault in part.faults]
    faults += [(f"不许运行：{part.refused[0]}。", f"the gate refuses it: {part.refused[1]}") for part in found if part.refused]
    if outcome.problem:
        faults.append((f"没有做完：{outcome.problem.zh}", f"not finished: {outcome.problem.en}"))
    return Trial(rule.code, len(examples_of(rule)), sum(1 for _ in mutants(rule.sql)), tuple(faults))


def examples_of(rule: Rule) -> Sequence[object]:
    """Return the rule's examples, none when they are malformed: the trial tells that."""
    try:
        return rule.examples()
    except RuleFileInvalid:
        return ()


def head_lines(file: Path, rule: Rule) -> int:
    """Return how many lines of the file stand before the SELECT."""
    text = read_text(file).replace("\r\n", "\n")
    return text[: text.find(rule.sql)].count("\n")


def prepare(payload: bytes) -> Made:
    """In the child, before its limits hold: parse the file, make the tables, lock the database."""
    name, text = decode(payload, type=tuple[str, str])
    rule = parse_sql_rule(name, text, foreign=True)
    database = empty_tables(ledgers=rule.reads_ledgers)
    lock_down(database)
    return Made(rule, database)


def judge(made: Made, emit: Emit) -> None:
    """In the child, within its limits: run the examples, and when they fit, the mutants."""
    refused = refusal(made.database, fill(made.rule.sql, literals_on(made.rule, None)))
    faults = tuple(sql_faults(made.rule.sql)) if refused else run_examples(made.rule, made.database)
    emit(encode(Found(faults, (refused.zh, refused.en) if refused else None)))
    if not refused and not faults:
        emit(encode(Found(mutation_faults(made.rule, made.database))))


def told(fault: str, before: int) -> tuple[str, str]:
    """Return a fault in Chinese and English, lines counted from the file's first; ``before`` lines stand before the SELECT."""
    english = re.sub(r"^line (\d+):", lambda line: f"line {int(line[1]) + before}:", fault)
    return next(chinese(english), english), english


def chinese(fault: str) -> Iterator[str]:
    """Yield a fault's sentence in Chinese where it is a known one, the name of its example in front."""
    for pattern, saying in SAYINGS:
        found = pattern.search(fault)
        if found:
            words = {name: OUTCOMES.get(value, value) for name, value in found.groupdict().items()}
            example = fault[: found.start()].rstrip(": ")
            yield (f"例子“{example}”：" if example else "") + saying.format(**words) + "。"
