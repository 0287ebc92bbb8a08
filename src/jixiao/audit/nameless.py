"""What a message calls a project, an indicator or an item that has no name of its own: by its place in the form."""

from collections.abc import Mapping

from jixiao.audit.fingerprint import project_index
from jixiao.model.document import Document

PLACES = {
    "project": ("第 {n} 个项目", "project {n}"),
    "indicators": ("第 {n} 个指标", "indicator {n}"),
    "indicators_medium_term": ("第 {n} 个中期指标", "medium-term indicator {n}"),
    "cost_items": ("第 {n} 项支出", "item {n}"),
}


def called(document: Document, path: str, values: Mapping[str, str | None], lang: str) -> dict[str, str | None]:
    """Return the values of a message with a place instead of a missing name of the project, or of the row that the pointer leads to."""
    told = dict(values)
    for name, place in (("project", project_at), ("name", indicator_at), ("label", indicator_at)):
        if name in told and told[name] is None:
            told[name] = place(document, path, lang)
    return told


def project_at(document: Document, path: str, lang: str) -> str:
    """Return the name of the project that a pointer leads into, its place in the document where it has none."""
    index = project_index(path) or 0
    project = document.projects[index] if index < len(document.projects) else None
    return (project and (project.name or project.narrative_name)) or _place("project", index, lang)


def indicator_at(document: Document, path: str, lang: str) -> str:
    """Return the name or label of the row that a pointer leads to, its place in the table where it has none; else the project's."""
    parts = path.split("/")
    if len(parts) < 5 or parts[3] not in PLACES or not parts[4].isdecimal():
        return project_at(document, path, lang)
    index, section = project_index(path) or 0, parts[3]
    rows = getattr(document.projects[index], section) if index < len(document.projects) else ()
    row = rows[int(parts[4])] if int(parts[4]) < len(rows) else None
    return getattr(row, "name", None) or getattr(row, "label", None) or _place(section, int(parts[4]), lang)


def _place(kind: str, index: int, lang: str) -> str:
    return PLACES[kind][lang == "en"].format(n=index + 1)
