"""An office's own operation, a ledger, a measure and a desk in three files: served, done at, measured, and left out when it is wrong."""

from collections.abc import Iterator
from datetime import datetime
from pathlib import Path
from shutil import copy

import pytest
from offices import Office
from test_desk_pages import page
from test_office_pages import sitting

from jixiao.actions.desk.new import new_desk
from jixiao.actions.records.ledger_new import new_ledger
from jixiao.actions.records.measure_new import new_measure
from jixiao.desk.loading import at_desks, desks
from jixiao.desk.own import desks_at_work, own_desks_of
from jixiao.desk.table import full_rows
from jixiao.ledger.office import at_work, office_of

NOW = "2024-04-15T10:20+08:00"
LUNCHES = Path(__file__).parents[2] / "examples/desks/lunches.desk.toml"


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Return an office's folder: a ledger of meals, a measure and a desk, as they are to begin with."""
    place = tmp_path / "own"
    place.mkdir()
    new_ledger("meals", place)
    with at_work(office_of((place,))):
        new_measure("meals_served", place, "meals")
    with at_work(office_of((place,))):
        file = new_desk("meals", place, None)
    text = file.read_text("utf-8").replace('unmeasured = "还没有度量读这个台账。"', 'feeds = ["meals_served"]')
    file.write_text(f"operation = 1\n{text}", "utf-8")
    return place


@pytest.fixture
def kitchen(office: Office, folder: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Office]:
    """Give the office with its own folder, as of a day of the year."""
    from django.conf import settings

    from jixiao.web.desks import rights, shelf
    from jixiao.web.desks.rows import bring
    from jixiao.web.journal.write import Actor, note
    from jixiao.web.screens.work import page as work

    for module in (rights, work):
        monkeypatch.setattr(module, "localtime", lambda: datetime.fromisoformat(NOW))
    monkeypatch.setattr(work, "localdate", lambda: datetime.fromisoformat(NOW).date())
    monkeypatch.setattr(settings, "JIXIAO", settings.JIXIAO._replace(own=(folder,)))
    shelf.empty()
    with at_desks(desks().values()) as kept:
        for name in ("市", "小学"):
            rows = full_rows({"budgets": "code | name\n1 | 供餐\n2 | 营养午餐"}, kept)
            bring(office.unit(name), 2024, rows, kept, note(Actor(), "records.brought").seq)
    yield office
    shelf.empty()


def test_nothing_is_in_force_but_while_a_request_is_answered(kitchen: Office) -> None:
    assert "meals" not in desks()
    assert "meals" in {one["name"] for one in kitchen.call("handler", "GET", "desks").body["items"]}
    assert "meals" not in desks()


def test_what_three_files_declare_is_done_on_pages_and_measured(kitchen: Office, folder: Path) -> None:
    client = sitting(kitchen, "handler")
    text = page(client, "/desks/meals?act=meals.record")
    assert 'action="/desks/meals/acts/meals.record' in text
    with at_work(office_of((folder,))), desks_at_work(own_desks_of((folder,))) as own:
        (example, *_) = own.desks["meals"].acts["meals.record"].examples
    body = {**example.do, "quantity": "120"}
    answer = kitchen.call("handler", "POST", "desks/meals/acts/meals.record", body)
    assert answer.status == 201, answer.body
    ahead = kitchen.call("handler", "POST", "desks/meals/acts/meals.record/ahead", body).body
    assert (ahead["how"], [(fed["now"], fed["after"]) for fed in ahead["feeds"]]) == ("done", [("120份", "240份")])
    (row,) = kitchen.call("handler", "GET", "records/meals").body["items"]
    assert {name: row[name] for name in ("code",)} == {"code": answer.body["records"][0].partition("#")[2]}
    later = kitchen.call("handler", "POST", "desks/meals/acts/meals.record", {**body, "done_on": "2030-01-01"})
    assert (later.status, later.body["rule"]) == (409, "not_to_come")


def test_who_has_no_part_in_it_finds_no_such_desk(kitchen: Office) -> None:
    for login in ("deputy", "public", "system", "log"):
        assert kitchen.call(login, "GET", "desks/meals").status == 404
        assert kitchen.call(login, "GET", "records/meals").status == 404


def test_a_desk_whose_select_fails_leaves_the_others_at_work(kitchen: Office, folder: Path) -> None:
    from jixiao.web import own

    text = LUNCHES.read_text("utf-8")
    broken = text.replace('WHERE s.done_on IS NULL AND s.planned_on <= :today"\n\n', 'WHERE CAST(s.kind AS INTEGER) = 1"\n\n')
    assert broken != text
    (folder / "lunches.desk.toml").write_text(broken, "utf-8")
    own.own_of.cache_clear()
    row = {"code": "FW-1", "project": "2", "kind": "营养午餐", "planned_on": "2024-04-15"}
    try:
        assert kitchen.call("staff", "POST", "desks/lunches/acts/services.plan", {"rows": [row]}).status == 201
        text = page(sitting(kitchen, "staff"), "/desks/lunches")
        assert "运行不了" in text
        assert "运行不了" not in page(sitting(kitchen, "staff"), "/desks/research")
        (one,) = kitchen.call("staff", "GET", "desks/lunches").body["items"]
        assert one["title"].startswith("今天要供的：运行不了")
    finally:
        own.own_of.cache_clear()


def test_a_file_that_is_wrong_is_left_out_and_told(folder: Path) -> None:
    from jixiao.web.own import own_of

    copy(LUNCHES, folder / "lunches.desk.toml")
    (folder / "wrong.desk.toml").write_text(LUNCHES.read_text("utf-8").replace("s.planned_on AS due", "s.no_such AS due"), "utf-8")
    found = own_of.__wrapped__((folder,))
    assert set(found.desks.desks) == {"meals", "lunches"}
    assert [wrong.zh.partition("：")[0] for wrong in found.problems] == ["办事台文件 wrong.desk.toml 有误"]
