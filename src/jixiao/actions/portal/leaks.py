"""The last look before anything is written: personal data in the files as they are made, taken apart by other means than those that read them."""

import re
import zipfile
from collections.abc import Iterator, Mapping
from html import unescape
from io import BytesIO
from typing import Any

from msgspec.json import decode

from jixiao.model.personal import Personal
from jixiao.privacy.find import find

TEXT = re.compile(r"<(?:w:t|t|w:delText)(?:\s[^>]*)?>([^<]*)<", re.ASCII)
ENDS = re.compile(r"</(?:w:p|si|is)>", re.ASCII)
"""What a document of Word or a book of Excel keeps texts in, and where a paragraph or a cell ends."""
SAID = re.compile(r'\s(?:title|alt|aria-label|placeholder|data-[a-z]+)="([^"]*)"', re.ASCII)
HIDDEN = re.compile(r"<(style|script)\b[^>]*>.*?</\1>", re.ASCII | re.DOTALL)
INSIDE = re.compile(r"</?(?:b|i|em|strong|span|ins|del|a|small|wbr|mark)\b[^>]*>", re.ASCII)
TAG = re.compile(r"<[^>]*>", re.ASCII)
OPAQUE = (".pdf",)
"""What is looked into by reading it back."""


def leaks(made: Mapping[str, bytes]) -> tuple[tuple[str, Personal], ...]:
    """Return the personal data in the files of a site, by their paths."""
    return tuple(
        (path, Personal(kind=one.kind, path=f"/{path}", place=None, digits=one.digits))
        for path, data in made.items()
        for line in (path, *lines_of(path, data))
        for one in find(line)
    )


def lines_of(path: str, data: bytes) -> Iterator[str]:
    """Yield the texts that stand in a file, cells and paragraphs apart."""
    suffix = path[path.rfind(".") :]
    if suffix in OPAQUE:
        return
    if data[:2] == b"PK":
        yield from _packed(data)
        return
    text = data.decode("utf-8", "replace")
    if suffix == ".json":
        yield from _values(decode(data))
    elif suffix == ".js":
        yield from _values(decode("[" + text[text.index("(") + 1 : text.rindex(")")] + "]"))
    elif suffix in (".html", ".xml"):
        yield from _marked_up(text)
    else:
        yield from text.replace('"', "\n").replace(",", "\n").splitlines()


def _packed(data: bytes) -> Iterator[str]:
    with zipfile.ZipFile(BytesIO(data)) as package:
        for name in package.namelist():
            if name.endswith(".xml"):
                for paragraph in ENDS.split(package.read(name).decode("utf-8", "replace")):
                    yield unescape("".join(TEXT.findall(paragraph)))


def _values(value: Any) -> Iterator[str]:  # noqa: ANN401 - what JSON holds
    if isinstance(value, str):
        yield value
    elif isinstance(value, dict):
        for key, inner in value.items():
            if key not in ("sha256", "digest"):
                yield str(key)
                yield from _values(inner)
    elif isinstance(value, list):
        for inner in value:
            yield from _values(inner)


def _marked_up(text: str) -> Iterator[str]:
    shown = HIDDEN.sub("\n", text)
    yield from (unescape(said) for said in SAID.findall(shown))
    yield from unescape(TAG.sub("\n", INSIDE.sub("", shown))).splitlines()
