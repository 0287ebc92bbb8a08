"""A document changed by hand: a field typed anew, a row of indicators added or taken out; what depends on it is read anew.

    document = revised(document, [Edit(path="/projects/3/funding/annual", text="963,200.00")])

What a person types is read as the reader reads a cell, so that a form changed here and a form sent in are judged alike.
"""

from collections.abc import Callable, Iterable
from decimal import Decimal
from typing import Any

from msgspec import Struct
from msgspec.structs import replace

from jixiao.errors import UsageWrong
from jixiao.forms.grammar import standard_levels
from jixiao.model.document import Document, Indicator, Project
from jixiao.model.fields import field_words
from jixiao.model.under import without_notes
from jixiao.read import languages
from jixiao.read.wording import is_blank, tidy
from jixiao.values.money import Money
from jixiao.values.place import CERTAIN
from jixiao.write.document import printed
from jixiao.write.document.printed import is_money

LONGEST = 20_000
"""Characters of one field: a narrative of ten pages."""
MOST_ROWS = 200
LISTS = ("indicators", "indicators_medium_term")
HEAD = ("name", "nature", "category", "department", "unit")
DAYS = ("start", "finish")
NUMBERS = ("points", "score")
FIGURES = (*(f"funding/{name}" for name in sorted(printed.FIGURES)), "total_score")
FUNDS = ("total", "total_fiscal", "total_other", "annual", "annual_fiscal", "annual_other")
"""Figures of a plan that say the same money where one source pays for one year."""


class Edit(Struct, frozen=True, kw_only=True):
    """One field as somebody types it: its pointer, and the text that stands there now, empty for a blank."""

    path: str
    text: str


def revised(document: Document, edits: Iterable[Edit]) -> Document:
    """Return the document with the fields changed; UsageWrong tells which text can't stand in which field, and nothing is changed then."""
    for edit in edits:
        document = _revised(document, edit)
    return document


def companions(project: Project, field: str) -> tuple[str, ...]:
    """Return the fields of a plan's funds that say the same amount as ``funding/annual`` or another of them: they are one money."""
    name = field.removeprefix("funding/")
    amount = getattr(project.funding, name, None) if name in FUNDS else None
    return (field,) if not amount else tuple(f"funding/{one}" for one in FUNDS if getattr(project.funding, one) == amount)


def with_row(document: Document, path: str) -> Document:
    """Return the document with an empty indicator behind the one at ``path``, of the same levels, or the first of the list at ``path``.

    UsageWrong for no such row, and for a list that is full.
    """
    at, name, position = _row(document, path) if not path.endswith(LISTS) else _first(document, path)
    rows = getattr(document.projects[at], name)
    if len(rows) >= MOST_ROWS:
        raise UsageWrong(f"一张表最多 {MOST_ROWS} 个指标。", f"A form takes {MOST_ROWS} indicators at most.")
    like = rows[position] if position >= 0 else Indicator()
    new = Indicator(level1=like.level1, level2=like.level2, level1_standard=like.level1_standard, level2_standard=like.level2_standard)
    moved = _renumbered(document, f"/projects/{at}/{name}", position + 1, 1)
    place = document.places.get(f"{path}/name") or document.places.get(path)
    if place is not None:
        blanks = (f"/projects/{at}/{name}/{position + 1}/{field}" for field in ("name", "target"))
        kept = dict.fromkeys(blanks, replace(place, text="", confidence=CERTAIN))
        moved = replace(moved, blanks=(*moved.blanks, *kept), places=moved.places | kept)
    return _with_project(moved, at, **{name: (*rows[: position + 1], new, *rows[position + 1 :])})


def without_row(document: Document, path: str) -> Document:
    """Return the document without the indicator at ``path``; UsageWrong for no such row."""
    at, name, position = _row(document, path)
    rows = getattr(document.projects[at], name)
    moved = _renumbered(without_notes(document, (path,)), f"/projects/{at}/{name}", position + 1, -1)
    return _with_project(moved, at, **{name: (*rows[:position], *rows[position + 1 :])})


