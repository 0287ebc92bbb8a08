"""Real converters: what each is called with, whether it is here, and what it makes of files; results are kept by content."""

import json
import os
import re
import shutil
import signal
import subprocess
import tempfile
from collections.abc import Callable, Sequence
from functools import cache
from hashlib import sha256
from html import unescape
from pathlib import Path
from subprocess import PIPE

from environments import environment
from jixiao.write.document.fonts import chinese_font

KEPT = Path(os.environ.get("XDG_CACHE_HOME") or Path.home() / ".cache") / "jixiao/layouts"
PATIENCE = 600
LARGEST = 200_000
"""Blocks of a kibibyte."""
MANNER = "2"
"""Changed when a converter is called otherwise, so that nothing kept is taken for its work."""
CHROMIUM = ("chromium", "chromium-browser", "google-chrome")
INNER_TEXT = "<script>addEventListener('load',()=>{const t=document.body.innerText;document.body.textContent=t;document.body.id='told'})</script></body>"
TOLD = re.compile(r'<body id="told">(.*?)</body>', re.DOTALL)
FONTS = """<?xml version="1.0"?><!DOCTYPE fontconfig SYSTEM "fonts.dtd">
<fontconfig><include ignore_missing="yes">/etc/fonts/fonts.conf</include>{folders}<cachedir>{cache}</cachedir></fontconfig>
"""


def converted(tool: str, suffix: str, files: Sequence[bytes]) -> list[bytes]:
    """Return what a converter makes of files of that suffix, each from the folder of what is kept where it was made before."""
    places = [KEPT / tool / sha256(b"\0".join((MANNER.encode(), tool_text(tool), suffix.encode(), data))).hexdigest() for data in files]
    todo = {place: data for place, data in zip(places, files, strict=True) if not place.exists()}
    if todo:
        with tempfile.TemporaryDirectory(prefix="layouts-") as name:
            folder = Path(name)
            (folder / "in").mkdir()
            (folder / "out").mkdir()
            for place, data in todo.items():
                (folder / "in" / f"{place.name}{suffix}").write_bytes(data)
            TOOLS[tool](folder)
            for place in todo:
                keep(folder / "out" / place.name, place)
    return [place.read_bytes() for place in places]


def tool_text(tool: str) -> bytes:
    """Return what a tool of ours is written like: it makes other files when it is changed."""
    return Path(__file__).with_name("tools.py").read_bytes() if tool == "docx" else b""


def keep(made: Path, place: Path) -> None:
    """Copy a result to where it is kept; FileNotFoundError where the converter made none."""
    place.parent.mkdir(parents=True, exist_ok=True)
    unfinished = place.with_suffix(f".{os.getpid()}")
    unfinished.write_bytes(made.read_bytes())
    unfinished.replace(place)


def run(*command: object) -> str:
    """Return what a program prints, run with our fonts; CalledProcessError when it fails, TimeoutExpired when it does not end.

    It may write no file larger than ``LARGEST``, and what it started ends with it: a converter that goes astray fills the disk otherwise.
    """
    environment_ = os.environ | {"FONTCONFIG_FILE": str(font_file())}
    limited = ["bash", "-c", f'ulimit -f {LARGEST}; exec "$@"', "bash", *map(str, command)]
    with subprocess.Popen(limited, stdout=PIPE, stderr=PIPE, encoding="utf-8", env=environment_, start_new_session=True) as started:
        try:
            told, complaint = started.communicate(timeout=PATIENCE)
        except subprocess.TimeoutExpired:
            os.killpg(started.pid, signal.SIGKILL)
            raise
    if started.returncode:
        raise subprocess.CalledProcessError(started.returncode, limited[4:], told, complaint)
    return told


@cache
def font_file() -> Path:
    """Return a fontconfig file that knows the font of our own writers beside the system's."""
    folders = "".join(f"<dir>{folder}</dir>" for folder in chinese_font().folders)
    file = KEPT / "fonts.conf"
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_text(FONTS.format(folders=folders, cache=KEPT / "fontconfig"), "utf-8")
    return file


def inside(tool: str) -> Callable[[Path], object]:
    """Return a tool of the converters' environment."""
    return lambda folder: run(
        environment("converters", "bench-layouts") / "python", "-I", Path(__file__).with_name("tools.py"), tool, folder
    )


