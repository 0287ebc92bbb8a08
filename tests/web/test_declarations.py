"""A declaration over the API: sent in, read, changed, judged, evaluated, taken through its life; what is refused says why."""

import json
from pathlib import Path
from shutil import rmtree

import pytest
from offices import TO_APPROVAL, Office

AMOUNTS = [
    {"op": "replace", "path": f"/projects/3/funding/{name}", "value": "963200.00"}
    for name in ("total", "total_fiscal", "annual", "annual_fiscal")
]


def codes(office: Office, login: str, key: str) -> set[str]:
    answer = office.call(login, "GET", f"declarations/{key}/findings")
    assert answer.status == 200
    return {finding["code"] for finding in answer.body["findings"]}


def mark(office: Office, login: str, key: str) -> str:
    return office.call(login, "GET", f"declarations/{key}").headers["ETag"]


def test_what_is_sent_in_is_read_and_judged(office: Office, example: Path) -> None:
    key = office.send("staff", example)
    answer = office.call("staff", "GET", f"declarations/{key}")
    assert (answer.body["id"], answer.body["version"], answer.body["state"], len(answer.body["projects"])) == (key, 1, "draft", 8)
    assert answer.body["projects"][3]["funding"]["annual"] == "903200.00"
    assert answer.headers["ETag"].startswith('"1-')
    assert {"FND06", "FND08", "CST01"} <= codes(office, "staff", key)


def test_a_correction_ends_what_rests_on_it_and_nothing_else(office: Office, example: Path) -> None:
    key = office.send("staff", example)
    before = codes(office, "staff", key)
    saved = office.call("staff", "PATCH", f"declarations/{key}", AMOUNTS, if_match=mark(office, "staff", key))
    assert (saved.status, saved.body["version"]) == (200, 2)
    left = codes(office, "staff", key)
    assert before - left >= {"FND06", "FND08"}
    assert "CST01" in left


def test_a_calculation_typed_anew_is_computed_anew(office: Office, example: Path) -> None:
    key = office.send("staff", example)
    text = "1.设备维护：10台*100元=1000元。"
    patch = [{"op": "replace", "path": "/projects/0/narrative/budget", "value": text}]
    office.call("staff", "PATCH", f"declarations/{key}", patch, if_match="*")
    project = office.call("staff", "GET", f"declarations/{key}").body["projects"][0]
    assert project["narrative"]["budget"] == text
    assert [item["computed"] for item in project["cost_items"]] == ["1000.00"]


def test_an_amount_of_a_patch_is_in_yuan_whatever_the_form_prints(office: Office, example: Path) -> None:
    key = office.send("staff", example)
    office.call(
        "staff", "PATCH", f"declarations/{key}", [{"op": "replace", "path": "/projects/0/money_unit", "value": "万元"}], if_match="*"
    )
    office.call("staff", "PATCH", f"declarations/{key}", AMOUNTS, if_match="*")
    assert office.call("staff", "GET", f"declarations/{key}").body["projects"][3]["funding"]["annual"] == "963200.00"


def test_a_save_needs_the_version_that_was_seen(office: Office, example: Path) -> None:
    key = office.send("staff", example)
    seen = mark(office, "staff", key)
    assert office.call("staff", "PATCH", f"declarations/{key}", AMOUNTS).status == 428
    assert office.call("staff", "PATCH", f"declarations/{key}", AMOUNTS, if_match=seen).status == 200
    stale = office.call("finance", "PATCH", f"declarations/{key}", AMOUNTS, if_match=seen)
    assert (stale.status, stale.headers["ETag"]) == (412, mark(office, "staff", key))
    assert "没有丢" in stale.body["detail"]


def test_a_save_that_changes_nothing_is_no_version(office: Office, example: Path) -> None:
    key = office.send("staff", example)
    patch = [{"op": "test", "path": "/projects/3/funding/annual", "value": "903200.00"}]
    assert office.call("staff", "PATCH", f"declarations/{key}", patch, if_match="*").body["version"] == 1


