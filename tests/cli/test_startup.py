import json
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

HEAVY = {
    "asyncio", "concurrent", "http", "xml", "ssl", "duckdb", "_duckdb", "unittest", "multiprocessing", "pydoc", "sqlglot", "rich", "jsonschema", "django", "pandas", "numpy", "pyarrow",
    "pyspark", "markdown_it", "docx", "openpyxl", "lxml", "click.shell_completion",
}  # fmt: skip
"""What an audit must not load."""
Loaded = Callable[..., set[str]]
LOADED = """
import sys, json
sys.path.insert(0, {src!r})
before = set(sys.modules)
from jixiao.__main__ import main
code = main(sys.argv[1:])
sys.stderr.write(json.dumps(sorted(set(sys.modules) - before)))
"""


@pytest.fixture
def loaded(root: Path) -> Loaded:
    """Return a function that tells which modules a command loads."""

    def go(*args: object) -> set[str]:
        command = [sys.executable, "-I", "-X", "utf8", "-c", LOADED.format(src=str(root / "src")), *map(str, args)]
        done = subprocess.run(command, capture_output=True, encoding="utf-8", check=True, timeout=600)
        return set(json.loads(done.stderr))

    return go


def heavy(modules: set[str]) -> set[str]:
    return {name for name in modules if name in HEAVY or name.split(".")[0] in HEAVY}


def test_an_audit_loads_nothing_heavy(loaded: Loaded, form: Path) -> None:
    modules = loaded("audit", form)
    assert heavy(modules) == set()
    assert {name for name in modules if name.startswith("jixiao.cli.commands.")} == {"jixiao.cli.commands.audit"}


def test_no_command_loads_another(loaded: Loaded) -> None:
    modules = loaded("target", "≥1")
    assert {name for name in modules if name.startswith(("jixiao.cli.commands.", "jixiao.audit", "jixiao.read"))} == {
        "jixiao.cli.commands.target"
    }
