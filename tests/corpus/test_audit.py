from contextlib import closing
from pathlib import Path

import pytest
import sqlglot

from jixiao.audit.force import rules_in_force
from jixiao.audit.load import shipped_rules
from jixiao.corpus import audit as auditing
from jixiao.corpus.audit import Load, audit, judge, loads
from jixiao.corpus.spark import in_spark
from jixiao.corpus.store import ABOUT, ANSWERS, lots
from jixiao.errors import InputUnreadable
from jixiao.facts.duck import connect


def findings(corpus: Path, place: Path) -> set[tuple[str, str, str]]:
    """Return code, project key and pointer of everything that fails."""
    for number, load in enumerate(loads(lots(corpus))):
        judge(corpus, load, place / str(number), 1000)
    with closing(connect(":memory:")) as database:
        return set(database.execute(f"SELECT code, key, path FROM '{place}/*.parquet' WHERE verdict = 'fail'").fetchall())  # noqa: S608 - our own file


def test_every_planted_slip_is_found_where_it_was_planted(corpus: Path, tmp_path: Path) -> None:
    found = findings(corpus, tmp_path)
    with closing(connect(":memory:")) as database:
        planted = set(database.execute(f"SELECT code, project, path FROM '{corpus / ANSWERS}'").fetchall())  # noqa: S608 - our own file
    assert planted
    assert planted - found == set()


def test_the_digest_does_not_depend_on_how_lots_are_put_together(corpus: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    together = audit(corpus)
    monkeypatch.setattr(auditing, "LOAD_SIZE", 1)
    apart = audit(corpus)
    assert apart.digest == together.digest
    assert apart.by_code == together.by_code
    assert apart.passed == together.passed


def test_no_rule_breaks_and_all_are_run(corpus: Path) -> None:
    report = audit(corpus)
    assert report.problems == {}
    assert report.projects == 500
    assert report.rules >= 100
    assert report.findings == report.failed + report.unknown


def test_a_broken_rule_costs_itself_only(corpus: Path, tmp_path: Path) -> None:
    load = loads(lots(corpus))[0]
    wrong = Load(load.lots, {"XXX01": "SELECT nothing FROM project", "CAL01": load.selects["CAL01"]})
    judged = judge(corpus, wrong, tmp_path / "0", 1000)
    assert set(judged.broken) == {"XXX01"}
    assert judged.passed["CAL01"] > 0


def test_a_mixed_lot_is_judged_by_kind(corpus: Path) -> None:
    lot = next(lot for lot in lots(corpus) if lot.kind == "monitoring")
    rule = next(rule for rule in shipped_rules() if rule.code == "MON11")
    assert "s.kind IN ('monitoring')" in auditing.select(
        rule, type(lot)(**{**{f: getattr(lot, f) for f in lot.__struct_fields__}, "kind": None})
    )
    assert "s.kind" not in auditing.select(rule, lot)


def test_a_corpus_of_other_tables_is_refused(corpus: Path, tmp_path: Path) -> None:
    (tmp_path / ABOUT).write_text((corpus / ABOUT).read_text("utf-8").replace('"facts": "', '"facts": "0'), "utf-8")
    with pytest.raises(InputUnreadable, match="另一版本"):
        lots(tmp_path)


def test_strict_sum_is_spelt_out_for_spark() -> None:
    assert "COUNT(*) = COUNT(" in in_spark("SELECT strict_sum(i.amount) AS x FROM item AS i")


def test_every_rule_can_be_written_for_spark(corpus: Path) -> None:
    rules = rules_in_force(shipped_rules(), lots(corpus)[0].as_of)
    texts = [in_spark(auditing.select(rule, lots(corpus)[0])) for rule in rules if not rule.judge and not rule.reads_ledgers]
    assert all(sqlglot.parse_one(text, read="spark") for text in texts)
