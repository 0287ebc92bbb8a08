"""A Document as fact rows, table by table; what each column means is said in ``schema.sql``."""

import re
from collections.abc import Iterator, Mapping
from datetime import date
from decimal import Decimal
from functools import partial

from msgspec.structs import asdict, astuple

from jixiao.facts.citations import citations
from jixiao.facts.costs import cost_rows, strict_total
from jixiao.facts.figures import cover_rows, figure_rows
from jixiao.facts.indicators import indicator_rows
from jixiao.facts.likeness import plain_text
from jixiao.facts.measure import fit, measure
from jixiao.facts.outcomes import rate_step, stage_month
from jixiao.facts.schema import Row
from jixiao.facts.years import years_named
from jixiao.formula.calculation.mentions import Mention, mentions
from jixiao.model.document import Document, Project
from jixiao.model.under import under
from jixiao.system.recalled import Recalled, mark_of

YEAR = re.compile(r"\s*\d{4}\s*年")
FIELD = re.compile(r"(/projects/\d+)(/.+)")
UNREADABLE = re.compile(r"(/projects/\d+)(/start|/finish|/funding/\w+)")
CLAUSE = re.compile(r"[，。；;：:、！!？?\n]|,(?![0-9])")
REACH = 500
"""Signs before and after a number in which its sentence and clause are looked for: prose has none so long."""
MOST_KEPT = 384
"""Projects whose rows a process keeps."""
IDENTITY = ("name", "department", "unit")
SECTIONS = ("overview", "basis", "plan", "budget")


def document_rows(key: str, document: Document, as_of: date | None, *, again: bool = False) -> Iterator[tuple[str, Row]]:
    """Yield every fact of the document as (table, row); ids begin with ``key``. ``again`` as in :func:`jixiao.facts.build.fact_rows`."""
    yield (
        "document",
        {
            "id": f"{key}:",
            "at": "",
            "kind": document.kind,
            "title": document.title,
            "authority": document.authority,
            "fiscal_year": document.fiscal_year,
            "as_of": as_of,
            "stated_count": document.stated_count,
            "stated_total": document.stated_total,
            "statement": _stated_at(document),
            "format": document.source.format,
            "form_count": sum(p.has_form for p in document.projects),
            "projects": len(document.projects),
        },
    )
    yield from _names(key, document)
    yield from _readings(key, document)
    yield from _unfilled(key, document)
    yield from cover_rows({"document": f"{key}:"}, document.calculations)
    narratives = sum(p.has_narrative for p in document.projects)
    for position, project in enumerate(document.projects):
        if again:
            near = _near(document, position)
            rows = partial(_kept_rows, key, near, project, position, narratives)
            yield from _kept.get(mark_of((key, near, project, position, narratives)), rows)
        else:
            yield from _project_rows(key, document, project, position, narratives)


_kept = Recalled[tuple[tuple[str, Row], ...]](MOST_KEPT)


def _kept_rows(key: str, near: Document, project: Project, position: int, narratives: int) -> tuple[tuple[str, Row], ...]:
    return tuple(_project_rows(key, near, project, position, narratives))


def _near(document: Document, position: int) -> Document:
    """Return of a document what the rows of one of its projects are made of besides the project."""
    at = f"/projects/{position}/"
    return Document(
        source=document.source,
        fiscal_year=document.fiscal_year,
        calculations=document.calculations,
        blanks=tuple(path for path in document.blanks if path.startswith(at)),
        places={path: document.places[path] for path in under(document, at)},
    )


def _stated_at(document: Document) -> str | None:
    """Return the words that state how many projects or how much money the document holds."""
    places = (document.places.get(path) for path in ("/stated_count", "/stated_total"))
    return next((place.text for place in places if place and place.text.strip()), None)


