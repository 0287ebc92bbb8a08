"""All files of the site, in memory: pages, open data with its description, official files; nothing is written here."""

from collections.abc import Callable, Mapping, Sequence
from pathlib import Path, PurePosixPath

from msgspec.structs import replace

from jixiao.model.document import Document
from jixiao.write.as_json import as_json
from jixiao.write.document.choose import layout_for
from jixiao.write.document.open_data import resource, table_csv, tables
from jixiao.write.document.save import written
from jixiao.write.site.pages import Record, index_page, page_name, project_page
from jixiao.write.site.reading import on_the_reading

PDF = "forms.pdf"
FILES = (("forms.docx", "Word 文件"), ("forms.xlsx", "Excel 文件"), (PDF, "PDF 文件"))
DATA = (("data/document.json", "全部内容（JSON）"), ("data/datapackage.json", "开放数据包说明（Table Schema）"))


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


def nothing(_number: int, _position: int | None) -> tuple[str, ...]:
    """Say nothing of any document."""
    return ()


def site(
    documents: Sequence[Document],
    titles: Mapping[str, str],
    without_pdf: frozenset[int] = frozenset(),
    wrong: Callable[[int, int | None], tuple[str, ...]] = nothing,
) -> dict[str, bytes]:
    """Return every file of the site by its path below the site's folder; ``without_pdf`` numbers documents that get none.

    ``wrong`` gives the sentences on what does not add up in a document by its number, and in a project of it by its position from 0
    (None: on the cover).
    """
    made: dict[str, bytes] = {}
    records = []
    for number, submitted in enumerate(documents, 1):
        document = public(submitted)
        own = files_of(document, titles, [name for name, _ in FILES if name != PDF or number not in without_pdf])
        made |= {f"{number}/{path}": data for path, data in own.items()}
        reading = tuple(on_the_reading(submitted, position) for position in range(len(submitted.projects)))
        each = tuple(wrong(number, position) for position in range(len(submitted.projects)))
        records.append(Record(number, document, layout_for, downloads(own), reading, each, wrong(number, None)))
    for record in records:
        for position in range(len(record.document.projects)):
            made[f"{record.number}/{page_name(position)}"] = project_page(record, position).encode("utf-8", "replace")
    made["index.html"] = index_page(records).encode("utf-8", "replace")
    return made


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


def downloads(made: Mapping[str, bytes]) -> tuple[tuple[str, str], ...]:
    """Return the paths of the downloads with words for them."""
    words = {f"files/{name}": text for name, text in FILES} | dict(DATA)
    named = {"data/projects.csv": "项目表（CSV）", "data/cost_items.csv": "预算明细表（CSV）", "data/indicators.csv": "绩效指标表（CSV）"}
    return tuple((path, f"{(words | named)[path]}，{size(len(data))}") for path, data in made.items())


def size(count: int) -> str:
    """Return a file's size in words."""
    return f"{max(1, round(count / 1024))} KB"
