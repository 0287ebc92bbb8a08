"""Proposing which measure proves which indicator, as a file that a person edits."""

import json
from collections.abc import Callable, Iterator
from datetime import date
from itertools import count, groupby
from pathlib import Path
from shlex import quote

from jixiao.actions.records.bound import one_document
from jixiao.actions.records.ledger_new import drafted_columns
from jixiao.actions.records.ledgers import records_of
from jixiao.evaluate.bind import Proposal, proposals, unrecorded
from jixiao.evaluate.bind_general import subjects_of
from jixiao.evaluate.budgets import check_projects, number_of
from jixiao.evaluate.gather import year_of
from jixiao.evaluate.needed import looked_at
from jixiao.evaluate.spending import project_row
from jixiao.ledger.load import Records
from jixiao.ledger.measured import Ask
from jixiao.ledger.measurefile import measures
from jixiao.ledger.measuring import opened
from jixiao.ledger.schema import ledgers as shipped
from jixiao.model.document import Document
from jixiao.write.atomic import write_whole

HEAD = (
    "# 指标与度量的对应：每个指标用哪个度量证明。由 jixiao bind 提出，请逐条核对后使用。",
    "# 没有度量的指标可以写 stated（单位填写的完成情况）；两样都没有的没有证据，不计分。",
    "# grades 是定性指标的分级标准：in_time 及时、quality 质量、effect 效果。",
    "# Which measure proves which indicator: proposed by jixiao bind, to be checked one by one. An indicator without a measure may",
    "# say `stated`; without either it has no evidence and no score.",
)


def bind(file: str, ledgers: Path | None, stdin: Callable[[], bytes]) -> tuple[Proposal, ...]:
    """Return a proposal for every indicator of the document: by the records that are there, or, without any, what records to keep."""
    document = one_document(file, stdin)
    if ledgers is None:
        return unrecorded(document, measures())
    records = records_of(ledgers)
    check_projects(document, records.tables["ledger_budgets"])
    places = {i: project_row(records, number_of(project, i)) for i, project in enumerate(document.projects)}
    subjects = {i: subjects_of(records.tables, str(row["at"])) for i, row in places.items() if row is not None}
    return proposals(document, measures(), _rows_there(document, records), subjects)


def _rows_there(document: Document, records: Records) -> dict[tuple[int, str], bool]:
    """Return by project position and measure whether the year's records give it a figure."""
    year = year_of(document)
    with opened(records, document) as measuring:
        places = {i: measuring.projects.get(number_of(project, i)) for i, project in enumerate(document.projects)}
        asks = [
            Ask(key=f"{i} {name}", measure=name, project=place) for i, place in places.items() if place is not None for name in measures()
        ]
        found = measuring.measure(asks, date(year, 1, 1), date(year, 12, 31))
    return {(int(key.partition(" ")[0]), key.partition(" ")[2]): value.exact is not None and value.rows > 0 for key, value in found.items()}


def bindings_text(found: tuple[Proposal, ...]) -> str:
    """Return the proposals as the text of ``bindings.toml``, with reasons and confidence as comments."""
    lines = [*HEAD]
    for project, own in groupby(found, key=lambda proposal: (proposal.indicator.split("/")[2], proposal.project)):
        lines += ["", f"# {int(project[0]) + 1} {_one_line(project[1] or '（无名称）')}"]
        for proposal in own:
            lines += _entry(proposal)
    return "\n".join(lines) + "\n"


def keep_old(to: Path, new: bytes) -> Path | None:
    """Return where the file that was there, which a person may have edited, is kept; None where nothing would be lost."""
    if not to.is_file() or to.read_bytes() == new:
        return None
    free = (to.with_name(f"{to.name}.{number}") for number in count(1))
    kept = next(place for place in free if not place.exists())
    write_whole(kept, to.read_bytes())
    return kept


def _entry(proposal: Proposal) -> Iterator[str]:
    others = f"；也可考虑 {'、'.join(proposal.others)}" if proposal.others else ""
    if proposal.measure is None:
        yield f"# 没有度量：{_one_line(proposal.name or '（无名称）')}（{_one_line(proposal.target or '无指标值')}）{others}"
        yield f"#   {_way_out(proposal)}"
        yield from ("# [[binding]]", f"# indicator = {_quoted(proposal.indicator)}", '# stated = ""')
        return
    yield f"# {proposal.title}，把握 {proposal.confidence}%：{'，'.join(map(_one_line, proposal.reasons))}{others}"
    yield "[[binding]]"
    yield f"indicator = {_quoted(proposal.indicator)}"
    if proposal.name is not None:
        yield f"name = {_quoted(proposal.name)}"
    yield f"measure = {_quoted(proposal.measure)}"
    if proposal.ledger is not None:
        yield f"ledger = {_quoted(proposal.ledger)}"
    if proposal.params:
        yield "params = { " + ", ".join(f"{name} = {_quoted(value)}" for name, value in proposal.params.items()) + " }"
    if proposal.grades is not None:
        yield f"grades = {_quoted(proposal.grades)}"


def _way_out(proposal: Proposal) -> str:
    """Return how an indicator without a measure could be proved."""
    if proposal.keep is not None:
        titles = [shipped()[name].title.zh for name in looked_at(proposal.keep, measures())]
        return f"可以记：{'、'.join(titles)}（把握 {proposal.keep.certainty}%：{'，'.join(map(_one_line, proposal.keep.reasons))}）"
    asks = f"{proposal.name or ''} {proposal.target or ''}".strip()
    drafted = drafted_columns(asks)
    if drafted is None:
        return "没有可以数的：写 stated，另附依据。"
    return f"没有台账说到它。自己记一本：jixiao ledger new 英文名称 --asks {quote(_one_line(asks))}（列：{'、'.join(drafted)}）"


def _quoted(text: str) -> str:
    """Return a TOML string: JSON's is one."""
    return json.dumps(text, ensure_ascii=False).replace("\x7f", "\\u007f")


def _one_line(text: str) -> str:
    return " ".join("".join(c if c.isprintable() else " " for c in text).split())
