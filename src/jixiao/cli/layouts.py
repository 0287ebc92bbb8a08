"""The layouts that an audit's report can have, and what the options say about it."""

from pathlib import Path

from msgspec import Struct

from jixiao.errors import UsageWrong

LAYOUTS = ("text", "json", "markdown", "sarif", "html", "xlsx")
SUFFIXES = {
    ".json": "json",
    ".md": "markdown",
    ".markdown": "markdown",
    ".sarif": "sarif",
    ".txt": "text",
    ".html": "html",
    ".htm": "html",
    ".xlsx": "xlsx",
}
NO_TEXT = frozenset((".csv", ".doc", ".docx", ".ods", ".odt", ".ofd", ".pdf", ".ppt", ".pptx", ".wps", ".xls", ".zip"))
"""Suffixes of files that are no plain text: a report in words under such a name would not open."""


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


def layout_of(wishes: Wishes) -> str:
    """Return the layout: the one asked for, else that of the file's suffix, else text; UsageWrong for what can't be made."""
    suffix = "" if wishes.to is None else wishes.to.suffix.lower()
    if wishes.layout is None and suffix in NO_TEXT:
        zh, en = "、".join(SUFFIXES), ", ".join(SUFFIXES)
        raise UsageWrong(f"审核结果不能写成 {suffix}，可写：{zh}。", f"An audit can't be written as {suffix}; there are: {en}.")
    layout = wishes.layout or SUFFIXES.get(suffix, "text")
    if layout == "xlsx" and wishes.to is None:
        raise UsageWrong("工作簿不能打印在屏幕上，请用 --to 写入文件。", "A workbook can't be printed; write it with --to.")
    if wishes.explain and wishes.to is None and layout not in ("text", "markdown"):
        raise UsageWrong(
            f"--explain 印在报告之后，会破坏 {layout}；请用 --to 把报告写入文件。",
            f"--explain is printed after the report and would spoil {layout}; write the report with --to.",
        )
    return layout
