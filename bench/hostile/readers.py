"""What stands in written files, by readers that have nothing of ours."""

import re
import zipfile
from collections.abc import Iterator
from html import unescape
from pathlib import Path

import pypdfium2

TAGS = re.compile(rb"<[^>]*>")


def texts(folder: Path) -> Iterator[str]:
    """Yield all that stands in the files of a folder, and their names."""
    for file in folder.rglob("*"):
        if file.is_file():
            yield from texts_of(file)


def texts_of(file: Path) -> Iterator[str]:
    """Yield what stands in a file, and its name."""
    yield file.name
    data = file.read_bytes()
    if zipfile.is_zipfile(file):
        with zipfile.ZipFile(file) as packed:
            yield from (TAGS.sub(b"", packed.read(name)).decode("utf-8", "replace") for name in packed.namelist())
    elif file.suffix == ".pdf":
        yield _of_pdf(data)
    else:
        yield unescape(TAGS.sub(b"", data).decode("utf-8", "replace"))


def _of_pdf(data: bytes) -> str:
    with pypdfium2.PdfDocument(data) as document:
        return "".join(page.get_textpage().get_text_bounded() for page in document)
