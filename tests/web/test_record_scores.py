"""Records and scores of a unit's year: which rows prove what, evidence beside them, points taken off, what would be."""

from collections.abc import Callable, Iterator
from pathlib import Path
from shutil import rmtree

import pytest
from offices import PEOPLE, Answer, Office
from test_office_pages import sitting
from test_records import PAID, lines, post

from jixiao.actions.evaluate import EvaluateRequest, EvaluationOutcome, evaluate


@pytest.fixture
def evaluated(office: Office, example: Path) -> Iterator[tuple[Office, str]]:
    yield from kept_year(office, example)


def kept_year(office: Office, example: Path) -> Iterator[tuple[Office, str]]:
    """Give an office whose school has the worked example's year: its records as rows, what binds them, and the declaration's key."""
    from jixiao.web.declarations.evaluating import year_folder
    from jixiao.web.demo.acting import bring_year
    from jixiao.web.desks import shelf
    from jixiao.web.models import Declaration

    shelf.empty()
    key = office.send("staff", example)
    one = Declaration.objects.get(pk=key)
    place = year_folder(one)
    place.mkdir(parents=True, exist_ok=True)
    (place / "bindings.toml").write_bytes((example.parent / "bindings.toml").read_bytes())
    bring_year(one.unit, 2024, example.parent / "ledgers")
    yield office, key
    shelf.empty()
    rmtree(place)


def test_a_row_leads_to_the_scores_it_proves_and_a_score_to_its_rows(evaluated: tuple[Office, str]) -> None:
    office, key = evaluated
    told = office.call("staff", "GET", f"declarations/{key}/evaluation").body
    indicator = next(one for project in told["projects"] for one in project["indicators"] if one["addresses"])
    address = indicator["addresses"][0]
    ledger, record = address.removeprefix("ledger:").split("#")
    row = office.call("finance", "GET", f"ledgers/{ledger}/row?key={record}").body
    assert indicator["path"] in {one["path"] for one in row["proves"] if one["counts"]}
    assert (row["origin"]["how"], "行" in row["origin"]["place"]) == ("随台账文件夹带入", True)
    out = next(one for project in told["projects"] for one in project["indicators"] if one["left_out"])
    ledger, record = out["left_out"][0]["address"].removeprefix("ledger:").split("#")
    row = office.call("finance", "GET", f"ledgers/{ledger}/row?key={record}").body
    assert out["left_out"][0]["why"] in {one["why"] for one in row["proves"] if not one["counts"]}
    client = sitting(office, "finance")
    page = client.get(f"/d/{key}/score/{int(indicator['path'].split('/')[2]) + 1}").content.decode()
    assert f"proves={indicator['path'].replace('/', '%2F')}" in page
    counted = client.get(f"/records/{indicator['addresses'][0][7:].split('#')[0]}", {"proves": indicator["path"]}).content.decode()
    assert f"找到 {indicator['rows'] + len(indicator['left_out'])} 行" in counted


PNG = (
    b"\x89PNG\r\n\x1a\n"
    + bytes.fromhex("0000000d4948445200000001000000010806000000" + "1f15c489")
    + bytes.fromhex("0000000049454e44ae426082")
)


def test_evidence_lies_under_its_hash_and_stands_beside_the_score(evaluated: tuple[Office, str]) -> None:
    from jixiao.web.declarations.filestore import own_folder

    office, key = evaluated
    told = b"\x00\x00\x00\x04tEXtA\x00GP" + bytes(4)
    made = post(office, "staff", "evidence", "现场.png", PNG[:33] + told + PNG[33:], about="/projects/1/indicators/5")
    assert made.status == 201, made.body
    (row,) = office.call("staff", "GET", "ledgers/evidence?q=现场").body["items"]
    assert own_folder().place(row["sha256"]).read_bytes() == PNG
    files = office.call("staff", "GET", f"declarations/{key}/evaluation").body["projects"][1]["indicators"][5]["files"]
    assert any(row["sha256"][:12] in one for one in files), files
    given = office.call("finance", "GET", f"evidence/{row['code']}")
    assert (given.status, given.body, "sandbox" in given.headers["Content-Security-Policy"]) == (200, PNG, True)
    assert office.call("other_staff", "GET", f"evidence/{row['code']}").status == 404
    for about in ("/projects/99/indicators/0", "/projects/0/indicators/99", "ledger:payments#none", "ledger:none#1", "x"):
        assert post(office, "staff", "evidence", "a.txt", b"a", about=about).status == 404
    assert post(office, "leader", "evidence", "a.txt", b"a", about="/projects/1/indicators/5").status == 404


