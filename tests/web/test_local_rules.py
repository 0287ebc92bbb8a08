"""Rules that an office writes: tried, run over what is stored, switched on by a second person, judging from then on where they are law."""

from pathlib import Path
from re import findall
from typing import Any

import pytest
from offices import PASSWORD, TO_APPROVAL, Office
from test_office_pages import sitting

from jixiao.actions.rule.new import SKELETON

TEXT = SKELETON.replace("CODE", "XPT01")
CODES = {"/projects/1/funding/annual"}
"""Where the rule to begin with finds something in the bundled example."""


@pytest.fixture
def authors(office: Office) -> Office:
    """Return an office with a second author: nobody switches on their own rule."""
    from jixiao.web.journal.write import Actor
    from jixiao.web.people.staff import grant, hire

    person, _ = hire(Actor(), "second", "第二人", PASSWORD)
    grant(Actor(), person, "finance_performance", office.unit("市"))
    office.base.keys["second"] = person.id
    return office


def begun(office: Office, login: str = "performance") -> dict[str, Any]:
    made = office.call(login, "POST", "own-rules", {"code": "xpt01"})
    assert made.status == 201, made.body
    found: dict[str, Any] = made.body
    return found


def act(office: Office, key: str, *steps: tuple[str, str]) -> dict[str, Any]:
    """Do what is to succeed, and return the rule after it."""
    answer: Any = None
    for login, step in steps:
        answer = office.call(login, "POST", f"own-rules/{key}/actions/{step}")
        assert answer.status == 200, (login, step, answer.body)
    found: dict[str, Any] = answer.body
    return found


def found_by(office: Office, key: str, login: str = "staff") -> set[str]:
    """Return where the local rule finds something in a declaration."""
    findings = office.call(login, "GET", f"declarations/{key}/findings").body["findings"]
    return {one["path"] for one in findings if one["code"] == "XPT01"}


ON = (("performance", "try"), ("performance", "propose"), ("second", "switch_on"))


def test_a_rule_judges_from_the_moment_it_is_switched_on_and_not_after_it_is_off(authors: Office, example: Path) -> None:
    key = authors.send("staff", example)
    rule = begun(authors)
    assert found_by(authors, key) == set()
    on = act(authors, rule["id"], *ON)
    assert (on["state"], on["by"], on["second"]) == ("on", "performance", "第二人")
    assert found_by(authors, key) == CODES
    assert "年度资金超过一百万元" in sitting(authors, "staff").get("/rules/XPT01").content.decode()
    act(authors, rule["id"], ("second", "switch_off"))
    assert found_by(authors, key) == set()
    assert sitting(authors, "staff").get("/rules/XPT01").status_code == 404


def test_it_judges_where_it_is_law_and_nowhere_else(authors: Office, example: Path) -> None:
    from jixiao.web.journal.write import Actor
    from jixiao.web.people.staff import grant

    keys = {login: authors.send(login, example) for login in ("staff", "other_staff")}
    grant(Actor(), authors.person("business"), "finance_business", authors.unit("小学"))
    grant(Actor(), authors.person("second"), "finance_business", authors.unit("小学"))
    made = authors.call("business", "POST", "own-rules", {"code": "XPT01", "unit": authors.unit("小学").pk})
    act(authors, made.body["id"], ("business", "try"), ("business", "propose"), ("second", "switch_on"))
    assert {login: found_by(authors, key, login) for login, key in keys.items()} == {"staff": CODES, "other_staff": set()}


def test_nobody_switches_on_what_they_wrote_and_nobody_else_sees_a_draft(authors: Office) -> None:
    rule = begun(authors)
    for login in ("staff", "department", "congress", "system", "security", "log", "public"):
        for method, path in (("GET", ""), ("PUT", ""), ("POST", "/actions/try"), ("POST", "/actions/switch_on")):
            body = {"text": TEXT, "before": rule["digest"]} if method == "PUT" else None
            answer = authors.call(login, method, f"own-rules/{rule['id']}{path}", body)
            missing = authors.call(login, method, f"own-rules/nothing{path}", body)
            assert (answer.status, answer.body) == (404, missing.body), (login, path)
        assert authors.call(login, "POST", "own-rules", {"code": "XPT02"}).status == 404
        assert authors.call(login, "GET", "own-rules").body["items"] == []
    act(authors, rule["id"], *ON[:2])
    own = authors.call("performance", "POST", f"own-rules/{rule['id']}/actions/switch_on")
    assert (own.status, "另一个人" in own.body["detail"]) == (409, True)
    assert act(authors, rule["id"], ("second", "switch_on"))["state"] == "on"
    assert [one["code"] for one in authors.call("staff", "GET", "own-rules").body["items"]] == ["XPT01"], "what is on, all may read"


