"""Changes that alter nothing of what a declaration says, and whether the audit says the same of it."""

import codecs
import re
from collections import Counter
from collections.abc import Callable, Iterable
from decimal import Decimal
from itertools import pairwise

from defects.figures import scaled
from defects.judge import MEDIUM, Verdicts
from defects.rows import FIELDS
from defects.sheet import Edit, Sheet, Spot
from defects.slip import Harmless
from jixiao.model.document import Document, Indicator
from jixiao.model.finding import Finding

MONEY = (
    "total",
    "total_fiscal",
    "total_other",
    "annual",
    "annual_fiscal",
    "carried_over",
    "annual_other",
    "initial",
    "adjusted",
    "executed",
)
WIDE = str.maketrans("0123456789", "０１２３４５６７８９")
WAN = Decimal(10000)


def changed(sheet: Sheet, kind: Harmless) -> bytes | None:
    """Return the file with the change made, None where there is nothing to change."""
    text = CALLS[kind.call](sheet) if kind.call else sheet.text
    if text is None:
        return None
    for pattern, to in kind.sub:
        text = re.sub(pattern, to, text)
    plain = sheet.text.encode()
    data = codecs.BOM_UTF16_BE + text.encode("utf-16-be") if kind.call == "utf-16-be" else text.encode(kind.encoding)
    return None if data == plain else data


def same_verdicts(kind: Harmless, before: tuple[Verdicts, Document], after: tuple[Verdicts, Document]) -> tuple[str, ...]:
    """Return the codes of verdicts that came (+) or went (-); rules about the medium do not count."""
    old, new = _counted(kind, *before), _counted(kind, *after)
    return (*(f"+{code} {what}" for code, what in sorted(new - old)), *(f"-{code} {what}" for code, what in sorted(old - new)))


def _counted(kind: Harmless, found: Iterable[Finding], document: Document) -> Counter[tuple[str, str]]:
    said = [f for f in found if f.code not in MEDIUM and f.code not in kind.besides]
    return Counter((f.code, _subject(f, document) if kind.compare == "subject" else str(getattr(f, kind.compare))) for f in said)


def _subject(finding: Finding, document: Document) -> str:
    """Return the finding's pointer with its project's name for its position."""
    parts = finding.path.split("/")
    if len(parts) > 2 and parts[2].isdigit() and int(parts[2]) < len(document.projects):
        parts[2] = document.projects[int(parts[2])].name or ""
    return "/".join(parts)


def big_endian(sheet: Sheet) -> str:
    """Return the text as it is; ``changed`` encodes it."""
    return sheet.text


def markdown_rows(sheet: Sheet) -> str:
    """Return the text with its rows of tabs written as rows of a Markdown table."""
    return "\n".join(f"| {line.replace(chr(9), ' | ')} |" if "\t" in line else line for line in sheet.lines)


def tabs_for_pipes(sheet: Sheet) -> str | None:
    """Return the text with tabs for the pipes between cells, None where pipes only end lines."""
    piped = [line for line in sheet.lines if "|" in line]
    if not piped or any(line.count("|") < 3 for line in piped):
        return None
    return "\n".join(re.sub(r" ?\| ?", "\t", re.sub(r"^\| | ?\|$", "", line)) for line in sheet.lines)


def wide_digits(sheet: Sheet) -> str:
    """Return the text with full-width digits in the targets."""
    return sheet.edited(
        Edit(spot, sheet.lines[spot.line][spot.start : spot.end].translate(WIDE))
        for n, project in enumerate(sheet.document.projects)
        for i in range(len(project.indicators))
        if (spot := sheet.spot(f"/projects/{n}/indicators/{i}/target"))
    )


def yuan_in_result(sheet: Sheet) -> str:
    """Return the text with the results of calculations in yuan."""
    return re.sub(r"(?<=[=＝])([\d.]+) ?万元", lambda m: f"{_plain(Decimal(m[1]) * WAN)}元", sheet.text)


def cover_in_yuan(sheet: Sheet) -> str:
    """Return the text with the cover's amount in yuan."""
    return re.sub(r"(?<=项目预算资金)( ?)([\d.]+)( ?)万元", lambda m: f"{m[1]}{_plain(Decimal(m[2]) * WAN)}{m[3]}元", sheet.text)


def _plain(value: Decimal) -> str:
    return f"{value.normalize():f}"


def form_in_wan(sheet: Sheet) -> str | None:
    """Return the text with the money of every form in 万元, None where a form is not in 元."""
    return _other_unit(sheet, "元", "万元", 1 / WAN)


def form_in_yuan(sheet: Sheet) -> str | None:
    """Return the text with the money of every form in 元, None where a form is not in 万元."""
    return _other_unit(sheet, "万元", "元", WAN)


