"""What the screens say, made from real documents and their audits: no server, no database."""

import itertools
from collections.abc import Callable
from datetime import date
from decimal import Decimal
from pathlib import Path

import pytest

from jixiao.actions.audit import AuditRequest, audit
from jixiao.actions.inputs.given import silent
from jixiao.actions.revise import Edit, revised
from jixiao.errors import UsageWrong
from jixiao.formula.target import read_target
from jixiao.model.document import Document
from jixiao.model.finding import DocumentReport
from jixiao.read.document import read_file
from jixiao.web.screens.balance import balance
from jixiao.web.screens.calculation import calculation, edit_of
from jixiao.web.screens.form import form_page
from jixiao.web.screens.guess import with_figure
from jixiao.web.screens.rule import families, pieces, rule_page
from jixiao.web.screens.sheet import GRID, edges_of
from jixiao.web.screens.tabs import tabs
from jixiao.web.screens.verdict import verdict
from jixiao.web.screens.words import number_words, yuan
from jixiao.write.as_json import as_json

Judged = tuple[DocumentReport, Document]
Judge = Callable[[Document], Judged]


@pytest.fixture(scope="module")
def judge(tmp_path_factory: pytest.TempPathFactory) -> Judge:
    folder = tmp_path_factory.mktemp("states")

    def judged(document: Document) -> Judged:
        file = folder / f"{len(list(folder.iterdir()))}.json"
        file.write_bytes(as_json(document))
        request = AuditRequest(files=(str(file),), today=date(2026, 1, 1), lang="zh", seek=False, show_unknown=True)
        return audit(request, bytes, silent).report.documents[0], document

    return judged


@pytest.fixture(scope="module")
def document(example: Path) -> Document:
    return read_file(example)


@pytest.fixture(scope="module")
def told(judge: Judge, document: Document) -> Judged:
    return judge(document)


def test_three_errors_of_one_amount_are_one_heading(told: Judged) -> None:
    found = verdict(*told)
    assert found.heading == ("三处错误差的是同一个数，", "60,000.00 元")
    assert [(side.name, side.amount) for side in found.sides] == [
        ("封面", "4,660,800.00"), ("8 张表合计", "4,600,800.00"), ("相差（元）", "60,000.00"),
    ]  # fmt: skip
    assert [(row.code, row.written, row.equal, row.gap) for row in found.rows] == [
        ("FND08", "4,660,800.00", "4,600,800.00", "60,000.00"),
        ("CST01", "70,400.00", "10,400.00", "60,000.00"),
        ("FND06", "903,200.00", "963,200.00", "60,000.00"),
    ]
    assert [row.fix.label if row.fix else row.told for row in found.rows] == [
        "下面几处改了，这里就相等", "改为 <10400.00(元)", "改为 963,200.00",
    ]  # fmt: skip


def test_the_guess_clears_what_it_says_it_clears(told: Judged, judge: Judge, document: Document) -> None:
    before = verdict(*told)
    assert before.guess is not None
    assert (len(before.guess.edits), before.guess.button, len(before.guess.others)) == (5, "这 5 格都改", 1)
    after = verdict(*judge(revised(document, before.guess.edits)))
    assert (after.rows, after.guess, after.errors) == ((), None, ())
    assert after.sides[-1].amount == "0.00"
    assert not any(count.level == "error" for count in after.counts)


def test_a_single_gap_is_named_in_the_heading(judge: Judge, document: Document) -> None:
    edits = [Edit(path="/stated_total", text="470.08万元"), Edit(path="/projects/0/indicators/0/target", text="<10400.00(元)")]
    found = verdict(*judge(revised(document, [*edits, Edit(path="/projects/3/narrative/budget", text="培训费：903200元")])))
    assert found.heading == ("封面的预算资金对不上，", "相差 100,000.00 元")
    assert found.guess is None
    [row] = found.rows
    assert row.fix is not None
    assert row.fix.edits == (Edit(path="/stated_total", text="4,600,800.00元"),)


