"""A plain audit loads only what it needs, so that it is done before one looks up."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]
HEAVY = {"asyncio", "multiprocessing", "unittest", "xml", "http", "ssl", "concurrent", "pdb", "doctest", "tkinter"}
WRAPPER = {"duckdb", "adbc_driver_duckdb", "email", "socket", "ctypes", "csv", "zipfile", "numpy", "pandas", "polars"}
"""DuckDB's Python package and what it loads: more than the engine takes that we use without it where we use it at all."""
CODE = """
import sys
before = set(sys.modules)
sys.path.insert(0, {src!r})
{work}
print(*sorted(set(sys.modules) - before), file=sys.stderr)
"""
RUN = """
import contextlib, io
from jixiao.__main__ import main
with contextlib.redirect_stdout(io.TextIOWrapper(io.BytesIO(), "utf-8")) as out:
    code = main({arguments!r})
    out.seek(0)
assert out.read() and code < 2, code
"""


def loaded(work: str, *, whole: bool = False) -> set[str]:
    """Return the names of the modules that the work loads, ``whole`` or of their packages."""
    code = CODE.format(src=str(ROOT / "src"), work=work)
    done = subprocess.run([sys.executable, "-I", "-c", code], capture_output=True, encoding="utf-8", check=False)
    assert done.returncode == 0, done.stderr
    names = done.stderr.splitlines()[-1].split()
    return set(names) if whole else {name.partition(".")[0] for name in names}


@pytest.fixture(scope="module")
def audit(example: Path) -> set[str]:
    return loaded(RUN.format(arguments=["audit", str(example)]))


@pytest.fixture(scope="module")
def packages() -> set[str]:
    """Return what our two packages load by themselves, and the standard library's database."""
    return loaded("import sqlite3, msgspec, click")


def test_an_audit_loads_no_package_but_our_two(audit: set[str], packages: set[str]) -> None:
    assert {name for name in audit - packages if name not in sys.stdlib_module_names} == {"jixiao"}


def test_an_audit_loads_nothing_heavy_that_its_packages_do_not(audit: set[str], packages: set[str]) -> None:
    assert audit & HEAVY <= packages


def test_an_audit_of_one_form_does_without_duckdb(audit: set[str]) -> None:
    assert audit & {*WRAPPER, "_duckdb"} == set()


def test_what_needs_duckdb_does_without_its_wrapper(example: Path) -> None:
    in_duckdb = "from jixiao.audit.engines import door\ndoor.MOST_ROWS = 0\n" + RUN.format(arguments=["audit", str(example)])
    found = loaded(in_duckdb)
    assert "_duckdb" in found
    assert found & WRAPPER == set()


@pytest.mark.parametrize("arguments", [["--version"], ["--help"], ["audit", "--help"]])
def test_version_and_help_do_without_the_database(arguments: list[str]) -> None:
    assert loaded(RUN.format(arguments=arguments)) & {"duckdb", "_duckdb"} == set()


LAYOUTS = {
    "text": ("jixiao.write.format.text",),
    "json": ("jixiao.write.as_json",),
    "markdown": ("jixiao.write.format.markdown",),
    "sarif": ("jixiao.write.sarif", "jixiao.write.as_json"),
    "html": ("jixiao.write.format.html",),
}


@pytest.mark.parametrize("layout", LAYOUTS)
def test_an_audit_loads_the_layout_it_writes_alone(layout: str, example: Path) -> None:
    modules = loaded(RUN.format(arguments=["audit", str(example), "--format", layout]), whole=True)
    assert modules & {name for names in LAYOUTS.values() for name in names} == set(LAYOUTS[layout])


AGAIN = """
import os, sys
sys.path.insert(0, {src!r})
sys.argv = ["jixiao", "audit", {file!r}]
left = os._exit
os._exit = lambda code: (print(*(name for name, module in sys.modules.items() if type(module).__name__ != "Idle"), file=sys.stderr), left(code))
from jixiao.__main__ import command
command()
"""


def test_a_later_audit_does_without_what_it_only_names(example: Path, tmp_path: Path) -> None:
    code = AGAIN.format(src=str(ROOT / "src"), file=str(example))
    kept = {**os.environ, "XDG_CACHE_HOME": str(tmp_path)}
    runs = [
        subprocess.run([sys.executable, "-I", "-c", code], capture_output=True, encoding="utf-8", env=kept, check=False) for _ in range(2)
    ]
    assert all(run.returncode < 2 for run in runs)
    assert runs[0].stdout == runs[1].stdout != ""
    assert {"inspect", "ast", "dis", "tokenize", "tomllib", "locale"} & set(runs[1].stderr.splitlines()[-1].split()) == set()


def test_ways_to_start_it_take_turns_and_none_makes_what_another_keeps_anew(tmp_path: Path) -> None:
    def kept() -> dict[str, int]:
        return {file.name: file.stat().st_mtime_ns for file in (tmp_path / "jixiao").glob("modules-*")}

    def started(*line: str) -> dict[str, int]:
        where = {**os.environ, "XDG_CACHE_HOME": str(tmp_path)}
        subprocess.run([*line, "-m", "jixiao", "--version"], env=where, capture_output=True, check=True)
        return kept()

    names = {str(folder / "bin/python") for folder in (ROOT / ".venv", *ROOT.glob(".venv-*")) if (folder / "bin/python").exists()}
    ways = [(sys.executable, "-I", "-q"), *((name, "-I") for name in names)]
    settled = [started(*way) for way in ways for _ in range(3)][2::3]
    assert [len(files) for files in settled] == [*range(1, len(ways) + 1)]
    assert all(started(*way) == settled[-1] for way in ways * 2)
