"""Whether somebody may do a step, what becomes of the declaration, and otherwise the sentence that says why not."""

from collections.abc import Callable, Iterable, Mapping

from jixiao.workflow.situation import Act, Done, Refused, Situation
from jixiao.workflow.table import Need, Step, roles, table

RETURNING = ("中", "差")
"""Grades that send a declaration back or lock it: they too need opinions."""


def decide(situation: Situation, act: Act) -> Done | Refused:
    """Return what becomes of the declaration, or why the step is refused: first the role, then the state, then what is lacking."""
    step = table().steps.get(act.step)
    if step is None:
        return Refused(kind="unknown", zh=f"没有“{act.step}”这个步骤。可用的有：{_listed(table().steps)}。")
    mine = [role for role in step.by if role in act.roles]
    if not mine:
        return Refused(kind="role", zh=f"“{step.title}”由{_titles(step.by)}办理，您没有这个角色。请转交办理人。")
    if situation.state not in step.start:
        return Refused(kind="state", zh=_wrong_state(situation.state, step))
    lacking = next(filter(None, (CHECKS[need](situation, act) for need in _needs(step, act))), None)
    if lacking is not None:
        return Refused(kind="need", zh=lacking)
    return Done(state=_target(step, act, situation.state), role=mine[0], freezes=step.freezes, hands_in=step.hands_in)


def open_steps(state: str, mine: Iterable[str]) -> tuple[str, ...]:
    """Return the names of the steps that somebody with these roles may do in a state, in the order of the table."""
    own = set(mine)
    return tuple(name for name, step in table().steps.items() if state in step.start and own.intersection(step.by))


def onward(state: str, *, confirmed: bool = True) -> str:
    """Say who does what next for a declaration to go on, such as 单位财务人员“核对”; empty where nothing follows."""
    last = leading_on(state)
    if not last:
        return ""
    steps = table().steps
    here = [name for name, one in steps.items() if state in one.start and not one.ends]
    first = here if not confirmed and "confirmed" in steps[last].needs else []
    return "，再由".join(f"{_titles(steps[name].by)}“{steps[name].title}”" for name in (*first, last))


def leading_on(state: str) -> str:
    """Return the step by which a declaration goes on from a state when nothing is amiss; empty where it goes no further."""
    steps = table().steps.items()
    return next((name for name, one in steps if state in one.start and not one.aside and one.ends and state not in one.ends), "")


def is_anothers(step: str, last_by: str | None, person: str) -> bool:
    """Whether a step is for another person than this one, who did the step before."""
    return "second" in table().steps[step].needs and last_by == person


def may_write(state: str, mine: Iterable[str]) -> bool:
    """Whether somebody with these roles may change the text in a state."""
    known = roles()
    return table().states[state].edit and any(known[role].writes for role in mine if role in known)


def _needs(step: Step, act: Act) -> tuple[Need, ...]:
    return (*step.needs, "opinions") if isinstance(step.to, dict) and act.grade in RETURNING else step.needs


def _target(step: Step, act: Act, now: str) -> str:
    if isinstance(step.to, dict):
        return step.to[str(act.grade)]
    return step.to or now


def _wrong_state(now: str, step: Step) -> str:
    states = table().states
    return f"这份申报处于“{states[now].title}”，只有{_quoted(states[name].title for name in step.start)}才能{step.title}。"


def _other(situation: Situation, act: Act) -> str | None:
    if act.person in situation.writers or act.person == situation.handed_in_by:
        return "自己填写或报送的申报，不能由自己核对、审核或批复。请由另一位办理。"
    return None


def _second(situation: Situation, act: Act) -> str | None:
    return "申请和复核须由两个人办理。请由另一位复核。" if act.person == situation.last_by else None


def _opinions(_: Situation, act: Act) -> str | None:
    if not act.opinions or any(not o.text.strip() for o in act.opinions):
        return "退回要写明意见：哪一栏、什么问题、怎么改。请在 opinions 中至少写一条，每条有 path 和 text。"
    return None


def _confirmed(situation: Situation, _: Act) -> str | None:
    return None if situation.confirmed else "金额改过以后，还没有重新确认绩效指标。请单位核对指标是否仍与金额相称，再点“确认指标”。"


def _forms(situation: Situation, _: Act) -> str | None:
    return None if situation.forms else "里面还没有绩效目标表。请填写，或上传含有表格的文件。"


def _grade(_: Situation, act: Act) -> str | None:
    return None if act.grade in ("优", "良", "中", "差") else "请在 grade 中给出等级：优、良、中、差之一。"


def _figure(_: Situation, act: Act) -> str | None:
    return None if act.figure is not None and act.figure >= 0 else "请在 figure 中给出控制数（元，不小于零）。"


def _within(situation: Situation, _: Act) -> str | None:
    if situation.annual is None or situation.figure is None:
        return "年度资金合计算不出来：有的表没有填年度资金。请补全后再报。"
    if situation.annual > situation.figure:
        gap = situation.annual - situation.figure
        return f"年度资金合计 {situation.annual:,} 元，超过控制数 {situation.figure:,} 元，多出 {gap:,} 元。请压减并相应调整指标。"
    return None


def _reason(_: Situation, act: Act) -> str | None:
    return None if act.reason and act.reason.strip() else "请在 reason 中写明原因。"


def _document(_: Situation, act: Act) -> str | None:
    return None if act.document and act.document.strip() else "请在 document 中写明依据的文件（名称或文号）。"


CHECKS: Mapping[Need, Callable[[Situation, Act], str | None]] = {
    "other": _other,
    "second": _second,
    "opinions": _opinions,
    "confirmed": _confirmed,
    "forms": _forms,
    "grade": _grade,
    "figure": _figure,
    "within": _within,
    "reason": _reason,
    "document": _document,
}
"""What is lacking for each need, None where nothing is."""


def _titles(names: Iterable[str]) -> str:
    return "、".join(roles()[name].title for name in names)


def _quoted(titles: Iterable[str]) -> str:
    return "、".join(f"“{title}”" for title in titles)


def _listed(names: Iterable[str]) -> str:
    return "、".join(names)
