"""Many files into a folder: reports with a summary, copies, letters; a second run does only what changed."""

import shutil
import zipfile
from collections.abc import Callable
from datetime import date
from hashlib import sha256
from pathlib import Path

import pytest
from lxml.html import fromstring

from jixiao.actions.audit import AuditRequest
from jixiao.actions.inputs.given import silent
from jixiao.actions.many import audit_folder as audit_module
from jixiao.actions.many import each as each_module
from jixiao.actions.many import folder as folder_module
from jixiao.actions.many.audit_folder import INDEX, FolderOutcome, audit_folder
from jixiao.actions.many.each import Each, Task, write_each
from jixiao.actions.many.folder_list import LIST
from jixiao.actions.many.processes import FEWEST
from jixiao.errors import UsageWrong
from jixiao.model.finding import DocumentReport
from jixiao.write.page import Page
from jixiao.write.report.summary import NAMED, conclusion

TODAY = date(2026, 11, 24)
FORM = """财政项目支出绩效目标申报表 1
(2025 年度)
项目名称\t{name}\t项目性质\t其他经常性项目
主管部门\t示例区文化和旅游局\t实施单位\t示例区图书馆
项目资金 (元)\t项目资金总额\t48,000.00\t年度资金申请总额\t48,000.00
项目绩效目标\t年度总体目标\t举办读书会 24 场。
\t一级指标\t二级指标\t三级指标\t指标值
绩效指标\t产出指标\t数量指标\t读书会场次\t≥24.00(场)
"""
Audit = Callable[..., FolderOutcome]


@pytest.fixture
def given(tmp_path: Path) -> Path:
    """Return a folder with two forms, one of them deep, a letter, a damaged file and one that nobody reads."""
    folder = tmp_path / "报送"
    (folder / "乙").mkdir(parents=True)
    (folder / "甲.txt").write_text(FORM.format(name="读书会"), "utf-8")
    (folder / "乙/甲.txt").write_text(FORM.format(name="送书下乡"), "utf-8")
    (folder / "通知.txt").write_text("关于开会的通知\n请参加。\n", "utf-8")
    (folder / "坏.docx").write_bytes(b"PK\x03\x04torn")
    (folder / "图.gif").write_bytes(b"GIF89a")
    return folder


@pytest.fixture
def audited(given: Path, tmp_path: Path) -> Audit:
    def go(force: bool = False, **asked: object) -> FolderOutcome:
        request = AuditRequest(**{"files": (str(given),), "today": TODAY, **asked})  # type: ignore[arg-type] # fields of the request
        return audit_folder(request, tmp_path / "审核", silent, force=force)

    return go


def test_every_file_has_a_report_that_the_summary_leads_to(audited: Audit, tmp_path: Path) -> None:
    done = audited()
    index = fromstring((tmp_path / "审核" / INDEX).read_text("utf-8"))
    links = index.xpath("//a/@href")
    assert sorted(line.link for line in done.lines) == ["乙/甲.txt.html", "甲.txt.html", "通知.txt.html"]
    assert len(links) == 3
    assert all((tmp_path / "审核" / line.link).is_file() for line in done.lines)
    assert {"坏.docx", "图.gif"} <= {part for text in index.itertext() for part in ("坏.docx", "图.gif") if part in text}


def test_the_workbook_holds_the_same(audited: Audit, tmp_path: Path) -> None:
    audited()
    with zipfile.ZipFile(tmp_path / "审核/汇总.xlsx") as book:
        words = book.read("xl/sharedStrings.xml").decode()
        links = book.read("xl/worksheets/_rels/sheet2.xml.rels").decode()
    assert [word for word in ("甲.txt", "示例区图书馆", "坏.docx", "图.gif", "没有绩效目标表") if word not in words] == []
    assert links.count('TargetMode="External"') == 3


def test_what_the_exit_code_is_made_of(audited: Audit) -> None:
    outcome = audited(fail_on="note").outcome
    assert (len(outcome.unreadable), outcome.failed, [Path(s).name for s in outcome.skipped]) == (1, True, ["图.gif"])


