"""Steps decided: by whom, in which state, with what; each refusal says the way out."""

from decimal import Decimal
from itertools import product

import pytest

from jixiao.workflow.decide import decide, is_anothers, leading_on, may_write, onward, open_steps
from jixiao.workflow.situation import Act, Done, Opinion, Refused, Situation
from jixiao.workflow.table import Step, roles, table

EVERYTHING = {
    "opinions": (Opinion(path="/projects/0", text="请补充"),),
    "grade": "优",
    "figure": Decimal("100.00"),
    "reason": "原因",
    "document": "沪财〔2024〕1号",
}
GOOD = {"confirmed": True, "annual": Decimal("90.00"), "figure": Decimal("100.00"), "forms": 8, "last_by": "somebody"}
CELLS = list(product(table().states, table().steps, roles()))


def act(step: str, role: str, person: str = "me", **more: object) -> Act:
    return Act(step=step, person=person, roles=frozenset([role]), **{**EVERYTHING, **more})  # type: ignore[arg-type] # fields


@pytest.mark.parametrize("step", table().steps)
def test_a_step_is_done_in_its_states_by_its_roles_and_nowhere_else(step: str) -> None:
    allowed = {(s, r) for s, n, r in CELLS if n == step and isinstance(decide(Situation(state=s, **GOOD), act(n, r)), Done)}  # type: ignore[arg-type]
    assert allowed == set(product(table().steps[step].start, table().steps[step].by))


@pytest.mark.parametrize(("state", "role"), list(product(table().states, roles())))
def test_the_steps_open_are_those_that_can_be_done(state: str, role: str) -> None:
    done = [name for name in table().steps if isinstance(decide(Situation(state=state, **GOOD), act(name, role)), Done)]  # type: ignore[arg-type]
    assert list(open_steps(state, [role])) == done


@pytest.mark.parametrize(("name", "step"), table().steps.items())
def test_what_becomes_of_it_is_what_the_table_says(name: str, step: Step) -> None:
    """Who may not is told who may, and a state that does not fit which ones do; a step without an end leaves the state as it is."""
    states, known = table().states, roles()
    for state, role in product(states, known):
        asked = act(name, role, opinions=EVERYTHING["opinions"] if "opinions" in step.needs else ())
        found = decide(Situation(state=state, **GOOD), asked)  # type: ignore[arg-type]
        if isinstance(found, Done):
            assert found.state == (step.to["优"] if isinstance(step.to, dict) else step.to or state)
        elif role not in step.by:
            assert (found.kind, all(known[one].title in found.zh for one in step.by)) == ("role", True)
        else:
            assert (found.kind, states[state].title in found.zh) == ("state", True)
            assert "、".join(f"“{states[one].title}”" for one in step.start) in found.zh


@pytest.mark.parametrize("grade", ["中", "差", None])
def test_only_a_step_that_ends_by_its_grade_asks_opinions_for_one(grade: str | None) -> None:
    assert isinstance(decide(Situation(state="draft", **GOOD), act("confirm", "unit_staff", grade=grade, opinions=())), Done)  # type: ignore[arg-type]


def test_nothing_may_be_granted() -> None:
    start, role = table().steps["set_figure"].start[0], table().steps["set_figure"].by[0]
    assert isinstance(decide(Situation(state=start, **GOOD), act("set_figure", role, figure=Decimal(0))), Done)  # type: ignore[arg-type]


LACKING: dict[str, tuple[dict[str, object], dict[str, object], str]] = {
    "opinions": ({}, {"opinions": ()}, "意见"),
    "confirmed": ({"confirmed": False}, {}, "确认指标"),
    "forms": ({"forms": 0}, {}, "还没有绩效目标表"),
    "grade": ({}, {"grade": "好"}, "优、良、中、差"),
    "figure": ({}, {"figure": Decimal(-1)}, "控制数"),
    "within": ({"annual": Decimal("100.01")}, {}, "多出 0.01 元"),
    "reason": ({}, {"reason": " "}, "原因"),
    "document": ({}, {"document": None}, "依据"),
    "other": ({"writers": frozenset(["me"])}, {}, "另一位"),
    "second": ({"last_by": "me"}, {}, "两个人"),
}


