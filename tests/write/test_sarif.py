import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from jsonschema import Draft202012Validator
from msgspec.structs import replace

from jixiao.model.finding import AuditReport, Counts, Finding
from jixiao.write.as_json import json_parts
from jixiao.write.sarif import RuleCard, sarif

RULES = Draft202012Validator(
    json.loads((Path(__file__).parent / "sarif-2.1.0-extract.json").read_text("utf-8")), format_checker=Draft202012Validator.FORMAT_CHECKER
)
CARD = RuleCard(
    code="FND06",
    name="funds.narrative-differs",
    severity="error",
    title="不一致",
    why="为什么",
    fix="改法",
    page="# FND06",
    basis=("财预〔2015〕88号",),
)


def log(report: AuditReport, *cards: RuleCard) -> dict[str, Any]:
    made: dict[str, Any] = json.loads(b"".join(json_parts(sarif(report, cards))))
    return made


def results(report: AuditReport) -> list[dict[str, Any]]:
    made: list[dict[str, Any]] = log(report, CARD)["runs"][0]["results"]
    return made


def ran(report: AuditReport, **by_rule: Counts) -> AuditReport:
    """Return the report with what every rule said of its documents."""
    return replace(report, documents=tuple(replace(document, by_rule=by_rule) for document in report.documents))


@pytest.mark.parametrize("cards", [(), (CARD,)])
def test_it_keeps_to_the_schema(whole: AuditReport, cards: tuple[RuleCard, ...]) -> None:
    assert [f"{list(e.absolute_path)}: {e.message}" for e in RULES.iter_errors(log(whole, *cards))] == []


def test_the_extract_catches_what_is_wrong(whole: AuditReport) -> None:
    made = log(whole)
    made["runs"][0]["results"][0]["kind"] = "failed"
    made["runs"][0]["results"][1]["locations"][0]["physicalLocation"]["region"]["startLine"] = 0
    assert {e.json_path.rpartition(".")[2] for e in RULES.iter_errors(made)} == {"kind", "level", "startLine"}


@pytest.mark.parametrize(
    ("counts", "kind"),
    [
        (Counts(passed=2, not_applicable=1), "pass"),
        (Counts(passed=2, unknown=1), "open"),
        (Counts(not_applicable=3), "notApplicable"),
    ],
)
def test_a_rule_that_nothing_failed_on(of: Callable[..., AuditReport], counts: Counts, kind: str) -> None:
    (result,) = results(ran(of([]), FND06=counts))
    assert (result["ruleId"], result["ruleIndex"], result["kind"], result["level"]) == ("FND06", 0, kind, "none")


def test_a_rule_that_findings_speak_of_has_no_other_result(of: Callable[..., AuditReport], fnd06: Finding) -> None:
    made = results(ran(of([fnd06]), FND06=Counts(passed=7, fail=1), FND08=Counts(fail=1)))
    assert [(result["ruleId"], result["kind"]) for result in made] == [("FND06", "fail")]


def test_results_of_every_kind_keep_to_the_schema(of: Callable[..., AuditReport], fnd06: Finding) -> None:
    made = log(ran(of([fnd06]), FND01=Counts(passed=1), FND02=Counts(), FND03=Counts(unknown=1)), CARD)
    assert [error.message for error in RULES.iter_errors(made)] == []


def test_a_failed_verdict(of: Callable[..., AuditReport], fnd06: Finding) -> None:
    (result,) = results(of([fnd06]))
    assert {key: result[key] for key in ("ruleId", "ruleIndex", "kind", "level", "partialFingerprints")} == {
        "ruleId": "FND06", "ruleIndex": 0, "kind": "fail", "level": "error", "partialFingerprints": {"jixiao/1": "FND06:/projects/3/funding/annual"},
    }  # fmt: skip
    assert len(result["relatedLocations"]) == 2


@pytest.mark.parametrize(
    ("changes", "key", "value"),
    [
        ({"verdict": "unknown"}, "kind", "open"),
        ({"verdict": "unknown"}, "level", "none"),
        ({"baseline": "unchanged"}, "baselineState", "unchanged"),
        ({"waived": True, "waiver": "已说明"}, "suppressions", [{"kind": "external", "status": "accepted", "justification": "已说明"}]),
    ],
)
def test_other_states(of: Callable[..., AuditReport], fnd06: Finding, changes: dict[str, Any], key: str, value: object) -> None:
    (result,) = results(of([replace(fnd06, **changes)]))
    assert result[key] == value


@pytest.mark.parametrize(
    ("file", "uri"),
    [("申报/表 1.txt", "%E7%94%B3%E6%8A%A5/%E8%A1%A8%201.txt"), ("/tmp/a#b.txt", "file:///tmp/a%23b.txt"), ("-", "stdin")],  # noqa: S108 - only a name
)
def test_a_file_is_a_uri(of: Callable[..., AuditReport], file: str, uri: str) -> None:
    assert log(of((), file=file))["runs"][0]["artifacts"][0]["location"]["uri"] == uri


def test_articles_of_law_are_taxa(of: Callable[..., AuditReport], fnd06: Finding) -> None:
    run = log(of([fnd06]), CARD)["runs"][0]
    laws = [taxon["shortDescription"]["text"] for taxon in run["taxonomies"][0]["taxa"]]
    assert laws == ["财预〔2015〕88号", "财预〔2015〕88号第十九条（2015-05-21 起）"]
    assert [taxon["index"] for taxon in run["results"][0]["taxa"]] == [1]
