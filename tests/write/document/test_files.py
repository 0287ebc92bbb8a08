"""What the files hold that a reader of ours does not look at: fonts, print set-up, tags, what a spreadsheet takes for a formula."""

import csv
import json
import re
import zipfile
from collections.abc import Callable
from decimal import Decimal
from io import BytesIO, StringIO
from pathlib import Path

import pytest
from msgspec.structs import replace

from jixiao.errors import UsageWrong
from jixiao.forms.layout import layouts
from jixiao.model.document import Document, Project
from jixiao.read.document import read_bytes
from jixiao.write.document.build import pages
from jixiao.write.document.choose import layout_for
from jixiao.write.document.csv_ import csv_table
from jixiao.write.document.docx import docx
from jixiao.write.document.fit import cell_size, even_width, line_size
from jixiao.write.document.html import html
from jixiao.write.document.pages import Line, Pages
from jixiao.write.document.pdf import pdf
from jixiao.write.document.save import RENDERERS, written
from jixiao.write.document.xlsx import xlsx


def part(data: bytes, name: str) -> str:
    return zipfile.ZipFile(BytesIO(data)).read(name).decode()


@pytest.mark.parametrize("suffix", list(RENDERERS))
def test_the_same_document_gives_the_same_bytes(made: Pages, suffix: str) -> None:
    assert RENDERERS[suffix](made) == RENDERERS[suffix](made)


def test_docx_merges_the_cells_of_a_level(made: Pages) -> None:
    assert part(docx(made), "word/document.xml").count('<w:vMerge w:val="restart"/>') == 5


def test_docx_repeats_the_head_of_the_indicators(made: Pages) -> None:
    rows = re.findall(r"<w:tr>.*?</w:tr>", part(docx(made), "word/document.xml"))
    assert ["一级指标" in row for row in rows if "<w:tblHeader/>" in row] == [True]


def test_docx_breaks_no_row_over_pages(made: Pages) -> None:
    text = part(docx(made), "word/document.xml")
    assert text.count("<w:cantSplit/>") == text.count("<w:tr>")


def test_docx_names_a_chinese_font_wherever_it_names_one(made: Pages) -> None:
    assert re.findall(r"<w:rFonts(?![^>]*w:eastAsia)[^>]*>", part(docx(made), "word/styles.xml")) == []


def test_docx_has_no_theme(made: Pages) -> None:
    assert [name for name in zipfile.ZipFile(BytesIO(docx(made))).namelist() if "theme" in name] == []


def test_docx_numbers_pages_between_dashes_on_alternating_sides(made: Pages) -> None:
    data = docx(made)
    assert [re.search(r'<w:jc w:val="(\w+)"/>', part(data, f"word/footer{n}.xml"))[1] for n in (1, 2)] == ["right", "left"]  # type: ignore[index]


def test_docx_turns_the_page_for_a_form_that_lies(document: Document) -> None:
    text = part(docx(pages(document, lambda _: layouts()["core-indicators"])), "word/document.xml")
    assert re.findall(r'<w:pgSz w:w="(\d+)"', text) == ["11906", "16838"]


def test_docx_survives_characters_that_xml_forbids(document: Document, project: Project) -> None:
    odd = replace(document, projects=(replace(project, name="代表\x0b培训", narrative_name="代表\x0b培训"),))
    assert read_bytes(docx(pages(odd, layout_for)), "odd.docx").projects[0].name == "代表\ufffd培训"


def sheet(data: bytes) -> str:
    return part(data, "xl/worksheets/sheet2.xml")


def test_xlsx_has_no_formula(made: Pages) -> None:
    assert "<f>" not in sheet(xlsx(made))


def test_xlsx_keeps_a_target_that_begins_like_a_formula_as_text(made: Pages) -> None:
    assert "=285.00(人)" in part(xlsx(made), "xl/sharedStrings.xml")


def test_xlsx_writes_money_as_numbers(made: Pages) -> None:
    assert sheet(xlsx(made)).count("<v>119700</v>") == 4


def test_xlsx_keeps_money_of_eighteen_digits_as_text(document: Document, project: Project) -> None:
    big = replace(project, funding=replace(project.funding, total=Decimal("9999999999999999.99")))
    data = xlsx(pages(replace(document, projects=(big,)), layout_for))
    assert "9,999,999,999,999,999.99" in part(data, "xl/sharedStrings.xml")


def test_xlsx_prints_a_form_on_one_page_and_the_head_repeated_where_it_takes_more(made: Pages) -> None:
    data = xlsx(made)
    assert ("<fitToPage" in sheet(data) or "fitToPage=" in sheet(data), 'fitToHeight="0"' in sheet(data)) == (True, False)
    assert ("fitToPage=" in sheet(data), "_xlnm.Print_Titles" in part(data, "xl/workbook.xml")) == (True, True)


def test_xlsx_names_sheets_apart_and_without_forbidden_signs(document: Document, project: Project) -> None:
    twins = replace(
        document,
        projects=tuple(replace(project, name="一/二[三]：四五六七八九十一二三四五六七八九十一二三四五六七八九十") for _ in range(2)),
    )
    assert re.findall(r'<sheet name="([^"]+)"', part(xlsx(pages(twins, layout_for)), "xl/workbook.xml"))[2].endswith(" 2")


def test_xlsx_refuses_a_text_that_no_cell_holds(document: Document, project: Project) -> None:
    long = replace(project, goals=replace(project.goals, annual="长" * 32_768))
    with pytest.raises(UsageWrong, match="32767"):
        xlsx(pages(replace(document, projects=(long,)), layout_for))


