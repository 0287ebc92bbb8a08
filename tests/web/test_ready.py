"""A question that Django writes once gives what it would give anew, on both databases, whoever asks."""

from pathlib import Path

import pytest
from offices import PEOPLE, Office


def test_what_is_seen_is_what_the_door_lets_through(office: Office, example: Path) -> None:
    from jixiao.web.people.access import latest, rights, seen, visible, years_seen
    from jixiao.web.problems import Problem

    key, _ = office.send("staff", example), office.send("other_staff", example)
    office.walk(key, ("finance", "check"), ("leader", "submit"))
    for login in PEOPLE:
        mine = rights(office.person(login))
        wanted = list(visible(mine))
        assert latest(mine, 10) == wanted, login
        assert [one.unit for one in latest(mine, 1)] == [one.unit for one in wanted[:1]], login
        assert years_seen(mine, (2025, 2024)) == ([2024] if wanted else []), login
        for one in visible(rights(office.person("auditor"))) | visible(rights(office.person("staff"))):
            if one in wanted:
                assert vars(seen(mine, one.pk).declaration).keys() >= {"title", "annual"}, login
                assert seen(mine, one.pk).declaration.annual == one.annual, login
            else:
                with pytest.raises(Problem):
                    seen(mine, one.pk)


@pytest.mark.usefixtures("office")
def test_a_change_is_seen_at_once_and_signs_of_patterns_are_signs() -> None:
    from jixiao.web.models import Person
    from jixiao.web.ready import Ready

    named = Ready(lambda begin, login: Person.objects.filter(name__startswith=begin).exclude(login=login).order_by("login"))
    first = Person.objects.get(login="staff")
    for name, begin, is_there in (("甲%乙", "甲%", True), ("甲%乙", "甲_", False), ("甲_乙", "甲_", True), ("丙", "甲", False)):
        Person.objects.filter(pk=first.pk).update(name=name)
        assert [one.name for one in named(begin, "nobody")] == ([name] if is_there else [])
        assert named(begin, "staff") == []


@pytest.mark.usefixtures("office")
def test_rows_are_as_fields_have_them() -> None:
    from jixiao.web.models import Person
    from jixiao.web.ready import Ready

    asked = Person.objects.order_by("login").values_list("login", "active", "created", "until")
    assert Ready(lambda: asked)() == list(asked)
    assert Ready(lambda: asked).first() == asked.first()


def test_a_question_is_put_together_once(office: Office) -> None:
    from jixiao.web.models import Grant
    from jixiao.web.ready import Ready

    made: list[str] = []

    def asked(person: str) -> object:
        made.append(person)
        return Grant.objects.filter(person=person).select_related("unit")

    roles = Ready(asked)  # type: ignore[arg-type, var-annotated] # a query
    told = [roles(office.base.keys[login])[0] for login in ("staff", "leader", "staff")]
    assert [(one.role, one.unit.name) for one in told] == [("unit_staff", "小学"), ("unit_leader", "小学"), ("unit_staff", "小学")]
    assert len(made) == 1
