"""The unit of a form's money: printed in a heading, or beside the amounts themselves."""

import pytest

from jixiao.facts.rows import unit_in_cells
from jixiao.model.document import Document, Source
from jixiao.values.place import Place


@pytest.mark.parametrize(
    ("cells", "unit"),
    [
        (("10000万元",), "万元"),
        (("380", "其中：20万元"), "万元"),
        (("143元",), "元"),
        (("143元", "2万元"), "万元"),
        (("3,309,840.00",), None),
        ((), None),
    ],
)
def test_a_unit_beside_an_amount_counts(cells: tuple[str, ...], unit: str | None) -> None:
    places = {f"/projects/0/funding/field{n}": Place(line=n + 1, text=text) for n, text in enumerate(cells)}
    places["/projects/0/name"] = Place(line=9, text="每人5元补贴")
    document = Document(source=Source(file="a.txt", sha256="0" * 64, format="text"), places=places)
    assert unit_in_cells(document, "/projects/0") == unit
