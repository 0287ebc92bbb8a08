"""The letter, the site and the page beside the document: made from the bundled declaration, looked into as their readers do."""

import csv
import json
import re
import zipfile
from datetime import date
from io import BytesIO
from pathlib import Path

import pytest
from lxml.etree import fromstring
from msgspec.structs import replace

from jixiao.actions.audit import audit
from jixiao.actions.inputs.given import silent
from jixiao.actions.notice import asked, notice
from jixiao.actions.publish import Published, agree, pdf_doubt, publish
from jixiao.actions.show import beside, show
from jixiao.errors import JobFailed, UsageWrong
from jixiao.model.document import Kind
from jixiao.model.grade import GradeProposal
from jixiao.read.document import read_file
from jixiao.values.money import Money
from jixiao.write.document.pages import Line
from jixiao.write.notice import content
from jixiao.write.notice.tables import ZH
from jixiao.write.page import Page
from jixiao.write.show.html import show_html
from jixiao.write.show.pictures import photo, png
from jixiao.write.show.source import Lines, PagePicture
from jixiao.write.text.entry import message_of
from jixiao.write.text.group import entries, live

TODAY, DEADLINE = date(2023, 11, 28), date(2023, 12, 8)
W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"


@pytest.fixture(scope="module")
def letter(example: Path) -> tuple[bytes, tuple[GradeProposal, ...]]:
    return notice(str(example), TODAY, DEADLINE)


@pytest.fixture(scope="module")
def body(letter: tuple[bytes, tuple[GradeProposal, ...]]) -> bytes:
    with zipfile.ZipFile(BytesIO(letter[0])) as archive:
        return archive.read("word/document.xml")


@pytest.mark.parametrize(
    "words",
    [
        "关于2024年度绩效目标的审核意见",
        "请于2023年12月8日前",
        "4,660,800.00元",
        "相差60,000.00元",
        "2023年11月28日",
        "一、总体意见",
        "四、应当核对",
        "963,200.00",
        "不作通过处理",
        "供审核人核定",
    ],
)
def test_the_letter_says(body: bytes, words: str) -> None:
    assert words in "".join(fromstring(body).itertext())


def test_every_grade_of_the_letter_has_its_consequence(letter: tuple[bytes, tuple[GradeProposal, ...]], body: bytes) -> None:
    text = "".join(fromstring(body).itertext())
    assert [p.grade for p in letter[1] if p.grade is not None and f"“{p.grade}”的项目" not in text] == []
    assert len(letter[1]) == 8


def test_every_deduction_is_backed_by_findings(letter: tuple[bytes, tuple[GradeProposal, ...]]) -> None:
    deductions = [d for p in letter[1] for d in p.deductions]
    assert [d for d in deductions if not d.findings] == []
    assert deductions


def test_the_letter_says_what_every_item_was_judged_by(body: bytes) -> None:
    text = "".join(fromstring(body).itertext())
    assert re.search(r"上面是得分/可判定的分，下面是等级、判了几处.*8\.8/10\.0良 44", text)


def test_the_letter_opens_with_what_was_not_surely_read(body: bytes) -> None:
    text = "".join(fromstring(body).itertext())
    assert 0 < text.index("读得不确定") < text.index("一、总体意见")


def test_the_letter_has_the_paper_and_type_of_official_letters(letter: tuple[bytes, tuple[GradeProposal, ...]], body: bytes) -> None:
    with zipfile.ZipFile(BytesIO(letter[0])) as archive:
        styles = archive.read("word/styles.xml").decode()
    assert 'w:eastAsia="仿宋_GB2312"' in styles
    assert b'w:top="2098" w:right="1474" w:bottom="1984" w:left="1588"' in body


def test_table_heads_of_the_letter_are_repeated(body: bytes) -> None:
    root = fromstring(body)
    assert len(list(root.iter(f"{W}tblHeader"))) == len(list(root.iter(f"{W}tbl"))) > 3


