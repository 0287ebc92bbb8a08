"""Large files of rows in the background: told how far they are, kept over a restart, taken in for who asked and may still."""

from collections.abc import Iterator
from datetime import timedelta
from typing import Any

import pytest
from offices import Office
from test_office_pages import keep, sitting
from test_records import PAID, WRONG, lines, post, sheet

FILE = "支出明细.csv"
GOOD = tuple({**PAID, "code": f"P-{n}"} for n in range(1, 6))


@pytest.fixture
def year(office: Office, monkeypatch: pytest.MonkeyPatch) -> Iterator[Office]:
    """Give an office whose school keeps rows, and to which every file of rows is a large one."""
    from jixiao.ledger import load
    from jixiao.web.desks import shelf
    from jixiao.web.records import intake

    keep(office, "小学", "office")
    monkeypatch.setattr(intake, "SMALL", 0)
    monkeypatch.setattr(load, "TOLD_EACH", 2)
    yield office
    shelf.empty()


def sent(year: Office, *rows: dict[str, str]) -> str:
    made = post(year, "staff", "intakes", FILE, sheet(*rows))
    assert (made.status, made.body["working"], made.body["ready"]) == (201, "check", False), made.body
    return str(made.body["id"])


def told(year: Office, key: str) -> dict[str, Any]:
    answer = year.call("staff", "GET", f"intakes/{key}")
    assert answer.status == 200, answer.body
    return dict(answer.body)


def page(year: Office, key: str) -> str:
    where = {"unit": str(year.unit("小学").pk), "year": "2024"}
    return sitting(year, "staff").get(f"/records/in/{key}", where).content.decode()


def rows_of(year: Office) -> int:
    return int(year.call("staff", "GET", "ledgers/payments").body["total"])


def test_a_large_file_is_checked_mended_and_taken_in_behind_the_page(year: Office) -> None:
    from jixiao.web.records.importing import import_one

    before, key = rows_of(year), sent(year, *WRONG)
    assert all(text in page(year, key) for text in ("正在逐格查", 'http-equiv="refresh"', "<progress"))
    assert year.call("staff", "POST", f"intakes/{key}/mends", {"cells": {}}).status == 409
    assert year.call("staff", "POST", f"intakes/{key}/taken").status == 409
    assert import_one()
    assert ({one["cell"] for one in told(year, key)["problems"]}, told(year, key)["problem_count"]) == ({"B2", "C3", "D3"}, 3)
    assert "查完了" in sitting(year, "staff").get("/").content.decode(), "who sent it in is told on the desk"
    assert "查完了" not in sitting(year, "finance").get("/").content.decode()
    assert all(text in page(year, key) for text in ("有 3 处要改", 'name="cell:支出明细!B2" value="2024-13-01"'))
    cells = {"支出明细!B2": "2024-12-01", "支出明细!C3": "1", "支出明细!D3": "12"}
    assert year.call("finance", "POST", f"intakes/{key}/mends", {"cells": cells}).body["working"] == "check"
    assert import_one()
    assert (told(year, key)["new"], told(year, key)["ready"]) == ({"payments": 3}, True)
    assert year.call("finance", "POST", f"intakes/{key}/taken").body["working"] == "take"
    assert rows_of(year) == before
    assert year.call("staff", "DELETE", f"intakes/{key}").status == 409, "it is being written"
    assert import_one()
    assert (told(year, key)["state"], told(year, key)["rows"], rows_of(year)) == ("taken", 3, before + 3)
    assert not import_one()
    from jixiao.web.models import Entry

    assert Entry.objects.get(event="records.imported").person == year.base.keys["finance"], "in the name of who asked"
    assert lines("records.imported")[0]["rows"] == {"payments": 3}


def test_it_is_told_how_far_it_is(year: Office, monkeypatch: pytest.MonkeyPatch) -> None:
    from jixiao.web.models import Intake
    from jixiao.web.records import importing

    key, seen = sent(year, *GOOD), list[tuple[int, int]]()
    plain = importing._progress

    def watched(intake: Intake) -> Any:  # noqa: ANN401 - a Progress
        tell = plain(intake)

        def both(done: int, total: int) -> None:
            tell(done, total)
            row = Intake.objects.get(pk=key)
            seen.append((row.done, row.total))

        return both

    monkeypatch.setattr(importing, "_progress", watched)
    assert importing.import_one()
    assert seen == [(0, 0), (0, 6), (2, 6), (4, 6), (6, 6)]