def test_evidence_of_a_row_is_found_at_the_row(evaluated: tuple[Office, str]) -> None:
    office, _ = evaluated
    payment = office.call("staff", "GET", "ledgers/payments").body["items"][0]["code"]
    made = post(office, "finance", "evidence", "发票.txt", b"paper", about=f"ledger:payments#{payment}")
    assert made.status == 201, made.body
    (file,) = office.call("staff", "GET", f"ledgers/payments/row?key={payment}").body["files"]
    assert file["name"].startswith("evidence/发票-")


def test_the_first_row_brings_the_folder_along_that_was_handed_in(office: Office, example: Path) -> None:
    from shutil import copytree

    from jixiao.web.declarations.evaluating import year_folder
    from jixiao.web.desks import shelf
    from jixiao.web.models import Declaration, Row

    shelf.empty()
    place = year_folder(Declaration.objects.get(pk=office.send("staff", example)))
    copytree(example.parent / "ledgers", place / "ledgers")
    refused = office.call("staff", "POST", "ledgers/payments/rows?year=2024", {**PAID, "amount": "x", "because": "漏记"})
    assert (refused.status, Row.objects.filter(unit=office.unit("小学")).count()) == (422, 0)
    assert office.call("staff", "POST", "ledgers/payments/rows?year=2024", {**PAID, "because": "漏记"}).status == 201
    assert office.call("staff", "GET", "ledgers/payments?year=2024").body["total"] > 500
    shelf.empty()
    rmtree(place)


def deducted(office: Office, key: str, login: str, **more: str) -> Answer:
    body = {"path": "/projects/1/indicators/1", "points": "3.00", "reason": "佐证只有总结", **more}
    return office.call(login, "POST", f"declarations/{key}/deductions", body)


@pytest.fixture
def running(evaluated: tuple[Office, str]) -> tuple[Office, str]:
    """Give the same year with its declaration in execution."""
    from jixiao.web.models import Declaration

    Declaration.objects.filter(pk=evaluated[1]).update(state="in_execution", reached=5, handed_in=1, frozen=1)
    return evaluated


def test_a_reviewer_takes_points_off_and_gives_them_back_each_with_a_reason(running: tuple[Office, str]) -> None:
    office, key = running
    path = "/projects/1/indicators/1"

    def score() -> tuple[str, str]:
        one = office.call("staff", "GET", f"declarations/{key}/evaluation").body["projects"][1]["indicators"][1]
        return one["computed"], one["score"]

    computed, before = score()
    assert computed == before
    assert deducted(office, key, "department", reason=" ").status == 422
    assert deducted(office, key, "department", points="99").status == 422
    assert {deducted(office, key, "department", points=p).status for p in ("0", "-1", "NaN", "1.001", "x")} == {422}
    client = sitting(office, "department")
    typed = {"path": path, "points": "99", "reason": "佐证 <只有> 总结", "anchor": "p2-i1"}
    refused = client.post(f"/d/{key}/score/2/take-off", typed).content.decode()
    assert all(text in refused for text in ("不超过它", 'value="佐证 &lt;只有&gt; 总结"', 'value="99"'))
    done = client.post(f"/d/{key}/score/2/take-off", {**typed, "points": "3"})
    assert (done.status_code, done.headers["Location"]) == (302, f"/d/{key}/score/2#p2-i1")
    assert score() == (computed, f"{float(computed) - 3:.2f}")
    assert "撤回扣分" in client.get(f"/d/{key}/score/2").content.decode()
    assert deducted(office, key, "performance", points="1.00").status == 201
    assert score() == (computed, f"{float(computed) - 1:.2f}")
    page = sitting(office, "staff").get(f"/d/{key}/score/2").content.decode()
    assert "复核扣减 1.00" in page
    assert "performance" in page
    assert office.call("department", "POST", f"declarations/{key}/deductions/given-back", {"path": path, "reason": ""}).status == 422
    told = office.call("department", "POST", f"declarations/{key}/deductions/given-back", {"path": path, "reason": "补了佐证"}).body[
        "items"
    ]
    assert [(one["points"], one["stands"], one["by"]) for one in told] == [("3.00", False, "department"), ("1.00", False, "performance")]
    assert score() == (computed, before)
    assert [one["points"] for one in lines("score.taken_off")] == ["3.00", "1.00"]


