"""What the public reads: the text that two people released, as long as it is released, and nothing beside it."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from offices import TO_APPROVAL, Office
from test_office_pages import sitting
from test_publishing import PHONE, approved, changed, released
from test_record_scores import kept_year


@pytest.fixture
def year(office: Office, example: Path) -> Iterator[tuple[Office, str]]:
    for _, key in kept_year(office, example):
        office.walk(key, *TO_APPROVAL, ("leader", "ask_release"), ("department", "publish"), ("finance", "begin"))
        yield office, key


def test_the_file_that_a_text_was_read_of_is_not_released_with_it(office: Office, example: Path, tmp_path: Path) -> None:
    file = tmp_path / "申报表.txt"
    file.write_text(f"{example.read_text('utf-8')}\n\n联系人：王小明，{PHONE}\n", "utf-8")
    key = approved(office, file)
    office.walk(key, ("leader", "ask_release"), ("department", "publish"))
    for login, status in (("public", 404), ("auditor", 200), ("staff", 200)):
        found = [office.call(login, "GET", f"declarations/{key}/{what}").status for what in ("file", "original/1")]
        found.append(sitting(office, login).get(f"/d/{key}/original").status_code)
        assert found == [status] * 3, login
    client = sitting(office, "public")
    for path in ("", "/p/1", "/p/1?beside=1", "/p/8?beside=1", "/take/report.html"):
        page = client.get(f"/d/{key}{path}")
        assert (page.status_code, PHONE[4:15] in page.content.decode(), "/original" in page.content.decode()) == (200, False, False), path


def test_what_is_taken_back_is_gone_for_the_public_and_for_nobody_else(office: Office, example: Path) -> None:
    key = released(office, example)
    (one,) = office.call("congress", "GET", "releases").body["items"]
    assert office.call("department", "POST", f"releases/{one['id']}/withdrawal", {"reason": "写错"}).status == 200
    client = sitting(office, "public")
    assert {client.get(f"/d/{key}{path}").status_code for path in ("", "/p/1", "/score", "/take/report.html")} == {404}
    assert key not in client.get("/declarations").content.decode()
    assert office.call("public", "GET", f"declarations/{key}").status == 404
    assert office.call("congress", "GET", f"declarations/{key}").status == 200


def test_a_text_adjusted_after_its_release_is_not_public_before_it_is_released_too(office: Office, example: Path) -> None:
    key = released(office, example)
    asked: dict[str, object] = {"reason": "政策变化", "document": "文〔2024〕2号"}
    office.walk(key, ("finance", "begin"), ("leader", "ask_adjustment", asked), ("business", "allow_adjustment"))
    changed(office, key, {"op": "replace", "path": "/projects/0/indicators/0/name", "value": "调整后的成本"})
    office.walk(key, ("staff", "confirm"), ("leader", "submit_adjusted"), ("business", "approve_adjusted", {"document": "文〔2024〕3号"}))
    name = "调整后的成本"
    assert name in sitting(office, "auditor").get(f"/d/{key}/p/1").content.decode()
    assert name not in sitting(office, "public").get(f"/d/{key}/p/1").content.decode()
    assert office.call("public", "GET", f"declarations/{key}").body["version"] == 1
    for one in (f"{key}@2", key):
        told = office.call("public", "GET", f"comparison?one={one}&other={key}@1")
        assert told.status == 404 or not told.body["changes"], one


def test_what_was_said_of_a_text_on_its_way_is_not_released_with_it(office: Office, example: Path) -> None:
    key = released(office, example)
    calls = ("steps", "opinions", "versions", "public-check", "public-look/index.html", "file", "original/1")
    pages = ("review", "public", "public/look/index.html", "original")
    for login, status in (("public", 404), ("auditor", 200)):
        client = sitting(office, login)
        told = {call: office.call(login, "GET", f"declarations/{key}/{call}").status for call in calls}
        told |= {page: client.get(f"/d/{key}/{page}").status_code for page in pages}
        assert told == dict.fromkeys((*calls, *pages), status), login
    client = sitting(office, "public")
    page = client.get(f"/d/{key}").content.decode()
    assert "办理过程" not in page
    assert all(f"/d/{key}/{gone}" not in page for gone in pages)
    assert "还没有办过什么" in client.get("/").content.decode()


def test_a_score_is_public_while_the_release_of_the_result_by_two_stands(year: tuple[Office, str]) -> None:
    office, key = year
    calls = (
        "evaluation",
        "evaluation/form",
        "monitoring",
        "monitoring/form",
        "deductions",
        "what-if?suppose=/projects/1/funding/executed=900000",
    )
    pages = ("score", "score/2", "monitor", "monitor/2")

    def seen(login: str) -> set[int]:
        client = sitting(office, login)
        told = {office.call(login, "GET", f"declarations/{key}/{call}").status for call in calls}
        return told | {client.get(f"/d/{key}/{page}").status_code for page in pages}

    reason: dict[str, object] = {"reason": "核对过"}
    assert (seen("public"), seen("congress")) == ({409}, {200})
    assert "自评</a>" not in sitting(office, "public").get(f"/d/{key}").content.decode().partition("拿走")[2]
    steps = (("finance", "close_year"), ("leader", "self_evaluate"), ("department", "score", reason), ("performance", "spot_check", reason))
    office.walk(key, *steps, ("performance", "ask_result_release"))
    assert office.act("performance", key, "publish_result").status == 409
    assert seen("public") == {409}
    office.walk(key, ("business", "publish_result"))
    assert seen("public") == {200}
    last = office.call("congress", "GET", "releases").body["items"][0]["id"]
    assert office.call("department", "POST", f"releases/{last}/withdrawal", {"reason": "算错了"}).status == 200
    assert (seen("public"), seen("congress")) == ({409}, {200})
