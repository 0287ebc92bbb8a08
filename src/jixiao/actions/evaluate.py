"""Self-evaluation: a document held against its year's records, scored, explained, written as the official form."""

import re
from collections.abc import Callable, Iterable, Sequence
from pathlib import Path

from msgspec import Struct
from msgspec.structs import replace

from jixiao.actions.records.bound import Bound, bound
from jixiao.actions.write import put_form
from jixiao.errors import UsageWrong
from jixiao.evaluate.bindings import EXECUTED, POINTER, Deduction
from jixiao.evaluate.gather import gathered, scheme_of
from jixiao.evaluate.given import Given
from jixiao.evaluate.score import evaluated
from jixiao.evaluate.self_evaluation_form import self_evaluation
from jixiao.evaluate.stated import amount_stated, check_comparable, check_possible
from jixiao.model.document import Document
from jixiao.model.evaluation import Evaluation
from jixiao.scoring.scheme import scheme_named
from jixiao.write.evaluation.forms import harmless_text
from jixiao.write.evaluation.report import evaluation_report
from jixiao.write.format.html import as_html
from jixiao.write.page import Page

MONEY = re.compile(rf"/projects/(0|[1-9][0-9]{{0,5}}){EXECUTED}")


class EvaluateRequest(Struct, frozen=True, kw_only=True):
    """What the user asks for; ``what_if`` are texts such as ``/projects/1/indicators/1=285``."""

    file: str
    ledgers: Path
    bindings: Path | None = None
    scheme: str | None = None
    what_if: tuple[str, ...] = ()


class EvaluationOutcome(Struct, frozen=True):
    """The evaluation, the document it is of, and what it was computed from."""

    evaluation: Evaluation
    document: Document
    given: Given

    @property
    def form(self) -> Document:
        """The official self-evaluation form, as a document."""
        return self_evaluation(self.document, self.evaluation, self.given.funds)


def evaluate(request: EvaluateRequest, stdin: Callable[[], bytes]) -> EvaluationOutcome:
    """Return the self-evaluation; UsageWrong for a wrong binding, scheme or supposition, before anything is scored."""
    return evaluate_bound(bound(request.file, request.ledgers, request.bindings, stdin), request)


def evaluate_bound(start: Bound, request: EvaluateRequest) -> EvaluationOutcome:
    """Return the self-evaluation of a document whose records and bindings are loaded."""
    named = request.scheme if request.scheme is not None else start.bindings.scheme
    scheme = scheme_named(named) if named is not None else scheme_of(start.document)
    given = gathered(start.document, start.records, start.bindings, scheme, suppositions(request.what_if, start.document))
    return EvaluationOutcome(evaluated(start.document, given), start.document, given)


def scored_anew(before: EvaluationOutcome, taken: Sequence[Deduction] = (), what_if: Iterable[str] = ()) -> EvaluationOutcome:
    """Return an evaluation scored anew, with points ``taken`` off and suppositions; nothing is measured again.

    What is taken off an indicator stands in place of what the bindings take off it.
    """
    named = {one.indicator for one in taken}
    own = [one for one in before.given.bindings.deduction if one.indicator not in named]
    bindings = replace(before.given.bindings, deduction=(*own, *taken))
    given = replace(before.given, bindings=bindings, what_if=suppositions(what_if, before.document))
    return EvaluationOutcome(evaluated(before.document, given), before.document, given)


def suppositions(texts: Iterable[str], document: Document) -> dict[str, str]:
    """Return the suppositions by pointer, money as yuan; UsageWrong for one that is no pointer of the document or can't be."""
    found: dict[str, str] = {}
    for text in texts:
        pointer, sign, value = (part.strip() for part in text.partition("="))
        if not sign or not value:
            raise UsageWrong(
                f"--what-if 写成“{text}”，看不懂。应像 /projects/1/indicators/1=285。",
                f"--what-if “{text}”: write it like /projects/1/indicators/1=285.",
            )
        if pointer in found:
            raise UsageWrong(
                f"--what-if 里 {pointer} 写了两次，不知道用哪一个。请只留一个。", f"--what-if names {pointer} twice; keep one of them."
            )
        found[pointer] = _supposed(pointer, value, document)
    return found


def _supposed(pointer: str, value: str, document: Document) -> str:
    money = MONEY.fullmatch(pointer)
    if money is not None and int(money[1]) < len(document.projects):
        return _money(pointer, value)
    place = POINTER.fullmatch(pointer)
    project = document.projects[int(place[1])] if place is not None and int(place[1]) < len(document.projects) else None
    if place is None or project is None or int(place[2]) >= len(project.indicators):
        raise UsageWrong(
            f"--what-if 的“{pointer}”在这份文件中没有。可写指标，如 /projects/1/indicators/1，或支出，如 /projects/1{EXECUTED}；从 0 数起。",
            f"--what-if: “{pointer}” is not in this document. Name an indicator, /projects/1/indicators/1, or spending, /projects/1{EXECUTED}.",
        )
    indicator = project.indicators[int(place[2])]
    check_comparable(indicator, value, document.fiscal_year)
    check_possible(indicator, value, f"--what-if {pointer}")
    return value


def _money(pointer: str, value: str) -> str:
    amount = amount_stated(value)
    if amount is None:
        raise UsageWrong(
            f"--what-if 的 {pointer} 要写金额，不小于零，到分为止，写成了“{value}”。应像 500000、500,000.00 或 50万元。",
            f"--what-if: {pointer} is an amount of yuan, not below zero, to the cent, not “{value}”. Write it like 500000 or 500,000.00.",
        )
    return str(amount)


def write_evaluation(outcome: EvaluationOutcome, to: Path, page: Page) -> None:
    """Write the self-evaluation: the official form, as html with the explained report before it; UsageWrong for another suffix."""
    put_form(outcome.form, to, lambda forms: as_html(evaluation_report(outcome.evaluation, page, forms), page, harmless_text))
