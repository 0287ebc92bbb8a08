"""The layouts that a difference can have, and which one a call asks for."""

from pathlib import Path

from jixiao.errors import UsageWrong

LAYOUTS = ("text", "json", "html")
SUFFIXES = {".html": "html", ".htm": "html", ".json": "json", ".txt": "text"}


def difference_layout(asked: str | None, to: Path | None) -> str:
    """Return the layout asked for, else that of the file's suffix; UsageWrong where these do not go together."""
    suffix = to.suffix.lower() if to else ""
    fits = SUFFIXES.get(suffix, "" if suffix else asked or "text")
    if not fits or (asked is not None and asked != fits):
        zh, en = "、".join(SUFFIXES), ", ".join(SUFFIXES)
        raise UsageWrong(f"差别不能写成“{to}”，后缀可以是：{zh}。", f"Differences can't be written as “{to}”; suffixes: {en}.")
    return fits
