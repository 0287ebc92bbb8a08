"""A declaration whole, as a person sees it, and the papers that can be taken away of it."""

from collections.abc import Callable
from functools import cached_property
from pathlib import Path
from tempfile import TemporaryDirectory

from django.utils.timezone import localdate

from jixiao import __version__
from jixiao.actions.notice import notice_on
from jixiao.actions.write import put
from jixiao.errors import JixiaoError
from jixiao.model.document import Document
from jixiao.model.finding import AuditReport, DocumentReport, Tool
from jixiao.privacy.mask import masked
from jixiao.web.declarations.content import document_of
from jixiao.web.declarations.judging import ReportBasis, ground_of, judged_on
from jixiao.web.handing import Taken
from jixiao.web.models import Version
from jixiao.web.people.access import Rights, Seen, seen, version_of
from jixiao.web.problems import Problem, nothing
from jixiao.write.format.html import as_html
from jixiao.write.format.pdf import as_pdf
from jixiao.write.page import Page
from jixiao.write.report.audit import audit_report
from jixiao.write.report.brief import brief_report
from jixiao.write.report.xlsx import annex_words, audit_xlsx

ZH = Page("zh")
KINDS = (".docx", ".xlsx", ".pdf")
"""The formats of official forms."""


class SeenDeclaration:
    """A declaration as a person sees it: the version that is seen; its text and its audit, each looked at by who needs it."""

    def __init__(self, seen: Seen, version: Version) -> None:
        """Take the version that is seen."""
        self.seen, self.version = seen, version

    @cached_property
    def ground(self) -> ReportBasis:
        """What its audit follows from."""
        return ground_of(self.version, localdate())

    @cached_property
    def document(self) -> Document:
        """Its text."""
        return document_of(self.version)

    @cached_property
    def report(self) -> DocumentReport:
        """Its audit."""
        return judged_on(self.version, self.ground)


def whole(mine: Rights, key: str, see: Callable[[Rights, str], Seen] = seen) -> SeenDeclaration | None:
    """Return a declaration; None where there is no text yet. Problem 404 for one that is not to be seen, or as ``see`` says."""
    found = see(mine, key)
    if not found.declaration.version:
        return None
    return SeenDeclaration(found, version_of(found.declaration.pk, found.number))


def whole_read(mine: Rights, key: str, see: Callable[[Rights, str], Seen] = seen) -> SeenDeclaration:
    """Return a declaration whose text has been read; Problem 404 for one that is not to be seen, 409 where it is being read still."""
    found = whole(mine, key, see)
    if found is None:
        raise Problem(409, "这份申报还在读取，还没有内容。请稍后再试。")
    return found


def _official(found: SeenDeclaration) -> bytes:
    with TemporaryDirectory(prefix="jixiao-") as folder:
        place = Path(folder, "official.docx")
        put(found.document, place, None)
        return place.read_bytes()


def _notice(found: SeenDeclaration) -> bytes:
    return notice_on(found.report, localdate(), None, raw=False)


def _report(found: SeenDeclaration) -> AuditReport:
    return masked(AuditReport(tool=Tool(name="jixiao", version=__version__), documents=(found.report,)))


def paper_of(found: SeenDeclaration, what: str) -> Taken:
    """Return a paper by its name, such as ``official.docx``; Problem 404 for none, 409 where it can't be written."""
    if what not in PAPERS:
        raise nothing()
    name, make = PAPERS[what]
    try:
        data = make(found)
    except JixiaoError as wrong:
        raise Problem(409, wrong.zh) from wrong
    return Taken(f"{plain_title(found)}-{name}", data)


def plain_title(found: SeenDeclaration) -> str:
    """Return a declaration's title as a file may be called."""
    return "".join(sign for sign in found.seen.declaration.title if sign.isprintable() and sign not in '\\/:*?"<>|')[:60]


PAPERS: dict[str, tuple[str, Callable[[SeenDeclaration], bytes]]] = {
    "official.docx": ("正式格式.docx", _official),
    "notice.docx": ("审核意见书.docx", _notice),
    "report.html": ("审核报告.html", lambda found: as_html(audit_report(_report(found), ZH), ZH).encode()),
    "report.pdf": ("审核报告.pdf", lambda found: as_pdf(brief_report(_report(found), annex_words(ZH), ZH), ZH)),
    "report.xlsx": ("审核报告.xlsx", lambda found: audit_xlsx(_report(found), ZH)),
}


def form_as_file(name: str, suffix: str, write: Callable[[Path], None]) -> Taken:
    """Return an official form that is written into a file."""
    with TemporaryDirectory(prefix="jixiao-") as folder:
        to = Path(folder, f"form{suffix}")
        write(to)
        return Taken(f"{name}{suffix}", to.read_bytes())