@pytest.mark.parametrize(
    ("kind", "title", "of_targets"),
    [
        ("declaration", "关于2024年度绩效目标的审核意见", True),
        ("whole_department", "关于2024年度部门整体支出绩效目标的审核意见", True),
        ("monitoring", "关于2024年度绩效运行监控的审核意见", False),
        ("self_evaluation", "关于2024年度绩效自评的审核意见", False),
    ],
)
def test_the_letter_is_about_the_kind_of_form(example: Path, kind: Kind, title: str, of_targets: bool) -> None:
    report = audit(asked((str(example),), TODAY), bytes, silent).report.documents[0]
    made = content.letter(replace(report, kind=kind), content.Order(TODAY, None, None, verified=True))
    first = made.parts[0]
    assert isinstance(first, Line)
    assert (made.title, "四性" in first.text or "相关性" in first.text) == (title, of_targets)


def test_the_letter_speaks_of_its_findings_without_codes(body: bytes) -> None:
    before, _, items = "".join(fromstring(body).itertext()).partition("审核表各项")
    assert re.findall(r"[A-Z]{3}\d\d", before) == []
    assert re.findall(r"[A-Z]{3}\d\d", items)


def test_no_sheet_bears_the_day_alone(body: bytes) -> None:
    *_, last, seal, day, _ = fromstring(body)[0]
    assert [part.find(f".//{W}keepNext") is not None for part in (last, seal, day)] == [True, True, False]


def test_the_letter_tells_every_doubt_once_under_its_project(example: Path, body: bytes) -> None:
    """Nothing is lost by putting things together, and no remedy is printed twice: a letter of eight projects is ten sheets, not seventeen."""
    report = audit(asked((str(example),), TODAY), bytes, silent).report.documents[0]
    text = "".join(fromstring(body).itertext()).partition("四、应当核对")[2].partition("五、审核表各项")[0]
    doubts = [e for e in entries(live(report.findings), report.project_names) if e.first.severity == "warning"]
    assert [e.first.code for e in doubts if message_of(e, report, ZH).rstrip("。") not in text] == []
    assert [e.first.code for e in doubts if text.count(e.first.fix) != 1] == []
    headings = re.findall(r"项目(\d)　", text)
    assert headings == sorted(set(headings))


def test_projects_that_lost_alike_stand_together(body: bytes) -> None:
    text = "".join(fromstring(body).itertext()).partition("五、审核表各项")[2]
    assert "总目标与年度目标一字不差（GOA02）：项目1–8各扣1.2分（100%，1处）" in text


def test_a_deadline_that_has_passed_is_refused(example: Path) -> None:
    with pytest.raises(UsageWrong, match="已经过去"):
        notice(str(example), TODAY, date(2023, 11, 27))


