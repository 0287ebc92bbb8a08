"""Looks for amounts that may be blank and are asked for by their truth value: ``if amount``, ``amount or other``, ``not amount``.

A blank is not known, a zero is an amount; their truth values are the same. Types are mypy's own, so that nothing is guessed by names. What
``values/blank.py`` offers says which is meant. Prints each place and returns 1 where there is one.
"""

import ast
import sys
from collections.abc import Iterator, Mapping
from io import StringIO
from pathlib import Path
from typing import NamedTuple

from mypy.build import BuildResult, build
from mypy.config_parser import parse_config_file
from mypy.find_sources import create_source_list
from mypy.modulefinder import BuildSource
from mypy.nodes import Expression, MypyFile, Node
from mypy.options import Options
from mypy.types import Instance, NoneType, ProperType, Type, UnionType, get_proper_type

ROOT = Path(__file__).parents[1]
AMOUNTS = frozenset(("decimal.Decimal", "fractions.Fraction"))
ELSEWHERE = frozenset(
    ("info", "node", "type", "names", "imports", "original_def", "type_context", "defn_type", "method_type", "unanalyzed_type", "setter")
)
"""What a node of mypy's points to that is not part of it."""
Span = tuple[int, int, int | None, int | None]


class Found(NamedTuple):
    """A place where the truth value of an amount that may be blank is asked for."""

    file: str
    line: int
    text: str


def main() -> int:
    """Print what is found in the source; return the exit code."""
    options = Options()
    parse_config_file(options, lambda: None, str(ROOT / "pyproject.toml"), StringIO(), sys.stderr)
    found = list(in_sources(create_source_list([str(ROOT / "src")], options), options))
    for one in found:
        print(
            f"{one.file}:{one.line}: “{one.text}”可能是空白，空白和零不能一样看；用 values/blank.py。 It may be blank, which is not zero."
        )
    return 1 if found else 0


def in_sources(sources: list[BuildSource], options: Options) -> Iterator[Found]:
    """Yield what is found in the modules given."""
    options.export_types, options.preserve_asts, options.incremental = True, True, False
    built = build(sources, options)
    for source in sources:
        state = built.graph.get(source.module)
        if state is not None and state.tree is not None and state.tree.path.endswith(".py"):
            yield from in_tree(state.tree, built)


def in_tree(tree: MypyFile, built: BuildResult) -> Iterator[Found]:
    """Yield what is found in one module."""
    types: Mapping[Span, Type] = {
        (e.line, e.column, e.end_line, e.end_column): built.types[e] for e in expressions(tree, set()) if e in built.types
    }
    text = Path(tree.path).read_text("utf-8")
    asked = {(e.lineno, e.col_offset, e.end_lineno, e.end_col_offset): e for test in tested(ast.parse(text)) for e in leaves(test)}
    for span, expression in sorted(asked.items(), key=lambda one: one[0][:2]):
        if span in types and may_be_blank(types[span]):
            yield Found(tree.path, span[0], ast.get_source_segment(text, expression) or "")


def may_be_blank(kind: Type) -> bool:
    """Whether a type is an amount or nothing."""
    proper = get_proper_type(kind)
    parts: list[ProperType] = [get_proper_type(part) for part in proper.items] if isinstance(proper, UnionType) else [proper]
    names = {part.type.fullname for part in parts if isinstance(part, Instance)}
    return any(isinstance(part, NoneType) for part in parts) and not names.isdisjoint(AMOUNTS)


def tested(tree: ast.AST) -> Iterator[ast.expr]:
    """Yield the expressions whose truth value is asked for."""
    for node in ast.walk(tree):
        if isinstance(node, ast.If | ast.While | ast.IfExp | ast.Assert):
            yield node.test
        elif isinstance(node, ast.BoolOp):
            yield from node.values[:-1]
        elif isinstance(node, ast.UnaryOp) and isinstance(node.op, ast.Not):
            yield node.operand
        elif isinstance(node, ast.comprehension):
            yield from node.ifs
        elif isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id in ("any", "all", "bool"):
            yield from (argument.elt if isinstance(argument, ast.GeneratorExp) else argument for argument in node.args)


def leaves(test: ast.expr) -> Iterator[ast.expr]:
    """Yield the parts of a condition that are no conditions themselves."""
    if isinstance(test, ast.BoolOp):
        for value in test.values:
            yield from leaves(value)
    elif isinstance(test, ast.UnaryOp) and isinstance(test.op, ast.Not):
        yield from leaves(test.operand)
    else:
        yield test


def expressions(node: Node, seen: set[int]) -> Iterator[Expression]:
    """Yield the expressions below a node of mypy's tree: its own visitor can't be inherited from."""
    if id(node) in seen:
        return
    seen.add(id(node))
    if isinstance(node, Expression):
        yield node
    for name in dir(type(node)):
        if not name.startswith("_") and name not in ELSEWHERE:
            yield from within(getattr(node, name, None), seen)


def within(value: object, seen: set[int]) -> Iterator[Expression]:
    """Yield the expressions of what a node points to."""
    if isinstance(value, Node):
        yield from expressions(value, seen)
    elif isinstance(value, list | tuple):
        for part in value:
            yield from within(part, seen)


if __name__ == "__main__":
    sys.exit(main())
