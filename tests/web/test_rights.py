"""Who sees and does what: every role in every relation to a declaration, in every state, on every call, held against one table here.

What is not to be seen is answered as what is not there.
"""

from collections.abc import Iterator
from itertools import pairwise
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from offices import PEOPLE, TO_APPROVAL, Office

from jixiao.workflow.table import PHASES, roles, table

if TYPE_CHECKING:
    from django.db.models import Q

    from jixiao.web.people.access import Held

WAY = (*TO_APPROVAL, ("leader", "ask_release"), ("performance", "publish"))
FROM = {
    "staff": "draft",
    "finance": "draft",
    "leader": "draft",
    "department": "submitted",
    "business": "forwarded",
    "performance": "forwarded",
    "congress": "congress",
    "auditor": "approved",
    "public": "published",
}
"""From which state on somebody sees the declaration of 小学; who is not named never does."""
CALLS = ("", "/findings", "/steps", "/file", "/evaluation")


def states() -> list[str]:
    """Return the states that the declaration comes through, in order."""
    found = ["draft"]
    for _, step, *given in WAY:
        to = table().steps[step].to
        end = to[given[0]["grade"]] if isinstance(to, dict) else to
        found.append(str(end))
    return found


def walked(office: Office, key: str) -> Iterator[str]:
    """Yield each state once the declaration has come there."""
    yield "draft"
    for step, (_, state) in zip(WAY, pairwise(states()), strict=True):
        office.walk(key, step)
        yield state


def sees(login: str, state: str) -> bool:
    order = states()
    return login in FROM and order.index(state) >= order.index(FROM[login])


def wrongly_seen(office: Office, example: Path) -> list[tuple[str, str, bool, int]]:
    """Return every cell that is not as the table has it: state, who, whether it is listed, what the call answers."""
    key = office.send("staff", example)
    wrong = []
    for state in walked(office, key):
        for login in PEOPLE:
            listed = {item["id"] for item in office.call(login, "GET", "declarations").body["items"]}
            status = office.call(login, "GET", f"declarations/{key}").status
            if (key in listed, status) != ((True, 200) if sees(login, state) else (False, 404)):
                wrong.append((state, login, key in listed, status))
    return wrong


def test_everybody_sees_a_declaration_from_its_state_on_and_nobody_else_learns_of_it(office: Office, example: Path) -> None:
    assert wrongly_seen(office, example) == []


def test_the_table_here_holds_no_state_that_is_never_reached() -> None:
    assert set(FROM.values()) <= set(states())
    assert set(PEOPLE) - set(FROM) == {
        "other_staff", "other_leader", "other_department", "deputy", "member", "handler", "system", "security", "log",
    }  # fmt: skip


def test_what_is_forbidden_is_answered_as_what_is_not_there(office: Office, example: Path) -> None:
    key = office.send("staff", example)
    for login in sorted(set(PEOPLE) - {"staff", "finance", "leader"}):
        for call in CALLS:
            forbidden, missing = (office.call(login, "GET", f"declarations/{one}{call}") for one in (key, "0123456789"))
            assert (forbidden.status, forbidden.body) == (404, missing.body), call
        for one in (key, "0123456789", "x" * 500, "%00", "..", "declarations"):
            answers = [
                office.call(login, "PATCH", f"declarations/{one}", [], if_match="*"),
                office.act(login, one, "submit"),
                office.act(login, one, "no_such_step"),
            ]
            assert {answer.status for answer in answers} == {404}, one


def test_nothing_of_another_unit_is_in_any_answer(office: Office, example: Path, tmp_path: Path) -> None:
    canary = "只属于小学的名称"
    file = tmp_path / f"{canary}.txt"
    file.write_text(example.read_text("utf-8").replace("人大履职培训", canary), "utf-8")
    key = office.send("staff", file)
    for login in ("other_staff", "other_leader", "other_department", "deputy", "system", "security", "log"):
        for path in ("declarations", f"declarations?q={canary}", "me", "openapi.json", *(f"declarations/{key}{call}" for call in CALLS)):
            told = str(office.call(login, "GET", path).body)
            assert canary not in told, (login, path)
            assert key not in told.replace(path, ""), (login, path)


@pytest.mark.parametrize("office", ["sqlite"], indirect=True)
def test_a_step_is_done_by_its_role_alone(office: Office, example: Path) -> None:
    key = office.send("staff", example)
    office.walk(key, *WAY)
    for step in table().steps:
        with office.undone():
            taken_by_its_role_alone(office, key, step)


def taken_by_its_role_alone(office: Office, key: str, step: str) -> None:
    for login, (role, _) in PEOPLE.items():
        status = office.act(login, key, step, reason="x").status
        if not sees(login, "published"):
            assert status == 404, (step, login)
        elif role not in table().steps[step].by:
            assert status == 403, (step, login)
        else:
            assert status in (200, 409), (step, login)
            if status == 200:
                return


