"""The layouts that an audit's report can have, and what the options say about it."""

from importlib import import_module
from pathlib import Path

from msgspec import Struct

import jixiao.write
from jixiao.errors import UsageWrong

FIRST = ("text", "json", "markdown", "sarif", "html", "xlsx")
FORMATS = Path(jixiao.write.__file__).parent / "format"
MORE = tuple(sorted(file.stem for file in FORMATS.glob("[a-z]*.py") if file.stem not in FIRST))
"""Layouts that came with a file of ``write/format`` alone, each under its own name as suffix."""
LAYOUTS = (*FIRST, *MORE)
FILES = frozenset(("xlsx", "pdf", "docx"))
"""Layouts that are no text: they are written, never printed."""
SUFFIXES = {
    ".json": "json",
    ".md": "markdown",
    ".markdown": "markdown",
    ".sarif": "sarif",
    ".txt": "text",
    ".html": "html",
    ".htm": "html",
    ".xlsx": "xlsx",
    **{f".{name}": name for name in MORE},
}
ALSO = frozenset((("sarif", ".json"), ("markdown", ".txt"), ("text", ".md")))
"""Layouts under suffixes of others that people use, and that open."""
NO_TEXT = frozenset((".csv", ".doc", ".ods", ".odt", ".ofd", ".ppt", ".pptx", ".wps", ".xls", ".zip"))
"""Suffixes of files that are no plain text: a report in words under such a name would not open."""
KNOWN = (*SUFFIXES, *sorted(NO_TEXT))
"""Suffixes of files: under any other name the reports on many inputs make a folder."""


class Wishes(Struct, frozen=True, kw_only=True):
    """How the outcome of an audit is to be shown: the options that do not bear on the audit itself."""

    layout: str | None
    to: Path | None
    write_baseline: Path | None
    strict: bool
    verbose: bool
    colour: str
    no_progress: bool
    raw: bool = False
    explain: tuple[str, ...] = ()
    force: bool = False


def _fits(layout: str, suffix: str) -> bool:
    """Return whether a file with that suffix opens as the layout: a suffix of another layout, or of no text, does not."""
    return suffix not in NO_TEXT and (SUFFIXES.get(suffix, layout) == layout or (layout, suffix) in ALSO)


def layout_of(wishes: Wishes) -> str:
    """Return the layout: the one asked for, else that of the file's suffix, else text; UsageWrong for what can't be made."""
    suffix = "" if wishes.to is None else wishes.to.suffix.lower()
    if wishes.layout is None and suffix in NO_TEXT:
        zh, en = "、".join(SUFFIXES), ", ".join(SUFFIXES)
        raise UsageWrong(f"审核结果不能写成 {suffix}，可写：{zh}。", f"An audit can't be written as {suffix}; there are: {en}.")
    layout = wishes.layout or SUFFIXES.get(suffix, "text")
    if wishes.to is not None and layout in FILES and not suffix:
        wrong: UsageWrong = import_module("jixiao.actions.overwriting").one_file(wishes.to, layout)
        raise wrong
    if wishes.to is not None and not _fits(layout, suffix):
        raise UsageWrong(
            f"--format {layout} 与文件名“{wishes.to.name}”的后缀不合。请改后缀，或不写 --format。",
            f"--format {layout} does not go with the name “{wishes.to.name}”. Change the suffix, or leave out --format.",
        )
    if layout in FILES and wishes.to is None:
        raise UsageWrong(f"{layout} 不能打印在屏幕上，请用 --to 写入文件。", f"{layout} can't be printed; write it with --to.")
    if wishes.explain and wishes.to is None and layout not in ("text", "markdown"):
        raise UsageWrong(
            f"--explain 印在报告之后，会破坏 {layout}；请用 --to 把报告写入文件。",
            f"--explain is printed after the report and would spoil {layout}; write the report with --to.",
        )
    return layout
