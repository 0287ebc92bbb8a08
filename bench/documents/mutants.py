"""Real files with damage: bytes turned over, cut, doubled; parts of packages changed inside; digits exchanged for others."""

import random
import zlib
from collections.abc import Callable, Iterator
from io import BytesIO
from pathlib import Path
from zipfile import ZIP_DEFLATED, BadZipFile, ZipFile

from jixiao.actions.write import titles
from jixiao.read.document import read_bytes
from jixiao.write.document.save import written

ROOT = Path(__file__).parents[2]
EXAMPLE = ROOT / "examples/songjiang-2024/declaration.txt"
SHARED = ROOT.parent / "shared/cases/files"
OWN = (".docx", ".xlsx", ".pdf", ".html", ".json")
LARGEST = 3_000_000
"""Bytes of the largest file that is mutated; larger ones would take the time of many."""
PICTURES = (".jpg", ".png")
DEEP = 0.8
"""How often a package is changed in a part of it rather than as a file, where most changes only break the zip."""

Change = Callable[[bytearray, random.Random], None]


def seeds() -> dict[str, bytes]:
    """Return the files to mutate by name: the bundled declaration in every format that we write, and the real ones where they lie."""
    document = read_bytes(EXAMPLE.read_bytes(), EXAMPLE.name)  # without the folder it lies in: the same damage everywhere
    found = {"example.txt": EXAMPLE.read_bytes()} | {f"example{s}": written(document, Path(f"x{s}"), titles()).data for s in OWN}
    if SHARED.is_dir():
        found |= {file.name: file.read_bytes() for file in sorted(SHARED.iterdir()) if wanted(file)}
    return found


def wanted(file: Path) -> bool:
    """Return whether a real file is mutated: no index, nothing that takes recognising pictures, nothing very large."""
    return file.suffix not in (*PICTURES, ".jsonl") and "scan" not in file.name and file.stat().st_size <= LARGEST


def mutated(data: bytes, chance: random.Random) -> bytes:
    """Return a file with one to four changes."""
    if data.startswith(b"PK") and chance.random() < DEEP:
        return repacked(data, chance)
    return changed(data, chance)


def changed(data: bytes, chance: random.Random) -> bytes:
    """Return bytes with one to four changes."""
    body = bytearray(data)
    for _ in range(chance.choice((1, 1, 2, 4))):
        chance.choice(CHANGES)(body, chance)
    return bytes(body)


def repacked(data: bytes, chance: random.Random) -> bytes:
    """Return a package with one of its parts changed, the larger ones more often."""
    try:
        with ZipFile(BytesIO(data)) as archive:
            bodies = {name: archive.read(name) for name in archive.namelist()}
    except (BadZipFile, zlib.error):
        return changed(data, chance)
    name = chance.choices(list(bodies), [len(body) + 1 for body in bodies.values()])[0]
    bodies[name] = changed(bodies[name], chance)
    made = BytesIO()
    with ZipFile(made, "w", ZIP_DEFLATED, compresslevel=1) as archive:
        for part, body in bodies.items():
            archive.writestr(part, body)
    return made.getvalue()


def turned(body: bytearray, chance: random.Random) -> None:
    """Turn bits over in a few bytes."""
    for _ in range(chance.choice((1, 1, 3, 30)) if body else 0):
        body[chance.randrange(len(body))] ^= 1 << chance.randrange(8)


def cut_out(body: bytearray, chance: random.Random) -> None:
    """Leave a stretch out."""
    start, end = stretch(body, chance)
    del body[start:end]


def cut_off(body: bytearray, chance: random.Random) -> None:
    """Leave the end out."""
    if chance.random() < 0.5:
        del body[chance.randrange(len(body) + 1) :]


def doubled(body: bytearray, chance: random.Random) -> None:
    """Put a stretch in once more, here or elsewhere."""
    start, end = stretch(body, chance)
    at = end if chance.random() < 0.5 else chance.randrange(len(body) + 1)
    body[at:at] = body[start:end]


def digits(body: bytearray, chance: random.Random) -> None:
    """Exchange some digits for others: the file stays sound, its figures do not."""
    places = list(digits_of(body, chance.randrange(len(body) + 1)))
    for at in chance.sample(places, min(len(places), chance.choice((1, 3, 10)))):
        body[at] = chance.choice(b"0123456789.,-")


def digits_of(body: bytearray, start: int) -> Iterator[int]:
    """Yield where digits stand in the next stretch."""
    yield from (at for at in range(start, min(len(body), start + 20_000)) if 0x30 <= body[at] <= 0x39)


def elements(body: bytearray, chance: random.Random) -> None:
    """Take out or double what stands between two angle brackets a little apart."""
    start = body.find(b"<", chance.randrange(len(body) + 1))
    end = start
    for _ in range(chance.choice((1, 2, 8, 40))):
        end = body.find(b"<", end + 1) if end >= 0 else -1
    if start < 0 or end < 0:
        return
    taken = bytes(body[start:end])
    if chance.random() < 0.5:
        del body[start:end]
    else:
        body[end:end] = taken


def stretch(body: bytearray, chance: random.Random) -> tuple[int, int]:
    """Return the two ends of a stretch, mostly short."""
    start = chance.randrange(len(body) + 1)
    return start, min(len(body), start + chance.choice((1, 4, 30, 300, 5000)))


CHANGES: tuple[Change, ...] = (turned, cut_out, cut_off, doubled, digits, digits, elements, elements)