def test_html_loads_nothing_from_elsewhere(made: Pages) -> None:
    assert re.findall(rb"(?<!-)(?:src|href|url|@import)[=(\s][\"']?(?!#)", html(made)) == []


def test_html_escapes_what_a_document_says(made: Pages) -> None:
    assert "履职能力&lt;提升&gt;" in html(made).decode()


def test_html_heads_columns_and_rows(made: Pages) -> None:
    text = html(made).decode()
    assert (
        '<th scope="col" class="center">一级指标</th>' in text,
        '<th scope="rowgroup" class="center" rowspan="3">产出指标</th>' in text,
    ) == (True, True)


def test_html_begins_with_one_heading_of_the_first_rank(made: Pages) -> None:
    assert html(made).count(b"<h1 ") == 1


def test_pdf_is_tagged_archivable_and_has_bookmarks(made: Pages) -> None:
    data = pdf(made).data
    assert [mark in data for mark in (b"/MarkInfo", b"pdfaid:part", b"/Outlines")] == [True, True, True]


def test_pdf_tells_which_characters_its_font_lacks(document: Document, project: Project) -> None:
    rare = replace(document, projects=(replace(project, name="代表\U0002a6a5培训"),))
    assert pdf(pages(rare, layout_for)).missing == "\U0002a6a5"


def test_csv_guards_what_a_spreadsheet_takes_for_a_formula(made: Pages) -> None:
    rows = csv.reader(StringIO(csv_table(made).decode("utf-8-sig")))
    assert [cell for row in rows for cell in row if cell.endswith("(人)")] == ["'=285.00(人)"]


def data_package(document: Document) -> dict[str, str]:
    archive = zipfile.ZipFile(BytesIO(written(document, Path("open.zip"), {"Project.name": "项目名称"}).data))
    return {name: archive.read(name).decode() for name in archive.namelist()}


def test_the_data_package_describes_every_column_of_its_tables(document: Document) -> None:
    files = data_package(document)
    tables = {
        r["path"]: [f["name"] for f in r["schema"]["fields"]] for r in json.loads(files["datapackage.json"])["resources"] if "schema" in r
    }
    assert tables == {name: next(csv.reader(StringIO(files[name]))) for name in ("projects.csv", "cost_items.csv", "indicators.csv")}


def test_the_data_package_holds_money_as_decimal_text(document: Document) -> None:
    row = next(csv.DictReader(StringIO(data_package(document)["projects.csv"])))
    assert (row["funding_annual"], row["funding_carried_over"]) == ("119700.00", "")


def test_the_data_package_titles_columns_in_chinese(document: Document) -> None:
    fields = json.loads(data_package(document)["datapackage.json"])["resources"][0]["schema"]["fields"]
    assert next(f["title"] for f in fields if f["name"] == "name") == "项目名称"


def test_an_unknown_suffix_lists_those_there_are(document: Document) -> None:
    with pytest.raises(UsageWrong, match=r"\.docx、\.xlsx、\.pdf"):
        written(document, Path("a.odt"), {})


@pytest.mark.parametrize(
    ("text", "wide", "size"),
    [
        ("及时", 30.0, 10.5),
        ("≥95.00(%)", 200.0, 10.5),
        ("9,999,999,999,999,999.99", 80.0, 5.25),
        ("很长的一句话可以在任何字后面换行", 40.0, 10.5),
    ],
)
def test_what_no_line_may_break_is_made_to_fit(text: str, wide: float, size: float) -> None:
    assert cell_size(text, wide) == size


def test_a_title_a_little_too_long_is_set_smaller() -> None:
    assert line_size(Line("某区文化局" * 4 + "的", "title"), 442.0) == 21.0


def test_a_long_title_breaks_into_even_lines() -> None:
    assert even_width(Line("某区文化局" * 6, "title"), 442.0) == pytest.approx(16 * 18.0)


READERS: tuple[tuple[str, Callable[[Pages], bytes]], ...] = tuple(
    (suffix, RENDERERS[suffix]) for suffix in (".docx", ".xlsx", ".html", ".csv")
)


def bare(document: Document) -> Document:
    """Return the document without what belongs to the file: source, places, warnings, how surely it was read."""
    projects = tuple(replace(project, partly_read=False) for project in document.projects)
    return replace(document, source=document.source.__class__(file="", sha256=""), places={}, warnings=(), projects=projects)


@pytest.mark.parametrize(("suffix", "render"), READERS)
def test_the_real_declaration_comes_back_as_it_was(seed: Document, suffix: str, render: Callable[[Pages], bytes]) -> None:
    assert bare(read_bytes(render(pages(seed, layout_for)), f"seed{suffix}")) == bare(seed)


def test_the_real_declaration_comes_back_from_pdf_with_its_figures(seed: Document) -> None:
    again = read_bytes(RENDERERS[".pdf"](pages(seed, layout_for)), "seed.pdf")
    assert [(p.name, p.funding, p.goals, p.indicators) for p in again.projects] == [
        (p.name, p.funding, p.goals, p.indicators) for p in seed.projects
    ]


@pytest.mark.parametrize("suffix", [".docx", ".xlsx", ".pdf", ".html"])
def test_every_amount_has_a_place(seed: Document, suffix: str) -> None:
    places = read_bytes(RENDERERS[suffix](pages(seed, layout_for)), f"seed{suffix}").places
    assert [n for n in range(8) if f"/projects/{n}/funding/annual" not in places] == []


def test_one_digit_that_comes_back_otherwise_is_seen(seed: Document) -> None:
    made = csv_table(pages(seed, layout_for))
    assert bare(read_bytes(made, "seed.csv")) != bare(read_bytes(made.replace(b">90.00", b">91.00"), "seed.csv"))
