"""The API as its OpenAPI page describes it: every answer is one that is described, whatever is sent."""

import json
from collections.abc import Iterator
from pathlib import Path
from random import Random
from typing import Any
from urllib.parse import quote

import jsonschema
import pytest
from offices import Answer, Office

METHODS = ("get", "post", "patch", "put", "delete")
OFFICERS = ("system", "system", "security", "log")
STEPS = {"people": "link", "units": "close", "own-rules": "try", "desks": "group"}
NASTY: tuple[Any, ...] = (
    "", " ", "\x00", "../../etc/passwd", "%2e%2e", "'; DROP TABLE web_person; --", "<script>", "{{7*7}}", "\ud800", "\u202e", "９９９", "=1+1", "a" * 5000,
    None, True, 0, -1, 2**63, 1e308, [], {}, [[[[[]]]]], {"a": {"b": {}}},
)  # fmt: skip
"""What nobody ought to send."""


@pytest.fixture
def described(office: Office) -> dict[str, Any]:
    answer = office.call(None, "GET", "openapi.json")
    assert answer.status == 200
    found: dict[str, Any] = answer.body
    return found


def operations(described: dict[str, Any]) -> Iterator[tuple[str, str, dict[str, Any]]]:
    for path, methods in described["paths"].items():
        for method in METHODS:
            if method in methods:
                yield path, method, methods[method]


def test_the_page_is_the_one_that_is_committed(described: dict[str, Any], root: Path) -> None:
    assert described == json.loads((root / "docs/reference/openapi.json").read_text("utf-8"))
    assert described["openapi"].startswith("3.1")


def test_every_reference_leads_somewhere(described: dict[str, Any]) -> None:
    text = json.dumps(described)
    wanted = {part.split('"')[0] for part in text.split('"#/components/schemas/')[1:]}
    assert wanted == wanted & set(described["components"]["schemas"])
    for schema in described["components"]["schemas"].values():
        jsonschema.Draft202012Validator.check_schema(schema)


def test_every_call_wants_a_login_but_the_login(described: dict[str, Any]) -> None:
    free = {path for path, _, told in operations(described) if not told.get("security")}
    assert free == {"/api/v1/token"}


def check(described: dict[str, Any], told: dict[str, Any], answer: Answer) -> None:
    """Hold an answer against what is described: its status, and its body where that is JSON."""
    assert str(answer.status) in told["responses"], (told["operationId"], answer.status, answer.body)
    content = told["responses"][str(answer.status)].get("content", {})
    if "json" in answer.headers.get("Content-Type", "") and content:
        schema = {**next(iter(content.values()))["schema"], "components": described["components"]}
        jsonschema.validate(answer.body, schema)
    if answer.status >= 400:
        assert answer.headers["Content-Type"].startswith("application/problem+json")


def test_what_is_answered_is_what_is_described(office: Office, described: dict[str, Any], example: Path) -> None:
    """300 calls drawn from a seed, of which half are sensible, none of them fails and none is answered in a way that is not described."""
    key, draw = office.send("staff", example), Random(20240101)  # noqa: S311 - a seed, so that a failure can be had again
    seen = set()
    known = list(operations(described))
    for _ in range(300):
        path, method, told = draw.choice(known)
        call = path.removeprefix("/api/v1/")
        for name, sensible in places(path, key).items():
            call = call.replace(name, draw.choice([sensible, sensible, "nonsense", "x" * 300, "%00", "%F0%9F%98%80", "-1"]))
        if method == "get" and draw.random() < 0.5:
            wanted = [one["name"] for one in told.get("parameters", []) if one["in"] == "query"] or ["q"]
            call += f"?{draw.choice(wanted)}={draw.choice(['1', '-1', '', 'x', '%00', '99999999999999999999', 'null', '2024'])}"
        login = draw.choice(["staff", "staff", "leader", "finance", "other_staff", "department", "performance", *OFFICERS, None])
        answer = office.call(login, method.upper(), call, body(draw, path, method), **headers(draw))
        check(described, told, answer)
        seen.add((path, method, answer.status))
    assert len(seen) > 25
    assert {status for _, _, status in seen} >= {200, 401, 404, 422}


def places(path: str, key: str) -> dict[str, str]:
    """Return what sensibly stands in the places of an address."""
    by_number = path.startswith(("/api/v1/units/", "/api/v1/loans/", "/api/v1/deliveries/"))
    step = next((step for start, step in STEPS.items() if path.startswith(f"/api/v1/{start}/")), "check")
    return {"{key}": "1" if by_number else key, "{name}": step, "{login}": "staff", "{year}": "2027", "{day}": "2027-05-01"}


def headers(draw: Random) -> dict[str, str]:
    """Return some heads that matter, sensible or not."""
    found = {}
    if draw.random() < 0.5:
        found["if_match"] = draw.choice(["*", '"1-0"', "", "x" * 2000, 'W/"1"', "é"])
    if draw.random() < 0.3:
        found["idempotency_key"] = draw.choice(["k1", "k2", "", "x" * 500])
    return found


