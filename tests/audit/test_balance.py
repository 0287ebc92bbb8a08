"""A cover that tells money in 万元 with two decimals agrees with forms in yuan when these are rounded so."""

from decimal import Decimal

import pytest

from jixiao.audit.balance import balance
from jixiao.model.document import Document, Funding, Project, Source


def gap(cover: str | None, annual: str | None) -> Decimal | None:
    funding = Funding(annual=None if annual is None else Decimal(annual))
    projects = (Project(funding=funding),)
    total = None if cover is None else Decimal(cover)
    return balance(Document(source=Source(file="a.txt", sha256="0" * 64, format="text"), stated_total=total, projects=projects)).cover_gap


@pytest.mark.parametrize(
    ("cover", "annual", "wanted"),
    [
        ("2045300.00", "2045250.00", "0.00"),
        ("2045200.00", "2045249.99", "0.00"),
        ("2045300.00", "2045249.99", "50.01"),
        ("2045300.00", "2045200.00", "100.00"),
        ("2045301.00", "2045300.00", "1.00"),
        ("2045250.01", "2045250.00", "0.01"),
        ("2045250.00", "2045300.00", "-50.00"),
        ("0.00", "2045300.00", "-2045300.00"),
    ],
)
def test_a_rounded_cover_agrees_and_any_other_difference_is_told(cover: str, annual: str, wanted: str) -> None:
    assert gap(cover, annual) == Decimal(wanted)


def test_what_is_blank_differs_from_nothing() -> None:
    assert (gap(None, "1.00"), gap("1.00", None)) == (None, None)
