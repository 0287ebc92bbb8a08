import re
from collections.abc import Callable
from io import BytesIO

import pytest
from lxml.etree import fromstring
from xlsxwriter import Workbook

from jixiao.model.difference import Difference
from jixiao.model.finding import FoundPlace, Severity
from jixiao.write.annotate.remark import Remark
from jixiao.write.annotate.xlsx import address, annotated

Parts = dict[str, bytes]
M = "{http://schemas.openxmlformats.org/spreadsheetml/2006/main}"


def remark(sheet: str | None, row: int | None, column: int | None, severity: Severity = "error") -> Remark:
    return Remark(FoundPlace(path="/x", sheet=sheet, row=row, column=column), severity, f"FND06 {severity}", ("不符 <&>",))


def workbook(*, noted: bool = False) -> bytes:
    out = BytesIO()
    with Workbook(out, {"in_memory": True}) as book:
        sheet = book.add_worksheet("表一")
        sheet.write_string(0, 0, "项目")
        sheet.write_number(1, 1, 5, book.add_format({"bold": True}))
        if noted:
            sheet.write_comment(1, 1, "原有批注")
        book.add_worksheet("表二").write_string(0, 0, "甲")
    return out.getvalue()


def notes(data: bytes, parts: Callable[[bytes], Parts]) -> dict[str, str]:
    return {
        f"{name} {node.get('ref')}": "".join(node.itertext())
        for name, part in parts(data).items()
        if name.startswith("xl/comments")
        for node in fromstring(part).iter(f"{M}comment")
    }


@pytest.fixture(scope="module")
def before(made: Callable[[str], bytes]) -> bytes:
    return made(".xlsx")


@pytest.fixture(scope="module")
def after(before: bytes, remarked: Callable[[bytes, str], tuple[Remark, ...]]) -> bytes:
    return annotated(before, remarked(before, "a.xlsx"))


def test_it_reads_the_same(before: bytes, after: bytes, differ: Callable[[bytes, bytes, str], tuple[Difference, ...]]) -> None:
    assert differ(before, after, "a.xlsx") == ()


def test_only_sheets_styles_and_types_change(before: bytes, after: bytes, parts: Callable[[bytes], Parts]) -> None:
    one, other = parts(before), parts(after)
    changed = {re.sub(r"\d+", "N", name) for name in one if one[name] != other[name]}
    assert changed == {"[Content_Types].xml", "xl/worksheets/sheetN.xml", "xl/styles.xml"}


def test_a_cell_keeps_everything_but_its_style(before: bytes, after: bytes, parts: Callable[[bytes], Parts]) -> None:
    def bare(data: bytes) -> dict[str, bytes]:
        sheets = {n: p for n, p in parts(data).items() if n.startswith("xl/worksheets/sheet")}
        return {n: re.sub(rb'<legacyDrawing [^>]*/>| s="\d+"', b"", p) for n, p in sheets.items()}

    assert bare(before) == bare(after)


def test_every_finding_is_in_a_note(
    before: bytes, after: bytes, remarked: Callable[[bytes, str], tuple[Remark, ...]], parts: Callable[[bytes], Parts]
) -> None:
    whole = "".join(notes(after, parts).values())
    assert [r.head for r in remarked(before, "a.xlsx") if r.lines[0] not in whole] == []


def test_the_parts_are_well_formed(after: bytes, parts: Callable[[bytes], Parts]) -> None:
    roots = {fromstring(part).tag.rpartition("}")[2] for name, part in parts(after).items() if name.endswith((".xml", ".vml", ".rels"))}
    assert {"comments", "xml", "worksheet", "styleSheet", "Types", "Relationships"} <= roots


def test_two_remarks_on_one_cell_share_a_note(parts: Callable[[bytes], Parts]) -> None:
    told = notes(annotated(workbook(), [remark("表一", 2, 2), remark("表一", 2, 2, "note")]), parts)
    assert {key: re.findall("FND06 [a-z]+", text) for key, text in told.items()} == {"xl/comments1.xml B2": ["FND06 error", "FND06 note"]}


def test_a_note_that_was_there_stays(parts: Callable[[bytes], Parts]) -> None:
    told = notes(annotated(workbook(noted=True), [remark("表一", 2, 2), remark("表一", 1, 1)]), parts)
    texts = {key.split()[1]: text for key, text in told.items()}
    assert sorted(texts) == ["A1", "B2"]
    assert re.search("原有批注.*FND06", texts["B2"], re.DOTALL)


def test_a_coloured_cell_keeps_its_font_and_number_format(parts: Callable[[bytes], Parts]) -> None:
    found = parts(annotated(workbook(), [remark("表一", 2, 2)]))
    root = fromstring(found["xl/styles.xml"])
    formats, fills = root.find(f"{M}cellXfs"), root.find(f"{M}fills")
    assert formats is not None
    assert fills is not None
    new, old = formats[-1], formats[1]
    assert {k: v for k, v in new.items() if k not in ("fillId", "applyFill")} == {
        k: v for k, v in old.items() if k not in ("fillId", "applyFill")
    }
    assert fills[int(new.get("fillId", "0"))][0][0].get("rgb") == "FFFFC7CE"
    assert (formats.get("count"), fills.get("count")) == (str(len(formats)), str(len(fills)))


@pytest.mark.parametrize(
    ("sheet", "row", "column", "where"),
    [
        ("表二", 1, 1, "xl/comments1.xml A1"),
        (None, None, None, "xl/comments1.xml A1"),
        ("没有", 5, 5, "xl/comments1.xml A1"),
        ("表一", 9, 30, "xl/comments1.xml AD9"),
    ],
)
def test_where_a_note_goes(sheet: str | None, row: int | None, column: int | None, where: str, parts: Callable[[bytes], Parts]) -> None:
    assert list(notes(annotated(workbook(), [remark(sheet, row, column)]), parts)) == [where]


@pytest.mark.parametrize(("at", "name"), [((1, 1), "A1"), ((5, 26), "Z5"), ((5, 27), "AA5"), ((1, 703), "AAA1")])
def test_addresses(at: tuple[int, int], name: str) -> None:
    assert address(at) == name
