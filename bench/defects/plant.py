"""Planting: the changes of a slip made in the text of a declaration, at one site."""

import re
from collections.abc import Callable, Iterator
from decimal import Decimal

from defects.figures import NUMBER, moved, scaled, swapped
from defects.rows import copy_row, drop_rows
from defects.sheet import Edit, Sheet, Spot
from defects.sites import Site, indicator_says, planned_count
from defects.slip import Change, Slip

Edits = list[Edit] | None


def planted(sheet: Sheet, slip: Slip, site: Site) -> str | None:
    """Return the text with the slip in it, None where the layout does not allow it or nothing would change."""
    edits: list[Edit] = []
    for change in slip.change:
        made = VERBS[change.do](sheet, site, change)
        if not made and not change.optional:
            return None
        edits += made or []
    text = sheet.edited(edits)
    return text if text != sheet.text else None


def spot_of(sheet: Sheet, site: Site, at: str) -> Spot | None:
    """Return the spot of a field: of the subject, of its project (``/name``), of the document (``//stated_total``)."""
    if at.startswith("//"):
        return sheet.spot(at[1:])
    if at == "line":
        return sheet.line_of(site.self)
    pointer = f"{site.head}{at}" if at.startswith("/") else f"{site.self}/{at}"
    return sheet.spot(pointer)


def stretch(sheet: Sheet, site: Site, at: str) -> list[int]:
    """Return the lines of ``form``, ``project``, ``section:NAME`` (with its heading), ``cover``."""
    if at == "form":
        return sheet.form(site.project)
    if at == "project":
        return sheet.span(site.project)
    if at.startswith("section:"):
        return sheet.section(f"{site.head}/narrative/{at[8:]}")
    return list(range(len(sheet.lines)))


def is_stretch(at: str) -> bool:
    """Return whether ``at`` names several lines."""
    return at in {"form", "project", "cover"} or at.startswith("section:")


def words(sheet: Sheet, site: Site, old: str) -> dict[str, str]:
    """Return what a text of the data may use."""
    year = sheet.document.fiscal_year or 2024
    project = sheet.document.projects[site.project] if sheet.document.projects else None
    return {
        "value": old,
        "year": str(year),
        "last": str(year - 1),
        "next": str(year + 1),
        "name": (project.name if project else None) or "",
        "short": ((project.name if project else None) or "")[:-1],
        "count": _count(sheet, site),
    }


def _count(sheet: Sheet, site: Site) -> str:
    """Return the number that the subject is about: an item's count that the plan names too, an indicator's target value."""
    head, _, position = site.self.rpartition("/")
    project = sheet.document.projects[site.project] if position else None
    if project and head.endswith("/cost_items"):
        return planned_count(project, project.cost_items[int(position)]) or ""
    if project and head.endswith("/indicators"):
        target = project.indicators[int(position)].target
        return f"{target.value:f}".removesuffix(".00") if target and target.value is not None else ""
    return ""


def filled(text: str, known: dict[str, str]) -> str:
    """Return the text with {names} put in; other braces stay."""
    return re.sub(r"\{(\w+)\}", lambda m: known.get(m[1], m[0]), text)


def do_set(sheet: Sheet, site: Site, change: Change) -> Edits:
    """Write another text into the field."""
    spot = spot_of(sheet, site, change.at)
    if spot is None:
        return None
    old = sheet.lines[spot.line][spot.start : spot.end]
    if change.at == "target" and old.replace(".", "").isdigit() and not change.to.isdigit():
        return None  # sign and unit stand in columns of their own
    return [Edit(spot, filled(change.to, words(sheet, site, old)))]


def do_append(sheet: Sheet, site: Site, change: Change) -> Edits:
    """Write something behind the field, before its full stop."""
    spot = spot_of(sheet, site, change.at)
    if spot is None:
        return None
    end = spot.end - sheet.lines[spot.line][: spot.end].endswith(("。", "；", "."))
    return [Edit(Spot(spot.line, end, end), filled(change.to, words(sheet, site, "")))]


def do_sub(sheet: Sheet, site: Site, change: Change) -> Edits:
    """Replace the first match of a pattern, in a field or in the first line of a stretch that has one."""
    if is_stretch(change.at):
        spots = [Spot(line, 0, len(sheet.lines[line])) for line in stretch(sheet, site, change.at)]
    else:
        spot = spot_of(sheet, site, change.at)
        spots = [spot] if spot else []
    for spot in spots:
        old = sheet.lines[spot.line][spot.start : spot.end]
        known = words(sheet, site, old)
        new = re.sub(filled(change.find, known), filled(change.to, known), old, count=1)
        if new != old:
            return [Edit(spot, new)]
    return None