def test_only_who_writes_changes_the_text(office: Office, example: Path) -> None:
    key = office.send("staff", example)
    patch = [{"op": "replace", "path": "/title", "value": "新的"}]
    for login, (role, _) in PEOPLE.items():
        status = office.call(login, "PATCH", f"declarations/{key}", patch, if_match="*").status
        expected = 404 if not sees(login, "draft") else 200 if roles()[role].writes else 409
        assert status == expected, login


def test_a_role_that_ended_yesterday_opens_nothing(office: Office, example: Path) -> None:
    from datetime import timedelta

    from django.utils.timezone import localdate

    from jixiao.web.models import Grant

    key = office.send("staff", example)
    own = Grant.objects.filter(person=office.person("leader"))
    for days, status in ((0, 200), (-1, 404)):
        own.update(until=localdate() + timedelta(days=days))
        assert office.call("leader", "GET", f"declarations/{key}").status == status


def test_a_unit_that_moves_is_seen_from_where_it_stands_now(office: Office, example: Path) -> None:
    from jixiao.web.journal.write import Actor
    from jixiao.web.people.units import move

    key = office.send("staff", example)
    office.walk(key, ("finance", "check"), ("leader", "submit"))
    assert office.call("department", "GET", f"declarations/{key}").status == 200
    move(Actor(), office.unit("小学"), office.unit("镇"))
    assert office.call("department", "GET", f"declarations/{key}").status == 404
    assert office.call("other_department", "GET", f"declarations/{key}").status == 200
    assert office.call("staff", "GET", f"declarations/{key}").status == 200


def test_a_unit_is_never_moved_below_itself(office: Office) -> None:
    from jixiao.web.journal.write import Actor
    from jixiao.web.people.units import move
    from jixiao.web.problems import Problem

    with pytest.raises(Problem, match="不能把单位移到它自己下面"):
        move(Actor(), office.unit("教育局"), office.unit("小学"))


@pytest.mark.parametrize("officer", ["system_officer", "security_officer", "audit_officer"])
@pytest.mark.parametrize("other", ["unit_staff", "finance_business", "system_officer", "security_officer", "audit_officer"])
def test_an_officer_is_nothing_else(office: Office, officer: str, other: str) -> None:
    from jixiao.web.journal.write import Actor
    from jixiao.web.people.staff import grant, hire
    from jixiao.web.problems import Problem

    person, _ = hire(Actor(), "new", "new")
    grant(Actor(), person, officer, office.unit("市"))
    if officer == other:
        grant(Actor(), person, other, office.unit("市"))
        return
    with pytest.raises(Problem, match="不能兼任"):
        grant(Actor(), person, other, office.unit("市"))


def test_the_last_officer_stays(office: Office) -> None:
    from jixiao.web.journal.write import Actor
    from jixiao.web.people.staff import bar, grant, hire, revoke
    from jixiao.web.problems import Problem

    last, place = office.person("system"), office.unit("市")
    with pytest.raises(Problem, match="最后一位"):
        bar(Actor(), last)
    with pytest.raises(Problem, match="最后一位"):
        revoke(Actor(), last, "system_officer", place)
    heir, _ = hire(Actor(), "heir", "heir")
    grant(Actor(), heir, "system_officer", place)
    revoke(Actor(), last, "system_officer", place)
    assert office.call("system", "GET", "me").body["roles"] == []


@pytest.mark.parametrize("office", ["sqlite"], indirect=True)
@pytest.mark.parametrize("hole", ["unit", "phase"])
def test_a_hole_in_the_door_is_seen(office: Office, example: Path, monkeypatch: pytest.MonkeyPatch, hole: str) -> None:
    """The negative control: with a part of the door left out the matrix is not empty."""
    from jixiao.web.people import access

    for name in ("_one", "_latest", "_years"):  # as they are before their questions are kept
        monkeypatch.setattr(access, name, getattr(access, name).__wrapped__)
    monkeypatch.setattr(access, "_way", {"unit": _when, "phase": _where}[hole])
    monkeypatch.setattr(access, "_reaches", lambda held, _: roles()[held.role].reach != "none")
    monkeypatch.setattr(access, "_has_come", lambda *_: True)
    assert wrongly_seen(office, example) != []


def _when(held: "Held") -> "Q":
    from django.db.models import Q

    return Q(reached__gte=PHASES.index(roles()[held.role].start))


def _where(held: "Held") -> "Q":
    from django.db.models import Q

    return Q(unit__path=held.path) if roles()[held.role].reach == "own" else Q(unit__path__startswith=held.path)
