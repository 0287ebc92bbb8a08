"""The table holds together: every name is known, every state is reached and left, nothing frozen is written in."""

from jixiao.workflow.decide import CHECKS
from jixiao.workflow.table import PHASES, has_reached, roles, table

TABLE = table()
ENDS = {"archived"}
"""States that nothing leads out of."""


def test_every_name_of_a_step_is_known() -> None:
    states = {name for step in TABLE.steps.values() for name in (*step.start, *step.ends)}
    assert states <= set(TABLE.states)
    assert {role for step in TABLE.steps.values() for role in step.by} <= set(roles())
    assert {need for step in TABLE.steps.values() for need in step.needs} <= set(CHECKS)


def test_every_state_is_reached_from_the_first_draft_and_leads_to_the_end() -> None:
    assert _closure("draft", forwards=True) == set(TABLE.states) - {"reading"}
    assert _closure("archived", forwards=False) == set(TABLE.states) - {"reading"}


def _closure(start: str, *, forwards: bool) -> set[str]:
    seen, waiting = set(), {start}
    while waiting:
        state = waiting.pop()
        seen.add(state)
        for step in TABLE.steps.values():
            near, far = (step.start, step.ends) if forwards else (step.ends, step.start)
            if state in near:
                waiting |= set(far) - seen
    return seen


def test_a_phase_has_reached_itself_and_those_before() -> None:
    assert [[has_reached(phase, wanted) for wanted in PHASES] for phase in PHASES] == [[n >= m for m in range(6)] for n in range(6)]


def test_what_hands_in_is_told_of_each_such_step_only() -> None:
    """Others see a version from then on."""
    assert {name for name, step in TABLE.steps.items() if step.hands_in} == {"submit", "answer", "submit_again", "submit_adjusted"}


def test_only_the_archive_is_an_end() -> None:
    left = {name for step in TABLE.steps.values() if step.ends for name in step.start}
    assert set(TABLE.states) - left - {"reading"} == ENDS


def test_officers_and_readers_do_no_step() -> None:
    doing = {role for step in TABLE.steps.values() for role in step.by}
    assert {name for name, role in roles().items() if role.officer or role.reach == "none"} & doing == set()
    assert {"congress", "auditor", "public"} & doing == set()


def test_who_approves_is_never_who_wrote() -> None:
    writers = {name for name, role in roles().items() if role.writes}
    for name, step in TABLE.steps.items():
        if step.freezes:
            assert "other" in step.needs, name
            assert not writers & set(step.by), name


def test_a_way_back_to_the_unit_from_those_who_review_needs_opinions() -> None:
    reviewing = {"department", "finance"}
    for name, step in TABLE.steps.items():
        back = any(TABLE.states[end].edit for end in step.ends) and any(TABLE.states[start].turn in reviewing for start in step.start)
        if back and not isinstance(step.to, dict) and not {"unit_leader"} & set(step.by):
            assert {"opinions", "other"} & set(step.needs), name


def test_who_does_a_step_sees_the_declaration_by_then() -> None:
    for name, step in TABLE.steps.items():
        for start in step.start:
            for role in step.by:
                assert PHASES.index(roles()[role].start) <= PHASES.index(TABLE.states[start].phase), (name, start, role)
