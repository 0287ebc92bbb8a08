"""The child that parses a file loads its format's reader, and nothing of what reads forms out of blocks."""

import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
LOADED = """
import sys
sys.path.insert(0, {src!r})
from jixiao import fence
from jixiao.read.parsing import format_module
format_module({name!r})
print(*(name for name in sys.modules if name.startswith("jixiao.")))
"""
OF_FORMS = ("jixiao.formula", "jixiao.params", "jixiao.read.text", "jixiao.read.recognise", "jixiao.read.rows", "jixiao.facts")
"""What the parent loads anyway, and costs a child more than most files do."""


@pytest.mark.parametrize("name", ["csv", "doc", "docx", "image", "ofd", "pdf", "unread", "xls", "xlsx"])
def test_a_format_loads_nothing_that_reads_forms(name: str) -> None:
    code = LOADED.format(src=str(ROOT / "src"), name=name)
    loaded = subprocess.run([sys.executable, "-I", "-c", code], capture_output=True, encoding="utf-8", check=True).stdout.split()
    assert f"jixiao.read.formats.{name}" in loaded
    assert [module for module in loaded if module.startswith(OF_FORMS)] == []
