"""A million texts, random or real writing mutated: does any of them break the reader of calculations, or keep it longer than 50 ms."""

from importlib.util import module_from_spec, spec_from_file_location
from pathlib import Path
from time import perf_counter
from types import ModuleType

FILE = Path(__file__).parents[1] / "tests/formula/fuzz.py"
TEXTS, SEED = 1_000_000, 20261124


def measure() -> dict[str, object]:
    """Return what the texts brought to light."""
    fuzz = loaded()
    begin = perf_counter()
    found = fuzz.run(TEXTS, SEED)
    seconds = perf_counter() - begin
    row = {
        "texts": f"{TEXTS:,}",
        "raised": found.raised,
        f"slower than {fuzz.SLOW * 1000:.0f} ms twice": found.slow,
        "slowest ms": f"{found.slowest * 1000:.1f}",
        "minutes": f"{seconds / 60:.1f}",
    }
    return {
        "title": "乱写 Fuzz: random and mutated calculations",
        "rows": [row],
        "notes": [f"At most {fuzz.DEEP} frames of stack; every tenth text also printed as a tree and searched for cost items."],
    }


def loaded() -> ModuleType:
    """Return the fuzz of the tests."""
    spec = spec_from_file_location("formula_fuzz", FILE)
    if spec is None or spec.loader is None:
        raise FileNotFoundError(FILE)
    module = module_from_spec(spec)
    spec.loader.exec_module(module)
    return module
