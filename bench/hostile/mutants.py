"""One thing changed in a module that guards money, rights, states, what is personal or the log; its tests must notice.

Changed are comparisons, and/or, not, signs of arithmetic, whole numbers, yes and no, what is returned; no text, type or declaration.
"""

import ast
import copy
import random
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple, cast

from hostile.folders import SRC

ROOT = SRC.parent
GUARDS: dict[str, tuple[str, ...]] = {
    "values/rounding": ("tests/values",),
    "values/money": ("tests/values",),
    "workflow/decide": ("tests/workflow",),
    "privacy/mask": ("tests/privacy/test_mask.py",),
    "privacy/number": ("tests/privacy/test_number.py", "tests/privacy"),
    "web/people/access": ("tests/web/test_access.py", "tests/web/test_rights.py", "-k", "sqlite or not postgresql"),
    "web/journal/chain": ("tests/web/test_chain.py",),
}
"""The modules, each with what tests it."""


class Same(NamedTuple):
    """A change that nobody can notice: of a module, in the line that begins so, what stands there then, and why nobody can."""

    module: str
    begins: str
    change: str
    why: str

    def is_of(self, module: str, line: str, change: str) -> bool:
        """Whether it is this change."""
        return module == self.module and line.strip().startswith(self.begins) and change == self.change


ROUNDED, ACCESS, NUMBER = "values/rounding", "web/people/access", "privacy/number"
BORDER = "both ways of rounding say the same at the border"
SAME = (
    Same(ROUNDED, "return Decimal(", "over <= 0", "a nought has no sign"),
    Same(ROUNDED, "return Decimal(", "1", "of whole numbers that is the same"),
    Same(ROUNDED, "if not isinstance(number, ", "-MOST_PLACES <= number.adjusted() < MOST_PLACES - places", BORDER),
    Same(ROUNDED, "if not isinstance(number, ", "-MOST_PLACES < number.adjusted() <= MOST_PLACES - places", BORDER),
    Same(ROUNDED, "MOST_PLACES =", "151", BORDER),
    Same(ROUNDED, "EXACT =", "201", BORDER),
    Same(ACCESS, "SHAPES =", "257", "how many questions are kept"),
    Same(ACCESS, "return [year for year, is_there in zip(wanted,", "False", "two lists of one length"),
    Same(ACCESS, "return _visible_to(Held(role, path,", "False", "two lists of one length"),
    Same(
        ACCESS,
        "found = visible(mine)",
        "visible(mine).select_for_update(of=('self',)).filter(pk=key).first() if not lock else _one_of(reaching(mine), key)",
        "both ways find the same",
    ),
    Same(ACCESS, "def seen(", "True", "a lock that nobody needs changes no answer"),
    Same(NUMBER, "ENOUGH, NOTHING =", "1", "one point makes nothing anybody's"),
    Same(NUMBER, "return False", "return None", "neither is true"),
    Same(NUMBER, "if digits.startswith(country)", "len(digits) >= len(country) + 8", "eight digits behind 86 are no number either way"),
    Same(NUMBER, "sizes = (len(digits)", "1", "no number of one digit has an area"),
    Same("privacy/mask", "REMEMBERED =", "8193", "how many texts are kept in mind"),
    Same(
        "privacy/mask",
        "return made if",
        "made if not not all(map(is_, made.values(), value.values())) else value",
        "an equal mapping, made anew",
    ),
)
LONGEST = 300
"""Seconds after which a run that goes on for ever counts as noticed."""
OTHER: dict[type[ast.AST], type[ast.AST]] = {
    ast.Eq: ast.NotEq, ast.NotEq: ast.Eq, ast.Lt: ast.LtE, ast.LtE: ast.Lt, ast.Gt: ast.GtE, ast.GtE: ast.Gt, ast.In: ast.NotIn,
    ast.NotIn: ast.In, ast.Is: ast.IsNot, ast.IsNot: ast.Is, ast.And: ast.Or, ast.Or: ast.And, ast.Add: ast.Sub, ast.Sub: ast.Add,
    ast.Mult: ast.FloorDiv, ast.FloorDiv: ast.Mult, ast.Mod: ast.Mult,
}  # fmt: skip
RUN = """
import sys
from importlib.util import spec_from_file_location
class Changed:
    def find_spec(self, name, path=None, target=None):
        return spec_from_file_location(name, {file!r}) if name == {module!r} else None
sys.meta_path.insert(0, Changed())
import pytest
sys.exit(pytest.main(["-x", "-q", "-n0", "-p", "no:cacheprovider", *{tests!r}]))
"""