def test_each_step_wants_the_one_before(authors: Office) -> None:
    rule = begun(authors)
    for login, step in (("performance", "propose"), ("second", "switch_on"), ("second", "switch_off"), ("performance", "withdraw")):
        assert authors.call(login, "POST", f"own-rules/{rule['id']}/actions/{step}").status == 409, step
    act(authors, rule["id"], ("performance", "try"), ("performance", "propose"))
    text = {"text": TEXT + "\n", "before": rule["digest"]}
    assert authors.call("performance", "PUT", f"own-rules/{rule['id']}", text).status == 409, "what is proposed does not change"
    assert act(authors, rule["id"], ("performance", "withdraw"))["state"] == "draft"
    changed = authors.call("performance", "PUT", f"own-rules/{rule['id']}", text).body
    assert (changed["tried"], changed["trial"]) == (False, None), "another text has not been tried"
    assert authors.call("performance", "POST", f"own-rules/{rule['id']}/actions/propose").status == 409


def test_a_run_over_what_is_stored_says_what_it_would_find_and_changes_nothing(authors: Office, example: Path) -> None:
    from jixiao.web.models import Entry

    keys = [authors.send("staff", example) for _ in range(2)]
    for key in keys:
        authors.walk(key, ("finance", "check"), ("leader", "submit"), ("department", "take_up"), ("department", "forward"))
    rule, before = begun(authors), Entry.objects.count()
    run = act(authors, rule["id"], ("performance", "try"))["run"]
    assert (run["stored"], run["looked"], run["fail"], run["passed"], run["declarations"]) == (2, 2, 2, 14, 2)
    assert {hit["declaration"] for hit in run["hits"]} == set(keys)
    assert "1,650,000.00" in run["hits"][0]["message"]
    assert Entry.objects.count() == before
    assert all(found_by(authors, key) == set() for key in keys)


BAD = {
    "an example that does not hold": (TEXT.replace('expect.P1 = "fail"', 'expect.P1 = "pass"', 1), "应为通过"),
    "a bound that no example notices": (TEXT.replace("annual = 999999.00", "annual = 5.00").replace("annual = 1000000.00", "annual = 6.00"), "没有一个例子发现"),
    "a head that is none": (TEXT.replace("severity", "gravity"), "severity"),
    "two statements": (TEXT.replace("WHERE p.has_form", "WHERE p.has_form; DROP TABLE project"), "不许运行"),
    "a file read": (TEXT.replace("FROM project AS p", "FROM read_csv('/etc/passwd') AS x, project AS p"), "不许运行"),
    "nothing": ("", "读不通"),
}  # fmt: skip


@pytest.mark.parametrize("office", ["sqlite"], indirect=True)
@pytest.mark.parametrize(("text", "told"), BAD.values(), ids=BAD)
def test_what_does_not_do_well_is_said_and_goes_no_further(authors: Office, text: str, told: str) -> None:
    rule = begun(authors)
    client = sitting(authors, "performance")
    page = client.post(f"/rules/own/{rule['id']}", {"text": text, "before": rule["digest"], "try": "1"}).content.decode()
    assert told in page or "语法" in page or "不" in page
    now = authors.call("performance", "GET", f"own-rules/{rule['id']}").body
    assert (now["tried"], now["trial"]["faults"] != [], now["run"]) == (False, True, None)
    assert client.post(f"/rules/own/{rule['id']}/propose").status_code == 409


def test_two_who_write_at_once_lose_nothing(authors: Office) -> None:
    rule = begun(authors)
    one, other = sitting(authors, "performance"), sitting(authors, "second")
    path, mine = f"/rules/own/{rule['id']}", TEXT + "\n-- 我写的"
    assert "存好了" in one.post(path, {"text": TEXT + "\n", "before": rule["digest"]}).content.decode()
    answer = other.post(path, {"text": mine, "before": rule["digest"]})
    assert (answer.status_code, "别人刚改过" in answer.content.decode(), "我写的" in answer.content.decode()) == (412, True, True)


def test_a_code_that_is_taken_or_none_is_refused_with_the_way_out(authors: Office) -> None:
    for code in ("FND06", "xp01", "XPT001", "", "；；；", "X" * 200):
        answer = authors.call("performance", "POST", "own-rules", {"code": code})
        assert answer.status in (409, 422), code
        assert sitting(authors, "performance").post("/rules/own", {"code": code}).status_code == answer.status, code


