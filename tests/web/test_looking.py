"""The list of declarations: columns chosen, ways of looking kept under a name by a person and for that person alone."""

import csv
from io import StringIO
from pathlib import Path

import pytest
from offices import Office
from test_office_pages import sitting


def test_the_columns_that_are_chosen_are_shown_and_taken_away(office: Office, example: Path) -> None:
    from jixiao.web.models import Declaration

    key = office.send("staff", example)
    Declaration.objects.filter(pk=key).update(figure="4600000.00")
    client = sitting(office, "staff")
    wanted = "show=gap&show=figure&show=by&show=nonsense"
    page = client.get(f"/declarations?{wanted}").content.decode()
    assert all(text in page for text in ('<td class="c-figure num"', "4,600,000.00", "+800.00", "控制数（元）", "staff"))
    assert "c-annual" not in page
    rows = list(csv.reader(StringIO(client.get(f"/declarations.csv?{wanted}").content.decode("utf-8-sig"))))
    assert rows[0] == ["申报", "控制数（元）", "比控制数（元）", "最后改的人"]
    assert rows[1][1:3] == ["4600000.00", "800.00"]
    Declaration.objects.filter(pk=key).update(figure=None)
    assert "未下达" in client.get(f"/declarations?{wanted}").content.decode(), "a figure that was not given is none"
    usual = client.get("/declarations?show=nonsense").content.decode()
    assert "c-annual" in usual, "nothing that there is was chosen: the usual columns"


def test_a_way_of_looking_is_kept_by_name_and_for_oneself(office: Office, example: Path) -> None:
    office.send("staff", example)
    client = sitting(office, "staff")
    given = {"name": " 没送的 ", "query": "state=draft&order=-annual&show=annual&cursor=9&evil=1"}
    made = client.post("/declarations/views", given)
    assert made.headers["Location"] == "/declarations?state=draft&order=-annual&show=annual"
    page = client.get(made.headers["Location"]).content.decode()
    assert ('aria-current="page">没送的</a>' in page, "存下这种查法" in page) == (True, False)
    again = client.post("/declarations/views", given)
    assert (again.status_code, "已有一种查法叫“没送的”" in again.content.decode()) == (409, True)
    assert client.post("/declarations/views", {"name": "  ", "query": ""}).status_code == 422
    assert "没送的" not in sitting(office, "finance").get("/declarations").content.decode()
    (kept,) = office.call("staff", "GET", "views").body["items"]
    assert (kept["name"], kept["query"]) == ("没送的", "state=draft&order=-annual&show=annual")
    assert office.call("finance", "DELETE", f"views/{kept['id']}").status == 404
    assert sitting(office, "finance").post(f"/declarations/views/{kept['id']}/drop").status_code == 404
    assert "删去了" in client.post(f"/declarations/views/{kept['id']}/drop").content.decode()
    assert office.call("staff", "GET", "views").body["items"] == []


def test_there_is_an_end_to_what_one_keeps(office: Office, monkeypatch: pytest.MonkeyPatch) -> None:
    from jixiao.web.declarations import looking

    monkeypatch.setattr(looking, "MOST_VIEWS", 2)
    statuses = [office.call("staff", "POST", "views", {"name": f"第 {n}", "query": "q=%00%E4%B8%80"}).status for n in range(3)]
    assert statuses == [201, 201, 409]


def test_words_are_looked_for_in_title_and_unit_by_page_and_program_alike(office: Office, example: Path) -> None:
    from jixiao.web.models import Declaration

    key = office.send("staff", example)
    other = office.send("other_staff", example)
    Declaration.objects.filter(pk__in=(key, other)).update(reached=1, handed_in=1)
    Declaration.objects.filter(pk=key).update(title="人大 信息化 建设")
    for words, found in (("小学", {key}), ("信息化 小学", {key}), ("信息化 中学", set()), ("中学", {other}), ("%", set())):
        items = office.call("department", "GET", f"declarations?q={words.replace('%', '%25')}").body["items"]
        page = sitting(office, "department").get("/declarations", {"q": words}).content.decode()
        shown = {one for one in (key, other) if f"/d/{one}" in page}
        assert ({one["id"] for one in items}, shown) == (found, found), words
