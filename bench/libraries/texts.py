"""Texts: encodings found by charset-normalizer, traditional characters by OpenCC, number formats by xlfmt, widths by wcwidth."""

from collections.abc import Iterator

import xlfmt
from charset_normalizer import from_bytes
from opencc import OpenCC
from run import wide
from wcwidth import wcswidth

from documents.mutants import ROOT, SHARED
from jixiao.errors import InputUnreadable
from jixiao.read.decode import first_fitting
from jixiao.read.formats._numbers import as_formatted
from jixiao.read.traditional import is_traditional, restored
from libraries.timing import Row, ratio, start

ENCODINGS = ("utf-8", "gb18030", "utf-16", "utf-16-le", "utf-16-be")
FORMATS = (
    ("0.9565", "0.00%", "95.65%"),
    ("-5.5", "0.00;(0.00)", "(5.50)"),
    ("0", '_ * #,##0.00_ ;_ * -#,##0.00_ ;_ * "-"??_ ;_ @_ ', "-"),
    ("12345", '0!.0,"万元"', "1.2万元"),
    ("45292", 'yyyy"年"m"月"d"日"', "2024年1月1日"),
    ("12", "[>10]0.0;0", "12.0"),
    ("0.30000000000000004", "General", "0.3"),
)
LOAD_OPENCC = "from opencc import OpenCC; OpenCC('t2s').convert('績')"
TO_SIMPLIFIED, TO_TRADITIONAL = OpenCC("t2s"), OpenCC("s2t")


def texts() -> list[str]:
    """Return the texts of the project's cases and, where they lie beside it, the real ones."""
    files = [*sorted(ROOT.glob("tests/cases/*/input.txt")), *sorted(SHARED.parent.glob("*.txt"))]
    return [file.read_text("utf-8-sig") for file in files]


def rows() -> Iterator[Row]:
    """Yield for every task what is right of how much by our own code and by the library, and the times."""
    yield from map(encoded, ENCODINGS)
    yield characters()
    yield {
        "task": "numbers in formats of workbooks",
        "library": "xlfmt",
        "of": len(FORMATS),
        "right, own": sum(as_formatted(raw, code).text == text for raw, code, text in FORMATS),
        "right, library": sum(xlfmt.format_value(float(raw), code).strip() == text for raw, code, text in FORMATS),
        "× time of our own": ratio(number_formats, lambda: [xlfmt.format_value(float(raw), code) for raw, code, _ in FORMATS]),
        "import ms": f"{start('import xlfmt'):.0f}",
    }
    lines = [line for text in texts() for line in text.expandtabs().splitlines()]
    yield {
        "task": "lines of text: columns of a terminal, own beside library",
        "library": "wcwidth",
        "of": len(lines),
        "right, own": "–",
        "right, library": f"{sum(wcswidth(line) == wide(line) for line in lines)} agree",
        "× time of our own": ratio(lambda: [wide(line) for line in lines], lambda: [wcswidth(line) for line in lines]),
        "import ms": f"{start('import wcwidth'):.0f} (rich: {start('import rich.progress'):.0f})",
    }


def encoded(encoding: str) -> Row:
    """Return how many texts in an encoding come back right."""
    given = texts()
    bodies = [text.encode(encoding) for text in given]
    return {
        "task": f"texts in {encoding}, without being told",
        "library": "charset-normalizer",
        "of": len(given),
        "right, own": sum(own_text(body) == text for text, body in zip(given, bodies, strict=True)),
        "right, library": sum(library_text(body) == text for text, body in zip(given, bodies, strict=True)),
        "× time of our own": ratio(lambda: [own_text(body) for body in bodies], lambda: [library_text(body) for body in bodies]),
        "import ms": f"{start('import charset_normalizer'):.0f}",
    }


def characters() -> Row:
    """Return how many signs of simplified texts come back from traditional ones, as OpenCC itself makes them."""
    simplified = [text for text in texts() if not is_traditional(text)]
    made = [TO_TRADITIONAL.convert(text) for text in simplified]
    return {
        "task": "signs of texts in traditional characters, made by OpenCC",
        "library": "opencc-python-reimplemented",
        "of": sum(map(len, simplified)),
        "right, own": sum(alike(a, restored(b)[0]) for a, b in zip(simplified, made, strict=True)),
        "right, library": sum(alike(a, TO_SIMPLIFIED.convert(b)) for a, b in zip(simplified, made, strict=True)),
        "× time of our own": ratio(lambda: [restored(text) for text in made], lambda: [TO_SIMPLIFIED.convert(text) for text in made]),
        "import ms": f"{start(LOAD_OPENCC):.0f}",
    }


def alike(one: str, other: str) -> int:
    """Return how many signs are the same where both stand."""
    return sum(a == b for a, b in zip(one, other, strict=False))


def own_text(body: bytes) -> str | None:
    """Return the text of a body as we decode it."""
    try:
        return first_fitting(body, "")
    except InputUnreadable:
        return None


def library_text(body: bytes) -> str | None:
    """Return the text of a body as charset-normalizer decodes it."""
    best = from_bytes(body).best()
    return None if best is None else str(best)


def number_formats() -> None:
    """Show the numbers by our own code, without what it remembers."""
    as_formatted.cache_clear()
    for raw, code, _ in FORMATS:
        as_formatted(raw, code)
