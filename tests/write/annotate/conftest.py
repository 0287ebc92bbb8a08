"""The bundled declaration as Word, Excel, PDF and web file, and remarks on it as an audit gives them."""

import zipfile
from collections.abc import Callable
from io import BytesIO
from pathlib import Path

import pytest

from jixiao.actions.write import titles
from jixiao.audit.compare import compare
from jixiao.audit.load import shipped_rules
from jixiao.audit.run import AuditOptions, audit_documents
from jixiao.model.difference import Difference
from jixiao.model.document import Document
from jixiao.read.document import read_bytes, read_file
from jixiao.write.annotate.remark import Remark, remarks
from jixiao.write.document.save import written
from jixiao.write.page import Page

Parts = dict[str, bytes]


@pytest.fixture(scope="session")
def declaration(example: Path) -> Document:
    """Return the bundled declaration."""
    return read_file(example)


@pytest.fixture(scope="session")
def made(declaration: Document) -> Callable[[str], bytes]:
    """Return a function that gives the declaration as a file of a suffix, made once."""
    known: dict[str, bytes] = {}

    def make(suffix: str) -> bytes:
        if suffix not in known:
            known[suffix] = written(declaration, Path(f"a{suffix}"), titles()).data
        return known[suffix]

    return make


@pytest.fixture(scope="session")
def remarked() -> Callable[[bytes, str], tuple[Remark, ...]]:
    """Return a function that audits a file and gives its remarks."""

    def go(data: bytes, name: str) -> tuple[Remark, ...]:
        report = audit_documents([read_bytes(data, name)], AuditOptions(), shipped_rules()).documents[0]
        return remarks(report, Page())

    return go


@pytest.fixture(scope="session")
def differ() -> Callable[[bytes, bytes, str], tuple[Difference, ...]]:
    """Return a function that reads two files and gives what differs."""

    def go(one: bytes, other: bytes, name: str) -> tuple[Difference, ...]:
        return compare(read_bytes(one, name), read_bytes(other, name)).changes

    return go


@pytest.fixture(scope="session")
def parts() -> Callable[[bytes], Parts]:
    """Return a function that gives the parts of a package."""

    def go(data: bytes) -> Parts:
        with zipfile.ZipFile(BytesIO(data)) as archive:
            return {name: archive.read(name) for name in archive.namelist()}

    return go
