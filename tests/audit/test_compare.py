from collections.abc import Sequence
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st
from msgspec.structs import replace

from jixiao.audit.compare import compare, kept_in_order
from jixiao.formula.target import read_target
from jixiao.model.difference import Difference
from jixiao.model.document import CostItem, Document, Funding, Goals, Indicator, Narrative, Project, Source
from jixiao.values.place import Place

SOURCE = Source(file="a.txt", sha256="0" * 64)


def row(name: str, raw: str, level2: str = "数量指标") -> Indicator:
    return Indicator(level1="产出指标", level2=level2, level2_standard=level2, name=name, target=read_target(raw).target)


def project(number: int, name: str, *rows: Indicator, annual: str | None = "10000.00", goal: str | None = None) -> Project:
    return Project(
        number=number,
        name=name,
        funding=Funding(annual=Decimal(annual) if annual else None),
        goals=Goals(annual=goal or f"{name}的年度目标"),
        indicators=rows,
    )


TRAINING = project(1, "代表培训", row("培训人数", "≥285.00(人)"), row("培训场次", "≥4.00(场)"), row("合格率", "≥95.00(%)", "质量指标"))
VISITS = project(2, "走访调研", row("走访次数", "≥10.00(次)"))
LIBRARY = project(3, "图书采购", row("采购册数", "≥500.00(册)"))


def document(*projects: Project, **fields: object) -> Document:
    return replace(Document(source=SOURCE, stated_total=Decimal("30000.00"), fiscal_year=2024, projects=projects), **fields)


ONE = document(TRAINING, VISITS, LIBRARY)


def told(other: Document, one: Document = ONE) -> list[tuple[str, str | None, str, object, object]]:
    return [(c.path, c.other_path, c.kind, c.before, c.after) for c in compare(one, other).changes]


def with_rows(*rows: Indicator) -> Document:
    return document(replace(TRAINING, indicators=rows), VISITS, LIBRARY)


ROWS = TRAINING.indicators


@pytest.mark.parametrize(
    "other",
    [
        ONE,
        replace(ONE, source=Source(file="b.docx", sha256="1" * 64, format="docx"), places={"/title": Place(line=1)}),
        document(replace(TRAINING, name="代表 培训", goals=Goals(annual="代表培训的\n年度目标")), VISITS, LIBRARY),
        with_rows(row("培训人数", ">=285(人)"), *ROWS[1:]),
        with_rows(row("培训人数", "≥285.00（人）"), *ROWS[1:]),
    ],
    ids=["itself", "another file", "blanks", "raw sign", "width"],
)
def test_what_is_no_difference(other: Document) -> None:
    assert told(other) == []


@pytest.mark.parametrize(
    ("other", "change"),
    [
        (
            document(TRAINING, VISITS, LIBRARY, stated_total=Decimal("40000.00")),
            ("/stated_total", "/stated_total", "changed", "30000.00", "40000.00"),
        ),
        (document(TRAINING, VISITS, LIBRARY, fiscal_year=2025), ("/fiscal_year", "/fiscal_year", "changed", 2024, 2025)),
        (
            document(replace(TRAINING, funding=Funding(annual=Decimal("16000.00"))), VISITS, LIBRARY),
            ("/projects/0/funding/annual", "/projects/0/funding/annual", "changed", "10000.00", "16000.00"),
        ),
        (
            document(replace(TRAINING, funding=Funding()), VISITS, LIBRARY),
            ("/projects/0/funding/annual", "/projects/0/funding/annual", "changed", "10000.00", None),
        ),
        (
            with_rows(row("培训人数", "≥300.00(人)"), *ROWS[1:]),
            ("/projects/0/indicators/0/target", "/projects/0/indicators/0/target", "changed", "≥285.00(人)", "≥300.00(人)"),
        ),
        (
            with_rows(row("培训人数", "≤285.00(人)"), *ROWS[1:]),
            ("/projects/0/indicators/0/target", "/projects/0/indicators/0/target", "changed", "≥285.00(人)", "≤285.00(人)"),
        ),
        (
            with_rows(row("参加培训人数", "≥285.00(人)"), *ROWS[1:]),
            ("/projects/0/indicators/0/name", "/projects/0/indicators/0/name", "changed", "培训人数", "参加培训人数"),
        ),
        (
            with_rows(row("受训代表", "≥285.00(人)"), *ROWS[1:]),
            ("/projects/0/indicators/0/name", "/projects/0/indicators/0/name", "changed", "培训人数", "受训代表"),
        ),
        (with_rows(*ROWS[:2]), ("/projects/0/indicators/2", None, "removed", "合格率 ≥95.00(%)", None)),
        (
            with_rows(*ROWS, row("满意度", "≥90.00(%)", "满意度指标")),
            ("/projects/0/indicators/3", "/projects/0/indicators/3", "added", None, "满意度 ≥90.00(%)"),
        ),
        (with_rows(ROWS[1], ROWS[2], ROWS[0]), ("/projects/0/indicators/0", "/projects/0/indicators/2", "moved", 1, 3)),
        (document(TRAINING, LIBRARY), ("/projects/1", None, "removed", "走访调研", None)),
        (document(TRAINING, VISITS, LIBRARY, project(4, "会议")), ("/projects/3", "/projects/3", "added", None, "会议")),
        (document(VISITS, LIBRARY, TRAINING), ("/projects/0", "/projects/2", "moved", 1, 3)),
        (
            document(replace(TRAINING, name="人大代表培训"), VISITS, LIBRARY),
            ("/projects/0/name", "/projects/0/name", "changed", "代表培训", "人大代表培训"),
        ),
        (document(TRAINING, VISITS, LIBRARY, stated={"average": "99"}), ("/stated/average", "/stated/average", "changed", None, "99")),
    ],
)
def test_one_difference(other: Document, change: tuple[object, ...]) -> None:
    assert told(other) == [change]


