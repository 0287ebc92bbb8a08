"""One term for one thing: words that mean the same as one of the glossary's stand nowhere else."""

from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent
SUFFIXES = frozenset((".py", ".md", ".toml", ".sql", ".jinja", ".json"))
INSTEAD = {"无法" + "判断": "无法判定"}
"""What is written instead of a word that we don't use."""


@pytest.mark.parametrize("word", INSTEAD)
def test_a_thing_has_one_name(word: str) -> None:
    files = (file for folder in ("src", "docs", "tests") for file in (ROOT / folder).rglob("*") if file.suffix in SUFFIXES)
    assert [f"{file.relative_to(ROOT)}: {INSTEAD[word]}" for file in files if word in file.read_text("utf-8", "replace")] == []
