"""A year begins by itself, once; who has something of the last one to finish goes back to it; what is made ready for a year to come waits."""

import re
from collections.abc import Callable, Iterator
from datetime import date, timedelta

import pytest
from offices import Office
from test_office_pages import sitting

from jixiao.desk.loading import at_desks, desks
from jixiao.desk.table import full_rows

TOKEN = re.compile(r'name="csrfmiddlewaretoken" value="\w+"')


@pytest.fixture
def on(monkeypatch: pytest.MonkeyPatch) -> Iterator[Callable[[date], None]]:
    """Return what sets the day."""
    from jixiao.web.desks import rights, shelf, turning

    def to(day: date) -> None:
        for module in (rights, shelf, turning):
            monkeypatch.setattr(module, "localdate", lambda: day)

    yield to
    shelf.empty()


def codes(office: Office, year: int, ledger: str) -> list[str]:
    from jixiao.web.models import Row

    return sorted(Row.objects.filter(unit=office.unit("市"), year=year, ledger=ledger).values_list("key", flat=True))


def test_a_year_begins_by_itself_and_once(city: Office, on: Callable[[date], None]) -> None:
    from jixiao.web.desks.turning import BEGUN, turn_one
    from jixiao.web.models import Entry

    on(date(2024, 12, 31))
    assert not turn_one()
    on(date(2026, 1, 1))
    assert not turn_one()  # a year lies between: nobody works there
    on(date(2025, 1, 1))
    assert turn_one()
    assert not turn_one()
    assert codes(city, 2025, "systems") == codes(city, 2024, "systems") != []
    assert codes(city, 2025, "deputies") == codes(city, 2024, "deputies") != []
    assert codes(city, 2025, "receipts") == codes(city, 2025, "budgets") == []
    assert Entry.objects.filter(event=BEGUN).count() == 1


@pytest.mark.parametrize(("day", "has_rows", "begins"), [(31, True, True), (32, True, False), (32, False, True)])
def test_who_began_the_year_otherwise_is_left_alone(
    city: Office, on: Callable[[date], None], day: int, has_rows: bool, begins: bool
) -> None:
    from jixiao.web.desks.rows import bring
    from jixiao.web.desks.turning import turn_one
    from jixiao.web.journal.write import Actor, note

    on(date(2025, 1, 1) + timedelta(days=day - 1))
    with at_desks(desks().values()) as kept:
        rows = full_rows({"budgets": "code | name | initial\n1 | 维护 | 10"} if has_rows else {}, kept)
        bring(city.unit("市"), 2025, rows, kept, note(Actor(), "records.brought").seq)
    assert turn_one() is begins


def test_what_stands_in_the_new_year_already_stays(city: Office, on: Callable[[date], None]) -> None:
    from jixiao.web.desks.rows import bring
    from jixiao.web.desks.shelf import book_of, year_of
    from jixiao.web.desks.turning import begin
    from jixiao.web.journal.write import Actor, note

    on(date(2024, 12, 31))
    unit = city.unit("市")
    with at_desks(desks().values()) as kept:
        bring(unit, 2025, full_rows({"systems": "code | name\nXT-1 | 新名"}, kept), kept, note(Actor(), "records.brought").seq)
    assert year_of(unit, 1) == 2024  # made ready for a year to come
    on(date(2025, 1, 1))
    assert year_of(unit, 1) == 2025
    assert begin(unit, 2025) > 0
    assert begin(unit, 2025) == 0
    with book_of(unit, 2025) as book:
        row = book.row("ledger:systems#XT-1")
    assert row is not None
    assert row["name"] == "新名"


def test_the_last_year_is_finished_where_it_stands(city: Office, on: Callable[[date], None]) -> None:
    from jixiao.web.desks.turning import begin

    on(date(2025, 1, 3))
    client = sitting(city, "handler")
    assert 'name="year"' not in client.get("/desks/systems").content.decode()  # there is one year alone
    begin(city.unit("市"), 2025)
    assert ">2025 年<" in client.get("/desks/systems").content.decode()
    for asked, stands in (("2024", 2024), ("1999", 2025), ("2024", 2024), ("2025", 2025)):
        assert client.post("/desks/systems/year", {"year": asked}).status_code == 302
        page = client.get("/desks/systems").content.decode()
        assert f">{stands} 年<" in page
        assert ("在补办" in page) == (stands == 2024)
    client.post("/desks/systems/year", {"year": "2024"})
    before = {year: len(codes(city, year, "systems")) for year in (2024, 2025)}
    done = client.post("/desks/systems/acts/systems.register", {"name": "网上信访", "security_level": "2"})
    assert done.status_code == 200, done.content.decode()[:400]
    after = {year: len(codes(city, year, "systems")) for year in (2024, 2025)}
    assert after == {2024: before[2024] + 1, 2025: before[2025]}


def test_a_chosen_year_that_is_none_is_the_one_that_is_on(city: Office, on: Callable[[date], None]) -> None:
    on(date(2024, 6, 1))
    client = sitting(city, "handler")
    for chosen in ("2019", "9999999999", "-1"):
        client.cookies["jixiao_year"] = chosen
        assert ">2024 年<" in client.get("/desks/systems").content.decode()


def test_what_reminds_and_what_hangs_in_the_hall_is_of_the_year_that_is_on(city: Office, on: Callable[[date], None]) -> None:
    from jixiao.web.desks.turning import begin

    on(date(2025, 1, 20))
    client = sitting(city, "handler")
    paths = ("/", "/wall/quorum", "/desks/systems/status")

    def shown() -> list[str]:
        return [TOKEN.sub("", client.get(path).content.decode()) for path in paths]

    before = shown()
    begin(city.unit("市"), 2025)
    now = shown()
    assert [one != two for one, two in zip(before, now, strict=True)][:2] == [True, True]  # the two years differ there
    client.post("/desks/systems/year", {"year": "2024"})
    assert shown() == now


def test_a_year_that_has_not_begun_is_not_chosen(city: Office, on: Callable[[date], None]) -> None:
    from jixiao.web.desks.rows import bring
    from jixiao.web.journal.write import Actor, note

    on(date(2024, 6, 1))
    with at_desks(desks().values()) as kept:
        rows = full_rows({"budgets": "code | name | initial\n1 | 维护 | 10"}, kept)
        bring(city.unit("市"), 2025, rows, kept, note(Actor(), "records.brought").seq)
    client = sitting(city, "handler")
    client.cookies["jixiao_year"] = "2025"
    assert ">2024 年<" in client.get("/desks/systems").content.decode()
