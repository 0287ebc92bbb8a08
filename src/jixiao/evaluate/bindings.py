"""The file that binds indicators to measures, edited by people: ``bindings.toml``.

Each ``[[binding]]`` names an indicator by its pointer and the measure that proves it, or what the unit states without records.
``[[deduction]]`` takes points off a computed score and ``[[reviewed]]`` puts a reviewer's score in its place, both with a reason
and a person: the three figures stay apart (财预〔2020〕10号).
"""

import re
from collections.abc import Iterable
from decimal import Decimal
from pathlib import Path

from msgspec import Struct

from jixiao.errors import UsageWrong
from jixiao.evaluate.stated import check_possible
from jixiao.ledger.schema import ledgers
from jixiao.model.document import Document
from jixiao.scoring.scales import grade_scale
from jixiao.scoring.scheme import scheme_named

FILE_NAME = "bindings.toml"
POINTER = re.compile(r"/projects/(0|[1-9][0-9]{0,5})/indicators/(0|[1-9][0-9]{0,5})")
"""An indicator of a document; as JSON Pointer has it (RFC 6901), a number has no leading zeros."""
EXECUTED = "/funding/executed"
"""What follows a project's pointer in that of the money it has spent."""


class Binding(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """One indicator's evidence: a measure with its parameters, or ``stated``: a number or a grade said without records.

    Where both are given, the records count, and a difference is told. ``ledger`` names the ledger that a general measure looks at.

    ``name`` guards the pointer: where the document's indicator is called otherwise, the binding is refused.
    ``grades`` names the scale that turns a word such as 及时 into a share of the points. ``unproved`` says why nothing measures
    the indicator; ``reason`` is the 偏差原因 that the unit gives.
    """

    indicator: str
    name: str | None = None
    measure: str | None = None
    ledger: str | None = None
    params: dict[str, str] = {}
    grades: str | None = None
    stated: str | None = None
    unproved: str | None = None
    reason: str | None = None

    @property
    def asked(self) -> dict[str, str]:
        """Return the measure's parameters, the ledger among them."""
        return self.params if self.ledger is None else {**self.params, "ledger": self.ledger}


class Deduction(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """Points taken off one computed score, why, and by whom."""

    indicator: str
    points: Decimal
    reason: str
    person: str


class Reviewed(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """A reviewer's score in place of the computed one, why, and by whom."""

    indicator: str
    score: Decimal
    reason: str
    person: str


class Bindings(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """A whole file of bindings; ``scheme`` is the scoring scheme, where the file names one."""

    scheme: str | None = None
    binding: tuple[Binding, ...] = ()
    deduction: tuple[Deduction, ...] = ()
    reviewed: tuple[Reviewed, ...] = ()

    def by_indicator(self) -> dict[str, Binding]:
        """Return the bindings by the pointer of their indicator."""
        return {binding.indicator: binding for binding in self.binding}


def place_of(pointer: str) -> tuple[int, int]:
    """Return the positions of the project and of the indicator that a pointer, which was checked, names; from 0."""
    project, indicator = (int(part) for part in POINTER.fullmatch(pointer).groups())  # type: ignore[union-attr]  # checked before
    return project, indicator


def find_bindings(file: str, ledgers: Path | None) -> Path | None:
    """Return ``bindings.toml`` beside the file, in the folder of ledgers, or in the one above; None where there is none."""
    folders = [Path(file).parent, *([ledgers, ledgers.absolute().parent] if ledgers else [])]
    return next((place for folder in folders if (place := folder / FILE_NAME).is_file()), None)


def check_bindings(bindings: Bindings, document: Document, known: Iterable[str]) -> None:
    """Raise UsageWrong for a pointer that the document has not, a guarded name that differs, a measure that is not there."""
    measures = set(known)
    if bindings.scheme is not None:
        scheme_named(bindings.scheme)
    entries: tuple[Binding | Deduction | Reviewed, ...] = (*bindings.binding, *bindings.deduction, *bindings.reviewed)
    for entry in entries:
        _check_pointer(entry.indicator, document)
    for binding in bindings.binding:
        _check_name(binding, document)
        _check_evidence(binding, document)
        if binding.measure is not None and binding.measure not in measures:
            raise UsageWrong(
                f"对应表里 {binding.indicator} 用的度量“{binding.measure}”不存在。用 jixiao measure list 查看全部。",
                f"{binding.indicator} is bound to “{binding.measure}”, which is no measure; see jixiao measure list.",
            )


def _check_pointer(pointer: str, document: Document) -> None:
    found = POINTER.fullmatch(pointer)
    project = int(found[1]) if found else -1
    if found is None or project >= len(document.projects) or int(found[2]) >= len(document.projects[project].indicators):
        raise UsageWrong(
            f"对应表里的“{pointer}”在这份文件中没有。指标写成 /projects/0/indicators/2 这样，从 0 数起。",
            f"“{pointer}” of the bindings is not in this document; write an indicator like /projects/0/indicators/2, counted from 0.",
        )


def _check_name(binding: Binding, document: Document) -> None:
    project, number = place_of(binding.indicator)
    name = document.projects[project].indicators[number].name
    if binding.name is not None and binding.name != name:
        raise UsageWrong(
            f"对应表里 {binding.indicator} 写的是“{binding.name}”，这份文件里是“{name}”。指标的次序可能变了，请核对后改对应表。",
            f"The bindings call {binding.indicator} “{binding.name}”, this document “{name}”; check the order of indicators.",
        )


def _check_evidence(binding: Binding, document: Document) -> None:
    """Raise UsageWrong for a scale that there is none of, parameters of no measure, a stated value that can't be."""
    if binding.grades is not None:
        grade_scale(binding.grades)
    if binding.ledger is not None and all(binding.ledger not in (x.name, x.title.zh) for x in ledgers().values()):
        raise UsageWrong(
            f"对应表里 {binding.indicator} 用的台账“{binding.ledger}”不存在。全部台账见 jixiao ledger list。",
            f"{binding.indicator} is bound to the ledger “{binding.ledger}”, which there is none of; see jixiao ledger list.",
        )
    if binding.asked and binding.measure is None:
        raise UsageWrong(
            f"对应表里 {binding.indicator} 写了 params，没有写 measure：参数是度量的。请补上 measure，或者去掉 params。",
            f"{binding.indicator} has params but no measure that they are of; add the measure or take the params away.",
        )
    if binding.stated is not None:
        project, number = place_of(binding.indicator)
        check_possible(document.projects[project].indicators[number], binding.stated, f"{binding.indicator} stated")
