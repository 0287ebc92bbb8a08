"""Publication: a check for personal data, the site, and the proof that everything on it says what the record says."""

import csv
import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date, datetime
from io import StringIO
from pathlib import Path
from types import MappingProxyType
from typing import NamedTuple

from msgspec.json import decode
from msgspec.structs import replace

from jixiao.actions.inputs.given import Told, read_all
from jixiao.actions.inputs.within_bounds import within_bounds
from jixiao.actions.many.folder import Folder
from jixiao.actions.portal.civic import public_of
from jixiao.actions.portal.gather import gathered
from jixiao.actions.portal.leaks import leaks
from jixiao.actions.portal.results import YearOfRecords, results_of, year_of_records
from jixiao.actions.write import titles
from jixiao.audit.compare import compare
from jixiao.audit.load import shipped_rules
from jixiao.audit.personal import personal
from jixiao.audit.run import AuditOptions, audit_documents
from jixiao.errors import InputUnreadable, JobFailed, UsageWrong
from jixiao.model.difference import Difference
from jixiao.model.document import Document
from jixiao.model.fields import project_position
from jixiao.model.personal import Personal
from jixiao.read.document import read_bytes
from jixiao.write.document.choose import layout_for
from jixiao.write.document.open_data import original, tables
from jixiao.write.page import Lang
from jixiao.write.site.build import FILES, downloads, files_of, public, site
from jixiao.write.site.build import PDF as PDF_NAME
from jixiao.write.site.reading import on_the_reading
from jixiao.write.site.record import Public, Record, Result, Wrong, page_name

FORMS = ("files/forms.docx", "files/forms.xlsx")
PDF = f"files/{PDF_NAME}"
ADDRESS = re.compile(r"https?://[a-z0-9.-]+(?::[0-9]+)?(?:/[A-Za-z0-9._~/-]*)?", re.ASCII)
"""Addresses that may stand in a page's policy: nothing in them ends a part of it."""
PROVEN = ("/funding/", "/target", "/points", "/actual", "/score", "/total_score", "/stated_total", "/cost_total", "/name")
"""Ends and parts of the pointers whose figures are compared in files that were read back."""


class SiteOptions(NamedTuple):
    """How a site is made: its language, the day it is made, folders of ledgers, the day up to which results are told.

    ``ask`` is the address of the office that takes questions of citizens in, empty where there is none; ``said`` is what was said with the public
    and ``results`` what came of the projects, by the hash of the document's file, of documents that no folder of ledgers speaks for. Without a day ``until`` results are those of the whole
    year, of a year that is not over those up to the day it is made.
    """

    lang: Lang
    made_on: date
    ledgers: tuple[Path, ...] = ()
    until: date | None = None
    ask: str = ""
    said: Mapping[str, Public] = MappingProxyType({})
    results: Mapping[str, tuple[Result | None, ...]] = MappingProxyType({})


def own_address(text: str) -> str:
    """Return the address that questions are sent to, empty for none; UsageWrong for one that no form can be sent to."""
    if text and not ADDRESS.fullmatch(text):
        raise UsageWrong(
            f"“{text}”不能接收提问。写完整的网址，例如 https://renda.example.cn/ask/1。",
            f"No question can be sent to “{text}”. Write a whole address, https://office.example/ask/1 for example.",
        )
    return text


class Published(NamedTuple):
    """What was published: the files' count, how many readings proved them; or what personal data blocked it.

    ``left_out`` says why a PDF is not on the site: what can't be proven by reading it back is not published; ``formless`` which
    inputs hold no form, so that nothing of them is there.
    """

    files: int
    proven: int
    blocked: tuple[tuple[str, Personal], ...]
    unreadable: tuple[InputUnreadable, ...]
    left_out: tuple[JobFailed, ...] = ()
    formless: tuple[str, ...] = ()


def publish(given: Iterable[str], to: Path, told: Told, *, force: bool = False, manner: SiteOptions | None = None) -> Published:
    """Write the site of all inputs unless personal data stands in them; JobFailed when a written figure is not the record's.

    What an earlier publication left in the folder is replaced; a folder with others' files is refused unless forced. UsageWrong for
    records of no document.
    """
    manner = manner or SiteOptions("zh", datetime.now().astimezone().date())
    folder = Folder(to, "publish", force=force)
    readings = read_all(given, bytes, told)
    blocked = tuple((d.source.file, found) for d in readings.documents for found in personal(d))
    if blocked or readings.unreadable:
        return Published(0, 0, blocked, readings.unreadable)
    documents = tuple(d for d in readings.documents if d.projects)
    formless = tuple(d.source.file for d in readings.documents if not d.projects)
    if not documents:
        raise UsageWrong("没有找到绩效目标表，没有可以公开的内容。", "No performance form was found; there is nothing to publish.")
    own = {number: _files(document) for number, document in enumerate(documents, 1)}
    doubts = {n: why for n, document in enumerate(documents, 1) if (why := pdf_doubt(document, own[n][PDF], f"{n}/{PDF}"))}
    for number in doubts:
        del own[number][PDF]
    made = site_of(documents, own, manner)
    leaking = leaks(made)
    if leaking:
        return Published(0, 0, leaking, ())
    proven = sum(1 for number, document in enumerate(documents, 1) for _ in proofs(document, number, made)) + len(documents) - len(doubts)
    _put(made, folder)
    return Published(len(made), proven, (), (), tuple(doubts.values()), formless)


def _files(document: Document) -> dict[str, bytes]:
    return files_of(public(document), titles(), FILES)


