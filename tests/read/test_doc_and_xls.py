"""Word and Excel files of 1997 to 2003, built here byte by byte: tables with merged cells, hidden text, numbers as shown."""

import struct
from collections.abc import Sequence
from types import ModuleType

import pytest

from jixiao.read.blocks import Blocks, Grid, Paragraph
from jixiao.read.formats import doc, sheetml, xls
from jixiao.read.formats._ole import streams
from jixiao.read.refused import Refused

IN_TABLE, ROW_END, VANISH = struct.pack("<HB", 0x2416, 1), struct.pack("<HB", 0x2417, 1), struct.pack("<HB", 0x083C, 1)
TEXT_AT = 2048


def row(edges: Sequence[int], flags: Sequence[int]) -> bytes:
    """Return the settings of a paragraph that ends a row: edges of the cells, and how each is merged."""
    body = bytes([len(flags)]) + struct.pack(f"<{len(edges)}h", *edges) + b"".join(struct.pack("<H18x", f) for f in flags)
    return IN_TABLE + ROW_END + struct.pack("<HH", 0xD608, len(body) + 1) + body


def page(edges: Sequence[int], settings: Sequence[bytes], wide: bool) -> bytes:
    """Return a page of properties for runs between places in the file."""
    body = bytearray(512)
    body[0 : 4 * len(edges)] = struct.pack(f"<{len(edges)}I", *edges)
    step, end = 13 if wide else 1, 510
    for n, setting in enumerate(settings):
        raw = (
            bytes([len(setting) // 2 + 2 if len(setting) % 2 else 0, *([] if len(setting) % 2 else [len(setting) // 2 + 1])])
            + b"\0\0"
            + setting
            if wide
            else bytes([len(setting)]) + setting
        )
        if not wide and not setting:
            continue
        end = (end - len(raw)) // 2 * 2
        body[end : end + len(raw)] = raw
        body[4 * len(edges) + step * n] = end // 2
    body[511] = len(settings)
    return bytes(body)


def word(containers: ModuleType, passages: Sequence[tuple[str, bytes]], hidden: tuple[int, int] | None = None) -> bytes:
    """Return a document of passages with the settings of each."""
    text = "".join(t for t, _ in passages)
    places = [TEXT_AT]
    for t, _ in passages:
        places.append(places[-1] + 2 * len(t))
    body = bytearray(TEXT_AT + 2 * len(text))
    body[0:4], body[10:12] = struct.pack("<HH", 0xA5EC, 0xC1), struct.pack("<H", 0x0200)
    body[TEXT_AT:] = text.encode("utf-16-le")
    body[0x4C:0x50] = struct.pack("<I", len(text))
    body += bytes(-len(body) % 512)
    first = len(body) // 512
    runs = [TEXT_AT, *(TEXT_AT + 2 * n for n in hidden or ()), places[-1]]
    body += page(places, [s for _, s in passages], True) + page(runs, [b"", VANISH, b""] if hidden else [b""], False)
    pieces = struct.pack("<II", 0, len(text)) + struct.pack("<HIH", 0, TEXT_AT, 0)
    plans = {33: b"\x02" + struct.pack("<I", len(pieces)) + pieces}
    plans |= {13: struct.pack("<III", TEXT_AT, places[-1], first), 12: struct.pack("<III", TEXT_AT, places[-1], first + 1)}
    table = b""
    for index, plan in plans.items():
        body[0x9A + 8 * index : 0x9A + 8 * index + 8] = struct.pack("<II", len(table), len(plan))
        table += plan
    return bytes(containers.compound({"WordDocument": bytes(body), "1Table": table}))


def grid_of(blocks: Blocks) -> list[tuple[str, int, int, int, int]]:
    grid = next(block for block in blocks.blocks if isinstance(block, Grid))
    return [(c.text, c.row, c.column, c.rowspan, c.colspan) for cells in grid.rows for c in cells]


EDGES = (0, 1000, 2000, 3000)


def test_paragraphs_and_cells(containers: ModuleType) -> None:
    told = doc.read(
        word(
            containers, [("标题\r", b""), ("甲\x07", IN_TABLE), ("乙\x07", IN_TABLE), ("\x07", row((0, 1000, 3000), (0, 0))), ("后\r", b"")]
        )
    )
    assert [b.text for b in told.blocks if isinstance(b, Paragraph)] == ["标题", "后"]
    assert grid_of(told) == [("甲", 0, 0, 1, 1), ("乙", 0, 1, 1, 1)]


def test_columns_are_those_of_the_edges_of_all_rows(containers: ModuleType) -> None:
    cells = [("甲\x07", IN_TABLE), ("乙\x07", IN_TABLE), ("\x07", row((0, 2000, 3000), (0, 0)))]
    cells += [("一\x07", IN_TABLE), ("二\x07", IN_TABLE), ("三\x07", IN_TABLE), ("\x07", row(EDGES, (0, 0, 0)))]
    assert grid_of(doc.read(word(containers, cells)))[:2] == [("甲", 0, 0, 1, 2), ("乙", 0, 2, 1, 1)]


def test_cells_merged_downwards_are_one(containers: ModuleType) -> None:
    cells = [("甲\x07", IN_TABLE), ("乙\x07", IN_TABLE), ("\x07", row((0, 1000, 2000), (0x60, 0)))]
    cells += [("\x07", IN_TABLE), ("丙\x07", IN_TABLE), ("\x07", row((0, 1000, 2000), (0x20, 0)))]
    assert grid_of(doc.read(word(containers, cells))) == [("甲", 0, 0, 2, 1), ("乙", 0, 1, 1, 1), ("丙", 1, 1, 1, 1)]


def test_cells_merged_sideways_are_one(containers: ModuleType) -> None:
    cells = [("甲\x07", IN_TABLE), ("\x07", IN_TABLE), ("乙\x07", IN_TABLE), ("\x07", row(EDGES, (2, 1, 0)))]
    assert grid_of(doc.read(word(containers, cells))) == [("甲", 0, 0, 1, 2), ("乙", 0, 2, 1, 1)]


def test_lines_of_a_cell_are_kept(containers: ModuleType) -> None:
    cells = [("一\r", IN_TABLE), ("二\x0b三\x07", IN_TABLE), ("乙\x07", IN_TABLE), ("\x07", row((0, 1000, 2000), (0, 0)))]
    assert grid_of(doc.read(word(containers, cells)))[0][0] == "一\n二\n三"


def test_hidden_text_and_field_codes_are_dropped(containers: ModuleType) -> None:
    told = doc.read(word(containers, [("明暗明\x13PAGE\x143\x15\r", b"")], (1, 2)))
    assert [b.text for b in told.blocks if isinstance(b, Paragraph)] == ["明明3"]


def test_rare_characters_are_whole(containers: ModuleType) -> None:
    told = doc.read(word(containers, [("𠮷日\r", b"")]))
    assert [b.text for b in told.blocks if isinstance(b, Paragraph)] == ["𠮷日"]


@pytest.mark.parametrize(("code", "value", "heading"), [(0x2640, 0, 1), (0x2640, 2, 3), (0x2640, 9, None)])
def test_headings_are_told_by_outline(containers: ModuleType, code: int, value: int, heading: int | None) -> None:
    block = doc.read(word(containers, [("题\r", struct.pack("<HB", code, value))])).blocks[0]
    assert isinstance(block, Paragraph)
    assert block.heading == heading


START = struct.pack("<HHHHII", 0x600, 5, 0, 0, 0, 0)


def book(containers: ModuleType, sheets: dict[str, tuple[int, bytes]], extra: bytes = b"") -> bytes:
    """Return a workbook of sheets: state and records of each."""
    record = containers.record
    size = 4 + len(START) + len(extra) + sum(4 + 8 + len(name) * 2 for name in sheets) + 4
    bounds = tail = b""
    for name, (state, records) in sheets.items():
        bounds += record(0x85, struct.pack("<IBBBB", size + len(tail), state, 0, len(name), 1) + name.encode("utf-16-le"))
        tail += record(0x809, struct.pack("<HHHHII", 0x600, 0x10, 0, 0, 0, 0)) + records + record(0x0A)
    return bytes(containers.compound({"Workbook": record(0x809, START) + extra + bounds + record(0x0A) + tail}))


def label(row_: int, column: int, text: str) -> bytes:
    return struct.pack("<HHHHB", row_, column, 0, len(text), 1) + text.encode("utf-16-le")


def rows(blocks: Blocks) -> list[list[str]]:
    return [[c.text for c in cells] for block in blocks.blocks if isinstance(block, Grid) for cells in block.rows]


def test_cells_of_every_kind(containers: ModuleType) -> None:
    r = containers.record
    extra = (
        r(0x41E, struct.pack("<HHB", 200, 5, 0) + b"0.00%") + r(0xE0, struct.pack("<HH16x", 0, 200)) + r(0xE0, struct.pack("<HH16x", 0, 4))
    )
    strings = (
        struct.pack("<II", 2, 2) + struct.pack("<HB", 2, 1) + "共享".encode("utf-16-le") + struct.pack("<HBH", 1, 8, 1) + b"x" + bytes(4)
    )
    cells = r(0xFD, struct.pack("<HHHI", 0, 0, 0, 0)) + r(0xFD, struct.pack("<HHHI", 0, 1, 0, 1)) + r(0x204, label(0, 2, "自有"))
    cells += r(0x203, struct.pack("<HHHd", 0, 3, 0, 0.9565)) + r(0x27E, struct.pack("<HHHI", 0, 4, 1, (1234567 << 2) | 3))
    cells += r(0xBD, struct.pack("<HHHIHIH", 0, 5, 1, (5 << 2) | 2, 1, (6 << 2) | 2, 6))
    cells += (
        r(0x06, struct.pack("<HHHd8x", 0, 7, 1, 2.5))
        + r(0x06, struct.pack("<HHHB5xH8x", 0, 8, 1, 0, 0xFFFF))
        + r(0x207, struct.pack("<HB", 1, 0) + b"y")
    )
    cells += r(0x205, struct.pack("<HHHBB", 0, 9, 0, 7, 1))
    told = xls.read(book(containers, {"s": (0, cells)}, extra + r(0xFC, strings)))
    assert rows(told) == [["共享", "x", "自有", "95.65%", "12,345.67", "5.00", "6.00", "2.50", "y", "#DIV/0!"]]


def test_strings_may_go_on_in_the_next_record(containers: ModuleType) -> None:
    r = containers.record
    strings = r(0xFC, struct.pack("<IIHB", 1, 1, 4, 1) + "绩效".encode("utf-16-le")) + r(0x3C, b"\x00ab")
    assert rows(xls.read(book(containers, {"s": (0, r(0xFD, struct.pack("<HHHI", 0, 0, 0, 0)))}, strings))) == [["绩效ab"]]


def test_merged_and_hidden_cells(containers: ModuleType) -> None:
    r = containers.record
    cells = r(0x208, struct.pack("<HHHHHHHH", 1, 0, 3, 0, 0, 0, 0x20, 0)) + r(0x7D, struct.pack("<HHHHHH", 2, 2, 0, 0, 1, 0))
    cells += b"".join(r(0x204, label(n, c, f"{n}{c}")) for n in range(3) for c in range(3)) + r(0xE5, struct.pack("<H4H", 1, 0, 2, 0, 0))
    told = xls.read(book(containers, {"s": (0, cells)}))
    assert grid_of(told) == [("00", 0, 0, 3, 1), ("01", 0, 1, 1, 1), ("21", 2, 1, 1, 1)]
    assert [repair.message for repair in told.repairs] == [
        "工作表“s”有 1 个隐藏行没有读：第 2 行。",
        "工作表“s”有 1 个隐藏列没有读：C 列。",
    ]


def test_hidden_sheets_are_told(containers: ModuleType) -> None:
    cell = containers.record(0x204, label(0, 0, "甲"))
    told = xls.read(book(containers, {"看见": (0, cell), "草稿": (2, cell)}))
    assert (rows(told), [r.message for r in told.repairs]) == ([["甲"]], ["隐藏的工作表没有读：草稿。"])


@pytest.mark.parametrize("stream", ["Book", "Workbook"])
def test_a_workbook_that_is_none_is_refused(containers: ModuleType, stream: str) -> None:
    with pytest.raises(Refused):
        xls.read(containers.compound({stream: b"none"}))


def test_a_stream_shorter_than_its_directory_says_is_refused(containers: ModuleType) -> None:
    data = bytearray(book(containers, {"s": (0, b"")}))
    at = data.find("Workbook\0".encode("utf-16-le")) + 120
    data[at : at + 4] = struct.pack("<I", 1 << 20)
    with pytest.raises(Refused, match="不完整"):
        xls.read(bytes(data))


@pytest.mark.parametrize("part", [0.2, 0.5, 0.8, 0.95])
def test_a_workbook_cut_anywhere_is_refused(containers: ModuleType, part: float) -> None:
    cell = b"".join(containers.record(0x204, label(n, 0, "甲" * 40)) for n in range(100))
    body = streams(book(containers, {"s": (0, cell)}), "Workbook")["Workbook"]
    with pytest.raises(Refused, match="不完整"):
        xls.read(containers.compound({"Workbook": body[: int(len(body) * part)]}))


def test_days_of_a_workbook_may_count_from_1904(containers: ModuleType) -> None:
    r = containers.record
    extra = r(0x22, b"\1\0") + r(0xE0, struct.pack("<HH16x", 0, 14))
    assert rows(xls.read(book(containers, {"s": (0, r(0x203, struct.pack("<HHHd", 0, 0, 0, 43830)))}, extra))) == [["2024/1/1"]]


SPREADSHEET = "urn:schemas-microsoft-com:office:spreadsheet"


def in_xml(rows: str, more: str = "") -> bytes:
    """Return a workbook of one sheet in the XML of 2003."""
    styles = '<Styles><Style ss:ID="p"><NumberFormat ss:Format="0%"/></Style></Styles>'
    sheet = f'<Worksheet ss:Name="表"><Table>{rows}</Table>{more}</Worksheet>'
    return f'<?xml version="1.0"?><Workbook xmlns="{SPREADSHEET}" xmlns:ss="{SPREADSHEET}">{styles}{sheet}</Workbook>'.encode()


def told(text: str, own: str = "", kind: str = "String") -> str:
    return f'<Cell {own}><Data ss:Type="{kind}">{text}</Data></Cell>'


def test_a_workbook_in_one_xml_file_has_its_cells_where_they_say() -> None:
    first = told("甲", 'ss:MergeDown="1"') + told("乙", 'ss:MergeAcross="1"')
    second = told("丙") + told("0.95", 'ss:StyleID="p"', "Number")
    fifth = told("丁", 'ss:Index="3"')
    rows = f"<Row>{first}</Row><Row>{second}</Row><Row ss:Index='5'>{fifth}</Row>"
    (grid,) = sheetml.read(in_xml(rows)).blocks
    assert isinstance(grid, Grid)
    cells = [(cell.text, cell.row, cell.column, cell.rowspan, cell.colspan) for row in grid.rows for cell in row if cell.text]
    assert cells == [("甲", 0, 0, 2, 1), ("乙", 0, 1, 1, 2), ("丙", 1, 1, 1, 1), ("95%", 1, 2, 1, 1), ("丁", 4, 2, 1, 1)]


def test_a_hidden_sheet_of_such_a_workbook_is_told_and_not_read() -> None:
    found = sheetml.read(in_xml(f"<Row>{told('甲')}</Row>", "<WorksheetOptions><Visible>SheetHidden</Visible></WorksheetOptions>"))
    assert not found.blocks
    assert "隐藏的工作表" in found.repairs[0].message


def test_such_a_workbook_with_entities_is_refused() -> None:
    bomb = in_xml("").replace(b"<Workbook", b'<!DOCTYPE x [<!ENTITY a "b">]><Workbook', 1)
    with pytest.raises(Refused, match="DOCTYPE"):
        sheetml.read(bomb)


WIDEST = 'ss:MergeAcross="499" ss:MergeDown="2"'


def test_cells_beyond_every_sheet_are_told_and_those_behind_a_merge_too() -> None:
    beyond = f'<Row>{told("甲")}</Row><Row ss:Index="60000">{told("乙")}</Row>'
    assert [repair.message for repair in sheetml.read(in_xml(beyond)).repairs] == [
        "工作表“表”第 50000 行或第 500 列以外的 1 个单元格没有读。"
    ]
    covered = f"<Row>{told('甲', WIDEST)}</Row><Row>{told('乙')}</Row>"
    assert [repair.message for repair in sheetml.read(in_xml(covered)).repairs] == [
        "工作表“表”第 50000 行或第 500 列以外的 1 个单元格没有读。"
    ]
