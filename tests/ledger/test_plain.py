"""Worksheets taken apart by patterns read as they do when parsed as XML, and what is not plain is parsed."""

from collections.abc import Callable
from io import BytesIO
from zipfile import ZipFile

import pytest
from hypothesis import given
from hypothesis import strategies as st
from msgspec import DecodeError
from msgspec.msgpack import decode, encode
from xlsxwriter import Workbook

from jixiao.ledger import plain
from jixiao.ledger.books import Book, Sheet, packed, unpacked
from jixiao.ledger.sheets import parse
from jixiao.read.formats._strings import plain_strings

Change = Callable[[bytes], bytes]


@pytest.fixture(scope="module")
def workbook() -> bytes:
    """Return a workbook with texts, figures, days, truths, blanks, formulas, a merged range and texts in the cells."""
    out = BytesIO()
    book = Workbook(out)
    day, page = book.add_format({"num_format": "yyyy-mm-dd"}), book.add_worksheet("支出明细")
    page.write_row(0, 0, ["凭证号", "支付日期", "金额", "摘要", "对", "算出"])
    for n in range(1, 40):
        page.write_string(n, 0, f" V-{n:03} & <旧>\n ")
        page.write_number(n, 1, 45_300 + n, day)
        page.write_number(n, 2, n * 1234.567)
        if n % 3:
            page.write_rich_string(n, 3, "付", day, f"{n}月") if n == 5 else page.write_string(n, 3, f"付{n % 7}月")
        page.write_boolean(n, 4, n % 2 == 0)
        if n % 11 == 0:
            page.write_formula(n, 5, f"=C{n}*2", value=n)
    page.merge_range("H3:I4", "合并", day)
    book.close()
    return out.getvalue()


def changed(book: bytes, part: str, change: Change) -> bytes:
    out = BytesIO()
    with ZipFile(BytesIO(book)) as old, ZipFile(out, "w") as new:
        for name in old.namelist():
            new.writestr(name, change(old.read(name)) if name == part else old.read(name))
    return out.getvalue()


def told(book: bytes) -> Book:
    frames: list[bytes] = []
    parse(encode([("支出明细.xlsx", book)]), frames.append)
    return unpacked(frames[0])


@pytest.fixture
def as_xml(monkeypatch: pytest.MonkeyPatch) -> Callable[[bytes], Book]:
    """Return what reads a workbook with no pattern's help."""

    def read(book: bytes) -> Book:
        with monkeypatch.context() as patched:
            patched.setattr("jixiao.ledger.plain.apart", lambda _: None)
            patched.setattr("jixiao.read.formats.xlsx.plain_strings", lambda _: None)
            return told(book)

    return read