def test_only_reviewers_of_the_unit_take_points_off(running: tuple[Office, str]) -> None:
    office, key = running
    for login in PEOPLE:
        with office.undone():
            role, unit = PEOPLE[login]
            sees = office.call(login, "GET", f"declarations/{key}").status == 200
            status = deducted(office, key, login).status
            able = role in ("department", "finance_performance") and unit in ("教育局", "市")
            assert status == (201 if able else 403 if sees else 404), login


def test_points_are_not_taken_off_before_there_is_execution_nor_by_who_wrote_it(evaluated: tuple[Office, str]) -> None:
    from jixiao.web.models import Declaration, Version

    office, key = evaluated
    office.walk(key, ("finance", "check"), ("leader", "submit"))
    assert deducted(office, key, "department").status == 409
    Declaration.objects.filter(pk=key).update(state="in_execution")
    Version.objects.filter(declaration=key).update(by=office.person("department"))
    assert "自己填写" in deducted(office, key, "department").body["detail"]


def test_what_would_be_is_told_and_changes_nothing(running: tuple[Office, str]) -> None:
    office, key = running
    now = office.call("staff", "GET", f"declarations/{key}/evaluation").body["projects"][1]["total"]
    would = office.call("staff", "GET", f"declarations/{key}/what-if?suppose=/projects/1/indicators/1=100").body
    assert float(would["projects"][1]["total"]) < float(now)
    assert office.call("staff", "GET", f"declarations/{key}/what-if?suppose=/projects/1/indicators/1=很多").status == 409
    client = sitting(office, "staff")
    page = client.get(f"/d/{key}/score/2", {"w:/projects/1/indicators/1": "100"}).content.decode()
    assert f"<b>{would['projects'][1]['total']}</b>" in page
    assert "没有记进台账" in page
    assert client.get(f"/d/{key}/score/99").status_code == 404
    assert office.call("staff", "GET", f"declarations/{key}/evaluation").body["projects"][1]["total"] == now
    told = office.call("staff", "GET", f"declarations/{key}/monitoring?day=2024-07-31").body
    assert len(told["projects"]) == 8


def test_the_same_year_is_measured_once(running: tuple[Office, str], monkeypatch: pytest.MonkeyPatch) -> None:
    office, key = running
    office.call("staff", "GET", f"declarations/{key}/evaluation")
    counted: list[EvaluateRequest] = []

    def counting(request: EvaluateRequest, stdin: Callable[[], bytes]) -> EvaluationOutcome:
        counted.append(request)
        return evaluate(request, stdin)

    monkeypatch.setattr("jixiao.web.declarations.evaluating.evaluate", counting)
    office.call("staff", "GET", f"declarations/{key}/evaluation")
    assert counted == []
    assert office.call("staff", "POST", "ledgers/payments/rows", {**PAID, "because": "漏记"}).status == 201
    office.call("staff", "GET", f"declarations/{key}/evaluation")
    assert len(counted) == 1


def test_what_proves_the_indicators_is_proposed_agreed_to_and_then_scored(evaluated: tuple[Office, str]) -> None:
    from jixiao.web.declarations.evaluating import year_folder
    from jixiao.web.models import Declaration

    office, key = evaluated
    place = year_folder(Declaration.objects.get(pk=key)) / "bindings.toml"
    place.unlink()
    client = sitting(office, "staff")
    assert client.get(f"/d/{key}/score").headers["Location"] == f"/d/{key}/binding"
    assert sitting(office, "leader").get(f"/d/{key}/score").status_code == 409
    told = office.call("staff", "GET", f"declarations/{key}/bindings").body["items"]
    sure = [one["indicator"] for one in told if one["measure"]]
    assert len(sure) > 30
    page = client.get(f"/d/{key}/binding").content.decode()
    assert f'value="{sure[0]}"' in page
    for login, status in (("leader", 403), ("department", 404), ("other_staff", 404)):
        assert office.call(login, "POST", f"declarations/{key}/bindings", {"indicators": sure}).status == status
    assert not place.exists()
    assert client.post(f"/d/{key}/bind", {"indicator": sure[:-1]}).headers["Location"] == f"/d/{key}/score"
    assert office.call("finance", "POST", f"declarations/{key}/bindings", {"indicators": sure}).body == {"bound": len(sure)}
    assert place.with_name("bindings.toml.1").is_file()
    assert client.get(f"/d/{key}/score").status_code == 200
    assert [one["indicators"] for one in lines("bindings.agreed")] == [len(sure) - 1, len(sure)]
