"""The one door asked directly: whose role reaches which unit, from which phase on, what is listed, found, written, and up to which day."""

from datetime import timedelta
from typing import TYPE_CHECKING

import pytest
from offices import PEOPLE, UNITS, Office

from jixiao.workflow.table import PHASES, roles

if TYPE_CHECKING:
    from jixiao.web.models import Declaration
    from jixiao.web.people.access import Rights

pytestmark = pytest.mark.parametrize("office", ["sqlite"], indirect=True)
REACH = {
    "own": {"unit_staff", "unit_finance", "unit_leader", "deputy", "staff_member", "handler"},
    "below": {"department", "finance_business", "finance_performance", "congress", "auditor", "public"},
    "none": {"system_officer", "security_officer", "audit_officer"},
}
BELOW = {"市": set(UNITS), "教育局": {"教育局", "小学", "中学"}}
FROM = {"unit": 0, "department": 1, "finance": 2, "congress": 3, "frozen": 4, "published": 5}


def reached_from(login: str) -> tuple[set[str], int]:
    """Return the units that somebody of the office reaches, and from which phase on."""
    role, unit = PEOPLE[login]
    units = {unit} if role in REACH["own"] else set() if role in REACH["none"] else BELOW.get(unit, {unit})
    return units, FROM[roles()[role].start]


def of(office: Office, login: str) -> "Rights":
    from jixiao.web.people.access import rights

    return rights(office.person(login))


@pytest.fixture
def made(office: Office) -> dict[tuple[str, int], "Declaration"]:
    """Return a declaration of every unit for every phase, changed one after the other, and of 小学 one of the year before."""
    from django.utils.timezone import now

    from jixiao.web.models import Declaration, Release

    at, found = now(), {}
    for unit in UNITS:
        for phase in range(len(PHASES)):
            at += timedelta(seconds=1)
            found[unit, phase] = Declaration.objects.create(
                unit=office.unit(unit), title=f"{unit}{phase}", year=2020 + phase, state="draft", reached=phase,
                version=7, handed_in=5 if phase else None, frozen=3 if phase > 3 else None, created=at, changed=at,
            )  # fmt: skip
            if phase == FROM["published"]:
                Release.objects.create(declaration=found[unit, phase], version=2, digest="", by=office.person("leader"), at=at)
    return found


@pytest.mark.parametrize("login", PEOPLE)
def test_what_somebody_sees_is_what_the_role_reaches(office: Office, made: dict[tuple[str, int], "Declaration"], login: str) -> None:
    from jixiao.web.people.access import latest, rights, seen, seen_by, visible, years_seen
    from jixiao.web.problems import Problem

    units, start = reached_from(login)
    wanted = [f"{unit}{phase}" for unit in UNITS for phase in range(len(PHASES)) if unit in units and phase >= start]
    mine = rights(office.person(login))
    assert sorted(one.title for one in visible(mine)) == sorted(wanted)
    assert [one.title for one in visible(mine)] == [one.title for one in sorted(visible(mine), key=lambda one: one.changed, reverse=True)]
    assert [one.title for one in latest(mine, 3)] == [one.title for one in visible(mine)[:3]]
    assert years_seen(mine, [2019, *range(2020, 2026)]) == sorted({2020 + int(title[-1]) for title in wanted})
    held = [(one.role, one.path) for one in mine.held if one.role not in REACH["none"]]
    assert sorted(one.title for one in seen_by(*zip(*held, strict=True) if held else ((), ()))) == sorted(wanted)
    for one in made.values():
        for lock in (False, True):
            if one.title in wanted:
                assert seen(mine, one.pk, lock=lock).declaration == one
            else:
                with pytest.raises(Problem):
                    seen(mine, one.pk, lock=lock)


@pytest.mark.parametrize(("key", "asked"), [("", 0), ("x" * 22, 1), ("x" * 23, 0), ("a\0b", 0), ("a\nb", 0)])
def test_no_other_key_is_asked_for(office: Office, made: dict[tuple[str, int], "Declaration"], key: str, asked: int) -> None:
    from django.db import connection
    from django.test.utils import CaptureQueriesContext

    from jixiao.web.people.access import seen
    from jixiao.web.problems import Problem

    mine = of(office, "staff")
    with CaptureQueriesContext(connection) as questions, pytest.raises(Problem):
        seen(mine, key)
    assert len(questions) == asked, "what a database would refuse never comes to it"
    long = made["小学", 0]
    type(long).objects.filter(pk=long.pk).update(id="k" * 22)
    assert seen(of(office, "staff"), "k" * 22).declaration.title == "小学0"


def test_a_role_at_a_unit_is_what_reaches_it(office: Office) -> None:
    for login, (role, _) in PEOPLE.items():
        mine = of(office, login)
        assert mine.roles == {role}
        assert {name for name in UNITS if mine.at(office.unit(name))} == reached_from(login)[0], login
        assert all(mine.at(office.unit(name)) <= {role} for name in UNITS)