def do_number(sheet: Sheet, site: Site, change: Change) -> Edits:
    """Change a number of the field: ``swap``, ``*10``, ``+5000``; ``nth`` counts from 0, -1 is the last."""
    spot = spot_of(sheet, site, change.at)
    if spot is None:
        return None
    text = sheet.lines[spot.line][spot.start : spot.end]
    found = list(NUMBER.finditer(text))
    if not -len(found) <= change.nth < len(found):
        return None
    number = found[change.nth]
    new = swapped(number[0]) if change.by == "swap" else _calculated(number[0], change.by)
    return None if new is None or new == number[0] else [Edit(spot, text[: number.start()] + new + text[number.end() :])]


def _calculated(printed: str, by: str) -> str:
    return scaled(printed, Decimal(by[1:])) if by[0] == "*" else moved(printed, Decimal(by))


def do_erase(sheet: Sheet, site: Site, change: Change) -> Edits:
    """Leave the field empty."""
    spot = spot_of(sheet, site, change.at)
    return [Edit(spot, "")] if spot else None


def do_copy(sheet: Sheet, site: Site, change: Change) -> Edits:
    """Write the text of another field here; ``by`` is that field, ``prior:`` before it means the project before."""
    spot = spot_of(sheet, site, change.at)
    other = Site(site.project - 1, f"/projects/{site.project - 1}", f"/projects/{site.project - 1}")
    prior = change.by.startswith("prior:")
    source = spot_of(sheet, other if prior else site, change.by.removeprefix("prior:"))  # of the subject, as ``at`` is
    return [Edit(spot, sheet.lines[source.line][source.start : source.end])] if spot and source else None


def do_swap(sheet: Sheet, site: Site, change: Change) -> Edits:
    """Exchange the texts of two fields, ``at`` and ``by``."""
    one, two = spot_of(sheet, site, change.at), spot_of(sheet, site, change.by)
    if one is None or two is None:
        return None
    return [Edit(a, sheet.lines[b.line][b.start : b.end]) for a, b in ((one, two), (two, one))]


def do_drop(sheet: Sheet, site: Site, change: Change) -> Edits:
    """Take whole lines away: a field's line, or a stretch; of a section its heading too."""
    if not is_stretch(change.at):
        spot = spot_of(sheet, site, change.at)
        return [Edit(Spot(spot.line, 0, 0), None)] if spot else None
    lines = stretch(sheet, site, change.at)
    if change.at.startswith("section:") and lines:
        first = next((n for n in range(lines[0] - 1, -1, -1) if sheet.lines[n].strip()), lines[0])
        lines = [*range(first, lines[0]), *lines]
    return [Edit(Spot(line, 0, 0), None) for line in lines]


def do_repeat(sheet: Sheet, site: Site, change: Change) -> Edits:
    """Write the lines of a stretch a second time behind it."""
    lines = stretch(sheet, site, change.at)
    if not lines:
        return None
    end = len(sheet.lines[lines[-1]])
    return [Edit(Spot(lines[-1], end, end), "\n\n" + "\n".join(sheet.lines[n] for n in lines))]


def do_drop_rows(sheet: Sheet, site: Site, change: Change) -> Edits:
    """Take indicators away: the subject itself, or all whose ``at`` (level1, level2, name …) matches ``find``."""
    project = sheet.document.projects[site.project]
    if change.at in {"", "row"}:
        return drop_rows(sheet, site.project, {int(site.self.rpartition("/")[2])})
    answers = [str(indicator_says(sheet, site.project, project, one, change.at) or "") for one in project.indicators]
    gone = {n for n, answer in enumerate(answers) if re.search(change.find, answer)}
    return drop_rows(sheet, site.project, gone) if gone else None


def do_copy_row(sheet: Sheet, site: Site, change: Change) -> Edits:
    """Repeat the indicator's row below it, ``find`` replaced by ``to`` in the copy."""
    edits = copy_row(sheet, site.project, int(site.self.rpartition("/")[2]))
    if not edits or not change.find:
        return edits
    return [Edit(e.spot, re.sub(change.find, change.to, e.text or "", count=1)) for e in edits]


def do_each(sheet: Sheet, site: Site, change: Change) -> Edits:
    """Write a text into a field (``at``) of every indicator of the project whose target has a number, ``nth`` of them at most."""
    return list(_each(sheet, site, change))[: change.nth or None] or None


def _each(sheet: Sheet, site: Site, change: Change) -> Iterator[Edit]:
    for n in range(len(sheet.document.projects[site.project].indicators)):
        spot = sheet.spot(f"{site.head}/indicators/{n}/{change.at}")
        if spot is not None:
            old = sheet.lines[spot.line][spot.start : spot.end]
            new = re.sub(change.find, change.to, old) if change.find else change.to
            if new != old:
                yield Edit(spot, new)


VERBS: dict[str, Callable[[Sheet, Site, Change], Edits]] = {
    "set": do_set,
    "append": do_append,
    "sub": do_sub,
    "number": do_number,
    "erase": do_erase,
    "copy": do_copy,
    "swap": do_swap,
    "drop": do_drop,
    "repeat": do_repeat,
    "drop-rows": do_drop_rows,
    "copy-row": do_copy_row,
    "each": do_each,
}
