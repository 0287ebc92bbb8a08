"""One finding, or one fault found in several places, in the form every report shows: what, where, how to mend, by which law."""

import re
from collections.abc import Iterable, Iterator
from decimal import Decimal

from jixiao.model.fields import field_words
from jixiao.model.finding import Covered, DocumentReport, Finding, FoundPlace
from jixiao.write.columns import excerpt, pack, pad, width, wrap
from jixiao.write.hostile import visible
from jixiao.write.page import Page
from jixiao.write.text.group import Entry, numbers, spans
from jixiao.write.where import doubt, file_name, place_words, project_label

MOST_PLACES = 12
LABEL, MARGIN = 8, 12
FIELD_DEPTH = 3
ESCAPED = re.compile(r"\\([*_#~.])")
FIGURE = re.compile(r"-?\d+(?:\.\d+)?")


def entry_lines(entry: Entry, report: DocumentReport, page: Page, *, brief: bool = False) -> list[str]:
    """Return the entry's lines; ``brief`` leaves out how to mend and by which law, where they were told before."""
    finding = entry.first
    lines = _message(finding, message_of(entry, report, page), page)
    lines += _places(entry, report, page) if entry.shared else _place(finding, report, page)
    with_it = told_with(finding, page)
    lines += _told(page.say("一并", "also"), with_it, page) if with_it else []
    if brief:
        return lines
    lines += _told(page.say("改法", "fix"), finding.fix, page)
    lines += _told(page.say("依据", "basis"), page.say("；", "; ").join(finding.basis), page)
    return lines + _told(page.say("详见", "more"), f"jixiao rule {finding.code}", page)


def message_of(entry: Entry, report: DocumentReport, page: Page) -> str:
    """Return the message; for several projects the one they share, or the rule's title where the message names its project."""
    if not entry.shared:
        return entry.first.message
    where = spans(numbers(entry.findings))
    places = (
        page.say(f"项目 {where}", f"project {where}") if where else page.say(f"{len(entry.findings)} 处", f"{len(entry.findings)} places")
    )
    name = report.project_names.get(str(entry.first.project))
    told = entry.first.title if name and name in entry.first.message else entry.first.message.rstrip("。.")
    return page.say(f"{told}（{places}）。", f"{told} ({places}).")


def told_with(finding: Finding, page: Page) -> str:
    """Return what the finding covers besides other rows of its own rule, each rule once; with ``verbose`` every message."""
    others = [c for c in finding.covers if page.verbose or c.code != finding.code]
    told = dict.fromkeys(f"{c.code} {c.message.rstrip('。.') if page.verbose else c.title}{accepted(c, page)}" for c in others)
    return page.say("；", "; ").join(told)


def accepted(finding: Covered, page: Page) -> str:
    """Return the remark that a covered finding is accepted on its own, else empty."""
    return page.say("（已单独豁免）", " (waived on its own)") if finding.waived else ""


def _message(finding: Finding, text: str, page: Page) -> list[str]:
    severity = page.severity(finding)
    head = f"{finding.code} {severity}  "
    style = finding.severity if finding.verdict == "fail" else "dim"
    lines = wrap(visible(text), page.columns, first=head, hanging=" " * width(head))
    return [f"{page.paint('strong', finding.code)} {page.paint(style, severity)}{lines[0][len(head) - 2 :]}", *lines[1:]]


def _place(finding: Finding, report: DocumentReport, page: Page) -> list[str]:
    """Return where the finding stands, with the words there, and the places it is compared with."""
    own = own_place(finding)
    own_file = own.file if own else None
    address = ["" if own_file else file_name(report.file), place_words(own, page) if own else field_words(finding.path, page.lang)]
    told = wrap(visible("  ".join(filter(None, address))), page.columns, first="  --> ", hanging="      ")
    lines = [f"  {page.paint('arrow', '-->')}{told[0][5:]}", *told[1:]]
    if own and (own.blank or own.text.strip()) and _speaks(own, finding.path):
        lines.append(" " * LABEL + page.paint("dim", _quote(own, finding, page, page.columns - LABEL)))
    others = compared_places(finding)
    return lines + [_compared(place, finding, page) for place in (others if page.verbose else others[:MOST_PLACES])]


def own_place(finding: Finding) -> FoundPlace | None:
    """Return the place of the finding's own field, the first place where that has none."""
    return next((p for p in finding.places if p.path == finding.path), finding.places[0] if finding.places else None)


