"""No rule that holds each project against all others takes more than twice the steps where there are twice as many."""

from datetime import date

import pytest

from jixiao.audit.engines.carried import carriage
from jixiao.audit.engines.lite_rules import bound_on
from jixiao.audit.engines.sqlite import Lite
from jixiao.facts.schema import Rows

DAY = date(2024, 1, 1)
FEW, TIMES, MOST = 40, 4, 1.3
"""Projects of the smaller document, how many times as many the larger has, and how much dearer a project may be in it."""


@pytest.fixture
def counted(monkeypatch: pytest.MonkeyPatch) -> list[None]:
    """Give what is as long as the steps are that databases have taken which are opened from now on."""
    counted: list[None] = []
    monkeypatch.setattr("jixiao.audit.engines.sqlite.STEPS", 1)
    monkeypatch.setattr(Lite, "_look", lambda _: counted.append(None))
    return counted


def copied(projects: int) -> Rows:
    """Return the facts of a document whose projects all say the same, their names apart."""
    each = [(n, {"document": "D", "project": f"P{n}"}) for n in range(projects)]
    return {
        "project": [{"id": f"P{n}", "document": "D", "at": f"/projects/{n}", "name": f"社区阅读推广活动{n}"} for n, _ in each],
        "goal": [{**own, "id": f"G{n}", "at": f"/projects/{n}/goals/annual", "text": "完成河道水面保洁和养护"} for n, own in each],
        "item": [{**own, "id": f"I{n}", "at": f"/projects/{n}/cost_items/0", "is_leaf": True, "label": "公益讲座"} for n, own in each],
        "indicator": [
            {
                **own,
                "id": f"X{n}",
                "at": f"/projects/{n}/indicators/0",
                "name": "推动发展",
                "plain": "推动发展",
                "operator": "word",
                "word": "有效",
            }
            for n, own in each
        ],
    }


def steps(code: str, projects: int, counted: list[None]) -> int:
    """Return how many steps of its machine SQLite takes for a rule."""
    lite = Lite()
    lite.fill(copied(projects))
    counted.clear()
    assert len(lite.rows(carriage()[code].sql, bound_on(code, DAY))) == projects
    return len(counted)


@pytest.mark.parametrize("code", ["XPJ01", "XPJ03", "IND10"])
def test_what_all_projects_share_is_judged_in_steps_that_grow_with_the_projects(code: str, counted: list[None]) -> None:
    few = steps(code, FEW, counted)
    assert steps(code, TIMES * FEW, counted) < MOST * TIMES * few