def site_of(documents: Sequence[Document], own: dict[int, dict[str, bytes]], manner: SiteOptions) -> dict[str, bytes]:
    """Return every file of the site of these documents, whose own files are made; UsageWrong for records of none of them."""
    wrong = open_points(documents, manner.lang)
    files = [document.source.file for document in documents]
    years = [year_of_records(folder, documents, files) for folder in manner.ledgers]
    results = {
        one.number: results_of(documents[one.number - 1], files[one.number - 1], one, _until(documents, one, manner)) for one in years
    }
    records = []
    for number, submitted in enumerate(documents, 1):
        positions = range(len(submitted.projects))
        reading = tuple(on_the_reading(submitted, position, manner.lang) for position in positions)
        each = tuple(wrong.get((number, position), ()) for position in positions)
        cover = tuple(one.sentence for one in wrong.get((number, None), ()) if one.weight == "error")
        found: tuple[Result | None, ...] = results.get(number, manner.results.get(submitted.source.sha256, ()))
        records.append(Record(number, public(submitted), layout_for, downloads(own[number], manner.lang), reading, each, cover, found))
    portal = gathered(records, _public(documents, years, manner), manner.lang, manner.made_on)
    return site(portal, own, titles())


def _public(documents: Sequence[Document], years: Sequence[YearOfRecords], manner: SiteOptions) -> dict[int, Public]:
    """Return what was done with the public, by the document's number; each knows where to ask."""
    of_records = {one.number: public_of(one.records) for one in years}
    found = ((n, of_records.get(n) or manner.said.get(one.source.sha256) or Public()) for n, one in enumerate(documents, 1))
    return {number: public._replace(ask=public.ask or manner.ask) for number, public in found}


def _until(documents: Sequence[Document], one: YearOfRecords, manner: SiteOptions) -> date | None:
    """Return the day up to which results are told: None for a year that is over, unless a day was asked for."""
    year = documents[one.number - 1].fiscal_year
    if manner.until is not None or year is None:
        return manner.until
    return manner.made_on if manner.made_on.year == year else None


def _put(made: dict[str, bytes], folder: Folder) -> None:
    """Write the files, read them back, and take away what was there before; JobFailed where what is read is not what was written."""
    folder.begin(made)
    for path, data in made.items():
        folder.put(path, data)
    broken = [path for path, data in made.items() if (folder.place / path).read_bytes() != data]
    if broken:
        raise _wrong(broken[0], "写入后读回的内容不同", "what was read back differs")
    folder.close()


def open_points(documents: Sequence[Document], lang: Lang) -> dict[tuple[int, int | None], tuple[Wrong, ...]]:
    """Return what does not add up or is unclear, in sentences: by a document's number and a project's position, None for the cover."""
    with within_bounds("、".join(document.source.file for document in documents)):
        reports = audit_documents(documents, AuditOptions(lang=lang), shipped_rules()).documents
    found: dict[tuple[int, int | None], tuple[Wrong, ...]] = {}
    for number, report in enumerate(reports, 1):
        for finding in report.findings:
            if finding.verdict == "fail" and finding.severity != "note":
                position = project_position(finding.path)
                key = (number, None if position is None else position - 1)
                found[key] = (*found.get(key, ()), Wrong(finding.severity, finding.message))
    return found


def proofs(document: Document, number: int, made: dict[str, bytes]) -> Iterator[str]:
    """Yield every file that was read back and says the record's figures; JobFailed for the first that does not."""
    record = public(document)
    if decode(made[f"{number}/data/document.json"], type=Document) != record:
        raise _wrong("document.json", "与记录不同", "differs from the record")
    yield "document.json"
    for table in tables(record, titles()):
        path = f"{number}/data/{table.name}.csv"
        rows = [tuple(row) for row in csv.reader(StringIO(made[path].decode(), newline=""))]
        read = [tuple(map(original, row, table.columns)) for row in rows[1:]]
        if read != list(table.rows):
            raise _wrong(path, "与记录不同", "differs from the record")
        yield path
    for name in FORMS:
        agree(record, read_bytes(made[f"{number}/{name}"], name), f"{number}/{name}")
        yield name
    for position, project in enumerate(record.projects):
        path = f"{number}/{page_name(position)}"
        one = replace(record, projects=(project,), stated_total=None, stated_count=None, stated={}, calculations=())
        agree(one, read_bytes(made[path], path), path)
        yield path


def pdf_doubt(document: Document, data: bytes, path: str) -> JobFailed | None:
    """Return why a PDF is not proven, None where it says the record's figures."""
    try:
        agree(public(document), read_bytes(data, path), path)
    except (JobFailed, InputUnreadable) as wrong:
        return wrong if isinstance(wrong, JobFailed) else _wrong(path, wrong.zh, wrong.en)
    return None


def agree(record: Document, written: Document, path: str) -> None:
    """Raise JobFailed where a figure of the record is not what a written file says."""
    different = next((c for c in compare(record, written).changes if counts(c)), None)
    if different is not None:
        raise _wrong(
            path,
            f"{different.path} 应为“{different.before}”，写成了“{different.after}”",
            f"{different.path} should be “{different.before}” and is “{different.after}”",
        )


def counts(change: Difference) -> bool:
    """Whether a difference is one of figures, of names, or of whole rows."""
    return change.kind in ("added", "removed") or any(mark in change.path for mark in PROVEN)


def _wrong(path: str, zh: str, en: str) -> JobFailed:
    return JobFailed(
        f"{path} 读回后与记录不一致（{zh}），没有公开。",
        f"{path}, read back, does not say what the record says ({en}); it was not published.",
    )
