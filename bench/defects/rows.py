"""Taking indicator rows out of a form, and copying one, in whatever layout: the labels of merged cells stay with the rows left."""

from collections.abc import Iterator
from collections.abc import Set as AbstractSet

from defects.sheet import LEVELS, Edit, Sheet, Spot

FIELDS = ("level1", "level2", "name", "target", "points", "actual", "score", "reason", "to_date", "forecast", "likelihood")


def drop_rows(sheet: Sheet, project: int, gone: AbstractSet[int]) -> list[Edit] | None:
    """Return the edits that take indicators away, None where the layout does not allow it."""
    count = len(sheet.document.projects[project].indicators)
    kept = [n for n in range(count) if n not in gone]
    lines = {line for n in gone for line in row_lines(sheet, project, n)}
    if (
        sheet.document.projects[project].indicators_medium_term
        or not kept
        or not lines
        or lines & {line for n in kept for line in row_lines(sheet, project, n)}
    ):
        return None
    if lines & _other_lines(sheet, project):
        return None  # the row stands on one line with the project's own fields
    labels = list(_orphans(sheet, project, kept, lines))
    carried = [edit for at, target in labels for edit in _carry(sheet, at, target)]
    if len({(e.spot.line, e.spot.start) for e in carried}) < len(labels):
        return None
    free = lines - {at.line for at, target in labels if target is None}
    return [*carried, *(Edit(Spot(line, 0, 0), None) for line in free)] if free else None


def _other_lines(sheet: Sheet, project: int) -> set[int]:
    """Return the lines of the project's fields other than its indicators."""
    head = f"/projects/{project}/"
    fields = [at for at in sheet.document.places if at.startswith(head) and not at.startswith(f"{head}indicators")]
    return {spot.line for at in fields if (spot := sheet.line_of(at))}


def row_lines(sheet: Sheet, project: int, number: int) -> set[int]:
    """Return the lines of one indicator's own cells; a level's cell counts where the row begins on its line."""
    head = f"/projects/{project}/indicators/{number}"
    own = {spot.line for field in FIELDS[2:] if (spot := sheet.line_of(f"{head}/{field}"))}
    if len(own) > 1 and not any(sheet.separator(line) for line in own):
        own |= _own_levels(sheet, project, number)
    return own


def _own_levels(sheet: Sheet, project: int, number: int) -> set[int]:
    head = f"/projects/{project}/indicators"
    mine = {spot.line for level in LEVELS if (spot := sheet.line_of(f"{head}/{number}/{level}"))}
    others = {
        spot.line
        for n in range(len(sheet.document.projects[project].indicators))
        if n != number
        for level in LEVELS
        if (spot := sheet.line_of(f"{head}/{n}/{level}"))
    }
    return mine - others


def _orphans(sheet: Sheet, project: int, kept: list[int], lines: AbstractSet[int]) -> Iterator[tuple[Spot, Spot | None]]:
    """Yield the level cells that go although rows that stay use them, each with the spot of the first such row's name."""
    seen = set()
    for number in kept:
        head = f"/projects/{project}/indicators/{number}"
        for level in LEVELS:
            at, name = sheet.spot(f"{head}/{level}"), sheet.spot(f"{head}/name")
            if at is not None and at.line in lines and at not in seen:
                seen.add(at)
                yield at, name


def _carry(sheet: Sheet, label: Spot, name: Spot | None) -> Iterator[Edit]:
    """Yield the edit that puts a label into the row that is first now."""
    if name is None:
        return
    text, line = sheet.lines[label.line][label.start : label.end], sheet.lines[name.line]
    sign = sheet.separator(name.line)
    if sign is None:
        yield Edit(Spot(name.line, name.start, name.start), f"{text} ")
        return
    index, begin = sheet.lines[label.line].count(sign, 0, label.start), 0
    for _ in range(index):
        begin = line.find(sign, begin) + 1
    end = line.find(sign, begin)
    if end > 0 and not line[begin:end].strip():
        yield Edit(Spot(name.line, begin, end), text if sign == "\t" else f" {text} ")


def copy_row(sheet: Sheet, project: int, number: int) -> list[Edit] | None:
    """Return the edit that repeats an indicator's row below it, without its labels where they stand in merged cells."""
    head = f"/projects/{project}/indicators/{number}"
    own, name = sorted(row_lines(sheet, project, number)), sheet.spot(f"{head}/name")
    if name is None or not own:
        return None
    if len(own) > 1 and not any(sheet.separator(line) for line in own):
        levels = _own_levels(sheet, project, number)
        text = "\n".join(sheet.lines[line] for line in own if line not in levels)
        return [Edit(Spot(own[-1], len(sheet.lines[own[-1]]), len(sheet.lines[own[-1]])), "\n" + text)]
    line = sheet.lines[name.line]
    sign = sheet.separator(name.line)
    copied = line if sign is None else "".join(c if c == sign else " " * (sign == "|") for c in line[: name.start]) + line[name.start :]
    if sign is None:
        copied = line[name.start :]
    end = len(line)
    return [Edit(Spot(name.line, end, end), "\n" + copied)]
