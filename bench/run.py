"""Runs benchmarks by name: prints a table, writes ``results/NAME.json``. Each file ``measure_NAME.py`` beside this one is one.

``--minutes N`` gives those that run for a time (fuzz) another time than theirs. Options after one name are for that benchmark, where
it has a function ``partly`` for them: then only what was asked for is measured and printed, and no result is written.
"""

import json
import os
import platform
import subprocess
import sys
from importlib import import_module
from pathlib import Path

HERE = Path(__file__).parent
RESULTS = HERE / "results"
FIRST_WIDE = 0x2E80
"""From this sign on, most of what we print takes two columns of a terminal."""
NAMES = sorted(file.stem.removeprefix("measure_") for file in HERE.glob("measure_*.py"))


def main(wanted: list[str]) -> int:
    """Run the benchmarks wanted, or all; return the exit code."""
    if "--minutes" in wanted[:-1]:
        at = wanted.index("--minutes")
        os.environ["JIXIAO_BENCH_MINUTES"] = wanted[at + 1]
        wanted = wanted[:at] + wanted[at + 2 :]
    if wanted[:1] and wanted[0] in NAMES and wanted[1:2] and wanted[1].startswith("--"):
        return partly(wanted[0], wanted[1:])
    if unknown := [name for name in wanted if name not in NAMES]:
        print(f"没有名为 {'、'.join(unknown)} 的基准；可用：{'、'.join(NAMES)}。 There is no such benchmark.", file=sys.stderr)
        return 2
    if len(wanted) != 1:  # each in a process of its own: what one loads must not slow the next
        return max(subprocess.run([sys.executable, "-I", __file__, name], check=False).returncode for name in wanted or NAMES)
    sys.path.insert(0, str(HERE))
    run(wanted[0])
    return 0


def partly(name: str, options: list[str]) -> int:
    """Measure what the options of a benchmark ask for; return the exit code."""
    sys.path.insert(0, str(HERE))
    own = getattr(import_module(f"measure_{name}"), "partly", None)
    if own is None:
        print(f"基准 {name} 没有选项。 The benchmark {name} has no options.", file=sys.stderr)
        return 2
    code: int = own(options)
    return code


def run(name: str) -> None:
    """Run one benchmark; print its table and write its result."""
    result = {"name": name, "command": f"bash scripts/bench {name}", "machine": machine(), **import_module(f"measure_{name}").measure()}
    RESULTS.mkdir(exist_ok=True)
    (RESULTS / f"{name}.json").write_text(json.dumps(result, ensure_ascii=False, indent=1) + "\n", "utf-8")
    print(f"\n{result['title']}\n{table(result['rows'])}")
    for title, rows in result.get("more", {}).items():
        print(f"\n{title}\n{table(rows)}")
    print(*result["notes"], sep="\n")


def machine() -> dict[str, object]:
    """Return what the figures were measured on."""
    return {"python": platform.python_version(), "system": f"{platform.system()} {platform.machine()}", "cores": os.cpu_count()}


def table(rows: list[dict[str, object]]) -> str:
    """Return the rows as aligned text columns."""
    cells = [list(rows[0]), *([str(value) for value in row.values()] for row in rows)]
    widths = [max(wide(line[i]) for line in cells) for i in range(len(cells[0]))]
    padded = [[cell + " " * (width - wide(cell)) for cell, width in zip(line, widths, strict=True)] for line in cells]
    return "\n".join("  ".join(line).rstrip() for line in padded)


def wide(text: str) -> int:
    """Return the columns that the text takes on a terminal: two for a Chinese sign."""
    return sum(2 if ord(sign) >= FIRST_WIDE else 1 for sign in text)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
