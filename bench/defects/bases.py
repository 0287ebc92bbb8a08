"""The declarations that slips are planted into: the bundled example, the clean ones here, whole shared cases where they are present."""

import json
from collections.abc import Iterator
from pathlib import Path

from defects.sheet import Sheet, load

HERE = Path(__file__).parent
ROOT = HERE.parents[1]
SHARED = ROOT.parent / "shared"
CLEAN = HERE / "clean"


def clean_sheets() -> Iterator[Sheet]:
    """Yield the clean declarations."""
    for file in sorted(CLEAN.glob("*.txt")):
        yield load(file, f"clean/{file.stem}")


def example_sheets() -> Iterator[Sheet]:
    """Yield the bundled example."""
    for file in sorted((ROOT / "examples").glob("*/declaration.txt")):
        yield load(file, f"example/{file.parent.name}")


def shared_sheets() -> Iterator[Sheet]:
    """Yield the shared texts that are whole, filled and not torn, and the clean one; none where the folder is absent.

    The seed is left out: the bundled example carries its facts and its faults.
    """
    index = SHARED / "cases/index.jsonl"
    if not index.exists():
        return
    for line in index.read_text("utf-8").splitlines():
        entry = json.loads(line)
        if entry["whole"] and not entry["hard"] and entry["kind"] != "template":
            yield load(index.parent / entry["file"], f"shared/{Path(entry['file']).stem}")
    yield load(SHARED / "acceptance/clean.txt", "shared/clean")


def all_sheets() -> list[Sheet]:
    """Return every base."""
    return [*clean_sheets(), *example_sheets(), *shared_sheets()]
