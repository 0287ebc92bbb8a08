"""All files of the site, in memory: pages, search, feed, open data with its description, official files; nothing is written here."""

from collections.abc import Iterator, Mapping, Sequence
from hashlib import sha256
from pathlib import Path, PurePosixPath

from msgspec.structs import replace

from jixiao.model.document import Document
from jixiao.write.as_json import as_json
from jixiao.write.document.open_data import resource, table_csv, tables
from jixiao.write.document.save import written
from jixiao.write.page import Lang
from jixiao.write.site.asking import questions_page
from jixiao.write.site.civic import activities_page, drafts_page, surveys_page
from jixiao.write.site.data import data_page, public_data
from jixiao.write.site.feed import feed
from jixiao.write.site.frame import ACTIVITIES, DATA, DRAFTS, FEED, MANIFEST, QUESTIONS, SEARCH, SURVEYS, YEARS
from jixiao.write.site.project import project_page
from jixiao.write.site.record import Portal, project_path
from jixiao.write.site.say import Say
from jixiao.write.site.search import search_files, search_page
from jixiao.write.site.side_by_side import years_page
from jixiao.write.site.year import overview_page, year_page

PDF = "forms.pdf"
FILES = ("forms.docx", "forms.xlsx", PDF)
WORDS = {
    "files/forms.docx": ("Word 文件", "Word"),
    "files/forms.xlsx": ("Excel 文件", "Excel"),
    f"files/{PDF}": ("PDF 文件", "PDF"),
    "data/document.json": ("全部内容（JSON）", "All of it (JSON)"),
    "data/projects.csv": ("项目表（CSV）", "Projects (CSV)"),
    "data/cost_items.csv": ("预算明细表（CSV）", "Items of the budget (CSV)"),
    "data/indicators.csv": ("绩效指标表（CSV）", "Indicators (CSV)"),
    "data/datapackage.json": ("开放数据包说明（Table Schema）", "Description (Table Schema)"),
}
"""What a document's downloads are called."""


def public(document: Document) -> Document:
    """Return the document as it is published: without places in the submitted file, warnings of the reader, and folders.

    What was not read stays: who reads the page must not take it for blank.
    """
    unread = tuple(replace(part, place=None) for part in document.unread)
    return replace(
        document,
        places={},
        warnings=(),
        unread=unread,
        source=replace(document.source, file=PurePosixPath(document.source.file.replace("\\", "/")).name),
    )


def site(portal: Portal, own: Mapping[int, Mapping[str, bytes]], titles: Mapping[str, str]) -> dict[str, bytes]:
    """Return every file of the site by its path below the site's folder; ``own`` are the files of each document by its number."""
    made = {f"{number}/{path}": data for number, files in own.items() for path, data in files.items()}
    made |= public_data(portal)
    made |= dict(_pages(portal))
    made |= search_files(portal)
    made[SEARCH] = search_page(portal, made)
    made[DATA] = data_page(portal, tables(portal.years[0].lead.document, titles))
    made[FEED] = feed(portal)
    made[MANIFEST] = manifest(made)
    return made


def _pages(portal: Portal) -> Iterator[tuple[str, bytes]]:
    for year in portal.years:
        yield portal.page_of(year), year_page(portal, year)
        for record in (year.lead, *year.others):
            for position in range(len(record.document.projects)):
                yield project_path(record, position), project_page(portal, year, record, position)
    if not portal.is_one:
        yield "index.html", overview_page(portal)
    if portal.compared:
        yield YEARS, years_page(portal)
    yield QUESTIONS, questions_page(portal)
    for path, page, part in (
        (ACTIVITIES, activities_page, "activities"),
        (DRAFTS, drafts_page, "drafts"),
        (SURVEYS, surveys_page, "surveys"),
    ):
        if any(getattr(year.public, part) for year in portal.years):
            yield path, page(portal)


def manifest(made: Mapping[str, bytes]) -> bytes:
    """Return the list of all other files, each with its size and SHA-256: what a citizen compares what was downloaded with."""
    files = {path: {"bytes": len(data), "sha256": sha256(data).hexdigest()} for path, data in sorted(made.items())}
    return as_json({"files": files})


def files_of(document: Document, titles: Mapping[str, str], names: Sequence[str]) -> dict[str, bytes]:
    """Return a document's downloads: official files, the Document as JSON, the tables with their description."""
    made = {f"files/{name}": written(document, Path(name), titles).data for name in names}
    made["data/document.json"] = as_json(document)
    found = tables(document, titles)
    made |= {f"data/{table.name}.csv": table_csv(table) for table in found}
    described = {
        "profile": "tabular-data-package",
        "name": f"jixiao-{document.source.sha256[:12]}",
        "title": document.title,
        "resources": [resource(table) for table in found],
    }
    made["data/datapackage.json"] = as_json(described)
    return made


def downloads(made: Mapping[str, bytes], lang: Lang) -> tuple[tuple[str, str, int], ...]:
    """Return the paths of the downloads with words for them and their bytes."""
    say = Say(lang)
    return tuple((path, say(*WORDS[path]), len(data)) for path, data in made.items())
