"""How many calculations and target values a second, beside three calculators on the same plain lines, answers compared."""

import ast
import operator
import random
import statistics
from collections.abc import Callable, Iterator, Sequence
from decimal import Decimal
from fractions import Fraction
from pathlib import Path
from time import thread_time

import formulas
from scores import PROSE, family_rows, score_rows
from simpleeval import simple_eval
from slips import slip_rows

from jixiao.formula.calculation import evaluate
from jixiao.formula.target import read_target_afresh
from jixiao.read.document import read_file

ROUNDS = 5
LINES, FEW = 2000, 200
EXAMPLE = Path(__file__).parents[1] / "examples/songjiang-2024/declaration.txt"
UNKEYED = frozenset(("target values", "the example's"))
"""Inputs whose answers the table below judges by keys; here only whether they are read."""
SIGNS: dict[type[ast.operator], Callable[[Decimal, Decimal], Decimal]] = {
    ast.Add: operator.add,
    ast.Sub: operator.sub,
    ast.Mult: operator.mul,
}
Calculator = Callable[[str], object]


def measure() -> dict[str, object]:
    """Return calculations a second of each tool on plain lines, and ours on lines as budgets print them."""
    chance = random.Random(2024)  # noqa: S311 - the same lines in every run
    plain = [plain_line(chance) for _ in range(LINES)]
    written = [written_line(chance) for _ in range(LINES)]
    targets = [target(chance) for _ in range(LINES)]
    tools: dict[str, tuple[Calculator, int]] = {
        "jixiao: value and working": (lambda line: evaluate(line).value, LINES),
        "ast + Decimal (15 lines)": (by_ast, LINES),
        "simpleeval": (simple_eval, LINES),
        "formulas": (by_formulas, FEW),
    }
    rows = [row("plain", name, tool, plain[:count]) for name, (tool, count) in tools.items()]
    rows.append(row("as written", "jixiao: value, working, judgement", lambda line: evaluate(line).value, written))
    declared = list(declared_lines()) * 40
    rows.append(row("the example's", "jixiao: value, working, judgement", lambda line: evaluate(line).value, declared))
    rows.append(row("target values", "jixiao", lambda line: read_target_afresh(line).target, targets))
    return {
        "title": "两种语言 Languages: calculations and target values a second",
        "rows": rows,
        "more": {
            "Read right, by keys": list(score_rows()),
            "Calculations in prose, by the way they are written": list(family_rows()),
            "Slips put into the results of right lines": list(slip_rows()),
        },
        "notes": [
            f"plain: {plain[0]} · as written: {written[0]} · target values: {targets[0]}",
            "the example's: the 12 statements of examples/songjiang-2024, up to 106 characters, as declared (wanted: at least 20,000 a second)",
            "The rivals read plain arithmetic only: no unit, no note, no stated result, no working.",
            "“exact” counts answers that equal exact rational arithmetic.",
            "The set aside third was scored for the first time when all else was done: calculations 148 of 149, target values 133 of 134.",
            "Calculations in prose, at first sight:",
            *(PROSE / "first-scores.txt").read_text("utf-8").splitlines(),
        ],
    }


def plain_line(chance: random.Random) -> str:
    """Return a line that every tool reads."""
    people, days, price, more = chance.randint(2, 400), chance.randint(1, 9), chance.randint(10, 900), chance.randint(1, 9999) / 100
    shapes = ("{p}*{d}*{q}", "({q}+{m})*{p}", "{p}*{d}*{q}+{d}*{m}*{p}", "{p}*({d}*(100+80+{q})+{m})", "{p}*{q}-{d}*{m}")
    return chance.choice(shapes).format(p=people, d=days, q=price, m=more)


def written_line(chance: random.Random) -> str:
    """Return a line as budgets print it, with units, notes and the right result."""
    people, days, price, nights = chance.randint(2, 400), chance.randint(1, 9), chance.randint(10, 900), chance.randint(1, 9)
    total = people * days * price + nights * 350 * people
    return f"{people}人*{days}天*{price}元(培训费标准)+住宿{nights}晚*350元*{people}人={Decimal(total) / 10000}万元"


def target(chance: random.Random) -> str:
    """Return a target value as forms print it."""
    return f"{chance.choice('≥≤=><')}{chance.randint(1, 99999) / 100:.2f}({chance.choice(['%', '人', '元/人', '次', '万元'])})"


def declared_lines() -> Iterator[str]:
    """Yield the calculations that a real declaration holds."""
    items = [item for project in read_file(EXAMPLE).projects for item in project.cost_items]
    while items:
        item = items.pop(0)
        items += item.children
        if item.expression:
            yield item.expression


def by_ast(line: str) -> Decimal:
    """Return the value by Python's own parser, in Decimal."""
    return value_of(ast.parse(line, mode="eval").body, line)


def value_of(node: ast.expr, line: str) -> Decimal:
    """Return the value of a node; numbers are taken from the text, not through float."""
    if isinstance(node, ast.BinOp):
        return SIGNS[type(node.op)](value_of(node.left, line), value_of(node.right, line))
    return Decimal(line[node.col_offset : node.end_col_offset])


def by_formulas(line: str) -> object:
    """Return the value as a spreadsheet would."""
    return formulas.Parser().ast(f"={line}")[1].compile()()


def row(inputs: str, name: str, tool: Calculator, lines: Sequence[str]) -> dict[str, object]:
    """Return one line of the table: median of the rounds, and how many answers are exact."""
    times = [seconds(tool, lines) for _ in range(ROUNDS)]
    answers = [tool(line) for line in lines]
    if inputs in UNKEYED:
        shown = f"{sum(answer is not None for answer in answers)} of {len(lines)} read"
    else:
        shown = f"{sum(exact(answer) == expected(line) for answer, line in zip(answers, lines, strict=True))} of {len(lines)}"
    return {"input": inputs, "tool": name, "a second": f"{len(lines) / statistics.median(times):,.0f}", "exact": shown}


def seconds(tool: Calculator, lines: Sequence[str]) -> float:
    """Return how long the thread works at all lines; other programs on the machine do not count."""
    begin = thread_time()
    for line in lines:
        tool(line)
    return thread_time() - begin


def exact(answer: object) -> Fraction:
    """Return the answer as it prints, as a fraction."""
    return answer if isinstance(answer, Fraction) else Fraction(str(answer))


def expected(line: str) -> Fraction:
    """Return the exact value: the line's own result where it states one, else rational arithmetic."""
    if "=" in line:
        return Fraction(line.rpartition("=")[2].removesuffix("万元")) * 10000
    return Fraction(by_ast(line))
