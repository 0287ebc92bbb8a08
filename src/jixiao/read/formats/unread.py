"""Files that are known and not read: what each is and the way out, in a sentence."""

import re

from jixiao.read.blocks import Blocks
from jixiao.read.formats._ole import MAGIC, first_stream, guarded
from jixiao.read.formats._package import TYPES, content_types
from jixiao.read.formats._zip import names, opened, without_macros
from jixiao.read.refused import Refused

FORMAT = "unread"
SUFFIXES: tuple[str, ...] = ()
ZIP, EMPTY_ZIP = b"PK\x03\x04", b"PK\x05\x06"
PLAIN_OFFICE = re.compile(
    rb"<\?mso-application|<w:wordDocument|<pkg:package|urn:schemas-microsoft-com:office:spreadsheet|<office:document\b"
)
OFFICE = (b"word/", b"xl/", b"OFD.xml")
SIGNS = (
    (b"Rar!\x1a\x07", "RAR 压缩包", "a RAR archive", "请解压后逐个报送。", "Unpack it first."),
    (b"7z\xbc\xaf\x27\x1c", "7z 压缩包", "a 7z archive", "请解压后逐个报送。", "Unpack it first."),
    (b"\x1f\x8b", "gzip 压缩包", "a gzip archive", "请解压后逐个报送。", "Unpack it first."),
    (b"{\\rtf", "RTF 文档", "an RTF document", "请另存为 .docx 再报送。", "Save it as .docx."),
    (b"MZ", "可执行程序", "a program", "请换成申报文件。", "Give the declaration instead."),
    (b"\x7fELF", "可执行程序", "a program", "请换成申报文件。", "Give the declaration instead."),
    (b"ITSF", "CHM 帮助文件", "a CHM file", "请换成申报文件。", "Give the declaration instead."),
    (b"L\x00\x00\x00\x01\x14\x02\x00", "快捷方式", "a shortcut", "请换成申报文件。", "Give the declaration instead."),
)


def recognises(data: bytes, name: str) -> bool:  # noqa: ARG001 - content tells
    """Return whether the bytes are a container or program that no reader takes."""
    if data.startswith((ZIP, EMPTY_ZIP)):
        return not any(names(data, part) for part in OFFICE)
    if data.startswith(MAGIC):
        return first_stream(data, "WordDocument", "Workbook", "Book") is None
    if data.startswith(b"MIME-Version:"):
        return b"multipart/related" in data[:2000]
    return PLAIN_OFFICE.search(data[:2000]) is not None or any(data.startswith(sign[0]) and is_binary(data, sign[0]) for sign in SIGNS)


def is_binary(data: bytes, sign: bytes) -> bool:
    """Return whether a short sign is really followed by a program, not by text."""
    return len(sign) > 2 or b"\0" in data[:64] or sign == b"\x1f\x8b"


def read(data: bytes) -> Blocks:
    """Raise Refused: what the file is and the way out."""
    if data.startswith(EMPTY_ZIP):
        raise Refused("压缩包是空的。请确认选对了文件。", "The archive is empty. Check that it is the right file.")
    if data.startswith(ZIP):
        raise archive(data)
    if data.startswith(MAGIC):
        guarded(data)
        raise Refused(
            "不是 Word 或 Excel 文件（其他旧格式）。请另存为 .docx 或 .xlsx 再报送。",
            "It is neither a Word nor an Excel file. Save it as .docx or .xlsx.",
        )
    if PLAIN_OFFICE.search(data[:2000]) or data.startswith(b"MIME"):
        raise Refused(
            "这是存成单个 XML 或网页归档的办公文件，不能读取。请另存为 .docx 或 .xlsx 再报送。",
            "It is an office file in one XML or web archive. Save it as .docx or .xlsx.",
        )
    _, zh, en, way, way_en = next(sign for sign in SIGNS if data.startswith(sign[0]))
    raise Refused(
        f"这是 {zh}，不能读取。{way}" if zh[0].isascii() else f"这是{zh}，不能读取。{way}", f"This is {en}, which is not read. {way_en}"
    )


def archive(data: bytes) -> Refused:
    """Return the refusal of an archive or an office file of another kind; its own faults come first."""
    container = opened(data)
    if TYPES in container:
        without_macros(container, content_types(container))
        return Refused(
            "这类办公文件（如演示文稿）不能读取。请另存为 .docx、.xlsx 或 PDF 再报送。",
            "Office files of this kind are not read. Save it as .docx, .xlsx or PDF.",
        )
    if "mimetype" in container:
        return Refused(
            "OpenDocument 文件（.odt、.ods）不能读取。请另存为 .docx 或 .xlsx 再报送。",
            "OpenDocument files are not read. Save it as .docx or .xlsx.",
        )
    return Refused(
        "这是压缩包。请解压后把里面的文件一起选中，或给出文件夹。", "This is an archive. Unpack it and give its files or the folder."
    )
