"""What pages hand over and do besides, for programs too: papers, versions, empty forms, undoing, rules, passwords."""

from pathlib import Path

import pytest
from offices import PASSWORD, Office


def test_papers_of_a_text_are_given_to_who_sees_it(office: Office, example: Path) -> None:
    key = office.send("staff", example)
    for name, start in (("official.docx", b"PK"), ("notice.docx", b"PK"), ("report.html", b"<!"), ("report.xlsx", b"PK")):
        answer = office.call("staff", "GET", f"declarations/{key}/papers/{name}")
        assert (answer.status, answer.body[:2]) == (200, start), name
        assert office.call("other_staff", "GET", f"declarations/{key}/papers/{name}").status == 404
    assert office.call("staff", "GET", f"declarations/{key}/papers/none.docx").status == 404
    assert office.call("staff", "GET", f"declarations/{key}/evaluation/form").status == 409, "there are no records"


def test_a_declaration_begins_from_an_empty_form(office: Office) -> None:
    forms = office.call("staff", "GET", "forms").body["items"]
    name = next(one["name"] for one in forms if one["kind"] == "declaration")
    made = office.call("staff", "POST", "blank-declarations", {"form": name, "year": 2027})
    assert (made.status, made.body["state"], made.body["version"]) == (201, "draft", 1)
    assert office.call("staff", "GET", f"declarations/{made.body['id']}").body["fiscal_year"] == 2027
    assert office.call("staff", "POST", "blank-declarations", {"form": "nonsense", "year": 2027}).status == 422
    assert office.call("leader", "POST", "blank-declarations", {"form": name, "year": 2027}).status == 403


def test_to_undo_is_a_version_and_only_of_who_saw_the_last(office: Office, example: Path) -> None:
    key = office.send("staff", example)
    path = f"declarations/{key}"
    first = office.call("staff", "GET", path)
    assert office.call("staff", "POST", f"{path}/undo", if_match="*").status == 409, "nothing stands before the first"
    patch = [{"op": "replace", "path": "/title", "value": "另一个名字"}]
    office.call("staff", "PATCH", path, patch, if_match=first.headers["ETag"])
    assert office.call("staff", "POST", f"{path}/undo").status == 428
    assert office.call("staff", "POST", f"{path}/undo", if_match=first.headers["ETag"]).status == 412
    assert office.call("leader", "POST", f"{path}/undo", if_match="*").status == 409
    undone = office.call("staff", "POST", f"{path}/undo", if_match="*")
    assert (undone.status, undone.body["version"]) == (200, 3)
    assert office.call("staff", "GET", path).body["title"] == first.body["title"]
    told = office.call("staff", "GET", f"{path}/versions").body["items"]
    assert [(one["number"], one["what"]) for one in told][:2] == [(3, "撤销上一次修改"), (2, "修改")]
    assert office.call("staff", "GET", f"comparison?one={key}@1&other={key}@3").body["changes"] == []


def test_who_reads_what_was_handed_in_sees_no_later_version(office: Office, example: Path) -> None:
    key = office.send("staff", example)
    office.walk(key, ("finance", "check"), ("leader", "submit"), ("department", "take_up"))
    office.walk(key, ("department", "return", {"opinions": [{"path": "/title", "text": "改"}]}))
    office.call("staff", "PATCH", f"declarations/{key}", [{"op": "replace", "path": "/title", "value": "新"}], if_match="*")
    counts = {login: len(office.call(login, "GET", f"declarations/{key}/versions").body["items"]) for login in ("staff", "department")}
    assert counts == {"staff": 2, "department": 1}


def test_a_rule_tells_everything_about_itself(office: Office) -> None:
    rule = office.call("staff", "GET", "rules/FND06").body
    assert (rule["code"], bool(rule["laws"]), "SELECT" in rule["sql"], rule["examples"] != []) == ("FND06", True, True, True)
    assert office.call("staff", "GET", "rules/XXX99").status == 404


def test_a_token_is_given_back_and_a_password_changed(office: Office) -> None:
    from jixiao.web.models import Person

    Person.objects.filter(pk=office.base.keys["staff"]).update(must_change=False)
    before = office.token("staff")
    assert office.call("staff", "POST", "me/password", {"old": "wrong", "new": "Another-one-of-8-signs"}).status == 401
    assert office.call("staff", "POST", "me/password", {"old": PASSWORD, "new": "short"}).status == 422
    assert office.call("staff", "DELETE", "token").status == 204
    assert office.call("staff", "GET", "me").status == 401
    office.token_again("staff")
    assert office.token("staff") != before
    assert office.call("staff", "POST", "me/password", {"old": PASSWORD, "new": "Another-one-of-8-signs"}).status == 204
    assert office.call("staff", "GET", "me").status == 401, "everything that was open ends"


@pytest.mark.parametrize("login", ["performance", "other_department"])
def test_who_may_look_before_it_is_public_sees_the_page(office: Office, example: Path, login: str) -> None:
    from offices import TO_APPROVAL

    key = office.send("staff", example)
    office.walk(key, *TO_APPROVAL)
    answer = office.call(login, "GET", f"declarations/{key}/public-look/index.html")
    assert answer.status == (200 if login == "performance" else 404)
    assert office.call("performance", "GET", f"declarations/{key}/public-look/../secret").status == 404
