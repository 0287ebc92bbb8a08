"""One term for one thing: words that mean the same as one of the glossary's stand nowhere else."""

import ast
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent
SUFFIXES = frozenset((".py", ".md", ".toml", ".sql", ".jinja", ".json"))
INSTEAD = {"无法" + "判断": "无法判定"}
"""What is written instead of a word that we don't use."""

DOCUMENTED = (ast.Module, ast.ClassDef, ast.FunctionDef)
"""What may begin with a docstring, which nobody is told."""


@pytest.mark.parametrize("word", INSTEAD)
def test_a_thing_has_one_name(word: str) -> None:
    files = (file for folder in ("src", "docs", "tests") for file in (ROOT / folder).rglob("*") if file.suffix in SUFFIXES)
    assert [f"{file.relative_to(ROOT)}: {INSTEAD[word]}" for file in files if word in file.read_text("utf-8", "replace")] == []


def test_no_message_names_a_page_of_the_repository() -> None:
    """Who has the package installed has no ``docs/``: what is told names a command."""
    told = []
    for file in (ROOT / "src").rglob("*.py"):
        tree = ast.parse(file.read_text("utf-8"))
        pages = {
            id(node.body[0].value)
            for node in ast.walk(tree)
            if isinstance(node, DOCUMENTED) and node.body and isinstance(node.body[0], ast.Expr)
        }
        told += [
            f"{file.name}:{node.lineno}"
            for node in ast.walk(tree)
            if isinstance(node, ast.Constant) and isinstance(node.value, str) and "docs/" in node.value and id(node) not in pages
        ]
    assert told == []