def body(draw: Random, path: str, method: str) -> object:
    """Return a body: what the call wants, that with something wrong in it, or something quite different."""
    if method == "get":
        return None
    sensible: dict[str, Any] = {
        "/api/v1/token": {"login": "staff", "password": "wrong"},
        "/api/v1/declarations/{key}": [{"op": "replace", "path": "/title", "value": "新名"}],
        "/api/v1/declarations/{key}/actions/{name}": {"reason": "原因", "opinions": [{"path": "/title", "text": "改"}]},
        "/api/v1/people": {"login": "newcomer", "name": "新来的"},
        "/api/v1/people/{login}/actions/{name}": {"role": "unit_finance", "unit": "小学"},
        "/api/v1/loans": {"login": "other_leader", "role": "unit_leader", "unit": "小学", "until": "2999-01-01"},
        "/api/v1/units/{key}/actions/{name}": {"under": 1},
        "/api/v1/calendar/{year}": {"rounds": [{"title": "公开", "day": "2027-03-14", "near": 5}]},
        "/api/v1/calendar/days": {"first": "2027-05-01", "last": "2027-05-05", "worked": False, "name": "放假"},
        "/api/v1/backups": {"what": "verify"},
        "/api/v1/own-rules": {"code": "XPT01"},
        "/api/v1/own-rules/{key}": {"text": "SELECT 1", "before": "0"},
        "/api/v1/me/factor/actions/confirm": {"code": "123456"},
    }
    made = json.loads(json.dumps(sensible.get(path, {})))
    if draw.random() < 0.4:
        return draw.choice(NASTY)
    inside = made[0] if isinstance(made, list) else made
    if inside and draw.random() < 0.6:
        inside[draw.choice([*inside, "more"])] = draw.choice(NASTY)
    return made


def test_what_is_no_json_is_told(office: Office, example: Path) -> None:
    key = office.send("staff", example)
    head = {"HTTP_AUTHORIZATION": f"Bearer {office.token('staff')}", "HTTP_IF_MATCH": "*"}
    for text in (b"", b"{", b"\xff\xfe", b"[" * 100_000, b"NaN", b'"\\ud800"'):
        for method, path in (("patch", f"declarations/{key}"), ("post", f"declarations/{key}/actions/check"), ("post", "token")):
            answer = getattr(office._client, method)(f"/api/v1/{path}", text, content_type="application/json", **head)
            assert answer.status_code in (200, 400, 401, 403, 409, 422), (method, path, text[:10], answer.content)
            if answer.status_code >= 400:
                assert answer.headers["Content-Type"].startswith("application/problem+json")


@pytest.mark.parametrize("sign", ["\x00", "\x1b", "\u202e"])
def test_signs_that_nobody_types_are_refused_and_not_stored(office: Office, example: Path, sign: str) -> None:
    key = office.send("staff", example)
    patch = [{"op": "replace", "path": "/projects/0/goals/overall", "value": f"目标{sign}"}]
    assert office.call("staff", "PATCH", f"declarations/{key}", patch, if_match="*").status == 422
    office.walk(key, ("finance", "check"))
    assert office.act("leader", key, "reopen", reason=f"原因{sign}").status == 422
    for path in (f"declarations?q={quote(sign)}", f"declarations?state={quote(sign)}", f"declarations?cursor={quote(sign)}"):
        assert office.call("staff", "GET", path).status == 422


def test_a_request_that_is_too_large_is_refused(office: Office, example: Path) -> None:
    key = office.send("staff", example)
    patch = [{"op": "replace", "path": "/title", "value": "x" * (5 << 20)}]
    assert office.call("staff", "PATCH", f"declarations/{key}", patch, if_match="*").status == 413


def test_an_upload_that_is_too_large_is_refused_while_it_arrives(office: Office, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    from django.conf import settings

    (tmp_path / "arriving").mkdir()
    monkeypatch.setattr(settings, "LARGEST_UPLOAD", 1000)
    monkeypatch.setattr(settings, "FILE_UPLOAD_TEMP_DIR", str(tmp_path / "arriving"))
    file = tmp_path / "大.txt"
    file.write_bytes(b"x" * 100_000)
    answer = office.call("staff", "POST", "declarations", file)
    assert (answer.status, "超过" in answer.body["detail"]) == (413, True)
    assert list((tmp_path / "arriving").iterdir()) == []


def test_an_answer_has_the_fields_of_the_type_that_it_answers(described: dict[str, Any]) -> None:
    from jixiao.desk.wall import MeetingView
    from jixiao.web.screens.office.standing import StateView
    from jixiao.web.screens.picker import IndicatorChoice

    schemas = described["components"]["schemas"]
    for name, of, more, less in (
        ("Choice", IndicatorChoice, set(), set()), ("HereOut", StateView, set(), {"after", "rows"}), ("WallShown", MeetingView, {"gap"}, set()),
    ):  # fmt: skip
        assert set(schemas[name]["properties"]) == set(of.__struct_fields__) - less | more
        assert set(schemas[name]["required"]) == set(schemas[name]["properties"])
