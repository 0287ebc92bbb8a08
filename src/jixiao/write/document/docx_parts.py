"""The fixed parts of a Word file: styles, fonts with their stand-ins, footers with page numbers, settings, properties."""

from collections.abc import Iterable, Sequence

from jixiao.write.document.fit import CELL, CELLS, LEADING
from jixiao.write.document.package import packed
from jixiao.write.document.plain import printable
from jixiao.write.escaping import escape

W = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main" xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"'
HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
OFFICE = "application/vnd.openxmlformats-officedocument.wordprocessingml."
RELATION = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/"
LATIN = "Times New Roman"
SONG, HEI, FANG, TITLE = "宋体", "黑体", "仿宋_GB2312", "方正小标宋简体"
STAND_INS = ((SONG, "SimSun", "auto"), (HEI, "SimHei", "modern"), (FANG, "仿宋", "modern"), (TITLE, "华文中宋", "auto"))
"""Fonts of GB/T 9704 with the name that a machine without them knows, and their family."""

TYPES = (
    HEAD
    + '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">'
    + '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/>'
    + "".join(
        f'<Override PartName="/word/{name}.xml" ContentType="{OFFICE}{kind}+xml"/>'
        for name, kind in (
            ("document", "document.main"),
            ("styles", "styles"),
            ("settings", "settings"),
            ("fontTable", "fontTable"),
            ("footer1", "footer"),
            ("footer2", "footer"),
        )
    )
    + '<Override PartName="/docProps/core.xml" ContentType="application/vnd.openxmlformats-package.core-properties+xml"/></Types>'
)
PACKAGE = (
    HEAD
    + '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">'
    + f'<Relationship Id="rId1" Type="{RELATION}officeDocument" Target="word/document.xml"/>'
    + '<Relationship Id="rId2" Type="http://schemas.openxmlformats.org/package/2006/relationships/metadata/core-properties" Target="docProps/core.xml"/>'
    + "</Relationships>"
)
PARTS = (
    HEAD
    + '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">'
    + "".join(
        f'<Relationship Id="rId{n}" Type="{RELATION}{kind}" Target="{name}.xml"/>'
        for n, (kind, name) in enumerate(
            (("styles", "styles"), ("settings", "settings"), ("fontTable", "fontTable"), ("footer", "footer1"), ("footer", "footer2")), 1
        )
    )
    + "</Relationships>"
)
FOOTERS = '<w:footerReference w:type="default" r:id="rId4"/><w:footerReference w:type="even" r:id="rId5"/>'
SETTINGS = (
    HEAD
    + f'<w:settings {W}><w:zoom w:percent="100"/><w:defaultTabStop w:val="420"/><w:evenAndOddHeaders/><w:characterSpacingControl w:val="compressPunctuation"/>'
    + '<w:compat><w:compatSetting w:name="compatibilityMode" w:uri="http://schemas.microsoft.com/office/word" w:val="15"/></w:compat>'
    + '<w:themeFontLang w:val="en-US" w:eastAsia="zh-CN"/></w:settings>'
)
FONT_TABLE = (
    HEAD
    + f"<w:fonts {W}>"
    + "".join(
        f'<w:font w:name="{name}"><w:altName w:val="{other}"/><w:charset w:val="86"/><w:family w:val="{family}"/></w:font>'
        for name, other, family in STAND_INS
    )
    + f'<w:font w:name="{LATIN}"><w:charset w:val="00"/><w:family w:val="roman"/></w:font></w:fonts>'
)


def fonts(eastern: str, latin: str = LATIN) -> str:
    """Return the run property that names the fonts for Chinese and for Latin text."""
    return f'<w:rFonts w:ascii="{latin}" w:hAnsi="{latin}" w:eastAsia="{eastern}" w:cs="{latin}"/>'


def style(name: str, title: str, paragraph: str, run: str) -> str:
    """Return a paragraph style based on the normal one."""
    return f'<w:style w:type="paragraph" w:customStyle="1" w:styleId="{name}"><w:name w:val="{title}"/><w:basedOn w:val="Normal"/><w:qFormat/><w:pPr>{paragraph}</w:pPr><w:rPr>{run}</w:rPr></w:style>'


def font_size(half_points: int) -> str:
    """Return the run property for a size in half points."""
    return f'<w:sz w:val="{half_points}"/><w:szCs w:val="{half_points}"/>'


EXACT = 'w:line="579" w:lineRule="exact"'
"""The line pitch of official documents, 28.95 pt: 22 lines a page."""
LABEL = '<w:jc w:val="center"/>'


def pitch(points: float) -> int:
    """Return the twips of one line in a cell whose form is set at a size."""
    return round(20 * LEADING * points)


def sized(look: str, points: float) -> str:
    """Return the name of the style of a cell at a size of its form's text."""
    return look if points == CELL else f"{look}{round(points * 2)}"


def cell_styles(points: float) -> str:
    """Return the styles of a form's cells at a size; the pitch is exact, so that a form takes the same page whatever font stands in."""
    spacing = f'<w:spacing w:before="20" w:after="20" w:line="{pitch(points)}" w:lineRule="exact"/>'
    own, told = ("", "") if points == CELL else (font_size(round(points * 2)), f" {points:g}")
    return style(sized("cell", points), f"表格文字{told}", spacing, own) + style(
        sized("label", points), f"表格标签{told}", f"{spacing}{LABEL}", own
    )


