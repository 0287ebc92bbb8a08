"""Sector packs: each names only ledgers that there are, and a declaration is of those whose words its offices and projects hold."""

import pytest

from jixiao.ledger.schema import shipped_ledgers
from jixiao.ledger.sector import GENERAL, LONGEST, Sector, of_other_offices, sectors, sectors_of, suited, words_for


@pytest.mark.parametrize("sector", sectors().values(), ids=lambda sector: sector.name)
def test_a_pack_speaks_of_ledgers_that_there_are(sector: Sector) -> None:
    assert {*sector.records, *sector.own} - set(shipped_ledgers()) == set()


@pytest.mark.parametrize("sector", sectors().values(), ids=lambda sector: sector.name)
def test_a_pack_says_no_word_twice_and_has_a_last_resort(sector: Sector) -> None:
    for words in (sector.words, sector.purposes, sector.payees, *sector.records.values()):
        assert len(words) == len(set(words))
    assert (sector.purposes[-1], "单位" in sector.payees) == ("其他", True)


@pytest.mark.parametrize(
    ("called", "expected"),
    [
        (("某县教育局", "某县第三中学", "校舍维修"), ["education", GENERAL]),
        (("某镇卫生院", "公共卫生服务"), ["health", GENERAL]),
        (("某区人大常委会", None, "代表工作"), ["congress", GENERAL]),
        (("某县民政局", "困难群众救助", "高龄津贴"), ["welfare", GENERAL]),
        (("某市档案馆", "运转"), [GENERAL]),
        ((), [GENERAL]),
    ],
)
def test_a_declaration_is_of_the_sectors_that_it_speaks_of(called: tuple[str | None, ...], expected: list[str]) -> None:
    assert [sector.name for sector in sectors_of(called)] == expected


def test_the_sector_with_most_words_comes_first() -> None:
    chosen = sectors_of(("某镇人民政府", "农村公路养护", "农田水利"))
    assert [sector.name for sector in chosen] == ["agriculture", "roads", GENERAL]
    assert words_for("works", chosen)[0] == sectors()["agriculture"].records["works"][0]


def test_ledgers_of_a_congress_are_nobody_elses() -> None:
    assert "deputies" in of_other_offices(sectors_of(("某中学",)))
    assert of_other_offices(sectors_of(("某区人大常委会",))) == frozenset()


@pytest.mark.parametrize("name", sectors())
def test_payments_offer_the_sectors_words_and_leave_out_what_it_does_not_keep(name: str) -> None:
    chosen = (sectors()[name], sectors()[GENERAL])
    payments = suited(shipped_ledgers()["payments"], chosen, ("budgets", "payments"))
    item, payee = payments.column("item"), payments.column("payee_class")
    assert (item.choices[0], item.choices[-1], item.example) == (sectors()[name].purposes[0], "其他", item.choices[0])
    assert payee.choices[0] == sectors()[name].payees[0]
    assert {"deputy", "staff"}.isdisjoint(column.name for column in payments.columns)


def test_a_list_to_choose_from_is_not_longer_than_a_spreadsheet_takes() -> None:
    item = suited(shipped_ledgers()["payments"], tuple(sectors().values()), ()).column("item")
    assert len(",".join(item.choices)) <= LONGEST
    assert len(set(item.choices)) == len(item.choices)


def test_of_the_congress_nothing_changes() -> None:
    payments = shipped_ledgers()["payments"]
    chosen = suited(payments, (sectors()["congress"],), tuple(shipped_ledgers()))
    assert chosen.column("item").choices == payments.column("item").choices
    assert chosen.column("payee_class").choices[:1] == payments.column("payee_class").choices[:1]