def _revised(document: Document, edit: Edit) -> Document:
    text = edit.text.replace("\r\n", "\n").strip()
    if len(text) > LONGEST:
        raise _wrong(edit, f"最多 {LONGEST:,} 字", f"at most {LONGEST:,} characters")
    parts = edit.path.split("/")[1:]
    blank = None if is_blank(text) else text
    if parts[0] != "projects":
        document = _cover(document, edit, parts, blank)
    else:
        at = _position(document, edit.path, parts)
        field = "/".join(parts[2:])
        new = _project(document.projects[at], edit, field, blank)
        document = _reread(replace(document, projects=(*document.projects[:at], new, *document.projects[at + 1 :])), at, field)
    return _placed(document, edit.path, text, is_empty=blank is None)


def _cover(document: Document, edit: Edit, parts: list[str], text: str | None) -> Document:
    readers: dict[str, Callable[[Edit, str | None], Any]] = {
        "stated_total": lambda e, t: _amount(e, t, "元"),
        "stated_count": _count,
        "fiscal_year": _count,
        "title": lambda _, t: t,
        "authority": lambda _, t: t,
    }
    if len(parts) != 1 or parts[0] not in readers:
        raise _no_field(edit.path)
    return replace(document, **{parts[0]: readers[parts[0]](edit, text)})


def _project(project: Project, edit: Edit, field: str, text: str | None) -> Project:
    group, _, name = field.partition("/")
    if field in HEAD:
        return replace(project, **{field: text and tidy(text)})
    if field in DAYS:
        return replace(project, **{field: _day(edit, text)})
    if field in FIGURES or (group == "funding" and is_money(field)):
        value = _amount(edit, text, project.money_unit or "元") if is_money(field) else _number(edit, text)
        return replace(project, funding=replace(project.funding, **{name: value})) if name else replace(project, **{field: value})
    if group in ("goals", "narrative") and name in getattr(project, group).__struct_fields__:
        changed = replace(project, **{group: replace(getattr(project, group), **{name: text})})
        return replace(changed, has_narrative=True) if group == "narrative" and text else changed
    if group in LISTS:
        return _row_changed(project, edit, field.split("/"), text)
    raise _no_field(edit.path)


def _row_changed(project: Project, edit: Edit, parts: list[str], text: str | None) -> Project:
    rows: tuple[Indicator, ...] = getattr(project, parts[0])
    if len(parts) != 3 or not parts[1].isdecimal() or int(parts[1]) >= len(rows):
        raise _no_field(edit.path)
    position, field = int(parts[1]), parts[2]
    row = rows[position]
    if field == "target":
        new = replace(row, target=languages.target(text, row.name or "")[0] if text else None)
    elif field in ("level1", "level2"):
        named = replace(row, **{field: text and tidy(text)})
        one, two = standard_levels(named.level1, named.level2)
        new = replace(named, level1_standard=one, level2_standard=two)
    elif field in NUMBERS:
        new = replace(row, **{field: _number(edit, text)})
    elif field in Indicator.__struct_fields__ and not field.endswith("_standard"):
        new = replace(row, **{field: text})
    else:
        raise _no_field(edit.path)
    return replace(project, **{parts[0]: (*rows[:position], new, *rows[position + 1 :])})


def _reread(document: Document, at: int, field: str) -> Document:
    """Return the document with what its narrative tells in figures and days read anew."""
    project = document.projects[at]
    if field == "narrative/period":
        start, finish = languages.period(project.narrative.period or "")
        return _with_project(document, at, period_start=start, period_finish=finish)
    if field != "narrative/budget":
        return document
    text = project.narrative.budget or ""
    items, total, spans = languages.budget_items(text)
    here = f"/projects/{at}"
    document = without_notes(document, (f"{here}/cost_items", f"{here}/cost_total"))
    place = document.places.get(f"{here}/narrative/budget")
    if place is not None:
        found = {f"{here}{path}": replace(place, text=text[start:end], confidence=CERTAIN) for path, (start, end) in spans.items()}
        document = replace(document, places=document.places | found)
    return _with_project(document, at, cost_items=items, cost_total=total)


