"""Documents of our own (``jixiao-document/1``) read back."""

import re

from msgspec import DecodeError

from jixiao.door import decoded, is_figure
from jixiao.errors import InputUnreadable
from jixiao.model.document import DOCUMENT_SCHEMA, Document
from jixiao.model.figures import figures

MOST_SHOWN = 40

HEAD = re.compile(rb'\s*\{\s*"schema"\s*:\s*"(jixiao-document/\d+)"')


def recognises(data: bytes) -> bool:
    """Return whether ``data`` begins as a Document of ours does."""
    return HEAD.match(data.removeprefix(b"\xef\xbb\xbf")[:200]) is not None


def read_document(data: bytes, name: str) -> Document:
    """Return the Document written in ``data``; InputUnreadable when it breaks the schema or has another version."""
    body = data.removeprefix(b"\xef\xbb\xbf")
    found = HEAD.match(body[:200])
    if found is None or found[1].decode() != DOCUMENT_SCHEMA:
        version = found[1].decode() if found else "?"
        raise InputUnreadable(
            name,
            f"文档格式是 {version}，本程序只认 {DOCUMENT_SCHEMA}。请用相应版本的程序转换。",
            f"the document's schema is {version}, this program knows {DOCUMENT_SCHEMA}. Convert it with the program of that version.",
        )
    try:
        document = decoded(body, Document)
    except DecodeError as wrong:
        raise InputUnreadable(
            name,
            f"不是有效的 {DOCUMENT_SCHEMA} 文档（{wrong}）。请重新导出。",
            f"this is no valid {DOCUMENT_SCHEMA} document ({wrong}). Export it again.",
        ) from wrong
    if (number := next((number for number in figures(document) if not is_figure(number)), None)) is not None:
        raise InputUnreadable(
            name,
            f"里面的“{str(number)[:MOST_SHOWN]}”不是能用的数。请重新导出，或改正这个数。",
            f"“{str(number)[:MOST_SHOWN]}” in it is no number that can be used. Export it again, or correct it.",
        )
    return document
