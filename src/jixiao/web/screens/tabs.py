"""The forms of a document as tabs, each with its worst level and how many findings of it."""

from collections import Counter, defaultdict

from msgspec import Struct

from jixiao.model.document import Document
from jixiao.model.fields import project_position
from jixiao.model.finding import SEVERITIES, DocumentReport, Severity
from jixiao.web.screens.reported import once_a_report
from jixiao.web.screens.words import Count
from jixiao.write.page import SEVERITY_WORDS
from jixiao.write.text.group import live


class FormTab(Struct, frozen=True):
    """A form: its place from 1 (0 is the cover), its number, its name, the worst level with its count."""

    position: int
    number: str
    name: str
    worst: Count | None

    @property
    def label(self) -> str:
        """Return number and name."""
        return f"{self.number} {self.name}".strip()


@once_a_report
def tabs(report: DocumentReport, document: Document) -> tuple[FormTab, ...]:
    """Return the tabs of the projects, without the cover."""
    by_position = _levels(report)
    return tuple(
        FormTab(at, str(at if project.number is None else project.number), project.name or "", _worst(by_position[at]))
        for at, project in enumerate(document.projects, 1)
    )


def cover_tab(report: DocumentReport) -> FormTab:
    """Return the tab of the cover."""
    return FormTab(0, "", "封面", _worst(_levels(report)[None]))


def _levels(report: DocumentReport) -> defaultdict[int | None, Counter[Severity]]:
    """Return how many findings of each level stand in each project, and on the cover under None."""
    found = defaultdict[int | None, Counter[Severity]](Counter)
    for finding in live(report.findings):
        found[project_position(finding.path)][finding.severity] += 1
    return found


def _worst(levels: Counter[Severity]) -> Count | None:
    """Return the gravest level with its count; None where there is none."""
    level = next((severity for severity in SEVERITIES if levels[severity]), None)
    return Count(level, SEVERITY_WORDS[level][0], levels[level]) if level else None
