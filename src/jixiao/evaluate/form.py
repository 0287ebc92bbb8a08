"""What is left of a document when its plan becomes a form of another kind: no cover, no narrative, no places."""

from collections.abc import Iterable

from msgspec.structs import replace

from jixiao.model.document import Document, Kind, Narrative, Project


def form_document(document: Document, kind: Kind, projects: Iterable[Project], *, title: str | None = None) -> Document:
    """Return the document as one of that kind with these projects; what its cover stated and where things stood is left behind."""
    return replace(
        document,
        kind=kind,
        title=title,
        stated_count=None,
        stated_total=None,
        stated={},
        calculations=(),
        projects=tuple(projects),
        warnings=(),
        blanks=(),
        places={},
    )


def form_project(project: Project, kind: Kind) -> Project:
    """Return the project as a form of that kind, without what only a declaration holds."""
    return replace(
        project,
        kind=kind,
        nature=None,
        category=None,
        start=None,
        finish=None,
        form_title=None,
        has_narrative=False,
        narrative=Narrative(),
        narrative_name=None,
        narrative_number=None,
        period_start=None,
        period_finish=None,
        cost_items=(),
        cost_total=None,
        indicators_medium_term=(),
        total_score=None,
    )