def stamps(folder: Path) -> dict[str, int]:
    return {file.relative_to(folder).as_posix(): file.stat().st_mtime_ns for file in folder.rglob("*.html")}


def test_a_second_run_does_only_what_changed(audited: Audit, given: Path, tmp_path: Path) -> None:
    first = audited()
    before = stamps(tmp_path / "审核")
    (given / "甲.txt").write_text(FORM.format(name="朗诵会"), "utf-8")
    done = audited()
    after = stamps(tmp_path / "审核")
    assert {name for name in after if after[name] != before[name]} == {INDEX, "甲.txt.html"}
    assert (first.kept, done.kept, len(done.lines)) == (0, 2, 3)
    assert "朗诵会" in (tmp_path / "审核/甲.txt.html").read_text("utf-8")


@pytest.mark.parametrize(("name", "is_another"), [("words.toml", True), ("rule.sql", True), ("page.jinja", True), ("module.pyc", False)])
def test_a_program_whose_files_differ_is_another(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, name: str, is_another: bool) -> None:
    monkeypatch.setattr(folder_module, "PACKAGE", tmp_path)
    (tmp_path / "module.py").write_text("A = 1\n", "utf-8")
    before = folder_module.program.__wrapped__()
    (tmp_path / name).write_text("B = 2\n", "utf-8")
    assert (folder_module.program.__wrapped__() != before) is is_another


