"""The house's lines by folder: before it was made simpler, right after, and now with all that was added, in the files that git keeps.

Needs the whole history: a shallow copy ends with git's own sentence.
"""

import subprocess
from collections import Counter
from collections.abc import Iterable
from pathlib import Path, PurePosixPath

ROOT = Path(__file__).parents[1]
BEFORE = "b0019870"
"""The last commit before the reports became trees, the lexicon one, the example left the package, and libraries read old files."""
REDESIGNED = "33803b06"
"""The commit in which all of those were merged."""
PACKAGE = PurePosixPath("src/jixiao")
HOUSE = "src/jixiao 合计 in all"
AROUND = ("tests", "scripts", "bench", "examples")
KINDS = {".py": "Python", ".sql": "SQL", ".toml": "TOML"}
Lines = Counter[tuple[str, str]]
"""Lines by folder and kind."""


def git(*words: str, given: bytes = b"") -> bytes:
    """Return what git answers here."""
    return subprocess.run(["git", "-C", str(ROOT), *words], input=given, capture_output=True, check=True).stdout


def folder_of(path: PurePosixPath) -> str | None:
    """Return the folder that a file counts for: of the package each, of the rest the top ones; None where it doesn't count."""
    if path.suffix not in KINDS:
        return None
    if path.is_relative_to(PACKAGE):
        inside = path.relative_to(PACKAGE).parts
        return f"{PACKAGE}/{inside[0]}" if len(inside) > 1 else f"{PACKAGE}/*.py"
    return path.parts[0] if path.parts[0] in AROUND else None


def counted(files: Iterable[tuple[str, bytes]]) -> Lines:
    """Return the lines of files by folder and kind."""
    lines: Lines = Counter()
    for name, data in files:
        path = PurePosixPath(name)
        if (folder := folder_of(path)) is not None:
            count = len(data.splitlines())
            for place in (folder, HOUSE) if path.is_relative_to(PACKAGE) else (folder,):
                lines[place, KINDS[path.suffix]] += count
    return lines


def at(commit: str) -> Iterable[tuple[str, bytes]]:
    """Yield the files of a commit."""
    names = [name for name in git("ls-tree", "-r", "-z", "--name-only", commit).decode().split("\0") if folder_of(PurePosixPath(name))]
    told = git("cat-file", "--batch", given="".join(f"{commit}:{name}\n" for name in names).encode())
    for name in names:
        head, _, told = told.partition(b"\n")
        size = int(head.rsplit(b" ", 1)[1])
        yield name, told[:size]
        told = told[size + 1 :]


def now() -> Iterable[tuple[str, bytes]]:
    """Yield the files that git keeps, as they lie in the folder."""
    names = git("ls-files", "-z").decode().split("\0")
    return ((name, (ROOT / name).read_bytes()) for name in names if folder_of(PurePosixPath(name)) and (ROOT / name).exists())


def measure() -> dict[str, object]:
    """Return the table: a row a folder, its Python at three times, its rules, measures and settings at two."""
    before, redesigned, after = counted(at(BEFORE)), counted(at(REDESIGNED)), counted(now())
    folders = sorted({folder for folder, _ in before | after}, key=lambda folder: (not folder.startswith(str(PACKAGE)), folder))
    fewer = [f"{folder} {shown}" for folder in folders if (shown := change(folder, before, redesigned)).startswith("-")]
    new = [folder for folder in folders if (folder, "Python") not in before]
    return {
        "title": "房子的行数 Lines of the house by folder",
        "rows": [row(folder, before, redesigned, after) for folder in folders],
        "notes": [
            f"Before is {BEFORE}, redesigned {REDESIGNED}: the reports as trees, one lexicon, the example out of the package, libraries for old files.",
            f"Fewer lines of Python by the redesign: {', '.join(fewer) or 'nowhere'}",
            f"New since then: {', '.join(new) or 'nothing'}",
            "All lines count, blank ones and docstrings too; data in other forms (JSON, CSV, texts) does not.",
        ],
    }


def row(folder: str, before: Lines, redesigned: Lines, after: Lines) -> dict[str, object]:
    """Return the row of a folder."""
    return {
        "folder": folder,
        "Python before": before[folder, "Python"],
        "redesigned": redesigned[folder, "Python"],
        "by redesign": change(folder, before, redesigned),
        "Python now": after[folder, "Python"],
        "since": change(folder, redesigned, after),
        **{f"{kind} {when}": lines[folder, kind] for kind in ("SQL", "TOML") for when, lines in (("before", before), ("now", after))},
    }


def change(folder: str, one: Lines, other: Lines) -> str:
    """Return the difference in lines of Python, with its sign."""
    return f"{other[folder, 'Python'] - one[folder, 'Python']:+d}"
