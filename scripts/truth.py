"""Checks the types as mypy does and, in the same build, looks for amounts that may be blank and are asked for by their truth value.

``if amount``, ``amount or other``, ``not amount``: a blank is not known, a zero is an amount; their truth values are the same. Types are
mypy's own, so that nothing is guessed by names. What ``values/blank.py`` offers says which is meant. Prints each place and returns 1
where there is one. mypy checks only what has changed, so what was found in the rest is kept beside its cache.
"""

import ast
import os
import sys
from collections.abc import Callable, Iterator, Mapping
from json import dumps, loads
from pathlib import Path
from shutil import rmtree
from typing import NamedTuple

from mypy.build import BuildResult, build
from mypy.errors import CompileError
from mypy.main import process_options
from mypy.modulefinder import BuildSource
from mypy.nodes import Expression, MypyFile, Node
from mypy.options import Options
from mypy.types import Instance, NoneType, ProperType, Type, UnionType, get_proper_type

ROOT = Path(__file__).parents[1]
CACHE = ".mypy_cache/with_types"
KNOWN = "truth.json"
"""What was found in each file: taken away while mypy builds, so that a build cut short is seen and all is looked at anew."""
LOOKED_INTO = "src/"
AMOUNTS = frozenset(("decimal.Decimal", "fractions.Fraction"))
ELSEWHERE = frozenset(
    ("info", "node", "type", "names", "imports", "original_def", "type_context", "defn_type", "method_type", "unanalyzed_type", "setter")
)
"""What a node of mypy's points to that is not part of it."""
Span = tuple[int, int, int | None, int | None]
Tell = Callable[[str | None, list[str], bool], None]


class Found(NamedTuple):
    """A place where the truth value of an amount that may be blank is asked for."""

    file: str
    line: int
    text: str


def main() -> int:
    """Print what is wrong with the types and where a truth value is asked for; return the exit code."""
    os.chdir(ROOT)
    sources, options = process_options(["--cache-dir", CACHE], stdout=sys.stdout, stderr=sys.stderr)
    told: list[str] = []
    try:
        found = [one for one in looked(sources, options, lambda _, lines, __: told.extend(lines)) if one.file.startswith(LOOKED_INTO)]
    except CompileError as wrong:
        told += wrong.messages
        found = []
    print("\n".join(told) or f"Success: no issues found in {len(sources)} source files")
    for one in found:
        print(
            f"{one.file}:{one.line}: “{one.text}”可能是空白，空白和零不能一样看；用 values/blank.py。 It may be blank, which is not zero."
        )
    return 1 if found or told else 0


def looked(sources: list[BuildSource], options: Options, tell: Tell) -> list[Found]:
    """Return what is found in the modules given, in those that did not change since the last time what was found then."""
    options.export_types, options.preserve_asts = True, True
    kept = Path(options.cache_dir) / KNOWN
    before = _known(kept)
    kept.unlink(missing_ok=True)
    if before is None:
        rmtree(options.cache_dir, ignore_errors=True)
    built = build(sources, options, flush_errors=tell)
    built.manager.metastore.close()
    found = {}
    for source in sources:
        state = built.graph.get(source.module)
        if state is not None and state.path is not None and state.path.endswith(".py"):
            old = [Found(*one) for one in before.get(state.path, ())] if before is not None else []
            found[state.path] = old if state.tree is None else list(in_tree(state.tree, built))
    kept.parent.mkdir(parents=True, exist_ok=True)
    kept.write_text(dumps(found), "utf-8")
    return [one for file in found.values() for one in file]


def _known(kept: Path) -> dict[str, list[tuple[str, int, str]]] | None:
    """Return what was found in each file the last time, None where that is not known."""
    try:
        known: dict[str, list[tuple[str, int, str]]] = loads(kept.read_text("utf-8"))
    except (OSError, ValueError):
        return None
    return known


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
