"""The door of the readers: a file or its bytes to a Document.

    document = read_file(Path("declaration.txt"))
    document = read_bytes(data, "declaration.txt")

Both raise ``InputUnreadable`` with a sentence and the way out. Text and our own JSON are read in process, so that a plain
audit starts at once; every other format is a module of ``read/formats`` and runs in a fenced child process.
"""

from pathlib import Path
from typing import cast

from msgspec.structs import replace

from jixiao.door import LARGEST_TEXT, MIB, readable_path, take
from jixiao.errors import InputUnreadable, TurnedAway
from jixiao.model.document import Document, Format, Source
from jixiao.read import json_, text
from jixiao.read.blocks import Blocks
from jixiao.read.gate import format_of, misnamed, read_fenced, suffixes
from jixiao.read.recognise import recognise
from jixiao.system.digest import sha256

MARKS = (b"%PDF", b"PK\x03\x04", b"<", b"\xd0\xcf\x11\xe0", b"\x89PNG", b"\xff\xd8\xff", b"{\\rtf")
"""First bytes of files that are no text, whatever their name says."""
BOMS = (b"\xff\xfe", b"\xfe\xff")


def read_file(path: Path) -> Document:
    """Return the Document that stands in a file; InputUnreadable when it is missing, forbidden, empty, too large or unknown."""
    name = readable_path(path)
    try:
        return read_bytes(take(path), name)
    except TurnedAway as away:
        raise InputUnreadable(name, away.zh, away.en) from away


def read_bytes(data: bytes, name: str) -> Document:
    """Return the Document that stands in ``data``; ``name`` is the file's name, kept as the source and told in errors."""
    if not data:
        raise InputUnreadable(name, "文件是空的。请确认选对了文件。", "the file is empty. Check that it is the right file.")
    if json_.recognises(data):
        return json_.read_document(data, name)
    form = None if is_plain(data, name) else format_of(data, name)
    if form is None:
        if len(data) > LARGEST_TEXT:
            raise InputUnreadable(
                name, f"文本超过 {LARGEST_TEXT // MIB} MB。请拆分后再读。", f"the text is over {LARGEST_TEXT // MIB} MB. Split it."
            )
        plain = text.read(data, name)
        blocks = replace(plain, repairs=(*misnamed(name, None), *plain.repairs), format=text.FORMAT)
    else:
        blocks = read_fenced(data, name, form)
    return document_of(blocks, data, name)


def document_of(blocks: Blocks, data: bytes, name: str) -> Document:
    """Return the Document that the blocks of a file make; they say their format."""
    return recognise(blocks, Source(file=name, sha256=sha256(data), format=cast("Format", blocks.format)))


def known_suffixes() -> frozenset[str]:
    """Return the suffixes of the files that a folder is searched for; a ``.json`` only when it is a Document of ours."""
    return frozenset(suffix for suffix in (*text.SUFFIXES, *suffixes()) if suffix)


def is_known_suffix(suffix: str) -> bool:
    """Return whether files with a suffix are read; that of a text is known without the modules of all other formats."""
    return bool(suffix) and (suffix in text.SUFFIXES or suffix in suffixes())


def is_plain(data: bytes, name: str) -> bool:
    """Return whether a file is text by its name and its first bytes: such a file may be read in process."""
    head = data[:1024]
    return (
        Path(name).suffix.lower() in text.SUFFIXES and not head.lstrip().startswith(MARKS) and (b"\0" not in head or head.startswith(BOMS))
    )
