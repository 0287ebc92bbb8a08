"""The page of a declaration's life, drawn from the table that decides it."""

from collections.abc import Iterator

from jixiao.workflow.calendar import Round, calendar
from jixiao.workflow.table import State, Step, roles, table

HEAD = """# 一份申报的一生 The life of a declaration

状态、步骤、角色都取自 `src/jixiao/workflow/` 里的两张表，由程序画成；程序按同一张表决定谁在什么时候能做什么。

States, steps and roles are those of the two tables in `src/jixiao/workflow/`, drawn by the program that decides by them.
"""
TURNS = {"unit": "单位", "department": "主管部门", "finance": "财政", "congress": "人大", "nobody": "—"}
SEEN = {
    "unit": "填报时",
    "department": "报主管部门后",
    "finance": "报财政后",
    "congress": "提请人大后",
    "frozen": "批复后",
    "published": "公开后",
}
REACHES = {"own": "本单位", "below": "本单位及下属", "none": "不看申报"}
NEEDS = {
    "other": "没有填写、报送过这一版的人",
    "second": "与上一步不同的人",
    "opinions": "对栏目的意见",
    "confirmed": "金额改后确认过指标",
    "forms": "至少一张表",
    "grade": "等级",
    "figure": "控制数",
    "within": "不超过控制数",
    "reason": "原因",
    "document": "依据的文件",
}
"""What a step needs, in words."""


def workflow_page() -> str:
    """Return the page's text."""
    return "\n".join([HEAD, *_drawing(), *_states(), *_steps(), *_roles(), *_rounds()]) + "\n"


def _drawing() -> Iterator[str]:
    states = table().states
    yield from ("```mermaid", "stateDiagram-v2")
    yield from (f"    {name}: {state.title}" for name, state in states.items())
    yield from ("    [*] --> draft", "    [*] --> reading", "    reading --> draft: 读完")
    for step in table().steps.values():
        for start in step.start:
            ends = step.to.items() if isinstance(step.to, dict) else [("", end) for end in step.ends]
            yield from (f"    {start} --> {end}: {step.title}{grade}" for grade, end in ends)
    yield from ("    archived --> [*]", "```", "")


def _states() -> Iterator[str]:
    yield from ("## 状态 States\n", "| 状态 | 名称 | 该谁办 | 到了哪一步 | 单位可改 |", "|---|---|---|---|---|")
    yield from (_state(name, state) for name, state in table().states.items())
    yield ""


def _state(name: str, state: State) -> str:
    return f"| `{name}` | {state.title} | {TURNS[state.turn]} | {SEEN[state.phase]} | {'是' if state.edit else ''} |"


def _steps() -> Iterator[str]:
    yield from ("## 步骤 Steps\n", "| 步骤 | 名称 | 从 | 到 | 谁办 | 需要 |", "|---|---|---|---|---|---|")
    yield from (_step(name, step) for name, step in table().steps.items())
    yield ""


def _step(name: str, step: Step) -> str:
    states, known = table().states, roles()
    start = "、".join(states[one].title for one in step.start)
    grades = step.to.items() if isinstance(step.to, dict) else [("", one) for one in step.ends]
    end = "；".join(f"{grade} {states[one].title}".strip() for grade, one in grades) or "（不变）"
    needs = "；".join([*(NEEDS[need] for need in step.needs), *(["中、差还要意见"] if isinstance(step.to, dict) else [])])
    marks = "（冻结这一版）" if step.freezes else "（交出这一版）" if step.hands_in else ""
    return f"| `{name}` | {step.title}{marks} | {start} | {end} | {'、'.join(known[role].title for role in step.by)} | {needs} |"


TEXTS = {"unit": "正在填的", "frozen": "批复的", "published": "公开的，没有撤回的"}
"""Which text a role sees, by the phase from which on it sees any; that which was handed in from the others."""


def _roles() -> Iterator[str]:
    yield from ("## 角色 Roles\n", "| 角色 | 名称 | 看哪里 | 从何时起 | 看到的 |", "|---|---|---|---|---|")
    for name, role in roles().items():
        if role.reach == "none":
            yield f"| `{name}` | {role.title} | {REACHES[role.reach]} | | |"
            continue
        text = TEXTS.get(role.start, "交出的")
        yield f"| `{name}` | {role.title} | {REACHES[role.reach]} | {SEEN[role.start]} | {text}{'，可填写' if role.writes else ''} |"


def _rounds() -> Iterator[str]:
    yield from (
        "",
        "## 日历 Calendar\n",
        "惯常的日子；各地自定，写在工作台文件夹的 `calendar.toml` 里。\n",
        "| 环节 | 状态 | 不晚于 |",
        "|---|---|---|",
    )
    yield from map(_round, calendar().rounds)


def _round(one: Round) -> str:
    year = {-1: "上一年", 0: "预算年度", 1: "下一年"}[one.year]
    return f"| {one.title} | {'、'.join(table().states[state].title for state in one.states)} | {year} {one.month} 月 {one.day} 日 |"
