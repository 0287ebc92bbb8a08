"""A review: opinions are answered by the unit and settled by who gave them, and a grade follows from the form of eight items."""

from pathlib import Path
from typing import Any

import pytest
from offices import PEOPLE, TO_APPROVAL, Office
from test_office_pages import sitting

TO_GRADE = TO_APPROVAL[:6]
OPINION: dict[str, object] = {"opinions": [{"path": "/projects/0/funding/annual", "text": "金额没有依据"}]}


@pytest.fixture
def returned(office: Office, example: Path) -> str:
    key = office.send("staff", example)
    office.walk(key, ("finance", "check"), ("leader", "submit"), ("department", "take_up"), ("department", "return", OPINION))
    return key


def opinion(office: Office, login: str, key: str) -> dict[str, Any]:
    (one,) = office.call(login, "GET", f"declarations/{key}/opinions").body["items"]
    return dict(one)


def test_an_opinion_is_answered_by_the_unit_and_settled_by_who_gave_it(office: Office, returned: str) -> None:
    number = opinion(office, "staff", returned)["id"]
    staff = sitting(office, "staff")
    page = staff.get(f"/d/{returned}/review").content.decode()
    assert ("答复：" in page, "接受不改</button>" in page) == (True, False)
    empty = staff.post(f"/d/{returned}/review/answer", {"opinion": number, "text": " "})
    assert (empty.status_code, "答复要写几个字" in empty.content.decode()) == (422, True)
    assert staff.post(f"/d/{returned}/review/answer", {"opinion": number, "settle": "1"}).status_code == 403
    assert "按去年决算" in staff.post(f"/d/{returned}/review/answer", {"opinion": number, "text": "按去年决算"}).content.decode()
    assert "答：staff：按去年决算" in staff.get(f"/d/{returned}").content.decode()
    department = sitting(office, "department")
    assert all(text in department.get(f"/d/{returned}/review").content.decode() for text in ("按去年决算", "接受不改</button>"))
    done = department.post(f"/d/{returned}/review/answer", {"opinion": number, "text": "可以", "settle": "1"})
    assert "接受不改" in done.content.decode()
    assert "要改的意见" not in staff.get(f"/d/{returned}").content.decode(), "it waits no more"
    assert office.call("staff", "POST", f"declarations/{returned}/opinions/{number}/answers", {"text": "再说"}).status == 409
    told = opinion(office, "staff", returned)
    assert (told["settled"], told["may_answer"], [one["text"] for one in told["answers"]]) == (True, False, ["按去年决算", "可以"])


def test_what_waits_is_told_to_whom_it_waits_for(office: Office, returned: str) -> None:
    told = {
        login: [one["link"] for one in office.call(login, "GET", "waiting").body["items"]]
        for login in ("finance", "department", "other_staff")
    }
    assert told == {"finance": [f"/d/{returned}"], "department": [], "other_staff": []}


def test_an_answer_sent_twice_with_its_key_stands_once(office: Office, returned: str) -> None:
    number = opinion(office, "staff", returned)["id"]
    path = f"declarations/{returned}/opinions/{number}/answers"
    answers = [office.call("staff", "POST", path, {"text": "按去年决算"}, idempotency_key="k") for _ in range(2)]
    assert [(one.status, one.body["text"]) for one in answers] == [(201, "按去年决算")] * 2
    assert len(opinion(office, "staff", returned)["answers"]) == 1


def test_nobody_else_answers(office: Office, returned: str) -> None:
    number = opinion(office, "staff", returned)["id"]
    for login in PEOPLE:
        with office.undone():
            status = office.call(login, "POST", f"declarations/{returned}/opinions/{number}/answers", {"text": "x"}).status
            assert status == (201 if login in ("staff", "finance", "leader", "department") else 404), login
            assert office.call("staff", "POST", f"declarations/{returned}/opinions/{number + 1000}/answers", {"text": "x"}).status == 404, (
                login
            )


def items(**points: str) -> dict[str, Any]:
    full = {"format": "10", "clarity": "10", "goal": "15", "science": "15", "reason": "15", "money": "15", "reach": "10", "ready": "10"}
    return {"items": {name: {"points": points.get(name, most)} for name, most in full.items()}}


@pytest.fixture
def to_grade(office: Office, example: Path) -> str:
    key = office.send("staff", example)
    office.walk(key, *TO_GRADE)
    return key


@pytest.mark.parametrize(
    ("points", "grade", "state"),
    [
        ({}, "优", "accepted"),
        ({"money": "12", "science": "13"}, "优", "accepted"),
        ({"money": "12", "science": "12", "goal": "11.9", "reason": "13"}, "良", "consultation"),
    ],
)
def test_the_grade_follows_from_the_points(office: Office, to_grade: str, points: dict[str, str], grade: str, state: str) -> None:
    given = items(**points)
    for one in given["items"].values():
        one["opinion"] = ""
    given["items"]["goal"]["opinion"] = "写明依据"
    answer = office.call("performance", "POST", f"declarations/{to_grade}/review-form", given)
    assert (answer.status, answer.body.get("state")) == (200, state), answer.body
    steps = office.call("performance", "GET", f"declarations/{to_grade}/steps").body["items"]
    assert (steps[-1]["grade"], [one["text"] for one in steps[-1]["opinions"]]) == (grade, ["目标相关性：写明依据"])
    from jixiao.web.models import TakenStep

    kept = TakenStep.objects.get(declaration=to_grade, name="grade").sheet
    assert kept is not None
    assert kept["items"]["money"] == points.get("money", "15")


