"""The page of the worked year's eight operations: ledgers, measures, what they prove, what stays unproved and why."""

from collections.abc import Iterator
from pathlib import Path

from jixiao.desk.deskfile import Desk
from jixiao.desk.deskpage import acts_table
from jixiao.desk.loading import kept_by, shipped_desks
from jixiao.evaluate.bindings import Binding
from jixiao.evaluate.bindings_file import read_bindings
from jixiao.ledger.measurefile import measures
from jixiao.ledger.schema import ledgers
from jixiao.model.document import Indicator, Project
from jixiao.read.document import read_file
from jixiao.scoring.scales import grade_scales

ROOT = Path(__file__).parents[1]
EXAMPLE = ROOT / "examples/songjiang-2024"
COMMON = 8
"""Ledgers that every operation keeps are told once."""
HEAD = """# 八种业务 The eight operations

样例申报表的八个项目是八种业务。每种业务平时记哪些台账、用哪些度量、证明哪些指标、哪些指标没有记录能证明以及为什么，都在这里；
内容取自台账的表结构（`ledger/schemas`）、度量（`ledger/measures`）和样例的对应表（`bindings.toml`），由程序生成。

The eight projects of the example are eight kinds of operation: the ledgers an office keeps for each, the measures made of them, the
indicators these prove, and what nothing proves and why.
"""


def operations_page() -> str:
    """Return the page's text."""
    document = read_file(EXAMPLE / "declaration.txt")
    bound = read_bindings(EXAMPLE / "bindings.toml").by_indicator()
    lines = [HEAD, *_common(), *_overview(document.projects, bound)]
    for position, project in enumerate(document.projects):
        lines += _operation(position, project, bound)
        lines += [line for desk in shipped_desks().values() if desk.operation == position + 1 for line in _desk(desk)]
    lines += ["## 共用的办事台 The desk that all share", ""]
    lines += [line for desk in shipped_desks().values() if desk.operation is None for line in _desk(desk)]
    return "\n".join(lines) + "\n"


def _desk(desk: Desk) -> Iterator[str]:
    """Yield who does what where at a desk, which rows the acts make, and which indicators they prove."""
    yield f"### 办事台 Desk：{desk.title.zh}（`{desk.name}`）"
    yield from ("", desk.note.zh, "", *acts_table(desk, kept_by([desk])), "")


def _common() -> Iterator[str]:
    kept = "、".join(f"{ledger.title.zh}（`{name}`）" for name, ledger in ledgers().items() if len(ledger.operations) == COMMON)
    yield f"每种业务都记 Every operation keeps：{kept}。\n"


def _overview(projects: tuple[Project, ...], bound: dict[str, Binding]) -> Iterator[str]:
    yield from ("| 业务 Operation | 台账 Ledgers | 度量 Measures | 指标 Indicators | 有记录证明 Proved |", "|---|---|---|---|---|")
    for position, project in enumerate(projects):
        own = [bound.get(f"/projects/{position}/indicators/{i}") for i in range(len(project.indicators))]
        used = {binding.measure for binding in own if binding is not None and binding.measure is not None}
        proved = sum(binding is not None and binding.measure is not None for binding in own)
        yield f"| {position + 1} {project.name} | {len(_own_ledgers(position))} | {len(used)} | {len(own)} | {proved} |"
    yield ""


def _own_ledgers(position: int) -> list[str]:
    return [name for name, ledger in ledgers().items() if position + 1 in ledger.operations and len(ledger.operations) < COMMON]


def _operation(position: int, project: Project, bound: dict[str, Binding]) -> Iterator[str]:
    yield f"## {position + 1} {project.name}\n"
    named = "、".join(f"[{ledgers()[name].title.zh}](reference/ledgers.md)（`{name}`）" for name in _own_ledgers(position))
    yield f"自己的台账 Its own ledgers：{named}。\n"
    yield from ("| 指标 Indicator | 指标值 Target | 度量 Measure | 定性怎样计 Scale |", "|---|---|---|---|")
    unproved = []
    for number, indicator in enumerate(project.indicators):
        binding = bound.get(f"/projects/{position}/indicators/{number}")
        if binding is None or binding.measure is None:
            unproved.append((indicator, binding))
        else:
            yield f"| {_cell(indicator.name)} | {_target(indicator)} | {_measure(binding)} | {_scale(binding)} |"
    yield ""
    if unproved:
        yield "没有记录能证明的 What nothing proves：\n"
        yield from (f"- {_cell(indicator.name)}（{_target(indicator)}）：{_why(binding)}" for indicator, binding in unproved)
        yield ""


def _measure(binding: Binding) -> str:
    measure = measures()[binding.measure or ""]
    params = "，".join(f"{name} = {value}" for name, value in binding.params.items())
    return f"{measure.head.title.zh} [`{measure.name}`](reference/measures.md){f'（{params}）' if params else ''}"


def _scale(binding: Binding) -> str:
    if binding.grades is None:
        return ""
    scale = grade_scales()[binding.grades]
    return f"{scale.title.zh}：" + "，".join(f"≥{step.floor:f}% {step.word}" for step in scale.steps if step.floor)


def _why(binding: Binding | None) -> str:
    return binding.unproved if binding is not None and binding.unproved is not None else "没有合适的度量。"


def _target(indicator: Indicator) -> str:
    return _cell(indicator.target.raw if indicator.target is not None else None)


def _cell(text: str | None) -> str:
    return (text or "—").replace("|", "｜").replace("<", "&lt;")
