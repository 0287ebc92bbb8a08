"""Damaged files and odd calculations: none may break a reader, keep it too long, or make it show money that is not there."""

import os
from importlib.util import module_from_spec, spec_from_file_location
from pathlib import Path
from time import perf_counter
from types import ModuleType

from documents import damage

FILE = Path(__file__).parents[1] / "tests/formula/calculation/fuzz.py"
TEXTS, SEED = 1_000_000, 20261124
MINUTES = 20.0
Row = dict[str, object]


def measure() -> dict[str, object]:
    """Return what the texts and the files brought to light; ``--minutes N`` gives both a part of their time."""
    minutes = float(os.environ.get("JIXIAO_BENCH_MINUTES", MINUTES))
    found = damage.run(minutes, SEED)
    for fault in found.faults:
        print(fault, flush=True)
    return {
        "title": "乱写 Fuzz: damaged files, random and mutated calculations",
        "rows": [*file_rows(found)],
        "more": {"Calculations": [calculations(int(TEXTS * minutes / MINUTES))]},
        "notes": [
            f"Files: {minutes:g} minutes of real and own files damaged by bytes, inside packages, in digits and elements.",
            f"crashed: anything but a sentence; hung: more than {damage.SLOW:.0f} s of processor, {damage.SLOW_PDF:.0f} s for a PDF whose pages are recognised.",
            "not in the file: an amount shown that is no number of the damaged file in any unit, by its raw text, read without our readers.",
            *found.faults[:20],
        ],
    }


def file_rows(found: damage.Found) -> list[Row]:
    """Return a line a format, and one for all."""
    kinds = sorted({kind for kind, _ in found.counts})
    rows = [file_row(kind, [kind], found) for kind in kinds]
    return [*rows, file_row("all", kinds, found)]


def file_row(name: str, kinds: list[str], found: damage.Found) -> Row:
    """Return one line of the table."""

    def of(what: str) -> int:
        return sum(found.counts[kind, what] for kind in kinds)

    return {
        "format": name,
        "files": f"{of('read') + of('refused') + of('crashed'):,}",
        "still read": f"{of('read'):,}",
        "crashed": of("crashed"),
        "hung": of("hung"),
        "amounts": f"{of('amounts'):,}",
        "not in the file": of("invented"),
        "slowest s, processor": f"{max(found.slowest[kind] for kind in kinds):.1f}",
    }


def calculations(texts: int) -> Row:
    """Return what so many texts brought to light."""
    fuzz = loaded()
    begin = perf_counter()
    found = fuzz.run(texts, SEED)
    return {
        "texts": f"{texts:,}",
        "raised": found.raised,
        f"slower than {fuzz.SLOW * 1000:.0f} ms twice": found.slow,
        "slowest ms": f"{found.slowest * 1000:.1f}",
        "most frames": fuzz.DEEP,
        "minutes": f"{(perf_counter() - begin) / 60:.1f}",
    }


def loaded() -> ModuleType:
    """Return the fuzz of the tests."""
    spec = spec_from_file_location("formula_fuzz", FILE)
    if spec is None or spec.loader is None:
        raise FileNotFoundError(FILE)
    module = module_from_spec(spec)
    spec.loader.exec_module(module)
    return module
