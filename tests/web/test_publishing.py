"""Texts held against each other, and texts released to the public: by two people, none with personal data, taken back with a reason."""

import json
from collections.abc import Iterator
from io import BytesIO
from pathlib import Path
from shutil import rmtree
from typing import Any
from zipfile import ZipFile

import pytest
from offices import PEOPLE, TO_APPROVAL, Office
from test_office_pages import sitting

PHONE = "联系电话 13812345678。"


def changed(office: Office, key: str, *patch: dict[str, Any]) -> None:
    mark = office.call("staff", "GET", f"declarations/{key}").headers["ETag"]
    answer = office.call("staff", "PATCH", f"declarations/{key}", list(patch), if_match=mark)
    assert answer.status == 200, answer.body


def test_versions_years_and_units_are_compared_as_the_command_does(office: Office, example: Path) -> None:
    key = office.send("staff", example)
    changed(office, key, {"op": "replace", "path": "/projects/3/funding/annual", "value": "963200.00"})
    changed(office, key, {"op": "replace", "path": "/projects/0/indicators/0/name", "value": "系统运维成本总额"})
    told = office.call("staff", "GET", f"comparison?one={key}@1&other={key}").body["changes"]
    assert {(one["path"], one["kind"], one["from"], one["to"]) for one in told} >= {
        ("/projects/3/funding/annual", "changed", "903200.00", "963200.00")
    }
    assert any(one["path"] == "/projects/0/indicators/0/name" and one["kind"] == "changed" for one in told)
    page = sitting(office, "staff").get("/compare", {"one": f"{key}@1", "other": key}).content.decode()
    assert all(text in page for text in ("2 处不同", "+60,000.00", "<del>903,200.00</del>", "<ins>963,200.00</ins>"))
    assert page.index("人大履职培训") < page.index("一格一格看")


def test_nobody_compares_a_text_that_is_not_to_be_seen(office: Office, example: Path) -> None:
    key = office.send("staff", example)
    office.walk(key, ("finance", "check"), ("leader", "submit"))
    for login in PEOPLE:
        sees = login in ("staff", "finance", "leader", "department")
        refs = (key, f"{key}@1", f"{key}@2", f"{key}@x", "nothing", "x" * 39)
        found = {ref: office.call(login, "GET", f"comparison?one={ref}&other={ref}").status for ref in refs}
        assert found == dict.fromkeys(refs, 404) | ({key: 200, f"{key}@1": 200} if sees else {}), login
        client = sitting(office, login)
        assert client.get("/compare").status_code == 200, login
        assert client.get("/compare", {"one": key, "other": key}).status_code == (200 if sees else 404), login


def test_who_is_returned_a_text_is_not_shown_what_is_being_written(office: Office, example: Path) -> None:
    key = office.send("staff", example)
    office.walk(key, ("finance", "check"), ("leader", "submit"), ("department", "take_up"))
    opinions: dict[str, object] = {"opinions": [{"path": "/title", "text": "改"}]}
    office.walk(key, ("department", "return", opinions))
    changed(office, key, {"op": "replace", "path": "/title", "value": "新名"})
    assert office.call("department", "GET", f"comparison?one={key}&other={key}@2").status == 404
    assert office.call("staff", "GET", f"comparison?one={key}&other={key}@2").status == 200


def approved(office: Office, file: Path) -> str:
    """Return a declaration that was approved."""
    key = office.send("staff", file)
    office.walk(key, *TO_APPROVAL)
    return key


@pytest.fixture
def clean() -> Iterator[None]:
    """Leave no site behind."""
    yield
    from jixiao.web.publishing.site import folder

    if folder().exists():
        rmtree(folder())


def test_two_people_release_a_text_and_what_is_released_is_listed_with_its_hash(office: Office, example: Path) -> None:
    from jixiao.web.models import Entry, Version

    key = approved(office, example)
    assert office.call("department", "GET", "releases").body == {"items": []}
    office.walk(key, ("department", "ask_release"))
    assert office.act("department", key, "publish").status == 409
    assert office.call("department", "GET", "releases").body == {"items": []}
    page = sitting(office, "department").get(f"/d/{key}/public").content.decode()
    assert all(text in page for text in ("没有个人信息", "您申请的，请另一位复核"))
    office.walk(key, ("performance", "publish"))
    (one,) = office.call("department", "GET", "releases").body["items"]
    digest = Version.objects.get(declaration=key, frozen=True).digest
    assert (one["sha256"], one["asked_by"], one["by"], one["withdrawn"]) == (digest, "department", "performance", None)
    (line,) = [json.loads(entry.body) for entry in Entry.objects.filter(event="release.made")]
    assert (line["subject"], line["told"]["digest"]) == (key, digest)