def test_what_can_not_be_judged_is_never_passed(told: Judged) -> None:
    found = verdict(*told)
    assert found.unknown == sum(len(group.each) for group in found.open_)
    assert [count.number for count in found.counts if count.level == "unknown"] == [found.unknown]
    assert all(one.level == "unknown" for group in found.open_ for one in group.each)


def test_a_file_without_a_form_is_not_judged(judge: Judge, tmp_path: Path) -> None:
    file = tmp_path / "测算.txt"
    file.write_text("培训费测算：285人*2天*210元=11.97万元\n", "utf-8")
    report, document = judge(read_file(file))
    found = verdict(report, document)
    assert (found.judged, found.read, "".join(found.heading)) == (False, "没有找到表", "没有找到绩效目标表，没有审核")
    assert found.unread
    assert found.rows == ()


@pytest.mark.parametrize("position", range(1, 9))
def test_every_remark_of_a_form_stands_somewhere_once(told: Judged, position: int) -> None:
    page = form_page(*told, position)
    assert page.sheet is not None
    beside = [remark for row in page.sheet.rows for remark in row.remarks]
    in_text = [remark for passage in page.passages for remark in passage.remarks]
    stands = [id(remark) for remark in (*beside, *in_text, *page.others)]
    report, _ = told
    own = [f for f in report.findings if f.verdict == "fail" and f.path.startswith(f"/projects/{position - 1}/")]
    assert len(stands) == len(set(stands)) == len(own)


@pytest.mark.parametrize("position", [1, 4])
def test_the_grid_of_a_form_is_full(told: Judged, position: int) -> None:
    page = form_page(*told, position)
    assert page.sheet is not None
    covered = [0] * page.sheet.columns
    for row in page.sheet.rows:
        free = [at for at, rows in enumerate(covered) if not rows]
        covered = [max(0, rows - 1) for rows in covered]
        for cell in row.cells:
            for at in free[: cell.colspan]:
                covered[at] = cell.rowspan - 1
            free = free[cell.colspan :]
        assert free == []
    assert sum(row.reach for row in page.sheet.rows) == len(page.sheet.rows)


def test_a_cell_is_named_by_its_pointer_and_says_its_level(told: Judged) -> None:
    page = form_page(*told, 4)
    assert page.sheet is not None
    cells = {cell.name: cell for row in page.sheet.rows for cell in row.cells if cell.name}
    annual = cells["/projects/3/funding/annual"]
    assert (annual.text, annual.level, annual.label, annual.align) == ("903,200.00", "error", "年度资金申请总额", "right")
    assert cells["/projects/3/funding/total_other"].text == ""
    assert all(cell.label for cell in cells.values())


def test_the_balance_shows_where_money_parts(told: Judged) -> None:
    own, whole = balance(told[0], 4)
    assert [(f.name, f.amount, f.relation, f.gap) for f in own.figures] == [
        ("封面倒推", "963,200.00", "", ""),
        ("情况说明", "963,200.00", "same", ""),
        ("申报表", "903,200.00", "off", "60,000.00"),
        ("成本指标推算", "1,059,968.00", "off", "156,768.00"),
    ]
    assert [figure.relation for figure in whole.figures] == ["", "same", "off", ""]


def test_tabs_say_the_worst(told: Judged) -> None:
    worst = {tab.number: tab.worst for tab in tabs(*told)}
    assert worst["4"] is not None
    assert (worst["4"].level, worst["4"].number) == ("error", 1)
    assert worst["2"] is not None
    assert worst["2"].level == "warning"


CALCULATED = "/projects/3/cost_items"


def test_a_number_is_changed_in_the_text_and_what_it_states_follows(document: Document) -> None:
    edit = edit_of(document.projects[3], 4, [Edit(path=f"{CALCULATED}/1/terms/0/1", text="80")])
    assert edit is not None
    made = revised(document, [edit]).projects[3]
    assert "*预安排80人=" in (made.narrative.budget or "").replace("\\", "")
    assert made.cost_items[0] == document.projects[3].cost_items[0]
    assert made.cost_items[1].terms[0].factors[1].value == 80


