import re
import zipfile
from collections.abc import Callable
from datetime import date
from io import BytesIO

import pytest
from lxml.etree import fromstring

from jixiao.errors import UsageWrong
from jixiao.model.difference import Difference
from jixiao.model.finding import FoundPlace
from jixiao.write.annotate.container import Container
from jixiao.write.annotate.docx import annotated
from jixiao.write.annotate.remark import Remark

Parts = dict[str, bytes]
W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
NAMESPACE = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
MARKS = re.compile(rb'<w:commentRange(?:Start|End) w:id="\d+"/>|<w:r><w:commentReference w:id="\d+"/></w:r>')


@pytest.fixture(scope="module")
def before(made: Callable[[str], bytes]) -> bytes:
    return made(".docx")


@pytest.fixture(scope="module")
def wanted(before: bytes, remarked: Callable[[bytes, str], tuple[Remark, ...]]) -> tuple[Remark, ...]:
    return remarked(before, "a.docx")


@pytest.fixture(scope="module")
def after(before: bytes, wanted: tuple[Remark, ...]) -> bytes:
    return annotated(before, wanted, date(2026, 11, 24))


def remark(**place: object) -> Remark:
    return Remark(FoundPlace(path="/x", **place), "error", "FND06 错误", ("不符 <&>", "改法：核对"))  # type: ignore[arg-type]


def package(body: str, **more: str) -> bytes:
    parts = {
        "[Content_Types].xml": '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"/>',
        "_rels/.rels": '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="r" Type="x/officeDocument" Target="word/document.xml"/></Relationships>',
        "word/document.xml": f"<w:document {NAMESPACE}><w:body>{body}</w:body></w:document>",
        **more,
    }
    out = BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        for name, text in parts.items():
            archive.writestr(name, text)
    return out.getvalue()


def cell(text: str, more: str = "") -> str:
    return f"<w:tc><w:tcPr>{more}</w:tcPr><w:p><w:r><w:t>{text}</w:t></w:r></w:p></w:tc>"


def commented(data: bytes, parts: Callable[[bytes], Parts]) -> list[str]:
    """Return the words between the two marks of every comment, in the order of the document."""
    text = parts(data)["word/document.xml"].decode()
    spans = re.finditer(r'<w:commentRangeStart w:id="(\d+)"/>(.*?)<w:commentRangeEnd w:id="\1"/>', text, re.DOTALL)
    return ["".join(re.findall(r"<w:t(?: [^>]*)?>([^<]*)</w:t>", m[2])) for m in spans]


def test_every_finding_is_a_comment(after: bytes, wanted: tuple[Remark, ...], parts: Callable[[bytes], Parts]) -> None:
    comments = fromstring(parts(after)["word/comments.xml"]).findall(f"{W}comment")
    heads = ["".join(c.find(f"{W}p").itertext()) for c in comments]
    assert heads == [r.head for r in wanted]
    assert len(heads) > 30


def test_all_other_parts_keep_every_byte(before: bytes, after: bytes, parts: Callable[[bytes], Parts]) -> None:
    one, other = parts(before), parts(after)
    assert {name for name in one if one[name] != other[name]} == {
        "[Content_Types].xml",
        "word/document.xml",
        "word/_rels/document.xml.rels",
    }
    assert set(other) - set(one) == {"word/comments.xml"}


def test_the_text_without_the_marks_is_the_text_that_was(before: bytes, after: bytes, parts: Callable[[bytes], Parts]) -> None:
    assert MARKS.sub(b"", parts(after)["word/document.xml"]) == parts(before)["word/document.xml"]


def test_it_reads_the_same(before: bytes, after: bytes, differ: Callable[[bytes, bytes, str], tuple[Difference, ...]]) -> None:
    assert differ(before, after, "a.docx") == ()


def test_a_comment_stands_at_the_words_it_speaks_of(after: bytes, parts: Callable[[bytes], Parts]) -> None:
    assert "903,200.00" in commented(after, parts)


def test_it_is_well_formed_and_every_reference_has_its_comment(after: bytes, parts: Callable[[bytes], Parts]) -> None:
    found = parts(after)
    references = [n.get(f"{W}id") for n in fromstring(found["word/document.xml"]).iter(f"{W}commentReference")]
    assert sorted(references, key=str) == sorted((n.get(f"{W}id") for n in fromstring(found["word/comments.xml"])), key=str)


def test_comments_of_others_are_kept(after: bytes, parts: Callable[[bytes], Parts]) -> None:
    package = Container(after)
    package.write("word/comments.xml", package.read("word/comments.xml").replace("绩效审核".encode(), "张三".encode()))
    count = len(fromstring(package.read("word/comments.xml")))
    comments = fromstring(parts(annotated(package.bytes(), [remark(line=1)], None))["word/comments.xml"])
    assert [len(comments), comments[-1].get(f"{W}id")] == [count + 1, str(count)]


WIDE = '<w:gridSpan w:val="2"/>'
BEFORE = '<w:trPr><w:gridBefore w:val="1"/></w:trPr>'
TABLE = f"<w:tbl><w:tr>{cell('甲', WIDE)}{cell('乙')}</w:tr><w:tr>{cell('丙')}{cell('丁')}{cell('戊')}</w:tr></w:tbl>"


@pytest.mark.parametrize(
    ("body", "place", "words"),
    [
        (TABLE, {"table": 1, "row": 1, "column": 3}, "乙"),
        (TABLE, {"table": 1, "row": 2, "column": 2}, "丁"),
        (f"<w:p><w:r><w:t>一</w:t></w:r></w:p>{TABLE}<w:p><w:r><w:t>二</w:t></w:r></w:p>", {"line": 2}, "二"),
        (TABLE, {"table": 1, "row": 1, "column": 1, "text": "戊"}, "戊"),
        (TABLE, {"table": 9, "row": 9, "column": 9, "text": "丙"}, "丙"),
        (f"<w:p/>{TABLE}", {"table": 9, "row": 1}, ""),
        (TABLE + TABLE.replace("甲", "己"), {"table": 2, "row": 1, "column": 1}, "己"),
        (f"<w:sdt><w:sdtContent>{TABLE}</w:sdtContent></w:sdt>", {"table": 1, "row": 1, "column": 1}, "甲"),
        (f"<w:tbl><w:tr>{BEFORE}{cell('庚')}</w:tr></w:tbl>", {"table": 1, "row": 1, "column": 2}, "庚"),
        ("<w:del><w:p><w:r><w:t>删</w:t></w:r></w:p></w:del><w:p><w:r><w:t>留</w:t></w:r></w:p>", {"line": 1}, "留"),
    ],
)
def test_where_a_comment_goes(body: str, place: dict[str, object], words: str, parts: Callable[[bytes], Parts]) -> None:
    assert commented(annotated(package(body), [remark(**place)], None), parts) == [words]


def test_several_comments_on_one_empty_paragraph(parts: Callable[[bytes], Parts]) -> None:
    text = parts(annotated(package("<w:p/>"), [remark(line=1), remark(line=1)], None))["word/document.xml"].decode()
    assert (text.count("<w:p>"), text.count("commentReference"), text.count("</w:p>")) == (1, 2, 1)


def test_what_is_no_xml_is_refused_with_the_way_out() -> None:
    with pytest.raises(UsageWrong, match="另存一份"):
        annotated(package("<w:p>"), [remark(line=1)], None)
