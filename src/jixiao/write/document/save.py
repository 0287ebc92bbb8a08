"""Documents to files: the format by the file's suffix, the form of every project by what it holds or by name."""

from collections.abc import Callable, Mapping
from pathlib import Path
from typing import NamedTuple

from jixiao.errors import UsageWrong
from jixiao.forms.layout import Layout
from jixiao.model.document import Document, Project
from jixiao.write.as_json import as_json
from jixiao.write.document.build import pages
from jixiao.write.document.choose import layout_for, lost
from jixiao.write.document.csv_ import csv_table
from jixiao.write.document.docx import docx
from jixiao.write.document.html import html
from jixiao.write.document.open_data import package
from jixiao.write.document.pages import Pages
from jixiao.write.document.pdf import pdf
from jixiao.write.document.xlsx import xlsx

RENDERERS: Mapping[str, Callable[[Pages], bytes]] = {
    ".docx": docx,
    ".xlsx": xlsx,
    ".pdf": lambda pages: pdf(pages).data,
    ".html": html,
    ".csv": csv_table,
}
SUFFIXES = (*RENDERERS, ".json", ".zip")


class Written(NamedTuple):
    """A file's bytes, the forms it is written in, the fields of every project that its form has no place for, and signs its font lacks."""

    data: bytes
    layouts: tuple[Layout, ...]
    lost: tuple[tuple[int, str], ...] = ()
    missing: str = ""


def written(document: Document, file: Path, titles: Mapping[str, str], layout: Layout | None = None) -> Written:
    """Return the document as the file's suffix wants it, in ``layout`` or in what fits; UsageWrong for an unknown suffix."""
    suffix = file.suffix.lower()
    if suffix == ".json":
        return Written(as_json(document), ())
    if suffix == ".zip":
        return Written(package(document, titles), ())
    if suffix not in RENDERERS:
        known = "、".join(SUFFIXES)
        raise UsageWrong(
            f"不能写 {suffix or '没有后缀的'} 文件，可写：{known}。",
            f"{suffix or 'Files without a suffix'} can't be written; there are: {', '.join(SUFFIXES)}.",
        )

    def chosen(project: Project) -> Layout:
        return layout or layout_for(project)

    forms = [(n, project, chosen(project)) for n, project in enumerate(document.projects) if project.has_form]
    made = pages(document, chosen)
    data, missing = pdf(made) if suffix == ".pdf" else (RENDERERS[suffix](made), "")
    return Written(
        data,
        tuple(dict.fromkeys(form for _, _, form in forms)),
        tuple((n, field) for n, project, form in forms for field in lost(project, form)),
        missing,
    )
