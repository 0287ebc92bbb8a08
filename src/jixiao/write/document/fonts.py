"""Where a font with Chinese characters lies: one that a Python package brings, else one of the system's.

A package's font comes first, so that the same document gives the same bytes on every machine.
"""

import os
import sys
from collections.abc import Iterator
from functools import cache
from importlib.util import find_spec
from pathlib import Path
from typing import NamedTuple

from jixiao.errors import UsageWrong

PACKAGES = (("manimgx_fonts_cjk", "Noto Sans CJK SC"), ("noto_cjk_sans_otc", "Noto Sans CJK SC"))
SYSTEM = (
    ("NotoSerifCJK", "Noto Serif CJK SC"),
    ("NotoSansCJK", "Noto Sans CJK SC"),
    ("SourceHanSerif", "Source Han Serif SC"),
    ("SourceHanSans", "Source Han Sans SC"),
    ("simsun", "SimSun"),
    ("Songti", "Songti SC"),
    ("wqy-zenhei", "WenQuanYi Zen Hei"),
    ("DroidSansFallback", "Droid Sans Fallback"),
)
SUFFIXES = frozenset((".ttc", ".ttf", ".otf", ".otc"))


class Font(NamedTuple):
    """A font family and the folders that hold its files."""

    family: str
    folders: tuple[Path, ...]


@cache
def chinese_font() -> Font:
    """Return the font for Chinese text; UsageWrong says what to install where there is none."""
    found = next(packaged(), None) or system_font()
    if found is None:
        raise UsageWrong(
            "没有找到中文字体，无法生成 PDF。请安装：pip install manimgx-fonts-cjk，或 apt install fonts-noto-cjk。",
            "There is no font with Chinese characters for the PDF. Install one: pip install manimgx-fonts-cjk, or apt install fonts-noto-cjk.",
        )
    return found


def packaged() -> Iterator[Font]:
    """Yield the fonts that Python packages bring."""
    for package, family in PACKAGES:
        spec = find_spec(package)
        for folder in map(Path, spec.submodule_search_locations or ()) if spec is not None else ():
            if any(file.suffix in SUFFIXES for file in folder.iterdir()):
                yield Font(family, (folder,))


def system_font() -> Font | None:
    """Return the first known font among the system's files, None where there is none."""
    files = [
        Path(place, name)
        for root in font_folders()
        for place, _, names in os.walk(root)
        for name in sorted(names)
        if Path(name).suffix.lower() in SUFFIXES
    ]
    for start, family in SYSTEM:
        folders = dict.fromkeys(file.parent for file in files if file.name.lower().startswith(start.lower()))
        if folders:
            return Font(family, tuple(folders))
    return None


def font_folders() -> tuple[Path, ...]:
    """Return the folders where the system keeps fonts."""
    if sys.platform == "win32":
        return (Path(os.environ.get("WINDIR", "C:/Windows")) / "Fonts",)
    if sys.platform == "darwin":
        return (Path("/System/Library/Fonts"), Path("/Library/Fonts"), Path.home() / "Library/Fonts")
    return (Path("/usr/share/fonts"), Path("/usr/local/share/fonts"), Path.home() / ".local/share/fonts", Path.home() / ".fonts")