def compared_places(finding: Finding) -> list[FoundPlace]:
    """Return the places that the finding is compared with, without those that show its own words once more."""
    own = own_place(finding)
    return [p for p in finding.places if p is not own and (own is None or p.line is None or (p.line, p.text) != (own.line, own.text))]


def _speaks(place: FoundPlace, path: str) -> bool:
    """Whether the words at the place are those of the field, not of a whole project that the field is missing from."""
    return place.path == path or (path.startswith(f"{place.path}/") and place.path.count("/") >= FIELD_DEPTH)


def _quote(place: FoundPlace, finding: Finding, page: Page, columns: int) -> str:
    """Return ``年度资金申请总额 | 903,200.00``: the field, and what stands there."""
    label = f"{field_words(place.path, page.lang)} | "
    if place.blank:
        return label + blank_words(page) + doubt(place, page)
    return label + cut(place, finding, max(MARGIN, columns - width(label) - width(doubt(place, page)))) + doubt(place, page)


def _compared(place: FoundPlace, finding: Finding, page: Page) -> str:
    listed = place.path.startswith(f"{finding.path}/")
    head = f"      {page.say('其中', 'here') if listed else page.say('对照', 'with')} {place_words(place, page)}  "
    return head + page.paint("dim", _quote(place, finding, page, page.columns - width(head)))


def cut(place: FoundPlace, finding: Finding, columns: int) -> str:
    """Return the words at a place in so many columns, the finding's figures in sight."""
    needles = tuple(_spellings(v for v in finding.values.values() if v))
    return excerpt(visible(as_typed(excerpt(place.text, 4 * columns, needles))), columns, needles)


def blank_words(page: Page) -> str:
    """Return what is shown for a place that was seen to be empty."""
    return page.say("（空白）", "(blank)")


def as_typed(text: str) -> str:
    """Return the text without the backslashes that a copy through Markdown leaves before signs."""
    return ESCAPED.sub(r"\1", text)


def _spellings(values: Iterable[str]) -> Iterator[str]:
    """Yield the figures as a document may print them, the longest first: grouped, in ten thousands, plain; and words."""
    for value in values:
        if not FIGURE.fullmatch(value):
            yield value
            continue
        amount = Decimal(value)
        yield from (f"{amount:,f}", f"{amount:,.0f}" if amount == amount.to_integral_value() else value)
        yield f"{(amount / 10000).normalize():f}万"
        yield value.removesuffix(".00")


def _places(entry: Entry, report: DocumentReport, page: Page) -> list[str]:
    """Return all places of a shared fault as one running line; with many, the first ones and how many more."""
    shown = entry.findings if page.verbose else entry.findings[:MOST_PLACES]
    told = [_spot(finding, report, page) for finding in shown]
    more = len(entry.findings) - len(shown)
    if more:
        told.append(page.say(f"另有 {more} 处（--verbose 全部列出）", f"{more} more (--verbose lists all)"))
    lines = pack(told, page.columns, between=page.say("；", "; "), first="  --> ", hanging="      ")
    return ["  " + page.paint("arrow", "-->") + lines[0][5:], *lines[1:]]


def _spot(finding: Finding, report: DocumentReport, page: Page) -> str:
    where = [
        project_label(report, finding.path, page),
        place_words(finding.places[0], page) if finding.places else field_words(finding.path, page.lang),
    ]
    return visible(page.say(" ", ", ").join(part for part in where if part))


def _told(label: str, text: str, page: Page) -> list[str]:
    head = f"  {pad(label, page.columns_of_label())}  "
    lines = wrap(visible(text), page.columns, first=head, hanging=" " * width(head))
    return [page.paint("dim", lines[0][: len(label) + 2]) + lines[0][len(label) + 2 :], *lines[1:]]


def one_line(entry: Entry, page: Page) -> str:
    """Return the entry in one sentence: what it is, in which projects, how often or where."""
    text = entry.first.title if entry.shared else entry.first.message.rstrip("。.")
    where = numbers(entry.findings)
    parts = [page.say(f"项目 {spans(where)}", f"project {spans(where)}")] if where else []
    if len(entry.findings) > len(where) and entry.shared:
        parts.append(page.say(f"{len(entry.findings)} 处", f"{len(entry.findings)} places"))
    elif not entry.shared and entry.first.places:
        parts.append(place_words(entry.first.places[0], page))
    told = page.say("，", ", ").join(part for part in parts if part)
    return text + (page.say(f"（{told}）", f" ({told})") if told else "")
