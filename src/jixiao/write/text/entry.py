"""One finding, or one fault found in several places, in words: what, where, what is told with it."""

import re
from collections.abc import Iterable, Iterator
from decimal import Decimal

from jixiao.model.finding import Covered, DocumentReport, Finding, FoundPlace
from jixiao.write.page import Page
from jixiao.write.text.group import Entry, numbers, spans
from jixiao.write.where import place_words

FIGURE = re.compile(r"-?\d+(?:\.\d+)?")


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


def own_place(finding: Finding) -> FoundPlace | None:
    """Return the place of the finding's own field, the first place where that has none."""
    return next((p for p in finding.places if p.path == finding.path), finding.places[0] if finding.places else None)


def compared_places(finding: Finding) -> list[FoundPlace]:
    """Return the places that the finding is compared with, without those that show its own words once more."""
    own = own_place(finding)
    return [p for p in finding.places if p is not own and (own is None or p.line is None or (p.line, p.text) != (own.line, own.text))]


def spellings(values: Iterable[str]) -> Iterator[str]:
    """Yield the figures as a document may print them, the longest first: grouped, in ten thousands, plain; and words."""
    for value in values:
        if not FIGURE.fullmatch(value):
            yield value
            continue
        amount = Decimal(value)
        yield from (f"{amount:,f}", f"{amount:,.0f}" if amount == amount.to_integral_value() else value)
        yield f"{(amount / 10000).normalize():f}万"
        yield value.removesuffix(".00")


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
