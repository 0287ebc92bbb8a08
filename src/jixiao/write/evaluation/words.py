"""Figures of an evaluation in words: points, scores, actual values, what an indicator rests on. No figure is computed here."""

import re
from collections.abc import Sequence
from decimal import Decimal
from pathlib import PurePath
from urllib.parse import unquote

from jixiao.model.evaluation import Evaluation, Evidence, GradeCount, ScoredIndicator, ScoredProject
from jixiao.model.fields import RECORD
from jixiao.values.blank import is_nonzero
from jixiao.values.money import Money, grouped
from jixiao.values.rounding import fixed
from jixiao.write.evaluation.working import working_words
from jixiao.write.naming import BLANK, name_words, project_words, reached_words
from jixiao.write.page import Page
from jixiao.write.sentences import in_english

FIGURE = re.compile(r"-?\d+(?:\.\d+)?")
ADDRESS = re.compile(rf"{RECORD}[a-z_]+#[^\s“”‘’]+")
CHANGES = frozenset(("deducted", "reviewed"))
"""Steps that somebody took by hand."""
EVIDENCE: dict[Evidence, tuple[str, str]] = {
    "measured": ("有记录", "from records"),
    "stated": ("未经佐证", "not proved"),
    "none": ("没有佐证", "no evidence"),
}


def score_words(score: Decimal | None) -> str:
    """Return a score with two decimals, ``–`` for one that is not there."""
    return BLANK if score is None else fixed(score)


def points_words(points: Decimal) -> str:
    """Return points as short as they are exact: 10, 12.5."""
    return f"{points:f}".rstrip("0").rstrip(".") if "." in f"{points:f}" else f"{points:f}"


def rate_words(rate: Decimal | None) -> str:
    """Return a percentage with two decimals."""
    return BLANK if rate is None else f"{fixed(rate)}%"


def money_words(amount: Money | None) -> str:
    """Return an amount in yuan, ``–`` for a blank."""
    return BLANK if amount is None else grouped(amount)


def value_words(value: str | None, unit: str | None) -> str:
    """Return a value with its unit, figures with thousands separators; ``–`` for a blank, words as they are."""
    if value is None:
        return BLANK
    figure = value.removesuffix(unit) if unit else value
    if not FIGURE.fullmatch(figure):
        return value
    return f"{Decimal(figure):,f}{'' if not unit or unit in '%％‰' else ' '}{unit or ''}"


def actual_words(indicator: ScoredIndicator, page: Page) -> str:
    """Return what was reached; a value that the unit only states is quoted."""
    if indicator.actual is None:
        return page.say("没有数据", "no data")
    return reached_words(value_words(indicator.actual, indicator.unit), indicator.evidence, page)


def evidence_words(evidence: Evidence, page: Page) -> str:
    """Return what an indicator's actual rests on."""
    return page.say(*EVIDENCE[evidence])


def grade_words(grade: str, page: Page) -> str:
    """Return a grade, in English with its Chinese in brackets."""
    return in_english(grade) if page.lang == "en" else grade


def rows_words(rows: int, page: Page) -> str:
    """Return from how many records something comes."""
    return page.say(f"由 {rows:,} 条记录得出", f"from {rows:,} record{'' if rows == 1 else 's'}")


def record_parts(address: str, page: Page) -> tuple[str, str]:
    """Return the title of a record's ledger, and its key as it stands there."""
    ledger, _, key = address.removeprefix(RECORD).partition("#")
    return page.ledger(ledger), unquote(key)


def record_words(address: str, page: Page) -> str:
    """Return a record as people name it: ``支出明细 2024-0001``."""
    return " ".join(filter(None, record_parts(address, page)))


def why_words(why: str, page: Page) -> str:
    """Return why a record does not count, other records as people name them."""
    return ADDRESS.sub(lambda found: record_words(found[0], page), why)


def by_ledger(addresses: Sequence[str], page: Page) -> dict[str, list[str]]:
    """Return the keys of records by the title of their ledger, both in the order given."""
    return {
        ledger: [record_parts(address, page)[1] or ledger for address in found]
        for ledger, found in addresses_by_ledger(addresses, page).items()
    }


def addresses_by_ledger(addresses: Sequence[str], page: Page) -> dict[str, list[str]]:
    """Return the addresses of records by the title of their ledger, both in the order given."""
    found: dict[str, list[str]] = {}
    for address in addresses:
        found.setdefault(record_parts(address, page)[0], []).append(address)
    return found