def _project_rows(key: str, document: Document, project: Project, position: int, narratives: int) -> Iterator[tuple[str, Row]]:
    at = f"/projects/{position}"
    own: Row = {"document": f"{key}:", "project": f"{key}:{at}"}
    yield "project", _project_row(key, document, project, position, narratives)
    if project.has_form:
        yield "funding", {**own, "at": f"{at}/funding", **asdict(project.funding), "execution_rate_step": rate_step(project)}
    if project.tells_narrative:
        yield "narrative", {**own, "at": f"{at}/narrative", **_narrative(project)}
    numbers = _numbers(project)
    yield from _goal_rows(own, at, project, numbers)
    yield from _text_rows(own, at, project, document, numbers)
    yield from cost_rows(own, key, at, project)
    yield from indicator_rows(own, key, at, project, document)


def _project_row(key: str, document: Document, project: Project, position: int, narratives: int) -> Row:
    at = f"/projects/{position}"
    plain = {
        name: getattr(project, name)
        for name in (
            "kind",
            "number",
            "name",
            "nature",
            "category",
            "department",
            "unit",
            "start",
            "finish",
            "form_title",
            "form_year",
            "has_form",
            "has_narrative",
            "narrative_name",
            "narrative_number",
            "period_start",
            "period_finish",
            "total_score",
            "stage",
            "general_reason",
            "ending",
        )
    }
    return {
        "id": f"{key}:{at}",
        "document": f"{key}:",
        "at": at,
        "position": position + 1,
        **plain,
        "money_unit": project.money_unit or unit_in_cells(document, at),
        "has_money": any(amount is not None and amount > 0 for amount in (project.funding.annual, project.funding.total)),
        "begins_inside": begins_inside(document, project, at),
        "partly_read": project.partly_read and f"{at}/indicators" not in document.places,
        "stage_month": stage_month(project.stage),
        "fiscal_year": document.fiscal_year,
        "narratives": narratives,
        "form_is_bare": not (project.indicators or any(asdict(project.goals).values())),
        "medium_indicators": sum(i.target is not None for i in project.indicators_medium_term),
    }


def unit_in_cells(document: Document, at: str) -> str | None:
    """Return the unit printed beside the amounts of a form whose headings name none: 10000万元; None where no cell prints one."""
    cells = [document.places[path].text for path in under(document, f"{at}/funding/")]
    return next((unit for unit in ("万元", "元") if any(unit in text for text in cells)), None)


def begins_inside(document: Document, project: Project, at: str) -> bool:
    """Return whether a form has neither name nor offices nor an empty label of them: the copy begins below them."""
    if not project.has_form or any(getattr(project, field) for field in IDENTITY):
        return False
    return not any(f"{at}/{field}" in document.blanks for field in IDENTITY)


def _narrative(project: Project) -> Row:
    total = strict_total(project.cost_items)
    if not project.cost_items:
        total = project.cost_total
    return {
        **asdict(project.narrative),
        "in_form": not project.has_narrative,
        "total": total,
        "printed_total": project.cost_total,
        "items": len(project.cost_items),
    }


def sentence(text: str, start: int) -> str:
    """Return the sentence in which a passage of the text stands, without its stops; of one without end what is near."""
    before, after = text[max(0, start - REACH) : start + 1], text[start : start + REACH]
    return before.rpartition("\n")[2].rpartition("。")[2][:-1] + after.partition("\n")[0].partition("。")[0]


def clause(text: str, span: tuple[int, int]) -> str:
    """Return the clause in which a passage of the text stands, from stop to stop or what is near; a comma within a number is none."""
    start, end = span
    before, after = text[max(0, start - REACH) : start], text[end : end + REACH]
    return CLAUSE.split(before)[-1].lstrip() + text[start:end] + CLAUSE.split(after, maxsplit=1)[0].rstrip()


def _numbers(project: Project) -> Mapping[str, tuple[Mention, ...]]:
    """Return the numbers that the texts of a project mention, by text: often several say the same."""
    texts = {getattr(project.narrative, name) for name in SECTIONS if name != "basis"} | set(astuple(project.goals))
    return {text: mentions(text) for text in texts if text}