def _other_unit(sheet: Sheet, unit: str, other: str, times: Decimal) -> str | None:
    projects = sheet.document.projects
    if not projects or any(p.money_unit != unit for p in projects):
        return None
    labels = [
        Edit(Spot(line, found.start(1), found.end(1)), other)
        for n in range(len(projects))
        for line in sheet.form(n)
        if (found := re.search(rf"(?:资金[^\t|]{{0,4}}[(（] ?|单位[:：])({unit})", sheet.lines[line]))
    ]
    spots = {spot for n in range(len(projects)) for field in MONEY if (spot := sheet.spot(f"/projects/{n}/funding/{field}"))}
    amounts = [Edit(s, scaled(old, times)) for s in spots if re.fullmatch(r"[\d,]+(\.\d+)?", old := sheet.lines[s.line][s.start : s.end])]
    return sheet.edited([*labels, *amounts]) if len(labels) == len(projects) and len(amounts) == len(spots) else None


def projects_reversed(sheet: Sheet) -> str | None:
    """Return the text with its projects in the reverse order, None where their beginnings can't be told."""
    count = len(sheet.document.projects)
    heads = [sheet.line_of(f"/projects/{n}/narrative_name") or sheet.line_of(f"/projects/{n}/form_title") for n in range(count)]
    starts = [head.line for head in heads if head]
    if count < 2 or len(starts) < count or starts != sorted(set(starts)):
        return None
    bounds = [*starts, len(sheet.lines)]
    blocks = [[*sheet.lines[a:b], ""] for a, b in pairwise(bounds)]
    return "\n".join([*sheet.lines[: starts[0]], *(line for block in reversed(blocks) for line in block)])


def rows_exchanged(sheet: Sheet) -> str | None:
    """Return the text with the first two neighbouring rows of one level 2 exchanged, in every project that has some."""
    edits = [edit for n in range(len(sheet.document.projects)) for edit in _exchange(sheet, n)]
    return sheet.edited(edits) if edits else None


def _exchange(sheet: Sheet, number: int) -> list[Edit]:
    indicators = sheet.document.projects[number].indicators
    for i, (one, two) in enumerate(pairwise(indicators)):
        if one.level2 is not None and one.level2 == two.level2 and one.level1 == two.level1:
            pairs = [[sheet.spot(f"/projects/{number}/indicators/{k}/{field}") for k in (i, i + 1)] for field in FIELDS[2:]]
            if _unit_apart(sheet, f"/projects/{number}/indicators/{i}/target", one):
                return []
            whole = [(a, b) for a, b in pairs if a is not None and b is not None]
            if any((a is None) != (b is None) for a, b in pairs):
                return []
            return [Edit(to, sheet.lines[at.line][at.start : at.end]) for a, b in whole for at, to in ((a, b), (b, a))]
    return []


def _unit_apart(sheet: Sheet, pointer: str, one: Indicator) -> bool:
    """Return whether sign and unit stand in columns of their own."""
    spot = sheet.spot(pointer)
    return (
        spot is not None
        and one.target is not None
        and one.target.unit is not None
        and sheet.lines[spot.line][spot.start : spot.end].replace(".", "").isdigit()
    )


def budget_lines_exchanged(sheet: Sheet) -> str | None:
    """Return the text with the first two items of every budget section exchanged, where each stands on one line."""
    edits = []
    for n, project in enumerate(sheet.document.projects):
        one, two = (sheet.line_of(f"/projects/{n}/cost_items/{i}") for i in (0, 1))
        texts = [c.text or "" for c in project.cost_items[:2]]
        if one and two and one.line != two.line and all(c.holds and not c.children for c in project.cost_items[:2]):
            lines = [sheet.lines[spot.line] for spot in (one, two)]
            if all(line.strip().replace("\\", "") == text.replace("\\", "") for line, text in zip(lines, texts, strict=True)):
                edits += [Edit(one, lines[1]), Edit(two, lines[0])]
    return sheet.edited(edits) if edits else None


CALLS: dict[str, Callable[[Sheet], str | None]] = {
    "utf-16-be": big_endian,
    "markdown-rows": markdown_rows,
    "tabs-for-pipes": tabs_for_pipes,
    "wide-digits": wide_digits,
    "yuan-in-result": yuan_in_result,
    "cover-in-yuan": cover_in_yuan,
    "form-in-wan": form_in_wan,
    "form-in-yuan": form_in_yuan,
    "projects-reversed": projects_reversed,
    "rows-exchanged": rows_exchanged,
    "budget-lines-exchanged": budget_lines_exchanged,
}