def test_another_program_of_the_same_version_does_everything_again(
    audited: Audit, given: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    audited()
    copies(given, tmp_path / "批注", "")
    for module in (audit_module, each_module):
        monkeypatch.setattr(module, "program", lambda: "a clone that was updated")
    assert (audited().kept, copies(given, tmp_path / "批注", "").kept) == (0, 0)


def test_the_kept_lines_say_what_they_said(audited: Audit) -> None:
    first, second = audited(), audited()
    assert (first.lines, first.outcome.failed, first.outcome.undecided) == (second.lines, second.outcome.failed, second.outcome.undecided)


@pytest.mark.parametrize("asked", [{"ignore": ("IND",)}, {"lang": "en"}, {"fail_on": "note"}, {"as_of": date(2025, 6, 1)}])
def test_other_settings_do_all_anew(audited: Audit, asked: dict[str, object]) -> None:
    audited()
    assert audited(**asked).kept == 0


def test_a_report_that_somebody_changed_is_written_anew(audited: Audit, tmp_path: Path) -> None:
    audited()
    (tmp_path / "审核/甲.txt.html").write_text("changed", "utf-8")
    assert audited().kept == 2
    assert "changed" not in (tmp_path / "审核/甲.txt.html").read_text("utf-8")


def test_the_report_of_a_file_that_is_gone_goes(audited: Audit, given: Path, tmp_path: Path) -> None:
    audited()
    shutil.rmtree(given / "乙")
    assert [line.link for line in audited().lines] == ["甲.txt.html", "通知.txt.html"]
    assert not (tmp_path / "审核/乙").exists()


def test_the_members_of_an_archive_have_reports_too(audited: Audit, given: Path) -> None:
    with zipfile.ZipFile(given / "包.zip", "w") as archive:
        archive.writestr("丙/丁.txt", FORM.format(name="展览"))
        archive.writestr("图.png.bak", b"x")
    assert "包.zip/丙/丁.txt.html" in {line.link for line in audited().lines}
    second = audited()
    assert (second.kept, len(second.outcome.skipped)) == (4, 2)


def test_a_folder_with_files_of_others_is_refused(audited: Audit, tmp_path: Path) -> None:
    (tmp_path / "审核").mkdir()
    (tmp_path / "审核/别的.docx").write_bytes(b"x")
    with pytest.raises(UsageWrong, match="别的"):
        audited()
    audited(force=True)
    assert (tmp_path / "审核/别的.docx").read_bytes() == b"x"


def test_reports_are_not_written_among_what_is_read(given: Path) -> None:
    with pytest.raises(UsageWrong, match="另一个文件夹"):
        audit_folder(AuditRequest(files=(str(given),), today=TODAY), given, silent, force=True)


def test_reports_below_what_is_read_are_not_read(given: Path) -> None:
    runs = [audit_folder(AuditRequest(files=(str(given),), today=TODAY), given / "审核", silent, force=False) for _ in range(2)]
    assert [len(run.lines) for run in runs] == [3, 3]


def copies(given: Path, to: Path, key: str = "") -> Each:
    def check(file: Path, _: str) -> None:
        if file.suffix == ".docx":
            raise UsageWrong("不能写。", "No.")

    def make(file: Path, name: str, report: DocumentReport) -> bytes:
        return f"{name} {file.name} {report.projects}".encode()

    request = AuditRequest(files=(str(given),), today=TODAY)
    return write_each(Task(command="annotate", request=request, to=to, force=False, key=(key,), make=make, check=check), silent)


def test_a_file_for_every_input(given: Path, tmp_path: Path) -> None:
    done = copies(given, tmp_path / "批注")
    assert (sorted(done.written), [wrong.zh for wrong in done.wrong]) == (["乙/甲.txt", "甲.txt", "通知.txt"], ["“坏.docx”：不能写。"])
    assert (tmp_path / "批注/乙/甲.txt").read_text("utf-8") == "乙/甲.txt 甲.txt 1"


def test_what_can_not_be_read_costs_only_itself(given: Path, tmp_path: Path) -> None:
    """Also where so many are audited that several processes share them."""
    for n in range(FEWEST):
        (given / f"{n}.txt").write_text(FORM.format(name=f"展览{n}"), "utf-8")
    told: list[tuple[int, int]] = []
    task = Task(
        command="notice",
        request=AuditRequest(files=(str(given),), today=TODAY),
        to=tmp_path / "意见",
        force=False,
        key=(),
        make=lambda _file, name, report: f"{name} {report.sha256}".encode(),
        ending="意见",
    )
    done = write_each(task, lambda at, of, _: told.append((at, of)))
    assert (len(done.written), ["坏.docx" in wrong.zh for wrong in done.wrong]) == (FEWEST + 3, [True])
    assert told[-1] == (FEWEST + 4, FEWEST + 4)
    own = sha256((given / "0.txt").read_bytes()).hexdigest()
    assert (tmp_path / "意见/0-意见.docx").read_text("utf-8") == f"0-意见.docx {own}"


def test_again_only_for_those_that_changed(given: Path, tmp_path: Path) -> None:
    copies(given, tmp_path / "批注")
    (given / "甲.txt").write_text("x", "utf-8")
    assert [copies(given, tmp_path / "批注", key).kept for key in ("", "", "other")] == [2, 3, 0]


def test_letters_of_one_stem_are_told_apart(given: Path, tmp_path: Path) -> None:
    (given / "甲.md").write_text("x", "utf-8")
    task = Task(
        command="notice",
        request=AuditRequest(files=(str(given),), today=TODAY),
        to=tmp_path / "意见",
        force=False,
        key=(),
        make=lambda file, *_: file.name.encode(),
        ending="意见",
    )
    assert sorted(write_each(task, silent).written) == [
        "乙/甲-意见.docx",
        "甲.md-意见.docx",
        "甲.txt-意见.docx",
        "通知-意见.docx",
    ]
    assert (tmp_path / "意见" / LIST).is_file()


def test_the_conclusion_names_what_was_not_judged(audited: Audit) -> None:
    done = audited()
    told = list(conclusion(done.lines, done.outcome.report.unreadable, Page()))
    assert told[-1] == "另有 2 个没有审核（1 个没有绩效目标表，1 个读不了）：通知.txt、坏.docx。"
    many = [*done.lines] * (NAMED + 1)
    assert list(conclusion(many, (), Page()))[-1] == "另有 4 个没有审核（4 个没有绩效目标表）：通知.txt、通知.txt、通知.txt等。"