def test_points_that_are_none_are_told_and_grade_nothing(office: Office, to_grade: str) -> None:
    for given in ("", "16", "-1", "x", "1e1", "NaN", "１０"):
        answer = office.call("performance", "POST", f"declarations/{to_grade}/review-form", items(money=given))
        assert (answer.status, "“资金匹配性”没有打分" in answer.body["detail"]) == (409, True), given
        assert office.call("performance", "GET", f"declarations/{to_grade}").body["state"] == "performance_review", given


def test_an_item_that_is_poor_wants_an_opinion_and_what_was_typed_stays(office: Office, to_grade: str) -> None:
    client = sitting(office, "performance")
    page = client.get(f"/d/{to_grade}/review").content.decode()
    assert all(text in page for text in ("绩效目标审核表", 'name="p-money"', "按这张表评定"))
    full = {f"p-{name}": one["points"] for name, one in items(money="3").items() for name, one in one.items()}
    refused = client.post(f"/d/{to_grade}/review/grade", {**full, "o-format": "附件补齐"})
    told = refused.content.decode()
    assert (refused.status_code, "“资金匹配性”评为“差”，请写明" in told, "附件补齐" in told, 'value="3"' in told) == (409, True, True, True)
    summed = client.post(f"/d/{to_grade}/review/grade", {**full, "sum": "1"}).content.decode()
    assert '<output class="big" data-total>88</output>' in summed
    done = client.post(f"/d/{to_grade}/review/grade", {**full, "o-money": "没有数量和单价", "w-money": "/projects/0/funding/annual"})
    assert "评为“良”" in done.content.decode()


def test_who_does_not_grade_has_no_form(office: Office, to_grade: str) -> None:
    for login in ("staff", "department", "business", "other_staff"):
        seen = login in ("staff", "department", "business")
        page = sitting(office, login).get(f"/d/{to_grade}/review")
        assert (page.status_code, "按这张表评定" in page.content.decode()) == (200 if seen else 404, False), login
        status = office.call(login, "POST", f"declarations/{to_grade}/review-form", items()).status
        assert status == (403 if seen else 404), login


def test_what_was_written_for_a_step_that_is_refused_stays(office: Office, to_grade: str) -> None:
    client = sitting(office, "performance")
    given = {"grade": "中", "path": ["/stated_total", "/projects/1"], "opinion": [" ", " "]}
    page = client.post(f"/d/{to_grade}/do/grade", given)
    assert (page.status_code, 'name="grade" value="中" checked' in page.content.decode()) == (409, True)


def test_last_years_declaration_is_at_hand(office: Office, example: Path) -> None:
    from jixiao.web.models import Declaration

    before, key = office.send("staff", example), office.send("staff", example)
    Declaration.objects.filter(pk=before).update(year=2023)
    for path in (f"/d/{key}", f"/d/{key}/review"):
        assert f"/compare?one={before}&amp;other={key}" in sitting(office, "staff").get(path).content.decode()


def test_who_has_done_a_step_is_told_who_does_what_next(office: Office, example: Path) -> None:
    key = office.send("staff", example)
    changed = [{"op": "replace", "path": "/projects/3/funding/annual", "value": "963200.00"}]
    assert office.call("staff", "PATCH", f"declarations/{key}", changed, if_match="*").status == 200
    client = sitting(office, "staff")
    assert f"/d/{key}/do/confirm" in client.get(f"/d/{key}").content.decode()
    page = client.post(f"/d/{key}/do/confirm").content.decode()
    assert "下一步：单位财务人员“核对”" in page
    assert f"/d/{key}/do/confirm" not in page
    assert "没有等您办的" in client.get("/").content.decode()


def test_what_was_asked_for_under_way_is_answered_when_the_unit_says_that_it_is_done(office: Office, example: Path) -> None:
    key = office.send("staff", example)
    office.walk(key, *TO_APPROVAL, ("leader", "ask_release"), ("performance", "publish"), ("finance", "begin"), ("leader", "monitor"))
    office.walk(key, ("department", "ask_rectification", OPINION))
    leader = sitting(office, "leader")
    page = leader.get(f"/d/{key}").content.decode()
    assert ("金额没有依据" in page, "要改的意见" in page, "先改好再送" in page) == (True, True, False), (
        "nothing is written in what was approved"
    )
    office.walk(key, ("leader", "rectified", {"reason": "补了依据"}))
    assert "要改的意见" not in leader.get(f"/d/{key}").content.decode()


def test_who_has_to_mend_is_told_so_where_somebody_else_sends(office: Office, returned: str) -> None:
    page = sitting(office, "staff").get(f"/d/{returned}").content.decode()
    assert ("照左边的意见改" in page, "现在没有您要办的" in page) == (True, False)


def test_a_unit_sees_its_figure_while_it_cuts_its_forms(office: Office, example: Path) -> None:
    key = office.send("staff", example)
    office.walk(key, *TO_APPROVAL[:9])
    assert "控制数 <b>" in sitting(office, "staff").get(f"/d/{key}").content.decode()
