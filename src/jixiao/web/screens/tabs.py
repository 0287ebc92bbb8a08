"""The forms of a document as tabs, each with its worst level and how many findings of it."""

from msgspec import Struct

from jixiao.model.document import Document
from jixiao.model.fields import project_position
from jixiao.model.finding import SEVERITIES, DocumentReport
from jixiao.web.screens.words import Count
from jixiao.write.page import SEVERITY_WORDS
from jixiao.write.text.group import live


class Tab(Struct, frozen=True):
    """A form: its place from 1 (0 is the cover), its number, its name, the worst level with its count."""

    position: int
    number: str
    name: str
    worst: Count | None

    @property
    def label(self) -> str:
        """Return number and name."""
        return f"{self.number} {self.name}".strip()


def tabs(report: DocumentReport, document: Document) -> tuple[Tab, ...]:
    """Return the tabs of the projects, without the cover."""
    return tuple(
        Tab(at, str(at if project.number is None else project.number), project.name or "", worst(report, at))
        for at, project in enumerate(document.projects, 1)
    )


def cover_tab(report: DocumentReport) -> Tab:
    """Return the tab of the cover."""
    return Tab(0, "", "封面", worst(report, None))


def worst(report: DocumentReport, position: int | None) -> Count | None:
    """Return the gravest level among the findings of a project, or of the cover for None; None where there is none."""
    own = [finding.severity for finding in live(report.findings) if project_position(finding.path) == position]
    level = next((severity for severity in SEVERITIES if severity in own), None)
    return Count(level, SEVERITY_WORDS[level][0], own.count(level)) if level else None