PATCHES = {
    "no list": {},
    "no operation": [1],
    "unknown operation": [{"op": "fly", "path": "/title"}],
    "no path": [{"op": "remove"}],
    "no such place": [{"op": "replace", "path": "/projects/99/name", "value": "x"}],
    "no such member": [{"op": "add", "path": "/projects/0/colour/deep", "value": "x"}],
    "a kind of its own": [{"op": "replace", "path": "/kind", "value": "poem"}],
    "a number that is not exact": [{"op": "replace", "path": "/projects/3/funding/annual", "value": 0.1}],
    "not a number": [{"op": "replace", "path": "/projects/3/funding/annual", "value": "NaN"}],
    "not a number, in an object": [{"op": "replace", "path": "/projects/3/funding", "value": {"annual": "NaN"}}],
    "parts of a cent": [{"op": "replace", "path": "/projects/3/funding/annual", "value": "1.005"}],
    "parts of a cent, in an object": [{"op": "replace", "path": "/projects/3/funding", "value": {"annual": "1.005"}}],
    "a word for money": [{"op": "replace", "path": "/projects/3/funding/annual", "value": "九十万"}],
    "an exponent": [{"op": "replace", "path": "/projects/3/funding/annual", "value": "1e99"}],
    "an exponent, in an object": [{"op": "replace", "path": "/projects/3/funding", "value": {"annual": "1e99"}}],
    "where it was read": [{"op": "remove", "path": "/places"}],
    "the whole": [{"op": "replace", "path": "", "value": {}}],
    "its source": [{"op": "replace", "path": "/source/sha256", "value": "0"}],
    "a row that is not there": [{"op": "remove", "path": "/projects/0/indicators/99"}],
    "no day": [{"op": "replace", "path": "/projects/0/start", "value": "明天"}],
    "from nowhere": [{"op": "move", "path": "/title"}],
    "too many": [{"op": "test", "path": "/title", "value": "x"}] * 501,
}


def test_a_patch_that_does_not_fit_changes_nothing_and_says_why(office: Office, example: Path) -> None:
    key = office.send("staff", example)
    for name, patch in PATCHES.items():
        answer = office.call("staff", "PATCH", f"declarations/{key}", patch, if_match="*")
        assert answer.status == 422, answer.body
        assert "没有" in answer.body["detail"] or "请" in answer.body["detail"], name
        assert office.call("staff", "GET", f"declarations/{key}").body["version"] == 1, name


def test_a_test_that_fails_is_a_conflict(office: Office, example: Path) -> None:
    key = office.send("staff", example)
    patch = [{"op": "test", "path": "/projects/3/funding/annual", "value": "1.00"}, *AMOUNTS]
    assert office.call("staff", "PATCH", f"declarations/{key}", patch, if_match="*").status == 409


def test_a_row_taken_out_moves_the_places_of_those_behind_it(office: Office, example: Path) -> None:
    key = office.send("staff", example)
    before = office.call("staff", "GET", f"declarations/{key}").body
    office.call("staff", "PATCH", f"declarations/{key}", [{"op": "remove", "path": "/projects/0/indicators/0"}], if_match="*")
    after = office.call("staff", "GET", f"declarations/{key}").body
    assert after["projects"][0]["indicators"] == before["projects"][0]["indicators"][1:]
    assert after["places"]["/projects/0/indicators/0/name"] == before["places"]["/projects/0/indicators/1/name"]


@pytest.mark.parametrize("data", [b"\x00" * 10, b"PK\x03\x04nonsense", b"", "没有表".encode()])
def test_a_file_that_can_not_be_used_gets_a_reason(office: Office, tmp_path: Path, data: bytes) -> None:
    file = tmp_path / "坏.docx"
    file.write_bytes(data)
    answer = office.call("staff", "POST", "declarations", file)
    assert (answer.status, "坏.docx" in answer.body["detail"]) == (422, True)
    assert answer.headers["Content-Type"].startswith("application/problem+json")


def test_the_original_comes_back_byte_for_byte_to_be_kept(office: Office, example: Path) -> None:
    key = office.send("staff", example)
    answer = office.call("staff", "GET", f"declarations/{key}/file")
    assert answer.body == example.read_bytes()
    assert answer.headers["Content-Disposition"].startswith("attachment;")
    assert "sandbox" in answer.headers["Content-Security-Policy"]


def test_who_does_not_write_sends_nothing_in(office: Office, example: Path) -> None:
    assert office.call("leader", "POST", "declarations", example).status == 403


def test_nobody_without_a_token(office: Office) -> None:
    for path in ("declarations", "declarations/x", "me"):
        answer = office.call(None, "GET", path)
        assert (answer.status, answer.body["title"]) == (401, "请先登录")


