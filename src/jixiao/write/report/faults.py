"""Findings as parts of a report: by severity, what several projects share first, then project by project."""

from collections import Counter
from collections.abc import Iterable, Iterator

from msgspec.structs import replace

from jixiao.model.fields import field_words
from jixiao.model.finding import DocumentReport, Finding, FoundPlace, Severity
from jixiao.write.format._quote import blank_words
from jixiao.write.page import Page
from jixiao.write.sentences import basis_words
from jixiao.write.text.entry import compared_places, message_of, one_line, own_place, spellings, told_with
from jixiao.write.text.group import Entry, by_code, entries, numbers
from jixiao.write.tree import HTML, MARKDOWN, NAMED, PAGES, SCREENS, TEXT, Coded, Fault, Faults, Fold, Part, Quote, Section, Spot
from jixiao.write.where import doubt, file_name, place_words, project_label

MOST_SAME = 20
"""Findings of one rule that a terminal lists one by one without ``--verbose``."""
FIELD_DEPTH = 3
WORDS: dict[Severity, tuple[str, str, str]] = {
    "error": ("错误", "Errors", "❌"),
    "warning": ("警告", "Warnings", "⚠️"),
    "note": ("提示", "Notes", "💬"),
}


def severity_parts(severity: Severity, heading: str, found: list[Finding], report: DocumentReport, page: Page, name: str) -> Iterator[Part]:
    """Yield the findings of a severity; ``heading`` is that of a page, ``name`` begins its anchors. Markdown folds all but errors."""
    if not found:
        return
    zh, en, mark = WORDS[severity]
    title, anchor = f"{page.say(zh, en)} {len(found)}", f"{name}-{severity}s"
    told = entries(found, report.project_names)
    faults = tuple(_faults(told, report, page, name)) if severity != "note" or page.verbose else ()
    listed: tuple[Part, ...] = (Faults(faults),)
    if severity == "note":
        listed = (coded(by_code(sorted(found, key=lambda f: f.code)), page, name),)
        short = title + page.say("（--verbose 逐条列出）", " (--verbose lists each)")
        yield Section(heading, listed, anchor=anchor, short=short, on=HTML if page.verbose else SCREENS)
    if severity != "note" or page.verbose:
        parts = tuple(_by_project(told, faults, report, page))
        yield Section(heading, parts, anchor=anchor, short=title + _hint(told, page), on=SCREENS if severity != "note" else TEXT)
    yield Section(f"{mark} {title}", listed, on=MARKDOWN) if severity == "error" else Fold(f"{mark} {title}", listed, on=MARKDOWN)


def coded(told: Iterable[Entry], page: Page, name: str) -> Coded:
    """Return an entry a line, behind its code."""
    return Coded(tuple((entry.first.code, one_line(entry, page)) for entry in told), law=f"{name}-law-")


def _hint(told: tuple[Entry, ...], page: Page) -> str:
    """Return the remark that fix and law stand at the first finding of a rule only, where that is so."""
    if page.verbose or len({entry.first.code for entry in told}) == len(told) or told[0].first.severity == "error":
        return ""
    return page.say("（同一规则的改法和依据只列一次）", " (fix and basis once for each rule)")


def _by_project(told: tuple[Entry, ...], faults: tuple[Fault, ...], report: DocumentReport, page: Page) -> Iterator[Part]:
    shared = [entry for entry in told if len(numbers(entry.findings)) > 1]
    groups = {page.say("几个项目都有的", "In several projects"): shared} if shared else {}
    for entry in told:
        if entry not in shared:
            heading = project_label(report, entry.first.path, page, named=True) or page.say("封面和全文", "Cover and whole document")
            groups.setdefault(heading, []).append(entry)
    of = {id(entry): fault for entry, fault in zip(told, faults, strict=True)}
    seen: set[str] = set()
    for heading, group in groups.items():
        shown = []
        for entry in group:
            fault = of[id(entry)]
            shown.append(replace(fault, is_brief=fault.code in seen and fault.paint != "error" and not page.verbose))
            seen.add(fault.code)
        yield Section(heading, (Faults(tuple(shown)),), look=NAMED, on=() if any(not fault.on for fault in shown) else HTML)
    if more := Counter(fault.code for fault in faults if fault.on):
        words = page.say("还有 {} 处未列出（--verbose 全部列出）", "{} more not listed (--verbose lists all)")
        yield Coded(tuple((code, words.format(n)) for code, n in more.items()), law="", on=TEXT)


def _faults(told: tuple[Entry, ...], report: DocumentReport, page: Page, name: str) -> Iterator[Fault]:
    """Yield the entries as faults; a terminal shows so many of each rule."""
    seen: Counter[str] = Counter()
    for entry in told:
        finding = entry.first
        seen[finding.code] += 1
        own = own_place(finding)
        yield Fault(
            code=finding.code,
            severity=page.severity(finding),
            paint=finding.severity if finding.verdict == "fail" else "dim",
            what=message_of(entry, report, page),
            file="" if own is not None and own.file else file_name(report.file),
            spots=tuple(_spot(own_place(f), f.path, report, page) for f in entry.findings),
            quotes=() if entry.shared else quotes(finding, page),
            also=told_with(finding, page),
            fix=finding.fix,
            basis=basis_words(finding.basis, page),
            law=f"{name}-law-{finding.code}",
            on=() if page.verbose or seen[finding.code] <= MOST_SAME else PAGES,
        )


def _spot(place: FoundPlace | None, path: str, report: DocumentReport, page: Page) -> Spot:
    where = "" if place is None else place_words(place, page)
    mark = "" if place is None else (blank_words(page) if place.blank and not place.text else "") + doubt(place, page)
    return Spot(project_label(report, path, page), field_words(path, page.lang), where, mark)


def quotes(finding: Finding, page: Page) -> tuple[Quote, ...]:
    """Return what stands at the finding's place and at those it is compared with."""
    return tuple(_quotes(finding, page))


def _quotes(finding: Finding, page: Page) -> Iterator[Quote]:
    own, needles = own_place(finding), tuple(spellings(v for v in finding.values.values() if v))
    for place in (own, *compared_places(finding)):
        if place is None:
            continue
        listed = place.path.startswith(f"{finding.path}/")
        word = "" if place is own else page.say("其中", "here") if listed else page.say("对照", "with")
        spot = Spot("", field_words(place.path, page.lang), place_words(place, page), doubt(place, page))
        yield Quote(word, spot, place.text or None if place.blank else place.text, needles, _is_close(place, finding.path))


def _is_close(place: FoundPlace, path: str) -> bool:
    """Whether the words at the place are those of the field, not of a whole project that the field is missing from."""
    return place.path == path or (path.startswith(f"{place.path}/") and place.path.count("/") >= FIELD_DEPTH)