def test_the_same_numbers_change_nothing(document: Document) -> None:
    shown = calculation(document.projects[3], 4)
    assert shown is not None
    same = [Edit(path=part.name, text=part.text) for line in shown.lines for part in line.parts]
    assert len(same) > 5
    assert edit_of(document.projects[3], 4, same) is None


def test_the_lines_add_up_to_the_text(document: Document) -> None:
    shown = calculation(document.projects[3], 4)
    assert shown is not None
    assert (shown.total, shown.gap, shown.is_even) == ("963,200.00", "比申报表多 60,000.00", False)


@pytest.mark.parametrize(("path", "text"), [("1/terms/0/1", "很多"), ("9/terms/0/0", "1"), ("1/terms/9/0", "1"), ("terms", "1")])
def test_nonsense_is_refused(document: Document, path: str, text: str) -> None:
    with pytest.raises(UsageWrong, match="没有改"):
        edit_of(document.projects[3], 4, [Edit(path=f"{CALCULATED}/{path}", text=text)])


@pytest.mark.parametrize(
    ("raw", "after", "now"),
    [
        ("<70400.00(元)", "10400.00", "<10400.00(元)"),
        ("≤5.00(万元)", "65000.00", "≤6.50(万元)"),
        ("≤5(万元)", "65001.00", "≤6.5001(万元)"),
        ("≤70,400元", "1234567.00", "≤1,234,567元"),
        ("70400", "10400.00", "10400"),
    ],
)
def test_another_amount_is_written_as_the_old_one_was(raw: str, after: str, now: str) -> None:
    assert with_figure(read_target(raw).target, Decimal(after)) == now


def test_a_target_that_is_no_money_gets_no_amount() -> None:
    assert with_figure(read_target("≥95(%)").target, Decimal("1.00")) is None
    assert with_figure(read_target("及时").target, Decimal("1.00")) is None


@pytest.mark.parametrize("widths", [(1, 1), (108, 178, 138, 46, 112, 178, 108, 132), (1, 1000), tuple(range(1, 25))])
def test_no_column_of_a_grid_is_lost(widths: tuple[int, ...]) -> None:
    edges = edges_of(widths)
    assert len(edges) == len(widths) + 1
    assert all(b > a for a, b in itertools.pairwise(edges))
    assert edges[-1] >= GRID


def test_rules_are_listed_and_shown_with_their_law() -> None:
    listed = families({"FND06": 2})
    [fnd06] = [rule for family in listed for rule in family.rules if rule.code == "FND06"]
    assert fnd06.found == 2
    page = rule_page("FND06")
    assert "{" not in page.message + page.fix
    assert (page.code, page.level, bool(page.laws), bool(page.why)) == ("FND06", "error", True, True)
    assert {example.verdict for example in page.examples} >= {"pass", "fail"}
    assert "".join(piece.text for piece in page.sql).startswith(("SELECT", "WITH"))
    with pytest.raises(UsageWrong):
        rule_page("FND99")


def test_pieces_of_sql_are_the_whole_text() -> None:
    sql = "SELECT p.id AS subject, 'A -- b' AS x -- note\nFROM project AS p WHERE p.total >= :limit"
    found = list(pieces(sql))
    assert "".join(piece.text for piece in found) == sql
    assert [(p.text, p.look) for p in found if p.look in ("text", "note", "param")] == [
        ("'A -- b'", "text"), ("-- note", "note"), (":limit", "param"),
    ]  # fmt: skip


def test_figures_are_said_as_people_say_them() -> None:
    assert (yuan(None), yuan(Decimal("0.00")), number_words(2), number_words(31)) == ("未填", "0.00", "两", "31")


def test_the_original_keeps_what_stood_in_it(judge: Judge, document: Document) -> None:
    report, text = judge(revised(document, [Edit(path="/projects/3/funding/annual", text="970,000.00")]))
    told = {leaf.path: leaf for leaf in form_page(report, text, 4, document).leaves}
    leaf = told["/projects/3/funding/annual"]
    assert ("903,200.00" in leaf.text, "970,000.00" in leaf.text, leaf.now) == (True, False, "970,000.00")
    assert {one.now for path, one in told.items() if path != leaf.path} <= {""}