def measure_words(indicator: ScoredIndicator, page: Page) -> str | None:
    """Return what the indicator is measured by, as people call it."""
    return page.say(indicator.measure_title or "", indicator.measure_title_en or indicator.measure_title or "") or None


def file_words(file: str) -> str:
    """Return a file's name without the folders of the machine that it lay on."""
    return PurePath(file.replace("\\", "/")).name or file


def evaluation_title(evaluation: Evaluation, page: Page) -> str:
    """Return whose evaluation of which year it is."""
    year = "" if evaluation.fiscal_year is None else page.say(f"{evaluation.fiscal_year}年度", f" {evaluation.fiscal_year}")
    return f"{evaluation.authority or ''}{year}{page.say('绩效自评', ' self-evaluation')}".strip()


def scheme_words(evaluation: Evaluation, page: Page) -> str:
    """Return by which scheme and law points were given, as a sentence."""
    basis = page.say("、", ", ").join(evaluation.basis)
    law = page.say(f"，依据 {basis}", f" ({basis})") if basis else ""
    return page.say(f"计分办法：{evaluation.scheme_title}{law}。", f"Scored by {evaluation.scheme_title}{law}.")


def grades_of(evaluation: Evaluation) -> list[GradeCount]:
    """Return how many projects came to each grade, the best first."""
    best = {project.grade: project.total for project in sorted(evaluation.projects, key=lambda project: project.total)}
    return sorted(evaluation.summary.grades, key=lambda grade: best.get(grade.grade, -1), reverse=True)


def what_if_words(evaluation: Evaluation, page: Page) -> list[str]:
    """Return every supposition (``/projects/1/indicators/1=285``) with the score that it leads to; one of nothing known as it is."""
    return [_supposed(evaluation, line, page) for line in evaluation.what_if]


def _supposed(evaluation: Evaluation, line: str, page: Page) -> str:
    path, _, value = line.partition("=")
    for project in evaluation.projects:
        label, total = project_words(project, page), score_words(project.total)
        found = next((one for one in project.indicators if one.path == path), None)
        spent = project.execution if path == f"{project.path}/funding/executed" else None
        if found is None and spent is None:
            continue
        what = name_words(found, page) if found is not None else page.say("全年支出", "money spent")
        score = score_words(found.score if found is not None else project.execution.score)
        full = points_words(found.points if found is not None else project.execution.points)
        return page.say(
            f"项目 {label}：“{what}”按 {value} 算，{full} 分得 {score} 分，合计 {total} 分。",
            f"Project {label}: with “{what}” at {value}, {score} of {full} points, {total} in all.",
        )
    return line


def computed_words(indicator: ScoredIndicator, page: Page) -> list[str]:
    """Return how the computed score was found, as sentences."""
    return working_words((step for step in indicator.working if step.kind not in CHANGES), page)


def changes_words(indicator: ScoredIndicator, page: Page) -> list[str]:
    """Return what a reviewer changed: computed, deducted and given points apart, with the reasons."""
    told = working_words((step for step in indicator.working if step.kind in CHANGES), page)
    computed = score_words(indicator.computed)
    return [page.say(f"计算得 {computed} 分。", f"Computed {computed}."), *told] if told else []


def shared_notes(evaluation: Evaluation) -> tuple[str, ...]:
    """Return the notes that every one of several projects has: they are told once."""
    first, *others = evaluation.projects or (None,)
    return tuple(note for note in first.notes if all(note in p.notes for p in others)) if first is not None and others else ()


def own_notes(project: ScoredProject, shared: tuple[str, ...]) -> list[str]:
    """Return a project's notes without those told of all."""
    return [note for note in project.notes if note not in shared]


def loses(indicator: ScoredIndicator) -> bool:
    """Whether an indicator has less than its points."""
    return indicator.score is None or indicator.score < indicator.points


def unexplained(indicator: ScoredIndicator) -> bool:
    """Whether the reason that is asked for is not there."""
    return indicator.asks_reason and not indicator.reason


def adjusted(indicator: ScoredIndicator) -> bool:
    """Whether somebody changed the computed score."""
    return is_nonzero(indicator.deducted) or indicator.reviewer is not None