def test_a_file_without_a_form_gets_no_letter(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("只有一句话。", "utf-8")
    with pytest.raises(UsageWrong, match="没有审核"):
        notice(str(tmp_path / "a.txt"), TODAY, None)


@pytest.fixture(scope="module")
def site(example: Path, tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, Published]:
    folder = tmp_path_factory.mktemp("site")
    return folder, publish([str(example)], folder / "公开", silent)


def test_what_the_site_holds(site: tuple[Path, Published]) -> None:
    folder, done = site
    files = sorted(re.sub(r"\d+", "N", f.relative_to(folder).as_posix()) for f in folder.rglob("*") if f.is_file())
    assert done.files == len(files) - 1
    assert set(files) >= {
        "公开/jixiao-files.json",
        "公开/index.html",
        "公开/N/project-N.html",
        "公开/N/data/datapackage.json",
        "公开/N/files/forms.docx",
        "公开/N/files/forms.xlsx",
    }


def test_every_file_with_figures_was_read_back(site: tuple[Path, Published]) -> None:
    figures = [f for f in (site[0] / "公开/1").rglob("*") if f.is_file() and f.name != "datapackage.json"]
    assert site[1].proven == len(figures)


def test_every_link_leads_to_a_file_of_the_site(site: tuple[Path, Published]) -> None:
    broken = [
        (page.name, link)
        for page in site[0].rglob("*.html")
        for link in re.findall(r'href="([^"#]+)"', page.read_text("utf-8"))
        if not (page.parent / link).is_file()
    ]
    assert broken == []


def test_nothing_is_loaded_from_elsewhere(site: tuple[Path, Published]) -> None:
    pages = [page.read_text("utf-8") for page in site[0].rglob("*.html")]
    assert [found for page in pages for found in re.findall(r'(?:src|href)="(?:https?:|//|data:)[^"]*', page)] == []
    assert all("default-src &#x27;none&#x27;" in page for page in pages)


def test_the_open_data_is_described_column_by_column(site: tuple[Path, Published]) -> None:
    package = site[0] / "公开/1/data/datapackage.json"
    for resource in json.loads(package.read_text("utf-8"))["resources"]:
        with (package.parent / resource["path"]).open(encoding="utf-8", newline="") as file:
            assert next(csv.reader(file)) == [field["name"] for field in resource["schema"]["fields"]]


def test_no_folder_of_the_machine_is_published(site: tuple[Path, Published], example: Path) -> None:
    assert [f.name for f in site[0].rglob("*") if f.is_file() and str(example.parent).encode() in f.read_bytes()] == []


def test_personal_data_blocks_and_nothing_is_written(example: Path, tmp_path: Path) -> None:
    private = tmp_path / "private.txt"
    private.write_text(example.read_text("utf-8").replace("立项依据\n", "立项依据\n\n联系人电话13800138000。\n", 1), "utf-8")
    done = publish([str(private)], tmp_path / "out", silent)
    assert [(found.kind, found.place is not None) for _, found in done.blocked] == [("phone", True)]
    assert not (tmp_path / "out").exists()


def test_a_figure_that_is_not_the_records_is_not_published(example: Path) -> None:
    record = read_file(example)
    first = record.projects[0]
    wrong = replace(record, projects=(replace(first, funding=replace(first.funding, annual=Money("1.00"))), *record.projects[1:]))
    with pytest.raises(JobFailed, match=r"/projects/0/funding/annual 应为“10400.00”，写成了“1.00”"):
        agree(record, wrong, "x.html")


def test_a_pdf_that_can_not_be_proven_is_left_out(site: tuple[Path, Published], example: Path) -> None:
    record = read_file(example)
    data = next(site[0].rglob("forms.pdf")).read_bytes()
    wrong = replace(record, projects=record.projects[:-1])
    assert (pdf_doubt(record, data, "a.pdf"), site[1].left_out) == (None, ())
    assert "/projects/7" in str(pdf_doubt(wrong, data, "a.pdf"))
    assert "a.pdf" in str(pdf_doubt(record, b"%PDF-1.7 broken", "a.pdf"))


def test_a_site_without_a_pdf_offers_none(example: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("jixiao.actions.publish.pdf_doubt", lambda *_: JobFailed("a.pdf 不对", "a.pdf differs"))
    done = publish([str(example)], tmp_path / "公开", silent)
    found = (
        [f.name for f in (tmp_path / "公开").rglob("*") if f.is_file() and (f.suffix == ".pdf" or b"forms.pdf" in f.read_bytes())]
        if done.files
        else ["nothing"]
    )
    assert (found, len(done.left_out)) == ([], 1)


def test_all_of_a_text_stands_beside_what_was_read(example: Path) -> None:
    page = show(example, Page())
    text = example.read_text("utf-8")
    assert page.count("<li value=") == len(text.split("\n"))
    links = set(re.findall(r'href="#(s-\d+)"', page))
    assert links == set(re.findall(r' id="(s-\d+)"', page))
    assert set(re.findall(r'href="#(v-\d+)"', page)) <= set(re.findall(r' id="(v-\d+)"', page))
    assert len(links) > 300


def test_a_value_is_boxed_in_its_line(example: Path) -> None:
    assert re.search(r'<a id="s-\d+" href="#v-\d+" class="box" title="年度资金申请总额：10,400.00">10,400.00</a>', show(example, Page()))


def test_doubt_is_seen_on_both_sides(example: Path) -> None:
    document, sources = beside(example.read_bytes(), "a.txt")
    path = "/projects/0/name"
    doubtful = replace(document, places={**document.places, path: replace(document.places[path], confidence=0.4)})
    before, after = show_html(document, sources, Page()), show_html(doubtful, sources, Page())
    assert after.count("box doubt") - before.count("box doubt") == 2
    assert "把握 40%" in after


def test_text_of_a_document_is_no_markup() -> None:
    document, _ = beside("一份没有表的文件".encode(), "a.txt")
    source = Lines((("<script>x</script>", document.places.get("/x") or next(iter(beside(b"a", "b.txt")[1])).lines[0][1]),), numbered=True)  # type: ignore[union-attr]
    assert "<script>x" not in show_html(document, (source,), Page())


@pytest.mark.parametrize("suffix", ["docx", "xlsx", "pdf", "html"])
def test_every_format_can_be_shown(site: tuple[Path, Published], suffix: str) -> None:
    file = next(site[0].rglob("project-1.html")) if suffix == "html" else next(site[0].rglob(f"forms.{suffix}"))
    page = show(file, Page())
    assert len(re.findall(r' id="s-\d+"', page)) > 20
    assert ("data:image/png" in page) is (suffix == "pdf")


def test_boxes_lie_on_the_page_that_was_drawn(site: tuple[Path, Published]) -> None:
    document, sources = beside(next(site[0].rglob("forms.pdf")).read_bytes(), "a.pdf")
    sizes = {s.number: (s.width, s.height) for s in sources if isinstance(s, PagePicture)}
    outside = [
        p for p, at in document.places.items() if at.box and (at.box[2] > sizes[at.page or 0][0] or at.box[3] > sizes[at.page or 0][1])
    ]
    assert outside == []


def test_a_picture_is_a_file_that_a_browser_knows() -> None:
    made = png(bytes(range(12)), 2, 2, 6, 3)
    assert (made[:8], made[12:16], made[-8:-4]) == (b"\x89PNG\r\n\x1a\n", b"IHDR", b"IEND")


@pytest.mark.parametrize(
    ("data", "size"),
    [
        (png(bytes(12), 2, 2, 6, 3), (2, 2)),
        (b"\xff\xd8\xff\xe0\x00\x04ab\xff\xc0\x00\x11\x08\x06\xda\x04\xd9\x03", (1241, 1754)),
        (b"BM" + bytes(16) + (7).to_bytes(4, "little") + (-9).to_bytes(4, "little", signed=True), (7, 9)),
    ],
)
def test_a_photo_is_shown_in_its_own_dots(data: bytes, size: tuple[int, int]) -> None:
    made = photo(data)
    assert made is not None
    assert (made.number, made.width, made.height) == (1, *size)


def test_a_photo_that_browsers_do_not_know_is_not_shown() -> None:
    assert photo(b"II*\0") is None


def test_a_public_page_tells_what_does_not_add_up_without_codes(site: tuple[Path, Published]) -> None:
    page = (site[0] / "公开/1/project-4.html").read_text("utf-8")
    told = page.partition('class="told"')[2].partition("</section>")[0]
    assert ["哪里对不上" in told, "相差 60,000.00 元" in told, "不少于 364 人" in told, re.search(r"[A-Z]{3}\d\d", told)] == [
        True,
        True,
        True,
        None,
    ]
    assert "相差 60,000.00 元" in (site[0] / "公开/index.html").read_text("utf-8")
