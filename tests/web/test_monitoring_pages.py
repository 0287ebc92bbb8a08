"""One project under way on its page: the same figures as the API has, the records behind them, what would be, and what it costs."""

from collections.abc import Iterator
from datetime import date
from html import unescape
from pathlib import Path
from re import findall

import pytest
from offices import Office
from test_office_pages import sitting
from test_record_scores import kept_year

DAY = "2024-07-31"
QUERIES = 24
"""Questions that the page of a project asks of the database at most, rows of its records among them."""


@pytest.fixture
def year(office: Office, example: Path) -> Iterator[tuple[Office, str]]:
    yield from kept_year(office, example)


def test_the_page_says_what_the_api_says(year: tuple[Office, str]) -> None:
    office, key = year
    told = office.call("staff", "GET", f"declarations/{key}/monitoring?day={DAY}").body["projects"]
    client = sitting(office, "staff")
    for position in (2, 7):
        project = told[position - 1]
        page = unescape(client.get(f"/d/{key}/monitor/{position}?day={DAY}").content.decode())
        assert f"{float(project['money']['forecast_rate']):.1f}%" in page
        for one in project["indicators"]:
            assert one["name"] in page
            assert one["forecast"] is None or one["forecast"] in page
            assert one["why"] is None or one["why"] in page
    assert client.get(f"/d/{key}/monitor/9").status_code == 404
    assert sitting(office, "other_staff").get(f"/d/{key}/monitor/2").status_code == 404


def test_every_figure_leads_to_its_records(year: tuple[Office, str]) -> None:
    office, key = year
    client = sitting(office, "staff")
    page = unescape(client.get(f"/d/{key}/monitor/2?day={DAY}").content.decode())
    links = sorted(set(findall(r'href="(/records/row[?][^"]+)"', page)))
    assert len(links) >= 3
    assert {client.get(link).status_code for link in links[:4]} == {200}
    assert findall(r'href="(/records/payments[?][^"]+)"', page)


def test_what_would_be_is_said_to_be_supposed_and_stays_nowhere(year: tuple[Office, str]) -> None:
    office, key = year
    path = "/projects/1/funding/executed"
    would = office.call("staff", "GET", f"declarations/{key}/monitoring?day={DAY}&suppose={path}=900000").body
    client = sitting(office, "staff")
    page = client.get(f"/d/{key}/monitor/2", {"day": DAY, f"w:{path}": "900000"}).content.decode()
    assert f"<b>{float(would['projects'][1]['money']['forecast_rate']):.1f}%</b>" in page
    assert "只是假设，没有记进台账" in page
    assert "只是假设" not in client.get(f"/d/{key}/monitor/2?day={DAY}").content.decode()
    assert office.call("staff", "GET", f"declarations/{key}/monitoring?day={DAY}").body["what_if"] == []


def test_a_supposition_that_can_not_be_is_told_and_the_page_is_there(year: tuple[Office, str]) -> None:
    office, key = year
    path = "/projects/1/funding/executed"
    for value in ("很多", "-1", "1e99", "<b>"):
        answer = sitting(office, "staff").get(f"/d/{key}/monitor/2", {"day": DAY, f"w:{path}": value})
        assert answer.status_code == 200, value
        assert "要写金额" in answer.content.decode(), value
        assert "<b></b>" not in answer.content.decode(), value
        assert office.call("staff", "GET", f"declarations/{key}/monitoring?day={DAY}&suppose={path}=x").status == 409, value


def test_a_day_that_can_not_be_is_told_and_the_usual_one_shown(year: tuple[Office, str]) -> None:
    office, key = year
    for day in ("2023-07-31", "七月", "2999-01-01"):
        for where in ("monitor", "monitor/2"):
            page = sitting(office, "staff").get(f"/d/{key}/{where}", {"day": day})
            assert page.status_code == 200, day
            assert 'class="told bad"' in page.content.decode(), day
            assert f'value="{min(date(2024, 7, 31), date.today())}"' in page.content.decode()  # noqa: DTZ011 - the page's own day, day


def test_the_overview_leads_to_a_page_a_project_or_shows_all(year: tuple[Office, str]) -> None:
    office, key = year
    client = sitting(office, "staff")
    page = unescape(client.get(f"/d/{key}/monitor?day={DAY}").content.decode())
    assert [f"/d/{key}/monitor/{n}?day={DAY}" in page for n in range(1, 9)] == [True] * 8
    assert 'id="p8"' not in page
    assert 'id="p8"' in client.get(f"/d/{key}/monitor?day={DAY}&all=1").content.decode()
    form = client.get(f"/d/{key}/monitor?day={DAY}&as=docx")
    assert (form.status_code, form.content[:2]) == (200, b"PK")


def test_a_page_asks_the_same_of_the_database_however_many_records_there_are(year: tuple[Office, str]) -> None:
    from django.db import connection
    from django.test.utils import CaptureQueriesContext

    office, key = year
    client = sitting(office, "staff")
    client.get(f"/d/{key}/monitor/2?day={DAY}")
    for position in (2, 4):
        with CaptureQueriesContext(connection) as queries:
            client.get(f"/d/{key}/monitor/{position}?day={DAY}")
        assert len(queries) <= QUERIES