SHEET, STRINGS = "xl/worksheets/sheet1.xml", "xl/sharedStrings.xml"
CHANGES: dict[str, tuple[str, Change]] = {
    "as it was written": (SHEET, bytes),
    "texts in the cells": (SHEET, lambda x: x.replace(b'<c r="B2" s="1">', b'<c r="B2" t="inlineStr"><is><t>\xe5\xad\x97</t></is></c><c r="B2" s="1">')),
    "a text of signs that stand for others": (SHEET, lambda x: x.replace(b'<c r="B2" s="1">', b'<c r="B2" t="inlineStr"><is><t xml:space="preserve"> &lt;&amp;amp; </t></is></c><c r="B2" s="1">')),
    "a text with an escape": (SHEET, lambda x: x.replace(b'<c r="B2" s="1">', b'<c r="B2" t="inlineStr"><is><t>_x0041_</t></is></c><c r="B2" s="1">')),
    "a text of several runs": (SHEET, lambda x: x.replace(b'<c r="B2" s="1">', b'<c r="B2" t="inlineStr"><is><r><t>A</t></r><r><t>B</t></r></is></c><c r="B2" s="1">')),
    "no addresses": (SHEET, lambda x: x.replace(b' r="C', b' x="C')),
    "rows without numbers": (SHEET, lambda x: x.replace(b'<row r="7"', b"<row")),
    "empty rows and cells": (SHEET, lambda x: x.replace(b'<row r="9"', b'<row r="8"/><row r="9"', 1).replace(b'<c r="C9">', b'<c r="B9" s="1"/><c r="C9">')),
    "a style and an index that are not there": (SHEET, lambda x: x.replace(b's="1"', b's="99"', 3).replace(b"<v>5</v>", b"<v>99999</v>")),
    "signs that stand for others": (SHEET, lambda x: x.replace(b"<v>45305</v>", b"<v>&#52;5305</v>").replace(b"<v>45306</v>", b"<v> 45306\n</v>")),
    "a comment": (SHEET, lambda x: x.replace(b"<v>45305</v>", b"<v>45<!-- -->305</v>")),
    "a section of characters": (SHEET, lambda x: x.replace(b"<v>45305</v>", b"<v><![CDATA[45305]]></v>")),
    "an instruction": (SHEET, lambda x: x.replace(b"<sheetData>", b"<sheetData><?do it?>")),
    "names with a prefix": (SHEET, lambda x: x.replace(b"<row", b"<x:row").replace(b"</row", b"</x:row").replace(b"xmlns=", b'xmlns:x="u" xmlns=')),
    "attributes with a prefix": (SHEET, lambda x: x.replace(b"<row ", b'<row y:a="1" ').replace(b"xmlns=", b'xmlns:y="u" xmlns=', 1)),
    "another order": (SHEET, lambda x: x.replace(b'<c r="B3" s="1">', b'<c s="1" r="B3">')),
    "other quotes": (SHEET, lambda x: x.replace(b'r="B4"', b"r='B4'")),
    "a document type": (SHEET, lambda x: x.replace(b"<worksheet", b"<!DOCTYPE worksheet><worksheet", 1)),
    "torn": (SHEET, lambda x: x[: len(x) * 2 // 3]),
    "a row that is not closed": (SHEET, lambda x: x.replace(b"</row>", b"", 3)),
    "a tag that is not closed": (SHEET, lambda x: x.replace(b"</v>", b"", 1)),
    "a sign that no XML has": (SHEET, lambda x: x.replace(b"<v>45305</v>", b"<v>4\x015305</v>")),
    "rows elsewhere": (SHEET, lambda x: x.replace(b"</sheetData>", b'</sheetData><extra><row r="90"><c r="A90"><v>1</v></c></row></extra>')),
    "twice": (SHEET, lambda x: x.replace(b"</sheetData>", b'</sheetData><sheetData><row r="91"><c r="A91"><v>1</v></c></row></sheetData>')),
    "another encoding": (SHEET, lambda x: b"\xff\xfe" + x.replace(b"UTF-8", b"UTF-16").decode().encode("utf-16-le")),
    "escaped texts": (STRINGS, lambda x: x.replace(b"V-003", b"V_x0041_&#x5b57;&quot;&apos;&gt;")),
    "texts that are escaped twice": (STRINGS, lambda x: x.replace(b"V-003", b"&amp;amp;&amp;#65;")),
    "how texts are said": (STRINGS, lambda x: x.replace(b"</t></si>", b'</t><phoneticPr fontId="1" type="noConversion"/></si>')),
    "an empty text": (STRINGS, lambda x: x.replace(b"<si>", b"<si><t/></si><si>", 1)),
    "returns": (STRINGS, lambda x: x.replace(b"V-004", b"V\r\n004\r")),
    "texts with a comment": (STRINGS, lambda x: x.replace(b"V-004", b"V<!-- -->004")),
    "torn texts": (STRINGS, lambda x: x[: len(x) // 2]),
    "texts with a sign that no XML has": (STRINGS, lambda x: x.replace(b"V-004", b"V\x0b004")),
    "texts in no encoding": (STRINGS, lambda x: x.replace(b"V-004", b"V\xff004")),
}  # fmt: skip


@pytest.mark.parametrize("name", CHANGES)
def test_a_workbook_reads_as_its_xml_says(name: str, workbook: bytes, as_xml: Callable[[bytes], object]) -> None:
    part, change = CHANGES[name]
    book = changed(workbook, part, change)
    assert told(book) == as_xml(book)


OWN = st.sampled_from(
    [b"A", b" ", b"", b"&amp;lt;", b"&#65;", b"a_x0041_b", b"a>b", b"]]>", b"\xe5\xad\x97", b"\xe5\xad", b"\xef\xbf\xbf", b"\x01", b"\r\n"]
)
OWN_TEXTS = st.builds(
    lambda column, row, kept, text: b'<c r="%s%d" t="inlineStr"><is><t%s>%s</t></is></c>' % (column, row, kept, b"".join(text)),
    st.sampled_from([b"A", b"B", b"AA"]),
    st.integers(1, 99),
    st.sampled_from([b"", b' xml:space="preserve"', b" other='1'"]),
    st.lists(OWN, max_size=3),
)
VALUES = st.text(alphabet="0123456789.-eE ", max_size=8).map(str.encode) | st.sampled_from([b"", b"TRUE", b"1", b"&amp;", b"\xe5\xad\x97"])
CELLS = st.builds(
    lambda column, row, style, kind, value: b'<c r="%s%d"%s%s><v>%s</v></c>' % (column, row, style, kind, value),
    st.sampled_from([b"A", b"B", b"Z", b"AA", b"ZZ", b"a"]),
    st.integers(1, 99),
    st.sampled_from([b"", b' s="0"', b' s="1"', b' s="7"']),
    st.sampled_from([b"", b' t="s"', b' t="n"', b' t="str"', b' t="b"', b' t="e"', b' t="d"']),
    VALUES,
)


@given(st.lists(st.lists(CELLS | OWN_TEXTS, max_size=4), max_size=4))
def test_any_cells_read_as_their_xml_says(workbook: bytes, rows: list[list[bytes]]) -> None:
    written = b"".join(b'<row r="%d">%s</row>' % (100 + n, b"".join(cells)) for n, cells in enumerate(rows))
    book = changed(workbook, SHEET, lambda x: x.replace(b"</sheetData>", written + b"</sheetData>"))
    with pytest.MonkeyPatch.context() as patched:
        taken = told(book)
        patched.setattr("jixiao.ledger.plain.apart", lambda _: None)
        assert taken == told(book)


def test_of_an_ordinary_sheet_no_row_is_parsed(workbook: bytes) -> None:
    with ZipFile(BytesIO(workbook)) as book:
        taken, texts = plain.apart(book.read(SHEET)), plain_strings(changed_strings(book.read(STRINGS)))
    assert taken is not None
    assert texts is not None
    texts_of = plain.Cells(lambda value, kind, style: "|".join(part.decode() for part in (value, kind, style)))
    assert [row.number for row in plain.rows(taken, texts_of) if isinstance(row, plain.Row)] == [
        n for n in range(1, 41) if n not in (12, 23, 34)
    ]
    own = changed(
        workbook, SHEET, lambda x: x.replace(b' t="s"><v>1</v></c>', b' t="inlineStr"><is><t>\xe6\x94\xaf\xe4\xbb\x98</t></is></c>')
    )
    with ZipFile(BytesIO(own)) as book:
        with_texts = plain.apart(book.read(SHEET))
    assert with_texts is not None
    assert with_texts.whole.count(b"inlineStr") == 1
    assert sum(isinstance(row, plain.Row) for row in plain.rows(with_texts, texts_of)) == 37


def changed_strings(part: bytes) -> bytes:
    """Return texts without the one of several runs."""
    start = part.index(b"<si><r>")
    return part[:start] + part[part.index(b"</si>", start) + len(b"</si>") :]


def test_what_stands_in_many_cells_is_read_once() -> None:
    asked: list[bytes] = []

    def stored(value: bytes, kind: bytes, style: bytes) -> str:
        asked.append(value + kind + style)
        return value.decode()

    texts = plain.Cells(stored)
    row = b'<row r="%d"><c r="A%d" s="1"><v>7</v></c><c r="C%d" t="str"><v>8</v></c></row>'
    sheet = plain.apart(b"<worksheet><sheetData>" + b"".join(row % (n, n, n) for n in range(1, 50)) + b"</sheetData></worksheet>")
    assert sheet is not None
    assert [found.texts for found in plain.rows(sheet, texts) if isinstance(found, plain.Row)] == [["7", "", "8"]] * 49
    assert asked == [b"71", b"8str"]


def test_however_many_cells_differ_only_so_many_are_kept_in_mind(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(plain, "REMEMBERED", 10)
    texts = plain.Cells(lambda value, _kind, _style: value.decode())
    assert [texts[b"><v>%d</v></c>" % n] for n in range(100)] == [str(n) for n in range(100)]
    assert len(texts) <= 10
    long = b' t="inlineStr"><is><t>' + b"x" * plain.SHORT + b"</t></is></c>"
    assert (texts[long], long in texts) == ("x" * plain.SHORT, False)


def test_a_text_crosses_once_however_many_cells_it_stands_in() -> None:
    rows = [(n + 2, ["工资", str(n), "工资"]) for n in range(500)]
    book = Book("a.xlsx", [Sheet("一", list(rows), ["A1"]), Sheet("二", []), Sheet("三", [(7, [""])])])
    data = packed(book)
    back = unpacked(data)
    assert data.count("工资".encode()) == 1
    assert [sheet.rows for sheet in back.sheets] == [rows, [], [(7, [""])]]
    assert (back.sheets[0].formulas, len({id(text) for _, texts in back.sheets[0].rows for text in texts})) == (["A1"], 501)
    assert unpacked(packed(Book("b.xlsx", refused=("坏", "bad")))).refused == ("坏", "bad")


@pytest.mark.parametrize("part", [0, 1, 2, 3])
def test_what_no_child_of_ours_sends_is_refused(part: int) -> None:
    book, sheets = decode(packed(Book("a.xlsx", [Sheet("一", [(2, ["甲", "乙"])])])))
    sheets[0][part] = [] if part == 0 else b"\x01"
    with pytest.raises(DecodeError):
        unpacked(encode((book, sheets)))
