"""Rows of an anonymous act change places by lot: every order comes out of exactly one draw of lots, nothing is lost, and nothing tells when a row came."""

from itertools import product
from json import loads
from typing import TYPE_CHECKING

import pytest
from offices import Office

from jixiao.desk.writing import Change
from jixiao.ledger.rows import record_at
from jixiao.ledger.schema import ledgers

if TYPE_CHECKING:
    from jixiao.facts.schema import Row as Values

LEDGER, YEAR = "answers", 2024
KEY = ledgers()[LEDGER].key.name
SAYS = next(column.name for column in ledgers()[LEDGER].columns if column.type == "text" and column.name != KEY and not column.references)


def answer(n: int) -> Change:
    """Return what the act of the n-th person adds, who says so."""
    row: Values = {column.name: None for column in ledgers()[LEDGER].columns}
    row |= {"at": record_at(LEDGER, f"D{n}"), KEY: f"D{n}", SAYS: f"said by {n}"}
    return Change(ledger=LEDGER, address=str(row["at"]), how="add", before=None, after=row)


def rows() -> list[dict[str, str]]:
    from jixiao.web.models import Row

    return [{"key": row.key, **loads(row.values)} for row in Row.objects.filter(ledger=LEDGER, year=YEAR).order_by("key")]


def seqs() -> set[int]:
    from jixiao.web.models import Row

    return set(Row.objects.filter(ledger=LEDGER, year=YEAR).values_list("seq", flat=True))


def act(office: Office, changes: list[Change], seq: int) -> None:
    from jixiao.web.desks.rows import keep_rows, mingle

    unit = office.unit("小学")
    keep_rows(unit, YEAR, changes, ledgers(), seq)
    mingle(unit, YEAR, changes, ledgers(), seq)


@pytest.fixture
def drawn(monkeypatch: pytest.MonkeyPatch) -> list[int]:
    """Return the lots that are drawn, the first first: each is a place among the rows."""
    lots: list[int] = []
    monkeypatch.setattr("jixiao.web.desks.rows.choice", lambda pks: sorted(pks)[lots.pop(0)])
    return lots


def test_every_order_comes_of_one_draw_of_lots(office: Office, drawn: list[int]) -> None:
    from jixiao.web.models import Row

    seen: list[tuple[str, ...]] = []
    for lots in product(range(1), range(2), range(3)):
        Row.objects.filter(ledger=LEDGER).delete()
        drawn[:] = lots
        for n in range(1, 4):
            act(office, [answer(n)], seq=n)
        found = rows()
        assert [row["key"] for row in found] == [row[KEY] for row in found] == ["D1", "D2", "D3"]
        seen.append(tuple(row[SAYS] for row in found))
    assert len(seen) == len(set(seen)) == 6
    assert {tuple(sorted(order)) for order in seen} == {("said by 1", "said by 2", "said by 3")}


def test_an_act_of_many_rows_mingles_each_of_them(office: Office, drawn: list[int]) -> None:
    act_alone = [answer(n) for n in range(1, 4)]
    drawn[:] = [2, 0, 1]
    act(office, act_alone, seq=9)
    assert drawn == []
    assert sorted(row[SAYS] for row in rows()) == ["said by 1", "said by 2", "said by 3"]
    assert [row[SAYS] for row in rows()] != ["said by 1", "said by 2", "said by 3"]


def test_no_row_tells_by_which_line_it_came(office: Office) -> None:
    for n in range(1, 6):
        act(office, [answer(n)], seq=n)
        assert seqs() == {n}
    assert sorted(row[SAYS] for row in rows()) == [f"said by {n}" for n in range(1, 6)]
    assert [row["key"] for row in rows()] == [f"D{n}" for n in range(1, 6)]


@pytest.fixture
def standing(office: Office) -> None:
    from jixiao.web.models import Row

    act(office, [answer(1)], seq=1)
    others = {"unit": office.unit("中学"), "year": YEAR, "ledger": LEDGER, "key": "D1", "values": '{"x": "of another unit"}', "seq": 77}
    Row.objects.create(**others)
    Row.objects.create(**{**others, "unit": office.unit("小学"), "year": YEAR - 1, "seq": 78})
    Row.objects.create(**{**others, "unit": office.unit("小学"), "ledger": "surveys", "seq": 79})


@pytest.mark.usefixtures("standing")
def test_rows_of_others_of_other_years_and_other_ledgers_stay_as_they_are(office: Office) -> None:
    from jixiao.web.models import Row

    for n in range(2, 5):
        act(office, [answer(n)], seq=n)
    kept = Row.objects.filter(seq__in=(77, 78, 79)).order_by("seq").values_list("values", "seq")
    assert list(kept) == [('{"x": "of another unit"}', seq) for seq in (77, 78, 79)]


def test_where_it_stood_in_a_file_goes_along_with_what_it_says(office: Office, drawn: list[int]) -> None:
    from jixiao.web.models import Row

    drawn[:] = [0]
    act(office, [answer(1)], seq=1)
    Row.objects.filter(ledger=LEDGER, key="D1").update(place="第 7 行")
    drawn[:] = [0]
    act(office, [answer(2)], seq=2)
    told = {row.place: loads(row.values)[SAYS] for row in Row.objects.filter(ledger=LEDGER)}
    assert told == {"第 7 行": "said by 1", "": "said by 2"}
