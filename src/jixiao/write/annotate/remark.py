"""What is written beside a field: the finding in a few words, and where it belongs."""

from collections.abc import Iterable, Iterator
from typing import Literal

from msgspec import Struct
from msgspec.structs import asdict

from jixiao.model.fields import field_words
from jixiao.model.finding import SEVERITIES, DocumentReport, Finding, FoundPlace, Severity
from jixiao.write.document.plain import printable
from jixiao.write.page import Page
from jixiao.write.reading import reading_points, reading_remarks, reading_title
from jixiao.write.sentences import basis_words
from jixiao.write.text.entry import own_place, told_with
from jixiao.write.text.group import live
from jixiao.write.where import project_label

AUTHOR, INITIALS = "绩效审核", "审"
Container = Literal["docx", "xlsx", "pdf", "html", "text"]


class Remark(Struct, frozen=True):
    """A finding to write into a file: its place there, its head (code and level), its paragraphs."""

    place: FoundPlace
    severity: Severity
    head: str
    lines: tuple[str, ...]

    @property
    def text(self) -> str:
        """Return the whole remark as lines of text."""
        return "\n".join((self.head, *self.lines))


def remarks(report: DocumentReport, page: Page, least: Severity = "note") -> tuple[Remark, ...]:
    """Return the findings of a report that count, from ``least`` severity up, as remarks in the report's order.

    What was not read, or not surely, stands before them: all of it at the beginning, and each where it stands.
    """
    loud = SEVERITIES[: SEVERITIES.index(least) + 1]
    found = (r for f in live(report.findings) if f.severity in loud for r in (remark(f, report, page), *_elsewhere(f, page)))
    return (*_on_the_reading(report, page), *found)


def _on_the_reading(report: DocumentReport, page: Page) -> Iterator[Remark]:
    told = reading_points(report, page)
    if not told:
        return
    head = printable(reading_title(report, page))
    yield Remark(FoundPlace(path=""), "note", head, tuple(map(printable, told)))
    for one in reading_remarks(report, page):
        if one.place is not None:
            yield Remark(FoundPlace(path=one.path, **asdict(one.place)), "note", head, (printable(one.text),))


def _elsewhere(finding: Finding, page: Page) -> Iterator[Remark]:
    """Yield a short remark for each other row of a table in which the finding's rule found the same."""
    first = own_place(finding)
    rows = {c.path: c for c in finding.covers if c.code == finding.code and not c.waived}
    for place in finding.places:
        if place.path in rows and place is not first:
            head = printable(f"{finding.code} {page.severity(finding)}")
            yield Remark(place, finding.severity, head, (printable(rows[place.path].message),))


def remark(finding: Finding, report: DocumentReport, page: Page) -> Remark:
    """Return one finding as a remark; where it stands elsewhere than at its place, the field is named."""
    place = own_place(finding) or FoundPlace(path=finding.path)
    field = " ".join(filter(None, (project_label(report, finding.path, page), field_words(finding.path, page.lang))))
    lines = (
        *((field,) if place.path != finding.path else ()),
        finding.message,
        *((page.say("一并：", "Also: ") + also,) if (also := told_with(finding, page)) else ()),
        page.say("改法：", "Fix: ") + finding.fix,
        page.say("依据：", "Basis: ") + basis_words(finding.basis, page),
    )
    return Remark(place, finding.severity, printable(f"{finding.code} {page.severity(finding)}"), tuple(map(printable, lines)))


def gravest(found: Iterable[Remark]) -> Severity:
    """Return the gravest severity among remarks."""
    return min((r.severity for r in found), key=SEVERITIES.index)
