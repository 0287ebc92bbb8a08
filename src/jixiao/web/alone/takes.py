"""What can be taken away of a file: the corrected copy, the official form, the annotated copy, the notice, the report."""

from collections.abc import Callable, Mapping
from pathlib import Path
from typing import NamedTuple

from django.utils.timezone import localdate

from jixiao import __version__
from jixiao.actions.annotate import annotated_file, container_of
from jixiao.actions.correct import CorrectedCopy, changeable, corrected_file
from jixiao.actions.notice import notice
from jixiao.actions.write import put
from jixiao.errors import JixiaoError
from jixiao.model.finding import AuditReport, Tool
from jixiao.privacy.mask import masked
from jixiao.web.alone.item import DroppedFile
from jixiao.web.handing import Taken
from jixiao.web.screens.words import ZH, counts
from jixiao.write.format.html import as_html
from jixiao.write.format.pdf import as_pdf
from jixiao.write.report.audit import audit_report
from jixiao.write.report.brief import brief_report
from jixiao.write.report.xlsx import annex_words, audit_xlsx

WORDS = {"docx": "Word", "xlsx": "Excel", "pdf": "PDF", "html": "网页", "text": "文本"}


class Take(NamedTuple):
    """What can be taken: its key in the address, its button, what is in it, and a fact in bold."""

    key: str
    title: str
    text: str
    strong: str = ""


def takes(item: DroppedFile) -> tuple[Take, ...]:
    """Return what can be taken of a file that was read, in the order of use."""
    if not item.now.report.is_judged:
        return ()
    changed = len(item.changes())
    kind = _container(item)
    told = counts(item.now.report)
    found = "、".join(f"{one.number} 条{one.word}" for one in told if one.level in ("error", "warning")) or "没有错误和警告"
    own = (
        [Take("corrected", f"改好的 {WORDS[kind]}", "您那份原件，只改您按过的格，", f"现在改了 {changed} 处")]
        if changeable(item.file.read_bytes(), item.name)
        else []
    )
    official = Take("official.docx", "正式格式的 Word", "按官方表样重新排好。", f"含改过的 {changed} 处" if changed else "")
    notes = [Take("annotated", "批注", f"{'改好的' if changed else '您'}那份，{found}写在旁边。")] if kind else []
    letter = [Take("notice.docx", "审核意见书", "可以盖章的 Word。先说结论，再说必须改的。")]
    return (*own, official, *notes, *letter)


REPORTS = (("report.html", "网页"), ("report.pdf", "PDF"), ("report.xlsx", "Excel"))


def taken(item: DroppedFile, key: str) -> Taken | None:
    """Return the file of that key; None for a key that there is none of. UsageWrong where it can't be made."""
    return MAKERS[key](item) if key in MAKERS and item.now.report.is_judged else None


def corrected(item: DroppedFile) -> CorrectedCopy:
    """Return the file that came with what was changed since; UsageWrong for a kind of file that can't be changed in place."""
    return corrected_file(item.file.read_bytes(), item.name, item.first.document, item.now.document)


def official(item: DroppedFile) -> Path:
    """Return the document as it is in its official form, as a Word file."""
    place = item.file.parent / "official.docx"
    put(item.now.document, place, None)
    return place


def annotated(item: DroppedFile) -> Taken:
    """Return a copy with the findings in it: of the file that came, or of that with the changes made."""
    source = item.file
    if item.changes():
        in_place = changeable(item.file.read_bytes(), item.name) is not None
        source = item.file.parent / "changed" / (item.name if in_place else "official.docx")
        source.parent.mkdir(exist_ok=True)
        source.write_bytes(corrected(item).data if in_place else official(item).read_bytes())
    name = _named(item, "批注", source.suffix)
    return Taken(name, annotated_file(source, Path(name), localdate(), "note")[0])


def report_page(item: DroppedFile) -> str:
    """Return the whole report as a page of its own."""
    return as_html(audit_report(_report(item), ZH), ZH)


def _report(item: DroppedFile) -> AuditReport:
    return masked(AuditReport(tool=Tool(name="jixiao", version=__version__), documents=(item.now.report,)))


def _container(item: DroppedFile) -> str:
    """Return what kind of file it is to be written into; empty for one that holds no remarks."""
    try:
        return container_of(item.file.read_bytes(), item.name)
    except JixiaoError:
        return ""


def _named(item: DroppedFile, what: str, suffix: str) -> str:
    return f"{Path(item.name).stem}-{what}{suffix.lower()}"


def _corrected(item: DroppedFile) -> Taken:
    return Taken(_named(item, "改好", item.file.suffix), corrected(item).data)


def _official(item: DroppedFile) -> Taken:
    return Taken(_named(item, "正式格式", ".docx"), official(item).read_bytes())


def _notice(item: DroppedFile) -> Taken:
    return Taken(_named(item, "审核意见书", ".docx"), notice(str(item.now.file), localdate(), None)[0])


def _page(item: DroppedFile) -> Taken:
    return Taken(_named(item, "审核报告", ".html"), report_page(item).encode())


def _paper(item: DroppedFile) -> Taken:
    return Taken(_named(item, "审核报告", ".pdf"), as_pdf(brief_report(_report(item), annex_words(ZH), ZH), ZH))


def _workbook(item: DroppedFile) -> Taken:
    return Taken(_named(item, "审核报告", ".xlsx"), audit_xlsx(_report(item), ZH))


MAKERS: Mapping[str, Callable[[DroppedFile], Taken]] = {
    "corrected": _corrected,
    "official.docx": _official,
    "annotated": annotated,
    "notice.docx": _notice,
    "report.html": _page,
    "report.pdf": _paper,
    "report.xlsx": _workbook,
}
