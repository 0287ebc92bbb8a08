"""The pages of the two languages: every class of writing by one or two examples, read as the program reads them.

The examples are rows of ``tests/formula/data``, and for calculations told in prose of ``bench/languages``, so that what the pages
show is what the tests ask; the titles of the classes stand in ``languages.toml`` and ``families.toml``.
"""

import json
from collections.abc import Iterator, Mapping
from pathlib import Path
from tomllib import loads
from typing import Any

from jixiao.formula.calculation import evaluate
from jixiao.formula.calculation.render import render_tree
from jixiao.formula.target import read_target, to_text
from jixiao.write.hostile import visible

ROOT = Path(__file__).parents[1]
DATA = ROOT / "tests/formula/data"
PROSE = ROOT / "bench/languages"
TITLES: Mapping[str, Mapping[str, tuple[str, str]]] = loads(Path(__file__).with_name("languages.toml").read_text("utf-8"))
FAMILIES: Mapping[str, tuple[str, str]] = loads((PROSE / "families.toml").read_text("utf-8"))
FORMULA_HEAD = """# 算式 Calculations

`jixiao formula 算式` 怎样读、怎样判断，每一类写法一两个例子。成立：算得与写明的一致（按写明的位数）；不成立：指出差额和可能的笔误；
无法判定：说明缺什么，不算错。例子都是测试。

How `jixiao formula` reads and judges, class by class. 成立 holds, 不成立 does not hold, 无法判定 can't be judged, which accuses nobody.
Every example is a test. In English: `jixiao --lang en formula …`.
"""
PROSE_HEAD = """# 用文字说的算式 Calculations told in prose

数量、单价、比例分在几句话里说，结果用动词说出。先看单位能不能对上，再看各种合理的读法；只有每种读法都对不上、而且文字写明是结果，才判不成立。

Counts, prices and rates told over several clauses. The units decide what belongs together; a result is wrong only where it differs by
every sensible reading and words call it the result.
"""
TARGET_HEAD = """# 指标值 Target values

`jixiao target 指标值` 怎样读，每一类写法一两个例子。看不准的照读并提示，需要人核对。例子都是测试。

How `jixiao target` reads a target value, class by class; what is doubtful is read with a hint. Every example is a test.
"""
Row = dict[str, Any]


def formula_page() -> str:
    """Return the page of calculations."""
    return page("formula", FORMULA_HEAD)


def target_page() -> str:
    """Return the page of target values."""
    return page("target", TARGET_HEAD)


def page(language: str, head: str) -> str:
    """Return a page: a section a class, in the order of the titles."""
    lines = [head, *(section(language, name, title, rows(language)) for name, title in TITLES[language].items())]
    if language == "formula":
        lines += [PROSE_HEAD, *(section(language, name, title, prose()) for name, title in FAMILIES.items())]
    return "\n".join(lines)


def section(language: str, name: str, title: tuple[str, str], cases: list[Row]) -> str:
    """Return what a page says of one class of writing."""
    shown = "\n\n".join(answer(language, row) for row in examples(language, name, cases))
    return f"## {title[0]} {title[1].capitalize()}\n\n```\n{shown}\n```\n"


def rows(language: str) -> list[Row]:
    """Return the keyed rows of a language, those that stand open, not the third that was set aside."""
    file = DATA / {"formula": "calculations.jsonl", "target": "targets.jsonl"}[language]
    return [json.loads(line) for line in file.read_text("utf-8").splitlines()]


def prose() -> list[Row]:
    """Return the keyed rows of calculations told in prose that are read right, of the half that the reader was made by."""
    cases = [json.loads(line) for line in (PROSE / "developed.jsonl").read_text("utf-8").splitlines()]
    return [row for row in cases if evaluate(row["text"]).holds is row["holds"]]


def examples(language: str, name: str, cases: list[Row]) -> Iterator[Row]:
    """Yield the shortest row of a class for each outcome, at most two, those that can be printed first."""
    of_class = sorted((row for row in cases if row["class"] == name), key=lambda row: (not fit(text(row)), len(text(row))))
    outcomes: dict[object, Row] = {}
    for row in of_class:
        outcomes.setdefault(row["holds"] if language == "formula" else row["problem"], row)
    yield from list(outcomes.values())[:2]


def text(row: Row) -> str:
    """Return what a row says, as it is given to the program."""
    return row["text"] if "text" in row else row["raw"] or ""


def fit(said: str) -> bool:
    """Return whether a page can show the text: not blank, and characters that a file can hold."""
    return bool(said.strip()) and said.encode("utf-8", "replace").decode("utf-8") == said


def answer(language: str, row: Row) -> str:
    """Return what the program prints on a row, after the command."""
    said = text(row)
    printed = render_tree(evaluate(said)) if language == "formula" else to_text(read_target(said))
    lines = [f"$ jixiao {language} '{visible(said)}'", *printed.rstrip("\n").split("\n")]
    return "\n".join(line.rstrip() for line in lines)