def test_a_token_that_only_reads_changes_nothing(office: Office, example: Path) -> None:
    from jixiao.web.journal.write import Actor
    from jixiao.web.people.tokens import issue_token

    office._tokens["staff"] = issue_token(Actor(), office.person("staff"), "read")
    assert office.call("staff", "GET", "declarations").status == 200
    assert office.call("staff", "POST", "declarations", example).status == 403


def test_a_list_goes_on_where_it_stopped(office: Office, example: Path) -> None:
    keys = {office.send("staff", example) for _ in range(3)}
    found, path = list[str](), "declarations?limit=1"
    while path:
        answer = office.call("staff", "GET", path).body
        found += [item["id"] for item in answer["items"]]
        path = f"declarations?limit=1&cursor={answer['next']}" if answer["next"] else ""
    assert (set(found), len(found)) == (keys, 3)
    assert office.call("staff", "GET", "declarations?cursor=nonsense").status == 422
    assert office.call("staff", "GET", "declarations?limit=0").status == 422


def test_a_list_is_picked_from(office: Office, example: Path) -> None:
    office.send("staff", example)
    assert len(office.call("staff", "GET", "declarations?year=2024&state=draft&q=绩效目标").body["items"]) == 1
    assert office.call("staff", "GET", "declarations?year=2023").body["items"] == []


def test_the_whole_way_to_the_public(office: Office, example: Path) -> None:
    key = office.send("staff", example)
    office.walk(key, *TO_APPROVAL)
    assert office.call("public", "GET", f"declarations/{key}").status == 404
    office.walk(key, ("leader", "ask_release"), ("performance", "publish"))
    assert office.call("public", "GET", f"declarations/{key}").body["state"] == "published"
    steps = office.call("auditor", "GET", f"declarations/{key}/steps").body["items"]
    assert [step["name"] for step in steps] == [*(step[1] for step in TO_APPROVAL), "ask_release", "publish"]


def test_an_amount_changed_needs_the_indicators_confirmed_again(office: Office, example: Path) -> None:
    key = office.send("staff", example)
    office.call("staff", "PATCH", f"declarations/{key}", AMOUNTS, if_match="*")
    refused = office.act("finance", key, "check")
    assert (refused.status, "确认" in refused.body["detail"]) == (409, True)
    office.walk(key, ("staff", "confirm"), ("finance", "check"))


def test_who_wrote_does_not_check(office: Office, example: Path) -> None:
    key = office.send("staff", example)
    office.call("finance", "PATCH", f"declarations/{key}", [{"op": "replace", "path": "/projects/0/name", "value": "新名"}], if_match="*")
    assert office.act("finance", key, "check").status == 409


def test_others_see_what_was_handed_in_and_not_what_is_being_written(office: Office, example: Path) -> None:
    key = office.send("staff", example)
    office.walk(key, ("finance", "check"), ("leader", "submit"), ("department", "take_up"))
    office.walk(key, ("department", "return", {"opinions": [{"path": "/projects/0/name", "text": "改名"}]}))
    patch = [{"op": "replace", "path": "/projects/0/name", "value": "还没有报的名字"}]
    assert office.call("staff", "PATCH", f"declarations/{key}", patch, if_match="*").status == 200
    assert office.call("staff", "GET", f"declarations/{key}").body["projects"][0]["name"] == "还没有报的名字"
    seen = office.call("department", "GET", f"declarations/{key}").body
    assert (seen["version"], seen["projects"][0]["name"] == "还没有报的名字") == (1, False)
    steps = office.call("staff", "GET", f"declarations/{key}/steps").body["items"]
    assert steps[-1]["opinions"] == [{"path": "/projects/0/name", "text": "改名"}]


def test_what_is_approved_stays_as_it_is(office: Office, example: Path) -> None:
    key = office.send("staff", example)
    office.walk(key, *TO_APPROVAL)
    approved = office.call("auditor", "GET", f"declarations/{key}").body
    refused = office.call("staff", "PATCH", f"declarations/{key}", AMOUNTS, if_match="*")
    assert (refused.status, "调整" in refused.body["detail"]) == (409, True)
    office.walk(
        key,
        ("leader", "ask_release"),
        ("performance", "publish"),
        ("finance", "begin"),
        ("leader", "ask_adjustment", {"reason": "政策变化", "document": "文〔2024〕2号"}),
        ("business", "allow_adjustment"),
    )
    assert office.call("staff", "PATCH", f"declarations/{key}", AMOUNTS, if_match="*").status == 200
    for reader in ("auditor", "public"):
        seen = office.call(reader, "GET", f"declarations/{key}").body
        assert (seen["version"], seen["projects"]) == (1, approved["projects"])
    office.walk(key, ("staff", "confirm"), ("leader", "submit_adjusted"), ("business", "approve_adjusted", {"document": "文〔2024〕3号"}))
    assert office.call("auditor", "GET", f"declarations/{key}").body["projects"][3]["funding"]["annual"] == "963200.00"


