"""A document beside what was read from it, as one page."""

import re
from collections.abc import Iterable, Sequence
from pathlib import Path

from jixiao.door import take
from jixiao.errors import InputUnreadable, TurnedAway, UsageWrong
from jixiao.model.document import Document
from jixiao.privacy.mask import masked
from jixiao.read import json_
from jixiao.read.blocks import Aligned, Block, Blocks, Paragraph, Strip
from jixiao.read.blocks import Grid as ReadGrid
from jixiao.read.decode import decoded
from jixiao.read.document import document_of, is_plain, read_bytes
from jixiao.read.gate import format_of, read_fenced
from jixiao.values.place import Place
from jixiao.write.atomic import write_whole
from jixiao.write.page import Page
from jixiao.write.show.html import show_html
from jixiao.write.show.pictures import photo, pictures
from jixiao.write.show.source import Lines, PagePicture, Source, SourceCell, SourceTable

SUFFIXES = (".html", ".htm")


def show_all(files: Sequence[str], to: Path, page: Page, *, raw: bool) -> None:
    """Write the page of one file, personal data masked unless wished ``raw``; UsageWrong for several, or a name of no page."""
    if len(files) != 1:
        raise UsageWrong("--show 一次只能看一个文件。", "--show takes one file.")
    if to.suffix.lower() not in SUFFIXES:
        raise UsageWrong(f"--show 写成网页，“{to.name}”的后缀应为 .html。", f"--show writes a web page; “{to.name}” must end in .html.")
    write_whole(to, show(Path(files[0]), page, raw=raw).encode("utf-8", "replace"))


def show(file: Path, page: Page, *, raw: bool = False) -> str:
    """Return the page that shows a file beside what was read, masked unless ``raw``; InputUnreadable when it can't be read."""
    try:
        data = take(file)
    except TurnedAway as away:
        raise InputUnreadable(str(file), away.zh, away.en) from away
    document, sources = beside(data, str(file))
    if not raw:  # a picture's address is no text of anybody
        document, sources = masked(document), tuple(one if isinstance(one, PagePicture) else masked(one) for one in sources)
    return show_html(document, sources, page)


def beside(data: bytes, name: str) -> tuple[Document, tuple[Source, ...]]:
    """Return a file's Document and its source for showing: lines of text, cells, or pictures of pages."""
    form = _form(data, name)
    if form is None:
        return read_bytes(data, name), (numbered(data, name),)
    blocks = read_fenced(data, name, form)
    document = document_of(blocks, data, name)
    drawn = _drawn(data, form, (p.page for p in document.places.values() if p.page is not None))
    return document, drawn or as_sources(blocks)


def sources_beside(data: bytes, name: str, pages: Iterable[int]) -> tuple[Source, ...]:
    """Return a file for showing beside a document that was read from it before: those pages as pictures, else cells and lines.

    ``pages`` count from 1. InputUnreadable when it can't be read.
    """
    form = _form(data, name)
    if form is None:
        return (numbered(data, name),)
    return _drawn(data, form, pages) or as_sources(read_fenced(data, name, form))


def _form(data: bytes, name: str) -> str | None:
    """Return the format's module name, None for text and our own JSON."""
    return None if not data or json_.recognises(data) or is_plain(data, name) else format_of(data, name)


def _drawn(data: bytes, form: str, pages: Iterable[int]) -> tuple[Source, ...]:
    """Return pages as pictures, nothing where the format has none or they can't be drawn."""
    if form == "pdf":
        return pictures(data, pages)
    shot = photo(data) if form == "image" else None
    return (shot,) if shot is not None else ()


def numbered(data: bytes, name: str) -> Lines:
    """Return the lines of a text file with their numbers, broken where the reader breaks them."""
    found = re.split("[\n\f\x0b\x85\u2028\u2029]", decoded(data, name))
    return Lines(tuple((line.rstrip("\r"), Place(line=n)) for n, line in enumerate(found, 1)), numbered=True)


def as_sources(blocks: Blocks) -> tuple[Source, ...]:
    """Return blocks for showing, paragraphs that follow one another together."""
    found: list[Source] = []
    for block in blocks.blocks:
        made = source(block)
        last = found[-1] if found else None
        if isinstance(made, Lines) and isinstance(last, Lines):
            found[-1] = Lines((*last.lines, *made.lines))
        else:
            found.append(made)
    return tuple(found)


def source(block: Block) -> Source:
    """Return one block for showing."""
    if isinstance(block, Paragraph):
        return Lines(((block.text, block.place),))
    if isinstance(block, Strip):
        return Lines(tuple((cell.text, cell.place) for cell in block.cells))
    if isinstance(block, Aligned):
        return Lines(tuple(("  ".join(cell.text for cell in line), line[0].place) for line in block.lines if line))
    return grid(block)


def grid(block: ReadGrid) -> SourceTable:
    """Return a grid for showing."""
    return SourceTable(tuple(tuple(SourceCell(c.text, c.place, c.rowspan, c.colspan) for c in row) for row in block.rows))
