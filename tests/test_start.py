"""A plain audit loads only what it needs, so that it is done before one looks up."""

import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]
HEAVY = {"asyncio", "multiprocessing", "unittest", "xml", "html", "http", "ssl", "sqlite3", "concurrent", "pdb", "doctest", "tkinter"}
CODE = """
import sys
before = set(sys.modules)
sys.path.insert(0, {src!r})
{work}
print(*sorted({{name.split(".")[0] for name in set(sys.modules) - before}}), file=sys.stderr)
"""
RUN = """
import contextlib, io
from jixiao.__main__ import main
with contextlib.redirect_stdout(io.TextIOWrapper(io.BytesIO(), "utf-8")) as out:
    code = main({arguments!r})
    out.seek(0)
assert out.read() and code < 2, code
"""


def loaded(work: str) -> set[str]:
    code = CODE.format(src=str(ROOT / "src"), work=work)
    done = subprocess.run([sys.executable, "-I", "-c", code], capture_output=True, encoding="utf-8", check=False)
    assert done.returncode == 0, done.stderr
    return set(done.stderr.splitlines()[-1].split())


@pytest.fixture(scope="module")
def audit(example: Path) -> set[str]:
    return loaded(RUN.format(arguments=["audit", str(example)]))


@pytest.fixture(scope="module")
def packages() -> set[str]:
    """Return what our three packages load by themselves."""
    return loaded("import duckdb, msgspec, click")


def test_an_audit_loads_no_package_but_our_three(audit: set[str], packages: set[str]) -> None:
    assert {name for name in audit - packages if name not in sys.stdlib_module_names} == {"jixiao"}


def test_an_audit_loads_nothing_heavy_that_its_packages_do_not(audit: set[str], packages: set[str]) -> None:
    assert audit & HEAVY <= packages


@pytest.mark.parametrize("option", ["--version", "--help"])
def test_version_and_help_do_without_the_database(option: str) -> None:
    assert "duckdb" not in loaded(RUN.format(arguments=[option]))
