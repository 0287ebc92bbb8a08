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

LEFT = re.compile(r"年还没有办完</span>(.*?)<button", re.DOTALL)


@pytest.fixture
def on(monkeypatch: pytest.MonkeyPatch) -> Iterator[Callable[[date], None]]:
    """Return what sets the day."""
    from jixiao.web.desks import rights, shelf, turning
    from jixiao.web.screens.work import page

    def to(day: date) -> None:
        for module in (rights, shelf, turning, page):
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
    assert codes(city, 2025, "budgets") == []
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
    from jixiao.web.desks.shelf import book_of, working_year
    from jixiao.web.desks.turning import begin
    from jixiao.web.journal.write import Actor, note

    on(date(2024, 12, 31))
    unit = city.unit("市")
    with at_desks(desks().values()) as kept:
        bring(unit, 2025, full_rows({"systems": "code | name\nXT-1 | 新名"}, kept), kept, note(Actor(), "records.brought").seq)
    assert working_year(unit, 1) == 2024  # made ready for a year to come
    on(date(2025, 1, 1))
    assert working_year(unit, 1) == 2025
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


CLAIMS = {
    "deputies": "code | name | level | term_start\nM001 | 王代表 | 市 | 2023-01-15",
    "receipts": "code | deputy | spent_on | kind | amount | invoice\nSB-001 | M001 | 2024-12-20 | 图书 | 60 | F1\nSB-002 | M001 | 2024-12-28 | 图书 | 80 | F2",
    "claim_steps": "code | receipt | step | who | day\nBX-00001 | SB-001 | 提交 | 王 | 2024-12-20\nBX-00002 | SB-001 | 同意 | 丙 | 2024-12-21\n"
    "BX-00003 | SB-002 | 提交 | 王 | 2024-12-28",
    "budgets": "code | name | initial\n1 | 维护 | 10",
    "surveys": "code | project | respondents | held_on | sample\nDC-01 | 1 | 代表 | 2024-12-10 | 30\nDC-02 | 1 | 职工 | 2024-12-20 | 30",
}


@pytest.fixture
def december(office: Office, on: Callable[[date], None]) -> Office:
    """Return an office that has claims and questionnaires under way at the end of a year, in the January after it."""
    from jixiao.web.desks.rows import bring
    from jixiao.web.desks.turning import begin
    from jixiao.web.journal.write import Actor, note
    from jixiao.web.people.staff import grant

    on(date(2025, 1, 8))
    unit = office.unit("市")
    with at_desks(desks().values()) as kept:
        bring(unit, 2024, full_rows(CLAIMS, kept), kept, note(Actor(), "records.brought").seq)
    begin(unit, 2025)
    for login, role in (("business", "unit_leader"), ("performance", "unit_finance")):
        grant(Actor(), office.person(login), role, unit)
    return office


def test_a_claim_of_december_is_paid_in_january_and_counts_in_december(december: Office) -> None:
    from jixiao.web.desks.rows import bring
    from jixiao.web.journal.write import Actor, note
    from jixiao.web.models import Row

    unit = december.unit("市")
    with at_desks(desks().values()) as kept:
        told = {
            "payments": "code | paid_on | item | amount | payee | deputy | invoice\n2025-01-0001 | 2025-01-07 | 书报费 | 60 | 王代表 | M001 | F1"
        }
        bring(unit, 2025, full_rows(told, kept), kept, note(Actor(), "records.brought").seq)
    body = {"receipt": "SB-001", "payment": "2025-01-0001"}
    assert december.call("performance", "POST", "desks/group/acts/receipts.pay", body).status == 201
    row = Row.objects.get(unit=unit, year=2025, ledger="receipts", key="SB-001")
    assert ("2025-01-0001" in row.values, "2024-12-20" in row.values) == (True, True)


def test_what_is_sent_back_in_january_can_be_claimed_again(december: Office) -> None:
    claim = {"deputy": "M001", "spent_on": "2024-12-28", "kind": "图书", "amount": "70.00", "invoice": "F2"}
    assert december.call("handler", "POST", "desks/group/acts/receipts.submit", claim).status == 409
    body = {"receipt": "SB-002", "reason": "看不清"}
    assert december.call("business", "POST", "desks/group/acts/receipts.return", body).status == 201
    assert december.call("handler", "POST", "desks/group/acts/receipts.submit", claim).status == 201


def test_a_questionnaire_of_the_last_year_is_told_and_closed_there(december: Office, on: Callable[[date], None]) -> None:
    client = sitting(december, "handler")
    page = client.get("/desks/office").content.decode()
    assert ("2024 年还没有办完" in page, "去 2024 年办完" in page) == (True, True)
    assert "2 件" in page
    client.post("/desks/office/year", {"year": "2024"})
    assert "还没有办完" not in client.get("/desks/office").content.decode()
    client.post("/desks/office/year", {"year": "2025"})
    on(date(2025, 4, 1))
    assert "还没有办完" not in client.get("/desks/office").content.decode()


def test_what_goes_on_is_not_told_to_be_left(city: Office, on: Callable[[date], None]) -> None:
    from jixiao.web.desks.turning import begin

    on(date(2025, 1, 8))
    begin(city.unit("市"), 2025)
    client = sitting(city, "handler")
    told = " ".join(LEFT.findall("".join(client.get(f"/desks/{desk}").content.decode() for desk in ("systems", "group", "office"))))
    assert ("采购" in told, "没有解决的事件" in told, "工单" in told, "票据" in told) == (True, True, False, False)