@pytest.mark.parametrize("days", [-1, 0, 1, None])
def test_a_role_holds_up_to_its_last_day(office: Office, days: int | None) -> None:
    from django.utils.timezone import localdate

    from jixiao.web.models import Grant

    Grant.objects.filter(person=office.person("staff")).update(until=None if days is None else localdate() + timedelta(days=days))
    assert bool(of(office, "staff").held) is (days != -1)
    Grant.objects.filter(person=office.person("staff")).update(role="no_longer_known")
    assert of(office, "staff").held == ()


def test_which_text_is_seen_goes_by_where_the_role_begins(office: Office, made: dict[tuple[str, int], "Declaration"]) -> None:
    from jixiao.web.people.access import Seen, as_seen, seen

    one = made["小学", 5]
    texts = {login: as_seen(of(office, login), one) for login in PEOPLE if "小学" in reached_from(login)[0]}
    assert {login for login, found in texts.items() if found.text == "live"} == {"staff", "finance", "leader"}
    assert {login for login, found in texts.items() if found.text == "handed_in"} == {"department", "business", "performance", "congress"}
    assert {login for login, found in texts.items() if found.text == "frozen"} == {"auditor"}
    assert {login for login, found in texts.items() if found.text == "released"} == {"public"}
    assert {found.number for found in texts.values() if found.text == "live"} == {7}
    assert {found.number for found in texts.values() if found.text == "handed_in"} == {5}
    assert {found.number for found in texts.values() if found.text == "frozen"} == {3}
    assert {found.number for found in texts.values() if found.text == "released"} == {2}
    assert Seen(made["小学", 0], "handed_in", frozenset()).number == 7, "what was never handed in is seen as it stands"
    assert as_seen(of(office, "auditor"), made["小学", 3]).roles == frozenset(), "a role that begins later is none yet"
    assert as_seen(of(office, "auditor"), made["小学", 4]).roles == {"auditor"}
    draft = seen(of(office, "staff"), made["小学", 0].pk)
    assert (draft.may_write, draft.steps) == (True, ()), "what is confirmed is not confirmed again"
    made["小学", 0].confirmed = False
    assert as_seen(of(office, "staff"), made["小学", 0]).steps == ("confirm",)
    assert seen(of(office, "leader"), made["小学", 0].pk).may_write is False
    assert as_seen(of(office, "public"), one).steps == ()


def test_a_version_is_found_by_its_number(office: Office, made: dict[tuple[str, int], "Declaration"]) -> None:
    from jixiao.web.models import Version
    from jixiao.web.people.access import seen, version_of

    one = made["小学", 0]
    Version.objects.create(declaration=one, number=7, content=b"", digest="", at=one.created, what="")
    assert version_of(one.pk, 7).number == seen(of(office, "staff"), one.pk).version().number == 7
    with pytest.raises(Version.DoesNotExist):
        version_of(one.pk, 8)


def test_the_year_before_is_of_the_same_unit_and_kind_and_read(office: Office, made: dict[tuple[str, int], "Declaration"]) -> None:
    from jixiao.web.people.access import year_before

    before, one = made["小学", 1], made["小学", 2]
    mine = of(office, "staff")
    assert year_before(mine, one) == before.pk
    assert year_before(mine, made["小学", 0]) == ""
    assert year_before(of(office, "other_staff"), one) == ""
    assert year_before(of(office, "system"), one) == ""
    one.year = None
    assert year_before(mine, one) == ""
    one.year = 2022
    type(before).objects.filter(pk=before.pk).update(version=1)
    assert year_before(mine, one) == before.pk
    for changed in ({"kind": "monitoring"}, {"kind": "declaration", "version": 0}):
        type(before).objects.filter(pk=before.pk).update(**changed)
        assert year_before(mine, one) == ""


def test_who_holds_nothing_sees_nothing_and_writes_nowhere(office: Office, made: dict[tuple[str, int], "Declaration"]) -> None:
    from jixiao.web.people.access import Rights, held_units, latest, visible, writing_units, years_seen

    nobody = Rights(office.person("staff"), ())
    found: tuple[list[object], ...] = (
        [*visible(nobody)], [*latest(nobody, 3)], [*years_seen(nobody, [2020])], [*writing_units(nobody)], [*held_units(nobody)],
    )  # fmt: skip
    assert found == ([], [], [], [], [])
    assert made


def test_one_writes_for_units_that_are_not_closed(office: Office) -> None:
    from django.utils.timezone import localdate

    from jixiao.web.models import Unit
    from jixiao.web.people.access import held_units, writing_units

    writers = {login for login in PEOPLE if writing_units(of(office, login))}
    assert writers == {"staff", "finance", "other_staff"}
    assert [unit.name for unit in writing_units(of(office, "staff"))] == ["小学"]
    assert held_units(of(office, "department")) == [("department", "教育局")]
    Unit.objects.filter(name="小学").update(closed=localdate())
    assert writing_units(of(office, "staff")) == []