@pytest.mark.parametrize(("step", "need"), [(name, need) for name, step in table().steps.items() for need in step.needs])
def test_a_step_without_what_it_needs_is_refused_and_says_what(step: str, need: str) -> None:
    case, given, said = LACKING[need]
    start, role = table().steps[step].start[0], table().steps[step].by[0]
    refused = decide(Situation(state=start, **{**GOOD, **case}), act(step, role, **given))  # type: ignore[arg-type]
    assert isinstance(refused, Refused)
    assert refused.kind == "need"
    assert said in refused.zh


def test_who_handed_in_reviews_it_no_more_than_who_wrote() -> None:
    for situation in (
        Situation(state="department_review", writers=frozenset(["me"])),
        Situation(state="department_review", handed_in_by="me"),
    ):
        assert isinstance(decide(situation, act("forward", "department")), Refused)


@pytest.mark.parametrize(
    ("grade", "state"), [("优", "accepted"), ("良", "consultation"), ("中", "returned_by_finance"), ("差", "rejected")]
)
def test_a_grade_decides_where_it_leads(grade: str, state: str) -> None:
    done = decide(Situation(state="performance_review"), act("grade", "finance_performance", grade=grade))
    assert isinstance(done, Done)
    assert done.state == state


@pytest.mark.parametrize("grade", ["中", "差"])
def test_a_grade_that_sends_back_needs_opinions(grade: str) -> None:
    refused = decide(Situation(state="performance_review"), act("grade", "finance_performance", grade=grade, opinions=()))
    assert isinstance(refused, Refused)


def test_an_amount_that_equals_the_figure_is_within_it() -> None:
    situation = Situation(state="recut", forms=1, annual=Decimal("100.00"), figure=Decimal("100.00"))
    assert isinstance(decide(situation, act("submit_again", "unit_leader")), Done)


def test_an_unknown_amount_is_not_within_the_figure() -> None:
    situation = Situation(state="recut", forms=1, annual=None, figure=Decimal("100.00"))
    assert isinstance(decide(situation, act("submit_again", "unit_leader")), Refused)


def test_an_unknown_step_is_told_with_those_there_are() -> None:
    refused = decide(Situation(state="draft"), act("fly", "unit_staff"))
    assert isinstance(refused, Refused)
    assert refused.kind == "unknown"
    assert "submit" in refused.zh


def test_only_the_unit_writes_and_only_where_it_is_its_turn() -> None:
    writing = {(state, role) for state, role in product(table().states, roles()) if may_write(state, [role])}
    assert {role for _, role in writing} == {"unit_staff", "unit_finance"}
    assert {table().states[state].turn for state, _ in writing} == {"unit"}
    assert not any(table().states[state].phase == "frozen" for state, _ in writing)


def test_what_comes_next_leads_from_the_draft_to_the_archive() -> None:
    state, way = "draft", []
    while (told := onward(state)) and state not in way:
        way.append(state)
        name, step = next((n, s) for n, s in table().steps.items() if f"“{s.title}”" in told and state in s.start)
        assert told == "、".join(roles()[role].title for role in step.by) + f"“{step.title}”"
        if name == "begin":
            state = "monitored"  # the year begins, and its monitoring comes back to where it was
            continue
        end = step.to["优"] if isinstance(step.to, dict) else step.to
        assert end is not None
        state = end
    assert state == "archived"


def test_where_an_amount_was_changed_the_indicators_are_confirmed_before() -> None:
    assert onward("recut", confirmed=False) == "单位业务人员、单位财务人员“确认指标”，再由单位负责人“二上报送”"
    assert onward("forwarded", confirmed=False) == onward("forwarded")


def test_every_state_that_somebody_has_to_leave_says_who_does_what_next() -> None:
    silent = {state for state in table().states if not onward(state)}
    assert silent == {"reading", "archived"}
    assert "退回" not in "".join(map(onward, table().states))


def test_what_leads_on_is_never_off_the_way_and_never_ends_where_it_began() -> None:
    for state in table().states:
        name = leading_on(state)
        assert not name or (not table().steps[name].aside and state not in table().steps[name].ends), state
    assert (leading_on("in_execution"), leading_on("monitored"), leading_on("archived")) == ("monitor", "close_year", "")


def test_a_step_of_a_second_person_is_not_for_the_first() -> None:
    assert is_anothers("publish_result", "me", "me")
    assert not is_anothers("publish_result", "somebody", "me")
    assert not is_anothers("score", "me", "me")