def _placed(document: Document, path: str, text: str, *, is_empty: bool) -> Document:
    """Return the document with the place of a field as a person leaves it: sure, and known to be blank where it is."""
    old = document.places.get(path)
    blanks = tuple(one for one in document.blanks if one != path)
    places = document.places if old is None else document.places | {path: replace(old, text=text, confidence=CERTAIN)}
    return replace(
        document,
        places=places,
        blanks=(*blanks, path) if is_empty and old is not None else blanks,
        warnings=tuple(w for w in document.warnings if w.path != path),
        unread=tuple(u for u in document.unread if u.path != path),
    )


def _renumbered(document: Document, list_: str, first: int, by: int) -> Document:
    """Return the document with the notes on a list's rows from ``first`` on moved by so many rows."""

    def moved(path: str) -> str:
        head, _, rest = path.removeprefix(f"{list_}/").partition("/")
        if not path.startswith(f"{list_}/") or not head.isdecimal() or int(head) < first:
            return path
        return f"{list_}/{int(head) + by}" + (f"/{rest}" if rest else "")

    return replace(
        document,
        places={moved(path): place for path, place in document.places.items()},
        blanks=tuple(map(moved, document.blanks)),
        warnings=tuple(replace(w, path=moved(w.path)) for w in document.warnings),
        unread=tuple(replace(u, path=moved(u.path)) for u in document.unread),
    )


def _with_project(document: Document, at: int, **changes: object) -> Document:
    project = replace(document.projects[at], **changes)
    return replace(document, projects=(*document.projects[:at], project, *document.projects[at + 1 :]))


def _position(document: Document, path: str, parts: list[str]) -> int:
    if len(parts) < 3 or not parts[1].isdecimal() or int(parts[1]) >= len(document.projects):
        raise _no_field(path)
    return int(parts[1])


def _first(document: Document, path: str) -> tuple[int, str, int]:
    """Return a list's project, its name, and the position before its first row."""
    parts = path.split("/")[1:]
    return _position(document, path, [*parts, ""]), parts[-1], -1


def _row(document: Document, path: str) -> tuple[int, str, int]:
    """Return a row's project, list and position; UsageWrong for a pointer that leads to no row."""
    parts = path.split("/")[1:]
    at = _position(document, path, parts)
    if (
        len(parts) != 4
        or parts[2] not in LISTS
        or not parts[3].isdecimal()
        or int(parts[3]) >= len(getattr(document.projects[at], parts[2]))
    ):
        raise _no_field(path)
    return at, parts[2], int(parts[3])


def _amount(edit: Edit, text: str | None, unit: str) -> Money | None:
    if text is None:
        return None
    found = languages.amount(text, unit)
    if found is None or found.odd:
        raise _wrong(edit, "要写一个金额，应像 963,200.00 或 96.32万元", "an amount is needed, such as 963,200.00 or 96.32万元")
    return found.yuan


def _number(edit: Edit, text: str | None) -> Decimal | None:
    if text is None:
        return None
    found = languages.number(text)
    if found is None:
        raise _wrong(edit, "要写一个数，应像 10 或 92.25", "a number is needed, such as 10 or 92.25")
    return found


def _count(edit: Edit, text: str | None) -> int | None:
    found = _number(edit, text)
    if found is not None and (found != int(found) or not 0 <= found < 10_000):
        raise _wrong(edit, "要写一个整数，应像 8", "a whole number is needed, such as 8")
    return None if found is None else int(found)


def _day(edit: Edit, text: str | None) -> Any:  # noqa: ANN401 - a date or None, as the model has it
    found = languages.day(text) if text is not None else None
    if text is not None and found is None:
        raise _wrong(edit, "要写一个日期，应像 2024-01-01", "a day is needed, such as 2024-01-01")
    return found


def _wrong(edit: Edit, zh: str, en: str) -> UsageWrong:
    shown = edit.text.strip()[:30]
    return UsageWrong(
        f"“{field_words(edit.path)}”{zh}；写成了“{shown}”，没有改。", f"“{field_words(edit.path, 'en')}”: {en}; “{shown}” was not taken."
    )


def _no_field(path: str) -> UsageWrong:
    return UsageWrong(f"这份文件没有“{path}”这一格，没有改。请刷新页面再改。", f"The document has no field “{path}”; nothing was changed.")