def each(*command: str) -> Callable[[Path], None]:
    """Return a program called once a file, with {file} and {to} in its arguments."""

    def call(folder: Path) -> None:
        for file in sorted((folder / "in").iterdir()):
            run(*(part.format(file=file, to=folder / "out" / file.stem) for part in command))

    return call


def office(form: str, suffix: str) -> Callable[[Path], None]:
    """Return LibreOffice called once for all files."""

    def call(folder: Path) -> None:
        files = sorted((folder / "in").iterdir())
        run(
            "soffice",
            f"-env:UserInstallation=file://{folder}/profile",
            "--headless",
            "--convert-to",
            form,
            "--outdir",
            folder / "made",
            *files,
        )
        for file in files:
            made = folder / "made" / f"{file.stem}{suffix}"
            if made.exists():
                made.replace(folder / "out" / file.stem)

    return call


def browser(*arguments: str) -> list[str]:
    """Return the command that starts Chromium without a window."""
    program = next((found for name in CHROMIUM if (found := shutil.which(name))), CHROMIUM[0])
    return [program, "--headless", "--no-sandbox", "--disable-gpu", "--disable-dev-shm-usage", *arguments]


def visible_text(folder: Path) -> None:
    """Write the text that a browser shows of every page, as copying the whole page gives it."""
    for file in sorted((folder / "in").iterdir()):
        file.write_text(file.read_text("utf-8").replace("</body>", INNER_TEXT), "utf-8")
        command = browser(f"--user-data-dir={folder}/profile", "--virtual-time-budget=2000", "--dump-dom", f"file://{file}")
        found = TOLD.search(run(*command))
        if found:
            (folder / "out" / file.stem).write_text(unescape(found[1]), "utf-8")


def printed(folder: Path) -> None:
    """Print every page to PDF, as a browser does."""
    for file in sorted((folder / "in").iterdir()):
        to = folder / "out" / file.stem
        run(*browser(f"--user-data-dir={folder}/profile", "--no-pdf-header-footer", f"--print-to-pdf={to}", f"file://{file}"))


TOOLS: dict[str, Callable[[Path], object]] = {
    "docx": inside("docx"),
    "markitdown": inside("markitdown"),
    "html2text": inside("html2text"),
    "pdftotext -layout": each("pdftotext", "-layout", "{file}", "{to}"),
    "pdftotext": each("pdftotext", "{file}", "{to}"),
    "pandoc plain": each("pandoc", "--to", "plain", "--columns", "100", "{file}", "--output", "{to}"),
    "pandoc markdown": each("pandoc", "--to", "markdown", "{file}", "--output", "{to}"),
    "pandoc gfm": each("pandoc", "--to", "gfm", "{file}", "--output", "{to}"),
    "libreoffice text": office("txt:Text (encoded):UTF8", ".txt"),
    "libreoffice html": office("html", ".html"),
    "libreoffice pdf": office("pdf", ".pdf"),
    "libreoffice csv": office("csv:Text - txt - csv (StarCalc):44,34,76", ".csv"),
    "chromium text": visible_text,
    "chromium pdf": printed,
}
MADE = {"docx": ".docx", "libreoffice html": ".html", "libreoffice pdf": ".pdf", "libreoffice csv": ".csv", "chromium pdf": ".pdf"}
"""The suffix of what a converter makes, where that is not text."""
PROGRAMS = {"pdftotext": ("pdftotext",), "pandoc": ("pandoc",), "libreoffice": ("soffice",), "chromium": CHROMIUM}
ABSENT = {
    "pdftotext": "poppler-utils",
    "pandoc": "pandoc",
    "libreoffice": "libreoffice-writer-nogui and libreoffice-calc-nogui",
    "chromium": "chromium",
}


def lacking(tool: str) -> str | None:
    """Return the packages of Debian that a converter needs and that are not installed; None where it can run."""
    program = tool.partition(" ")[0]
    names = PROGRAMS.get(program)
    return None if names is None or any(shutil.which(name) for name in names) else ABSENT[program]


def blocks_as_json(blocks: Sequence[object], *, ruled: bool) -> bytes:
    """Return blocks as the builder of Word files takes them."""
    return json.dumps({"blocks": blocks, "ruled": ruled}, ensure_ascii=False).encode()