def test_who_died_at_it_loses_nothing(year: Office, monkeypatch: pytest.MonkeyPatch) -> None:
    from django.utils.timezone import now

    from jixiao.web.records import importing

    key, before = sent(year, *GOOD), rows_of(year)
    for work, state in (("check", "open"), ("take", "taken")):
        if work == "take":
            year.call("staff", "POST", f"intakes/{key}/taken")
        with monkeypatch.context() as patch:
            assert importing.claim(), "somebody has it, and dies"
            assert not importing.import_one(), "nobody else takes it up at once"
            patch.setattr(importing, "now", lambda: now() + importing.LEASE + timedelta(seconds=1))
            assert importing.import_one(), "whoever had it is gone"
        assert told(year, key)["state"] == state
    assert rows_of(year) == before + len(GOOD)


def test_who_is_late_overwrites_nothing(year: Office, monkeypatch: pytest.MonkeyPatch) -> None:
    """Somebody takes long, another takes the file up and is done: what the first found does not count any more."""
    from jixiao.web.records import importing

    key = sent(year, *WRONG)
    late = importing.claim()
    assert late is not None
    year.call("staff", "DELETE", f"intakes/{key}")
    monkeypatch.setattr(importing, "claim", lambda: late)
    assert importing.import_one()
    assert (told(year, key)["state"], told(year, key)["problems"]) == ("dropped", [])


def test_what_can_not_be_read_says_why_and_can_be_tried_again(year: Office, monkeypatch: pytest.MonkeyPatch) -> None:
    from jixiao.errors import UsageWrong
    from jixiao.web.records import importing

    def gone(*_: object) -> None:
        raise UsageWrong("磁盘上没有这份文件。请用备份恢复。", "It is not there.")

    key = sent(year, *GOOD)
    with monkeypatch.context() as patch:
        patch.setattr(importing, "read_file", gone)
        assert importing.import_one()
        assert not importing.import_one()
    assert (told(year, key)["trouble"], told(year, key)["working"]) == ("磁盘上没有这份文件。请用备份恢复。", None)
    assert all(text in page(year, key) for text in ("没有查完", "请用备份恢复", "再查一遍"))
    assert year.call("staff", "POST", f"intakes/{key}/taken").status == 409
    assert year.call("staff", "POST", f"intakes/{key}/mends", {}).body["working"] == "check"
    assert importing.import_one()
    assert told(year, key)["ready"]


@pytest.mark.parametrize("gone", ["barred", "moved"])
def test_who_may_no_more_takes_nothing_in(year: Office, gone: str) -> None:
    from django.utils.timezone import localdate

    from jixiao.web.models import Grant, Person
    from jixiao.web.records.importing import import_one

    key, before = sent(year, *GOOD), rows_of(year)
    import_one()
    assert year.call("finance", "POST", f"intakes/{key}/taken").status == 200
    if gone == "barred":
        Person.objects.filter(pk=year.base.keys["finance"]).update(active=False)
    else:
        Grant.objects.filter(person=year.base.keys["finance"]).update(until=localdate() - timedelta(days=1))
    assert import_one()
    assert ("现在不能写" in told(year, key)["trouble"], rows_of(year)) == (True, before)


def test_what_came_between_is_told_and_nothing_is_written(year: Office) -> None:
    from jixiao.web.records.importing import import_one

    key = sent(year, *GOOD)
    import_one()
    assert told(year, key)["ready"]
    year.call("staff", "POST", "ledgers/payments/rows", {**PAID, "amount": "99.00", "because": "漏记"})
    before = rows_of(year)
    assert year.call("staff", "POST", f"intakes/{key}/taken").body["working"] == "take"
    assert import_one()
    answer = told(year, key)
    assert (answer["state"], answer["working"], [one["cell"] for one in answer["problems"]]) == ("open", None, ["A2"])
    assert ("99.00" in answer["problems"][0]["what"], rows_of(year)) == (True, before)