class Mutant(NamedTuple):
    """A module with one change in it: the line, what stands there now, the whole text."""

    line: int
    change: str
    text: str


def mutants(text: str) -> Iterator[Mutant]:
    """Yield a module with one change at a time."""
    tree = ast.parse(text)
    declared = {id(one) for node in ast.walk(tree) if isinstance(node, ast.ClassDef) for word in node.keywords for one in ast.walk(word)}
    for number, node in enumerate(ast.walk(tree)):
        for way, _ in enumerate(() if id(node) in declared else _ways(node)):
            other = copy.deepcopy(tree)
            place = next(found for n, found in enumerate(ast.walk(other)) if n == number)
            line = next((n.lineno for n in ast.walk(place) if isinstance(n, ast.stmt | ast.expr)), 0)
            _ways(place)[way]()
            yield Mutant(line, ast.unparse(place), ast.unparse(ast.fix_missing_locations(other)))


def _ways(node: ast.AST) -> list["Way"]:
    """Return what may be changed of a node, each to be called."""
    found = []
    if isinstance(node, ast.Compare):
        found = [Way(node.ops, n, OTHER[type(op)]()) for n, op in enumerate(node.ops)]
    elif isinstance(node, ast.BoolOp) or (isinstance(node, ast.BinOp) and type(node.op) in OTHER and not _is_type(node)):
        found = [Way(node, "op", OTHER[type(node.op)]())]
    elif isinstance(node, ast.If | ast.IfExp):
        found = [Way(node, "test", ast.UnaryOp(ast.Not(), node.test))]
    elif isinstance(node, ast.Return) and node.value is not None and not _is_none(node.value):
        found = [Way(node, "value", ast.Constant(None))]
    elif isinstance(node, ast.Constant) and isinstance(node.value, bool):
        found = [Way(node, "value", not node.value)]
    elif isinstance(node, ast.Constant) and isinstance(node.value, int):
        found = [Way(node, "value", node.value + 1)]
    return found


class Way(NamedTuple):
    """A change: of what, where in it, to what."""

    of: ast.AST | list[ast.cmpop]
    at: str | int
    to: object

    def __call__(self) -> None:
        """Make it."""
        if isinstance(self.of, list):
            self.of[int(self.at)] = cast("ast.cmpop", self.to)
        else:
            setattr(self.of, str(self.at), self.to)


def _is_type(node: ast.BinOp) -> bool:
    return isinstance(node.op, ast.BitOr)


def _is_none(node: ast.expr) -> bool:
    return isinstance(node, ast.Constant) and node.value is None


def in_lines(module: str) -> Iterator[tuple[Mutant, str]]:
    """Yield every change of a module with the line that it is in."""
    text = (SRC / f"jixiao/{module}.py").read_text("utf-8")
    lines = text.splitlines()
    yield from ((one, lines[one.line - 1]) for one in mutants(text))


def drawn(module: str, number: int) -> list[Mutant]:
    """Return so many changes of a module, drawn by lot, the same ones each time."""
    every = [one for one, line in in_lines(module) if not any(same.is_of(module, line, one.change) for same in SAME)]
    return random.Random(module).sample(every, min(number, len(every)))  # noqa: S311 - the same changes in every run


def is_noticed(place: Path, module: str, text: str, tests: tuple[str, ...]) -> bool:
    """Whether the tests fail where a module has this text; a run that goes on for ever is noticed too."""
    file = place / f"{module.rpartition('/')[2]}.py"
    file.write_text(text, "utf-8")
    code = RUN.format(file=str(file), module=f"jixiao.{module.replace('/', '.')}", tests=tests)
    try:
        done = subprocess.run([sys.executable, "-X", "utf8", "-c", code], cwd=ROOT, capture_output=True, check=False, timeout=LONGEST)
    except subprocess.TimeoutExpired:
        return True
    return done.returncode != 0
