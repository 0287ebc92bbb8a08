"""Every shipped desk: its examples fit, and notice every small change of its rules."""

import pytest

from jixiao.desk.book import opened
from jixiao.desk.loading import shipped_desks
from jixiao.desk.trial import tried


@pytest.mark.parametrize("name", sorted(shipped_desks()))
def test_the_examples_of_a_desk_fit_and_notice_every_change(name: str) -> None:
    desk = shipped_desks()[name]
    with opened([desk], 2024) as book:
        trial = tried(desk, book)
    assert trial.faults == ()
    assert trial.examples > 2 * len(desk.acts) - 1
