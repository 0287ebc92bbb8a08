"""Large ledgers: what they may hold is more than a form may, and broken references are told without searching for each."""

from difflib import SequenceMatcher
from io import BytesIO

import pytest
import xlsxwriter

from jixiao.ledger import links
from jixiao.ledger.links import BESIDE, MOST_COMPARED, Index
from jixiao.ledger.problems import Spot, near
from jixiao.ledger.rows import Record
from jixiao.ledger.schema import ledgers
from jixiao.ledger.sheets import LARGEST
from jixiao.ledger.stored import MOST_CELLS
from jixiao.read.formats import _zip
from jixiao.read.formats._package import package
from jixiao.read.formats.xlsx import MOST_STRINGS, Reader
from jixiao.read.refused import Refused


def workbook(words: int) -> bytes:
    out = BytesIO()
    with xlsxwriter.Workbook(out) as book:
        sheet = book.add_worksheet()
        for row in range(words):
            sheet.write(row, 0, f"第{row}笔")
    return out.getvalue()


def test_a_ledger_holds_more_than_a_form() -> None:
    assert (MOST_CELLS > 10 * MOST_STRINGS, LARGEST > 3 * _zip.LARGEST) == (True, True)


def test_the_strings_that_a_workbook_may_hold_are_those_of_its_use() -> None:
    data = workbook(5)
    assert len(Reader(package(data), 5).strings) == 5
    with pytest.raises(Refused, match="文字过多"):
        Reader(package(data), 4)


def test_the_size_that_is_told_is_the_one_that_held() -> None:
    with pytest.raises(Refused, match="上限 2 MB"):
        package(workbook(70_000), 2 << 20)


def test_only_some_broken_references_are_searched_for(monkeypatch: pytest.MonkeyPatch) -> None:
    compared: list[str] = []

    def first(text: str, known: tuple[str, ...]) -> tuple[str, ...]:
        compared.append(text)
        return known[:1]

    monkeypatch.setattr(links, "near", first)
    ledger = ledgers()["payments"]
    index = Index(ledger, [Record(ledger, key, {}, Spot("a.xlsx"), {}) for key in ("甲", "乙")])
    found = [index.likely(f"X{n}") for n in range(3 * MOST_COMPARED)] + [index.likely("X0")]
    assert (len(compared), found.count("甲"), found[-1]) == (MOST_COMPARED, MOST_COMPARED + 1, "甲")


@pytest.mark.parametrize("slip", ["V-O07777", "V-07777", "V-0077777", "V_007777", "V-0x7777", "V-00777x", "V-007777 (改)"])
def test_of_many_records_a_slip_is_compared_with_those_beside_it_alone(slip: str, monkeypatch: pytest.MonkeyPatch) -> None:
    """However many records there are, a text is compared with as few; what is alike before the slip or behind it is among them."""
    compared: list[int] = []

    def counted(text: str, known: tuple[str, ...]) -> tuple[str, ...]:
        compared.append(len(known))
        return near(text, known)

    monkeypatch.setattr(links, "near", counted)
    for many in (10_000, 40_000):
        ledger = ledgers()["payments"]
        likely = Index(ledger, [Record(ledger, f"V-{n:06}", {}, Spot("a.xlsx"), {}) for n in range(many)]).likely(slip)
        assert likely is not None
        assert SequenceMatcher(None, likely, slip).ratio() >= SequenceMatcher(None, "V-007777", slip).ratio()
    assert len(compared) == 2
    assert max(compared) <= 4 * BESIDE