def test_another_text_takes_the_place_of_the_one_that_is_on(authors: Office, example: Path) -> None:
    key, rule = authors.send("staff", example), begun(authors)
    assert authors.call("performance", "POST", "own-rules", {"code": "XPT01"}).status == 409, "one is being written"
    act(authors, rule["id"], *ON)
    new = begun(authors)
    assert new["text"] == authors.call("staff", "GET", f"own-rules/{rule['id']}").body["text"]
    text = new["text"].replace("1000000", "100000000").replace("1000001", "100000001").replace("999999", "99999999")
    authors.call(
        "performance", "PUT", f"own-rules/{new['id']}", {"text": text.replace("1,000,001", "100,000,001"), "before": new["digest"]}
    )
    act(authors, new["id"], *ON)
    states = {one["id"]: one["state"] for one in authors.call("performance", "GET", "own-rules").body["items"]}
    assert (states[rule["id"]], states[new["id"]], found_by(authors, key)) == ("off", "on", set())


def test_a_text_changed_behind_the_log_is_found_by_the_proof(authors: Office) -> None:
    from jixiao.web.keeping.verify import verified
    from jixiao.web.models import LocalRule

    rule = begun(authors)
    act(authors, rule["id"], *ON)
    assert verified().faults == ()
    LocalRule.objects.filter(pk=rule["id"]).update(text=TEXT + "-- 偷改")
    assert "与启用时的不一致" in " ".join(verified().faults)
    LocalRule.objects.filter(pk=rule["id"]).update(text=TEXT, state="off")
    assert "现在没有启用" in " ".join(verified().faults)


def test_how_often_each_rule_spoke_is_counted_over_what_one_sees(authors: Office, example: Path) -> None:
    from jixiao.web.localrules.counting import count_one

    for login in ("staff", "other_staff"):
        authors.send(login, example)
    before = authors.call("staff", "GET", "rules").body
    assert (before["stored"], before["counted"]) == (1, 0)
    assert (count_one(), count_one(), count_one()) == (True, True, False)
    told = authors.call("staff", "GET", "rules").body
    counts = {one["code"]: (one["fails"], one["declarations"]) for one in told["items"]}
    assert (told["stored"], told["counted"], counts["FND06"]) == (1, 1, (1, 1))
    assert "已数" not in sitting(authors, "staff").get("/rules").content.decode()
    assert authors.call("public", "GET", "rules").body["stored"] == 0
    act(authors, begun(authors)["id"], *ON)
    assert (count_one(), count_one(), count_one()) == (True, True, False), "other rules, another count"
    fails = {one["code"]: one["fails"] for one in authors.call("staff", "GET", "rules").body["items"]}
    assert fails["XPT01"] == 1


def test_what_a_unit_is_still_writing_is_not_counted_for_others(authors: Office, example: Path) -> None:
    from jixiao.web.localrules.counting import count_one

    key = authors.send("staff", example)
    authors.walk(key, ("finance", "check"), ("leader", "submit"), ("department", "take_up"))
    authors.walk(key, ("department", "return", {"opinions": [{"path": "/title", "text": "改"}]}))
    while count_one():
        pass
    assert (
        authors.call(
            "staff",
            "PATCH",
            f"declarations/{key}",
            [{"op": "replace", "path": "/projects/3/funding/annual", "value": "1.00"}],
            if_match="*",
        ).status
        == 200
    )
    assert not count_one(), "the text handed in is the same"


def test_a_rule_that_is_on_judges_what_is_approved_too_without_changing_it(authors: Office, example: Path) -> None:
    key = authors.send("staff", example)
    authors.walk(key, *TO_APPROVAL)
    version = authors.call("staff", "GET", f"declarations/{key}").body["version"]
    act(authors, begun(authors)["id"], *ON)
    assert found_by(authors, key, "auditor") == CODES
    assert authors.call("staff", "GET", f"declarations/{key}").body["version"] == version


def test_parameters_are_shown_by_day_with_their_source(office: Office) -> None:
    client = sitting(office, "staff")
    page = client.get("/params?q=training_quota").content.decode()
    assert "财行〔2016〕540号" in page
    assert "未核对" in page
    assert len(findall(r"<tr", client.get("/params?kind=words").content.decode())) > 50
    assert "没有符合的参数" in client.get("/params?q=没有这样的参数").content.decode()
    assert client.get("/params?on=gestern").status_code == 400
    old = office.call("staff", "GET", "params?on=1990-01-01").body["items"]
    assert 0 < len(old) < len(office.call("staff", "GET", "params").body["items"])