def test_a_call_that_comes_twice_is_done_once(office: Office, example: Path) -> None:
    first = office.call("staff", "POST", "declarations", example, idempotency_key="k1")
    again = office.call("staff", "POST", "declarations", example, idempotency_key="k1")
    assert (first.status, again.status, first.body) == (201, 201, again.body)
    assert again.headers["Idempotent-Replayed"] == "true"
    assert again.headers["ETag"] == first.headers["ETag"]
    assert len(office.call("staff", "GET", "declarations").body["items"]) == 1
    key = first.body["id"]
    for _ in range(2):
        assert office.call("finance", "POST", f"declarations/{key}/actions/check", {}, idempotency_key="k2").status == 200
    assert office.call("finance", "POST", f"declarations/{key}/actions/check", {"reason": "x"}, idempotency_key="k2").status == 422
    assert len(office.call("staff", "GET", f"declarations/{key}/steps").body["items"]) == 1


def test_a_call_that_was_refused_may_come_again_with_its_key(office: Office, example: Path) -> None:
    key = office.send("staff", example)
    path = f"declarations/{key}/actions/submit"
    assert office.call("leader", "POST", path, {}, idempotency_key="k").status == 409
    office.walk(key, ("finance", "check"))
    assert office.call("leader", "POST", path, {}, idempotency_key="k").status == 200


def test_scores_come_from_the_records_of_the_year(office: Office, example: Path) -> None:
    from jixiao.actions.example import write_example
    from jixiao.web.declarations.evaluating import year_folder
    from jixiao.web.models import Declaration

    key = office.send("staff", example)
    refused = office.call("staff", "GET", f"declarations/{key}/evaluation")
    assert (refused.status, "台账" in refused.body["detail"]) == (409, True)
    place = year_folder(Declaration.objects.get(pk=key))
    write_example(place)
    try:
        answer = office.call("staff", "GET", f"declarations/{key}/evaluation")
        assert (answer.status, len(answer.body["projects"])) == (200, 8)
        assert all("total" in project for project in answer.body["projects"])
    finally:
        rmtree(place)


def test_every_problem_is_told_alike(office: Office) -> None:
    for answer in (
        office.call("staff", "GET", "declarations/nonsense"),
        office.call("staff", "GET", "nowhere"),
        office.call("staff", "POST", "declarations", {}),
        office.call(None, "POST", "token", {"login": "x", "password": "y"}),
        office.call(None, "POST", "token", {"login": "x"}),
    ):
        assert answer.headers["Content-Type"].startswith("application/problem+json")
        assert set(answer.body) >= {"type", "title", "status", "detail"}
        assert answer.body["status"] == answer.status
    assert json.dumps(office.call("staff", "GET", "me").body, ensure_ascii=False).count("小学") == 1


@pytest.mark.parametrize("office", ["sqlite"], indirect=True)
def test_without_the_version_seen_an_edit_would_be_lost(office: Office, example: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The negative control of stale saves: with the check left out the second save is taken, and the first is gone."""
    from jixiao.web.declarations import saving

    key = office.send("staff", example)
    seen = mark(office, "staff", key)
    monkeypatch.setattr(saving, "check_mark", lambda *_: None)
    for value in ("甲", "乙"):
        patch = [{"op": "replace", "path": "/title", "value": value}]
        assert office.call("staff", "PATCH", f"declarations/{key}", patch, if_match=seen).status == 200
    assert office.call("staff", "GET", f"declarations/{key}").body["title"] == "乙"


@pytest.mark.parametrize("office", ["sqlite"], indirect=True)
def test_without_the_need_of_another_person_one_would_approve_ones_own(
    office: Office, example: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The negative control of self-approval."""
    from jixiao.workflow import decide

    key = office.send("finance", example)
    assert office.act("finance", key, "check").status == 409
    monkeypatch.setitem(decide.CHECKS, "other", lambda *_: None)
    assert office.act("finance", key, "check").status == 200