def test_the_proof_of_the_office_holds_releases_against_the_log(office: Office, example: Path) -> None:
    from jixiao.web.keeping.verify import verified
    from jixiao.web.models import Release

    key = approved(office, example)
    office.walk(key, ("leader", "ask_release"), ("department", "publish"))
    assert not [fault for fault in verified().faults if "公开" in fault]
    Release.objects.update(digest="0" * 64)
    assert [fault for fault in verified().faults if "公开" in fault] == [f"申报 {key} 第 1 版的公开与日志不一致。"]


def test_personal_data_keeps_a_text_from_the_public_and_is_told_by_its_place_alone(office: Office, example: Path, tmp_path: Path) -> None:
    file = tmp_path / "申报表.txt"
    file.write_text(example.read_text("utf-8").replace("季度学堂", f"季度学堂{PHONE}", 1), "utf-8")
    key = approved(office, file)
    told = office.call("department", "GET", f"declarations/{key}/public-check").body
    assert told["hits"]
    assert {one["kind"] for one in told["hits"]} == {"电话号码"}
    assert "13812345678" not in json.dumps(told)
    office.walk(key, ("leader", "ask_release"))
    refused = office.act("performance", key, "publish")
    assert (refused.status, "个人信息" in refused.body["detail"]) == (409, True)
    assert office.call("department", "GET", f"declarations/{key}").body["state"] == "release_asked"
    client = sitting(office, "performance")
    page = client.get(f"/d/{key}/public").content.decode()
    assert all(text in page for text in ("先遮住再公开", "电话号码", f"/d/{key}/p/"))
    assert "13812345678" not in page
    assert client.get(f"/d/{key}/public/look/index.html").status_code == 409
    assert "1 处" in client.get("/publish").content.decode()


def released(office: Office, example: Path) -> str:
    key = approved(office, example)
    office.walk(key, ("leader", "ask_release"), ("department", "publish"))
    return key


@pytest.mark.usefixtures("clean")
def test_the_site_holds_what_is_released_and_no_longer_what_was_taken_back(office: Office, example: Path) -> None:
    from jixiao.web.models import Entry
    from jixiao.web.publishing.site import folder

    released(office, example)
    assert office.call("staff", "POST", "site").status == 403
    made = office.call("performance", "POST", "site")
    assert made.status == 200, made.body
    assert made.body["files"] > 10
    answer = office.call("congress", "GET", "site")
    with ZipFile(BytesIO(answer.body)) as book:
        assert "人大履职培训" in book.read("index.html").decode()
    (one,) = office.call("congress", "GET", "releases").body["items"]
    way = f"releases/{one['id']}/withdrawal"
    assert office.call("congress", "POST", way, {"reason": "写错"}).status == 403
    assert office.call("department", "POST", way, {"reason": " "}).status == 422
    assert office.call("department", "POST", way, {"reason": "写错"}).status == 200
    assert office.call("department", "POST", way, {"reason": "写错"}).status == 409
    assert not (folder() / "index.html").exists()
    assert office.call("congress", "GET", "site").status == 404
    assert Entry.objects.filter(event="release.withdrawn").count() == 1
    page = sitting(office, "congress").get("/publish").content.decode()
    assert all(text in page for text in ("已撤回", "写错", "0 份已公开"))


def test_releases_are_seen_and_taken_back_by_who_may(office: Office, example: Path) -> None:
    key = released(office, example)
    for login in PEOPLE:
        with office.undone():
            sees = office.call(login, "GET", f"declarations/{key}").status == 200
            items = office.call(login, "GET", "releases").body["items"]
            assert len(items) == (1 if sees else 0), login
            client = sitting(office, login)
            assert client.get("/publish").status_code == 200, login
            assert client.get(f"/d/{key}/public").status_code == (200 if sees and login != "public" else 404), login
            release = office.call("department", "GET", "releases").body["items"][0]["id"]
            status = office.call(login, "POST", f"releases/{release}/withdrawal", {"reason": "写错"}).status
            able = PEOPLE[login][0] in ("department", "finance_performance") and sees
            assert status == (200 if able else 403 if sees else 404), login


def test_a_preview_is_the_page_under_its_own_policy(office: Office, example: Path) -> None:
    key = office.send("staff", example)
    client = sitting(office, "staff")
    answer = client.get(f"/d/{key}/public/look/index.html")
    assert (answer.status_code, "人大履职培训" in answer.content.decode()) == (200, True)
    assert "default-src 'none'" in answer.headers["Content-Security-Policy"]
    assert client.get(f"/d/{key}/public/look/../secret").status_code == 404
    assert client.get(f"/d/{key}/public/look/none.html").status_code == 404
    assert sitting(office, "other_staff").get(f"/d/{key}/public/look/index.html").status_code == 404
