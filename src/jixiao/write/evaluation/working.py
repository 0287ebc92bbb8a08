"""The steps of a score in words, and the evaluation as JSON that holds them; the sentences stand in ``working.toml``."""

import re
from collections.abc import Iterable
from decimal import Decimal
from functools import cache
from pathlib import Path
from string import Formatter

from msgspec import convert, to_builtins
from msgspec.structs import replace

from jixiao.model.evaluation import Evaluation, ScoredProject
from jixiao.model.step import Operand, Product, Quantity, Step, Words
from jixiao.params.load import Title
from jixiao.scoring.working import figure
from jixiao.system.content import tables_of
from jixiao.system.sentences import quoted
from jixiao.values.money import grouped
from jixiao.values.target import SIGNS, Target
from jixiao.write.as_json import as_json
from jixiao.write.page import Page
from jixiao.write.sentences import in_english

OPTIONAL = re.compile(r"\[([^\[\]]*)\]")
FIELD = re.compile(r"\{(\w+)")
THEIRS = frozenset(("why", "reason"))
"""Operands that somebody else wrote: in English they stand in quotes."""


class Plain(Formatter):
    """Prints figures without an exponent."""

    def format_field(self, value: object, format_spec: str) -> str:
        """Return a value as its sentence wants it: money grouped with two decimals, half up."""
        if format_spec == "money" and isinstance(value, Decimal):
            return grouped(value)
        return format(value, format_spec or "f") if isinstance(value, Decimal) else format(value, format_spec)


@cache
def sentences() -> dict[str, Title]:
    """Return the sentences by kind of step."""
    return convert(tables_of(Path(__file__).with_suffix(".toml")), dict[str, Title])


def working_words(steps: Iterable[Step], page: Page) -> list[str]:
    """Return the steps as sentences in the page's language."""
    return [_said(step.kind, {name: _operand(name, value, page) for name, value in step.operands.items()}, page) for step in steps]


def evaluation_in(evaluation: Evaluation, page: Page) -> Evaluation:
    """Return the evaluation with all sentences of the program's own in the page's language; grades, levels and names stay as they are."""
    if page.lang != "en":
        return evaluation
    return replace(
        evaluation,
        scheme_title=evaluation.scheme_title_en or evaluation.scheme_title,
        basis=tuple(map(in_english, evaluation.basis)),
        projects=tuple(map(_project_in_english, evaluation.projects)),
    )


def _project_in_english(project: ScoredProject) -> ScoredProject:
    rows = tuple(
        replace(
            row,
            left_out=tuple(replace(left, why=in_english(left.why)) for left in row.left_out),
            reason=None if row.reason is None else in_english(row.reason),
            deducted_why=None if row.deducted_why is None else quoted(row.deducted_why),
        )
        for row in project.indicators
    )
    return replace(project, indicators=rows, notes=tuple(map(in_english, project.notes)))


def evaluation_json(evaluation: Evaluation, page: Page) -> bytes:
    """Return the evaluation as JSON, every working as sentences in the page's language."""
    made = to_builtins(evaluation_in(evaluation, page), enc_hook=str)
    for project, told in zip(evaluation.projects, made["projects"], strict=True):
        told["execution"]["working"] = working_words(project.execution.working, page)
        for indicator, row in zip(project.indicators, told["indicators"], strict=True):
            row["working"] = working_words(indicator.working, page)
    return as_json(made)


def _said(kind: str, operands: dict[str, object], page: Page) -> str:
    sentence = page.say(sentences()[kind].zh, sentences()[kind].en)
    kept = OPTIONAL.sub(lambda part: part[1] if operands.keys() >= set(FIELD.findall(part[1])) else "", sentence)
    return Plain().vformat(kept, (), operands)


def _operand(name: str, value: Operand, page: Page) -> object:
    return quoted(value) if page.lang == "en" and name in THEIRS and isinstance(value, str) else _shown(value, page)


def _shown(operand: Operand, page: Page) -> object:
    """Return what stands in a sentence; figures stay figures, as the sentence says how they are printed."""
    if isinstance(operand, Words):
        return page.say(operand.zh, operand.en)
    if isinstance(operand, Quantity):
        return figure(operand.value, operand.unit)
    if isinstance(operand, Target):
        return _aim(operand)
    if isinstance(operand, Product):
        shown = {name: getattr(operand, name) for name in ("points", "factor", "score")}
        return _said("product_rounded" if operand.rounded else "product", shown, page)
    if isinstance(operand, tuple):
        return page.say("、", ", ").join(operand)
    return operand


def _aim(target: Target) -> str:
    if target.value is not None and target.high is not None:
        return f"{figure(target.value, None)}–{figure(target.high, target.unit)}"
    return f"{SIGNS[target.operator]}{'' if target.value is None else figure(target.value, target.unit)}"
