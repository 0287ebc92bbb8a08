"""Hostile rules over a folder of good files, by the command line: each is told by its code, the others run, every report comes."""

from pathlib import Path

import pytest

from hostile.folders import Ended, audited, folder
from hostile.rules import ANSWERS, SLOW, TEXTS, TIMES, hostile, rule


@pytest.fixture(scope="module")
def ended(tmp_path_factory: pytest.TempPathFactory) -> Ended:
    place = tmp_path_factory.mktemp("hostile")
    rules = place / "rules"
    rules.mkdir()
    hostile(rules)
    return audited(folder(place / "files"), "--rules", rules)


def test_every_report_comes_and_the_innocent_rule_speaks_in_each(ended: Ended) -> None:
    assert ended.faults() == []
    assert all("LOC99" in str(document["findings"]) for document in ended.documents.values())


@pytest.mark.parametrize(("code", "told"), [(code, told) for code, (_, told) in (ANSWERS | TEXTS).items()])
def test_each_is_told_by_its_code(ended: Ended, code: str, told: str) -> None:
    assert told in ended.problems[code]


def test_slow_rules_do_not_silence_the_next(tmp_path: Path) -> None:
    rules = tmp_path / "rules"
    rules.mkdir()
    rule(rules, "LOC01", SLOW)
    rule(rules, "LOC02", SLOW)
    rule(rules, "LOC09", "p.id AS subject, false AS ok, p.at || '/name' AS path")
    ended = audited(folder(tmp_path / "files"), "--rules", rules, sabotage=TIMES.format(each=1, all=9))
    assert ended.faults(["LOC01", "LOC02"]) == []
    assert "LOC09" in str(ended.documents["00.txt"]["findings"])
    assert "LOC09" in audited(tmp_path / "files", "--rules", rules, sabotage=TIMES.format(each=9, all=1)).problems


def test_unchecked_answers_would_end_the_audit(tmp_path: Path) -> None:
    rules = tmp_path / "rules"
    rules.mkdir()
    rule(rules, "LOC01", ANSWERS["LOC01"][0])
    sabotage = "import jixiao.audit.foreign; jixiao.audit.foreign._misfit = lambda *_: None"
    assert audited(folder(tmp_path / "files"), "--rules", rules, sabotage=sabotage).faults() != []