STYLES = (
    HEAD
    + f"<w:styles {W}><w:docDefaults><w:rPrDefault><w:rPr>{fonts(SONG)}{font_size(21)}"
    + '<w:lang w:val="en-US" w:eastAsia="zh-CN" w:bidi="ar-SA"/></w:rPr></w:rPrDefault><w:pPrDefault/></w:docDefaults>'
    + '<w:style w:type="paragraph" w:default="1" w:styleId="Normal"><w:name w:val="Normal"/><w:qFormat/></w:style>'
    + style("title", "文件标题", f'<w:spacing w:before="0" w:after="360" {EXACT}/><w:jc w:val="center"/>', fonts(TITLE) + font_size(44))
    + style(
        "heading",
        "说明标题",
        f'<w:keepNext/><w:spacing w:before="240" w:after="120" {EXACT}/><w:jc w:val="center"/><w:outlineLvl w:val="0"/>',
        fonts(HEI) + font_size(36),
    )
    + style(
        "section",
        "一级标题",
        f'<w:keepNext/><w:spacing {EXACT}/><w:ind w:firstLineChars="200" w:firstLine="640"/><w:outlineLvl w:val="1"/>',
        fonts(HEI) + font_size(32),
    )
    + style(
        "body",
        "公文正文",
        f'<w:spacing {EXACT}/><w:ind w:firstLineChars="200" w:firstLine="640"/><w:jc w:val="both"/>',
        fonts(FANG) + font_size(32),
    )
    + style("sum", "算式", f'<w:spacing {EXACT}/><w:ind w:firstLineChars="200" w:firstLine="640"/>', fonts(FANG) + font_size(32))
    + style(
        "form_title",
        "表题",
        '<w:keepNext/><w:spacing w:before="0" w:after="60"/><w:jc w:val="center"/><w:outlineLvl w:val="0"/>',
        fonts(TITLE) + font_size(36),
    )
    + style("form_year", "表题年度", '<w:keepNext/><w:spacing w:before="0" w:after="120"/><w:jc w:val="center"/>', font_size(24))
    + style("note", "表注", '<w:spacing w:before="60"/>', font_size(18))
    + "".join(map(cell_styles, CELLS))
    + style("seam", "接缝", '<w:spacing w:before="0" w:after="0" w:line="20" w:lineRule="exact"/>', font_size(2))
    + style("folio", "页码", '<w:ind w:leftChars="100" w:left="280" w:rightChars="100" w:right="280"/>', fonts(SONG, SONG) + font_size(28))
    + "</w:styles>"
)


PAGE_NUMBER = (
    '<w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText xml:space="preserve"> PAGE </w:instrText></w:r>'
    '<w:r><w:fldChar w:fldCharType="separate"/></w:r><w:r><w:t>1</w:t></w:r><w:r><w:fldChar w:fldCharType="end"/></w:r>'
)


def footer(align: str) -> str:
    """Return a footer with the page number between dashes, at the left or the right."""
    return (
        f'{HEAD}<w:ftr {W}><w:p><w:pPr><w:pStyle w:val="folio"/><w:jc w:val="{align}"/></w:pPr>'
        f'<w:r><w:t xml:space="preserve">— </w:t></w:r>{PAGE_NUMBER}<w:r><w:t xml:space="preserve"> —</w:t></w:r></w:p></w:ftr>'
    )


def properties(title: str, authority: str | None, day: str) -> str:
    """Return the file's properties: title, authority as the author, and the day the document stands for."""
    return (
        f'{HEAD}<cp:coreProperties xmlns:cp="http://schemas.openxmlformats.org/package/2006/metadata/core-properties" xmlns:dc="http://purl.org/dc/elements/1.1/" '
        'xmlns:dcterms="http://purl.org/dc/terms/" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance">'
        f"<dc:title>{escape(title)}</dc:title><dc:creator>{escape(authority or '')}</dc:creator><dc:language>zh-CN</dc:language>"
        f'<dcterms:created xsi:type="dcterms:W3CDTF">{day}T00:00:00Z</dcterms:created></cp:coreProperties>'
    )


def word_file(
    content: Iterable[str], title: str, author: str | None, day: str, styles: str = STYLES, aside: Sequence[str] = ("right", "left")
) -> bytes:
    """Return a Word file in the type of official documents, the same for the same content.

    ``content`` is the XML of its body, ``aside`` where the page number stands on odd and on even pages.
    """
    return packed(
        {
            "[Content_Types].xml": TYPES,
            "_rels/.rels": PACKAGE,
            "word/document.xml": f"{HEAD}<w:document {W}><w:body>{''.join(content)}</w:body></w:document>",
            "word/_rels/document.xml.rels": PARTS,
            "word/styles.xml": styles,
            "word/settings.xml": SETTINGS,
            "word/fontTable.xml": FONT_TABLE,
            **{f"word/footer{n}.xml": footer(side) for n, side in enumerate(aside, 1)},
            "docProps/core.xml": properties(printable(title), author and printable(author), day),
        }
    )
