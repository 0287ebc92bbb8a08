"""What may be written where: no input, and no file of another kind than the one being written, is overwritten unless that is asked for."""

from collections.abc import Iterable
from pathlib import Path
from zipfile import BadZipFile, ZipFile

from jixiao.errors import UsageWrong
from jixiao.read.document import known_suffixes
from jixiao.system.claims import claim

HEAD = 64 * 1024
"""Bytes that tell what kind of file it is."""
KINDS = {
    ".docx": "docx",
    ".docm": "docx",
    ".xlsx": "xlsx",
    ".xlsm": "xlsx",
    ".pdf": "pdf",
    ".zip": "zip",
    ".html": "html",
    ".htm": "html",
    ".json": "json",
    ".sarif": "sarif",
}
"""The kinds of files that a beginning tells, by their suffixes; all others are plain text."""
OURS = (b'"jixiao', b'"changes"', b'"projects"', b"urn:jixiao:", b'"measure"')
"""What stands near the beginning of each JSON text that the program writes, and hardly in any other."""


def check_target(out: Path, inputs: Iterable[str | Path], *, force: bool) -> None:
    """Raise UsageWrong where ``out`` is a folder, or exists and is an input or of another kind than its suffix says, unless forced."""
    if out.is_dir():
        raise UsageWrong(f"“{out}”是文件夹，请写明文件名。", f"“{out}” is a folder; name a file.")
    if force or not out.is_file():
        return
    if any(_is_input(out, Path(one)) for one in inputs if one != "-"):
        raise UsageWrong(
            f"“{out}”是要读的文件，写上去就没有了。请换一个文件名；确要覆盖，加 --force。",
            f"“{out}” is to be read, and would be lost. Choose another name; to overwrite it all the same, add --force.",
        )
    if not _is_of_kind(out):
        raise UsageWrong(
            f"“{out}”已经存在，里面不是本程序写的这类内容，没有覆盖。请换一个文件名；确要覆盖，加 --force。",
            f"“{out}” exists and holds something else than what is to be written; it was left alone. "
            "Choose another name; to overwrite it all the same, add --force.",
        )


def one_file(out: Path, layout: str) -> UsageWrong:
    """Return what says that a layout that was asked for by name makes one file, where a folder was named."""
    name = out.with_name(f"{out.name}.{layout}")
    return UsageWrong(
        f"--format {layout} 写的是一个文件，请写成 --to {name}；要文件夹（每个文件一份报告，另有汇总网页和工作簿），不写 --format。",
        f"--format {layout} makes one file: --to {name}. For a folder (a report for each file, a summary as page and workbook) leave out --format.",
    )


def claim_target(out: Path) -> None:
    """Claim a file or folder for this run; UsageWrong where another run is writing it."""
    if not claim(out):
        raise UsageWrong(
            f"另一个 jixiao 正在写“{out}”，本次没有写，免得互相盖掉。请等它写完再试，或换一个名称。",
            f"Another jixiao is writing “{out}”; this one wrote nothing, lest one be lost. Wait until it is done, or choose another name.",
        )


def _is_input(out: Path, given: Path) -> bool:
    """Return whether a file is an input, or in a folder whose files are, whatever ways lead there."""
    if given.is_dir():
        return given.resolve() in out.resolve().parents and out.suffix.lower() in known_suffixes() and not _is_report(out)
    return given.exists() and given.samefile(out)


def _is_report(out: Path) -> bool:
    """Return whether a page is one that the program wrote about a document, and none that could be a document itself."""
    return out.suffix.lower() in (".html", ".htm") and b'name="generator" content="jixiao"' in _head(out)


def _is_of_kind(out: Path) -> bool:
    """Return whether a file is empty, or of the kind that its suffix says."""
    head = _head(out)
    return not head.strip() or _kind(out, head) == KINDS.get(out.suffix.lower(), "text")


def _kind(file: Path, head: bytes) -> str:
    """Return what kind of file begins like this; ``other`` for what the program never writes."""
    start = head.lstrip(b"\xef\xbb\xbf \t\r\n")
    if start.startswith(b"PK"):
        return _package(file)
    if start.startswith(b"%PDF"):
        return "pdf"
    if start.startswith(b"<"):
        return "html"
    if start.startswith((b"{", b"[")):
        return "other" if not any(mark in head for mark in OURS) else "sarif" if b"sarif" in start[:200] else "json"
    return "other" if b"\0" in head else "text"


def _package(file: Path) -> str:
    try:
        with ZipFile(file) as package:
            folders = {name.partition("/")[0] for name in package.namelist()}
    except (OSError, BadZipFile):
        return "other"
    return "docx" if "word" in folders else "xlsx" if "xl" in folders else "zip"


def _head(file: Path) -> bytes:
    try:
        with file.open("rb") as opened:
            return opened.read(HEAD)
    except OSError:
        return b"\0"