def _goal_rows(own: Row, at: str, project: Project, numbers: Mapping[str, tuple[Mention, ...]]) -> Iterator[tuple[str, Row]]:
    for which in ("overall", "annual", "achieved"):
        text = getattr(project.goals, which)
        if text:
            here: Row = {**own, "at": f"{at}/goals/{which}", "which": which}
            yield "goal", {**here, "text": text, "plain": plain_text(text), "numbers": len(numbers[text])}
            yield from (("year_mention", {**here, **named}) for named in years_named(text))


def _text_rows(
    own: Row, at: str, project: Project, document: Document, found: Mapping[str, tuple[Mention, ...]]
) -> Iterator[tuple[str, Row]]:
    texts = [(name, f"{at}/narrative/{name}", getattr(project.narrative, name)) for name in SECTIONS]
    texts += [(name, f"{at}/goals/{name}", getattr(project.goals, name)) for name in ("overall", "annual")]
    numbers = {section: (text, found[text]) for section, _, text in texts if text and section != "basis"}
    achieved = project.goals.achieved
    told = {**numbers, "achieved": (achieved, found[achieved])} if achieved else numbers
    yield from figure_rows(own, at, project, {section: told[section] for section in told if section != "budget"}, document.calculations)
    for section, pointer, text in texts:
        if not text:
            continue
        for m in numbers[section][1] if section != "basis" else ():
            number = fit(m.value)
            if number is not None:
                figure = {"value": number, "unit": m.unit, "unit_class": measure(m.unit).kind, "label": m.label or None}
                words = {"sentence": sentence(text, m.span[0]), "clause": clause(text, m.span)}
                yield "mention", {**own, "at": pointer, "section": section, **figure, **words}
        for c in citations(text):
            yield "citation", {**own, "at": pointer, **asdict(c)}


def _names(key: str, document: Document) -> Iterator[tuple[str, Row]]:
    own = {"document": f"{key}:"}
    year = YEAR.search(document.title or "")
    if document.title and year and year.start():
        yield "name_use", {**own, "at": "/title", "role": "title", "name": document.title[: year.start()].strip()}
    if document.authority:
        yield "name_use", {**own, "at": "/authority", "role": "authority", "name": document.authority}
    for position, project in enumerate(document.projects):
        at = f"/projects/{position}"
        uses = (
            ("department", f"{at}/department", project.department),
            ("unit", f"{at}/unit", project.unit),
            ("implementer", f"{at}/narrative/implementer", project.narrative.implementer),
        )
        for role, pointer, name in uses:
            if name:
                yield "name_use", {**own, "project": f"{key}:{at}", "at": pointer, "role": role, "name": name.strip().rstrip("。；;.")}


def _unfilled(key: str, document: Document) -> Iterator[tuple[str, Row]]:
    for path in document.blanks:
        if place := FIELD.fullmatch(path):
            yield "printed_blank", {"document": f"{key}:", "project": f"{key}:{place[1]}", "at": path, "field": place[2]}
    for path in dict.fromkeys(warning.path for warning in document.warnings):
        found = UNREADABLE.fullmatch(path)
        if found and path in document.places and path not in document.blanks and _value(document, found) is None:
            own: Row = {"document": f"{key}:", "project": f"{key}:{found[1]}", "at": path, "field": found[2]}
            yield "unreadable_value", {**own, "text": document.places[path].text}


def _value(document: Document, found: re.Match[str]) -> object:
    thing: object = document.projects[int(found[1].rpartition("/")[2])]
    for name in found[2][1:].split("/"):
        thing = getattr(thing, name)
    return thing


def _readings(key: str, document: Document) -> Iterator[tuple[str, Row]]:
    for warning in document.warnings:
        project = re.match(r"/projects/\d+", warning.path)
        yield (
            "reading",
            {
                "document": f"{key}:",
                "project": f"{key}:{project[0]}" if project else None,
                "at": warning.path,
                "message": warning.message,
                "confidence": round(Decimal(str(warning.confidence)), 4),
            },
        )