def test_a_project_with_another_name_and_the_same_content_was_renamed() -> None:
    renamed = replace(TRAINING, name="履职能力提升")
    assert [c[:3] for c in told(document(renamed, VISITS, LIBRARY))] == [("/projects/0/name", "/projects/0/name", "changed")]


def test_another_project_at_the_same_place_was_removed_and_added() -> None:
    other = project(1, "设备维护", row("维护次数", "≥2.00(次)"), goal="保障设备正常运行，故障及时排除")
    assert [c[2:] for c in told(document(other, VISITS, LIBRARY))] == [("removed", "代表培训", None), ("added", None, "设备维护")]


def test_another_indicator_with_another_target_was_removed_and_added() -> None:
    assert [c[2] for c in told(with_rows(row("外聘教师", "≥6.00(名)"), *ROWS[1:]))] == ["removed", "added"]


def test_a_change_in_a_project_that_moved_has_both_pointers() -> None:
    richer = replace(TRAINING, funding=Funding(annual=Decimal("1.00")))
    paths = [c[:3] for c in told(document(VISITS, LIBRARY, richer))]
    assert paths == [("/projects/0", "/projects/2", "moved"), ("/projects/0/funding/annual", "/projects/2/funding/annual", "changed")]


def test_cost_items_are_compared_by_label() -> None:
    def budget(*items: tuple[str, str]) -> Document:
        made = tuple(CostItem(label=label, expression=f"{label}算式", stated=Decimal(stated), text=label) for label, stated in items)
        return document(replace(TRAINING, cost_items=made, narrative=Narrative(budget="同一段话")), VISITS, LIBRARY)

    changes = told(budget(("教材费", "20.00"), ("场地费", "5.00")), budget(("场地费", "5.00"), ("教材费", "10.00")))
    assert [c[:3] for c in changes] == [
        ("/projects/0/cost_items/0", "/projects/0/cost_items/1", "moved"),
        ("/projects/0/cost_items/1/stated", "/projects/0/cost_items/0/stated", "changed"),
    ]


def test_two_rows_of_the_same_name_keep_their_own_partner() -> None:
    one, other = with_rows(row("场次", "≥4.00(场)"), row("场次", "≥8.00(场)")), with_rows(row("场次", "≥8.00(场)"))
    assert told(other, one) == [("/projects/0/indicators/0", None, "removed", "场次 ≥4.00(场)", None)]


@pytest.mark.parametrize(
    ("positions", "kept"),
    [([], set()), ([0, 1, 2], {0, 1, 2}), ([2, 0, 1], {0, 1}), ([1, 2, 0], {1, 2}), ([3, 1, 2, 0], {1, 2}), ([0, 2, 1], {0, 1})],
)
def test_the_longest_run_that_rises_stays(positions: Sequence[int], kept: set[int]) -> None:
    assert kept_in_order(positions) == kept


@given(st.permutations((TRAINING, VISITS, LIBRARY)))
def test_another_order_only_moves(order: list[Project]) -> None:
    assert {c.kind for c in compare(ONE, document(*order)).changes} <= {"moved"}


@given(st.permutations((TRAINING, VISITS, LIBRARY)), st.integers(0, 3))
def test_backwards_what_was_added_is_removed(order: list[Project], kept: int) -> None:
    def counted(changes: tuple[Difference, ...]) -> tuple[int, int]:
        kinds = [c.kind for c in changes]
        return kinds.count("added"), kinds.count("removed")

    other = document(*order[:kept])
    assert counted(compare(ONE, other).changes) == counted(compare(other, ONE).changes)[::-1] == (0, 3 - kept)
