from collections import Counter
from contextlib import closing
from functools import partial
from hashlib import sha256
from pathlib import Path

import pytest

from jixiao.audit.load import shipped_rules
from jixiao.corpus import audit as auditing
from jixiao.corpus.audit import FINDINGS, Insert, Load, audit, from_files, judge, judge_in, loads, opened
from jixiao.corpus.store import ABOUT, ANSWERS, lots, table_file
from jixiao.errors import InputUnreadable
from jixiao.facts.duck import DuckDBPyConnection, connect


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


def test_of_the_findings_only_some_are_ever_in_one_place(corpus: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    whole = audit(corpus)
    told: list[str] = []
    monkeypatch.setattr(auditing, "LINES_AT_ONCE", 10)
    monkeypatch.setattr(auditing, "report", lambda _engine, _lots, outcome: told.extend(outcome.lines))
    audit(corpus)
    assert max(text.count("\n") for text in told) == 10
    assert sha256("".join(told).encode()).hexdigest() == whole.digest
    assert whole.by_code == Counter(line.partition("\t")[0] for text in told for line in text.splitlines())


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


def half(database: DuckDBPyConnection, corpus: Path, load: Load, other: bool) -> Insert:
    """Return what fills the fact tables with half of the documents of a load."""

    def insert(table: str, names: str) -> None:
        files = ", ".join(f"'{table_file(corpus, lot, table)}'" for lot in load.lots)
        whose = "id" if table == "document" else "document"
        part = f"hash({whose}) % 2 = {int(other)}"
        database.execute(f"INSERT INTO {table} ({names}) SELECT {names} FROM read_parquet([{files}]) WHERE {part}")  # noqa: S608 - our own files

    return insert


def test_no_rule_looks_beyond_its_document(corpus: Path) -> None:
    """So a corpus may be cut anywhere between two documents, and no worker needs what another holds."""
    whole, halves = Counter[tuple[object, ...]](), Counter[tuple[object, ...]]()
    for load in loads(lots(corpus)):
        with closing(opened(1000)) as database:
            judged = judge_in(database, load, from_files(database, corpus, load))
            whole.update(database.execute(FINDINGS).fetchall())
            whole.update({(code, "passed"): many for code, many in judged.passed.items()})
        for other in (False, True):
            with closing(opened(1000)) as database:
                judged = judge_in(database, load, half(database, corpus, load, other))
                halves.update(database.execute(FINDINGS).fetchall())
                halves.update({(code, "passed"): many for code, many in judged.passed.items()})
    assert whole - halves == halves - whole == Counter()


def test_a_rule_that_looks_beyond_its_document_would_be_noticed(corpus: Path) -> None:
    many = "SELECT p.id AS subject, count(*) OVER () > 1000000 AS ok, p.at || '/' || count(*) OVER () AS path FROM project AS p"
    load = max(loads(lots(corpus)), key=lambda load: sum(lot.documents for lot in load.lots))._replace(selects={"XXX01": many})
    found = []
    for insert in (from_files, partial(half, other=False)):
        with closing(opened(1000)) as database:
            judge_in(database, load, insert(database, corpus, load))
            found.append({path for _, _, path, _ in database.execute(FINDINGS).fetchall()})
    assert not found[0] & found[1]
    assert found[1]
