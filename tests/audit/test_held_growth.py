"""Holding verdicts against doubtful cells looks at rows in proportion to the document: counted in rows, not in seconds."""

from collections.abc import Callable, Iterable, Iterator
from typing import Any

import pytest
from msgspec.structs import replace

from jixiao.audit import held, run
from jixiao.audit.again import Parts
from jixiao.audit.certainty import Sureness
from jixiao.audit.held import Ground, settled
from jixiao.audit.load import shipped_rules
from jixiao.audit.rulefile import Rule
from jixiao.audit.run import AuditOptions, audit_documents
from jixiao.audit.verdicts import Judged
from jixiao.facts.schema import Row, Rows
from jixiao.model.document import Document
from jixiao.read.document import read_bytes

AMONG, NONE_IS_SURE = held._among, held._none_is_sure  # noqa: SLF001 - what goes through rows
RULES = [rule for rule in shipped_rules() if not rule.reads_ledgers]
FORM = """项目支出绩效目标申报表
项目名称\t{n}号馆社区阅读推广活动
年度资金申请总额\t10.00万元
年度绩效目标\t举办读书会，读书会：24场*2000元/场=4.8万元
一级指标\t二级指标\t三级指标\t指标值
"""
LINE = "产出指标\t数量指标\t第{}种印刷品数量\t≥{}(份)\n"
FEW, TIMES, MOST = 12, 4, 1.1
"""Forms or rows of the smaller document, how many times as many the larger has, and how much dearer each may be in it."""
GROWING: dict[str, Callable[[int], str]] = {
    "forms": lambda n: "".join(FORM.format(n=k) + LINE.format(k, k + 1) for k in range(n)),
    "rows": lambda n: FORM.format(n=0) + "".join(LINE.format(k, k + 1) for k in range(n)),
}


class Seen(dict[str, object]):
    """A row that counts how often it is looked into."""

    looks = 0

    def __getitem__(self, name: str) -> object:
        Seen.looks += 1
        return super().__getitem__(name)

    def get(self, name: str, default: object = None) -> object:
        """Return a value, and count the look."""
        Seen.looks += 1
        return super().get(name, default)


def passed(rows: Iterable[Row]) -> Iterator[Row]:
    """Yield rows, and count each as one that is looked at."""
    for row in rows:
        Seen.looks += 1
        yield row


def doubtful(text: str) -> Document:
    """Return a document of which each third value was read in doubt."""
    document = read_bytes(text.encode(), "a.txt")
    told = enumerate(document.places.items())
    return replace(document, places={path: place if n % 3 else replace(place, confidence=0.4) for n, (path, place) in told})


def looks(text: str, monkeypatch: pytest.MonkeyPatch) -> int:
    """Return how often rows are looked into while the verdicts on a document are held against its doubtful cells."""
    Seen.looks = 0

    def counted(judged: Judged, rules: dict[str, Rule], documents: dict[str, Document], facts: Rows, parts: dict[str, Parts]) -> Judged:
        seen = {table: [_seen(row) for row in rows] for table, rows in facts.items()}
        return settled(judged, rules, documents, seen, parts)

    monkeypatch.setattr(run, "settled", counted)
    monkeypatch.setattr(held, "_among", lambda weak, rows: AMONG(weak, passed(rows)))
    monkeypatch.setattr(held, "_none_is_sure", lambda rows, weak: NONE_IS_SURE([*passed(rows)], weak))
    audit_documents((doubtful(text),), AuditOptions(), RULES)
    return Seen.looks


def _seen(row: Row) -> Row:
    return Seen(row)


@pytest.mark.parametrize("kind", GROWING)
def test_rows_are_looked_at_in_proportion(kind: str, monkeypatch: pytest.MonkeyPatch) -> None:
    few = looks(GROWING[kind](FEW), monkeypatch)
    assert few > FEW
    assert looks(GROWING[kind](TIMES * FEW), monkeypatch) < MOST * TIMES * few


def test_to_go_through_all_rows_for_each_verdict_is_seen(monkeypatch: pytest.MonkeyPatch) -> None:
    doubted = Ground._doubted  # noqa: SLF001 - what keeps in mind what verdicts of a project share

    def anew(self: Ground, *asked: Any) -> Iterator[Sureness]:  # noqa: ANN401 - as the method
        self._shared.clear()
        yield from doubted(self, *asked)

    monkeypatch.setattr(Ground, "_doubted", anew)
    few = looks(GROWING["rows"](FEW), monkeypatch)
    assert looks(GROWING["rows"](TIMES * FEW), monkeypatch) > MOST * TIMES * few
