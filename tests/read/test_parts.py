"""The parts of the reader that the ablation switches off: each is there, and every way of putting back into rows is one."""

import pytest

from jixiao.read.recast import WAYS
from parts import PARTS, Part, place


@pytest.mark.parametrize("part", PARTS, ids=lambda part: part.does)
def test_what_a_part_replaces_is_there(part: Part) -> None:
    owner, name = place(part.used)
    assert hasattr(owner, name)


def test_every_way_of_putting_back_into_rows_is_a_part() -> None:
    left = [set(WAYS) - set(part.without) for part in PARTS if part.used == "recast.WAYS" and isinstance(part.without, tuple)]
    assert [len(ways) for ways in left] == [1] * len(WAYS)
    assert set[object]().union(*left) == set(WAYS)
