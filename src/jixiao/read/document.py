"""The door of the readers: a file or its bytes to a Document.

    document = read_file(Path("declaration.txt"))
    document = read_bytes(data, "declaration.txt")

Both raise ``InputUnreadable`` with a sentence and the way out. A format is one module of this folder that has
``FORMAT``, ``SUFFIXES``, ``recognises(data)`` and ``read(data, name)``.
"""

import hashlib
from pathlib import Path

from jixiao.errors import InputUnreadable
from jixiao.model.document import Document, Source
from jixiao.read import json_, text
from jixiao.read.recognise import recognise

READERS = (json_, text)
"""Readers in the order they are asked; the last takes what no other claims."""


def read_file(path: Path) -> Document:
    """Return the Document that stands in a file; InputUnreadable when it is missing, forbidden, empty, too large or unknown."""
    try:
        data = path.read_bytes()
    except FileNotFoundError as missing:
        raise InputUnreadable(str(path), "没有这个文件。请检查路径。", "there is no such file. Check the path.") from missing
    except PermissionError as forbidden:
        raise InputUnreadable(
            str(path), "没有读取权限。请改文件权限或换一个用户。", "no permission to read it. Change the file's permissions or the user."
        ) from forbidden
    except OSError as broken:
        raise InputUnreadable(str(path), f"读取失败（{broken.strerror}）。", f"reading failed ({broken.strerror}).") from broken
    return read_bytes(data, str(path))


def read_bytes(data: bytes, name: str) -> Document:
    """Return the Document that stands in ``data``; ``name`` is the file's name, kept as the source and told in errors."""
    if not data:
        raise InputUnreadable(name, "文件是空的。请确认选对了文件。", "the file is empty. Check that it is the right file.")
    digest = hashlib.sha256(data).hexdigest()
    if json_.recognises(data):
        return json_.read_document(data, name)
    return recognise(text.read(data, name), Source(file=name, sha256=digest, format=text.FORMAT))
