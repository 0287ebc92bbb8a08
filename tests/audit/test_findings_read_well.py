"""Every finding quotes what stands where it points, in whole words, tells a cause once, and advises nothing that another refuses."""

from collections.abc import Iterator, Sequence
from functools import cache

import pytest
from msgspec.structs import replace

from defects.bases import ROOT, SHARED, clean_sheets
from defects.judge import judged, read
from defects.judgements import shared_files
from defects.readable import EMPTY, Fault, faults, obeyed, opposed, refused
from defects.slip import slips
from defects.trial import plantings
from jixiao.audit.load import shipped_rules
from jixiao.audit.run import AuditOptions, audit_documents
from jixiao.errors import JixiaoError
from jixiao.model.document import Document
from jixiao.model.finding import Covered, DocumentReport, Finding, every
from jixiao.read.document import read_file

SLOW = ("*.jpg", "*scan*")
"""Files that only the recognition of pictures reads."""
BATCH = 120


def of_cases() -> Iterator[tuple[str, Document]]:
    """Yield the forms of the reader's cases."""
    for file in sorted((ROOT / "tests/cases").glob("*/input.txt")):
        document = read(file.read_bytes(), file.name)
        if document is not None:
            yield file.parent.name, document


def of_slips() -> Iterator[tuple[str, Document]]:
    """Yield the clean declarations, and each kind of slip planted into the first one that it fits."""
    sheets, left = list(clean_sheets()), {slip.name: slip for slip in slips()}
    before = judged([sheet.document for sheet in sheets])
    for sheet, told in zip(sheets, before, strict=True):
        yield sheet.name, sheet.document
        for plant in plantings(sheet, list(left.values()), told):
            if plant.document is not None:
                del left[plant.slip.name]
                yield f"{sheet.name} {plant.slip.name}", plant.document


def of_shared() -> Iterator[tuple[str, Document]]:
    """Yield the shared cases that are read in a moment; nothing where the folder is absent."""
    for file in shared_files():
        if not any(file.match(slow) for slow in SLOW):
            try:
                yield file.name, read_file(file)
            except JixiaoError:
                continue


SOURCES = {"cases": of_cases, "slips": of_slips, "shared": of_shared}


@cache
def documents(source: str) -> dict[str, Document]:
    return dict(SOURCES[source]())


@cache
def reports(source: str, lang: str = "zh") -> dict[str, DocumentReport]:
    return dict(zip(documents(source), audited(list(documents(source).values()), lang), strict=True))


def audited(given: Sequence[Document], lang: str = "zh", only: str = "") -> list[DocumentReport]:
    """Return the audit of each document, by the rules whose codes begin with ``only``."""
    rules = [rule for rule in shipped_rules() if rule.code.startswith(only)]
    batches = (given[begin : begin + BATCH] for begin in range(0, len(given), BATCH))
    return [report for batch in batches for report in audit_documents(batch, AuditOptions(lang=lang), rules).documents]


@pytest.fixture(params=SOURCES)
def source(request: pytest.FixtureRequest) -> str:
    if request.param == "shared" and not SHARED.exists():
        pytest.skip("the shared cases are not here")
    return str(request.param)


def test_there_is_much_to_read(source: str) -> None:
    told = {finding.code for report in reports(source).values() for finding in report.findings if finding.verdict == "fail"}
    assert len(told) >= {"cases": 30, "slips": 120, "shared": 80}[source]


def test_every_finding_reads_well(source: str) -> None:
    found = reports(source)
    assert [(name, fault) for name, document in documents(source).items() for fault in faults(document, found[name])] == []


def test_no_english_message_quotes_nothing(source: str) -> None:
    failures = ((name, f) for name, report in reports(source, "en").items() for f in every(report.findings))
    assert [(name, f.code, f.path, f.message) for name, f in failures if EMPTY.search(f.message)] == []


def test_advice_that_is_followed_is_not_refused(source: str) -> None:
    moved = {name: obeyed(document, reports(source)[name]) for name, document in documents(source).items()}
    moved = {name: (document, advice) for name, (document, advice) in moved.items() if advice}
    again = audited([document for document, _ in moved.values()], only="CLS")
    sent: list[tuple[str, Fault]] = []
    for (name, (_, advice)), report in zip(moved.items(), again, strict=True):
        sent += [(name, fault) for fault in refused(report, advice)]
    assert sent == []


def spoilt(report: DocumentReport, **change: object) -> DocumentReport:
    """Return the report with its first finding in a row of indicators said otherwise."""
    at = next(i for i, f in enumerate(report.findings) if f.verdict == "fail" and "/indicators/" in f.path)
    findings = list(report.findings)
    findings[at] = replace(findings[at], **change)
    return replace(report, findings=tuple(findings))


def row_finding(report: DocumentReport) -> Finding:
    return next(f for f in report.findings if f.verdict == "fail" and "/indicators/" in f.path)


@pytest.fixture
def told() -> tuple[Document, DocumentReport]:
    """Return a small form with findings in its rows, and its report."""
    document = documents("cases")["input-and-process"]
    return document, reports("cases")["input-and-process"]


@pytest.mark.parametrize(
    ("message", "fault"),
    [
        ("“（空）”没有单位。", "quotes nothing"),
        ("“查无此事”没有单位。", "quotes what stands elsewhere"),
        ("“{piece}”没有单位。", "a piece of a word"),
    ],
)
def test_a_message_that_quotes_amiss_is_noticed(told: tuple[Document, DocumentReport], message: str, fault: str) -> None:
    document, report = told
    name = document.projects[0].name or ""
    found = faults(document, spoilt(report, message=message.format(piece=name[1:-1])))
    assert [f.code for f in found if fault in f.fault] == [row_finding(report).code]


def test_a_remark_that_is_placed_elsewhere_is_noticed(told: tuple[Document, DocumentReport]) -> None:
    document, report = told
    place = replace(row_finding(report).places[0], path="/projects/0/name")
    assert [f.fault for f in faults(document, spoilt(report, places=(place,)))] == ["is placed at /projects/0/name"]


def test_what_is_covered_unbidden_or_though_louder_is_noticed(told: tuple[Document, DocumentReport]) -> None:
    document, report = told
    first = row_finding(report)
    told_with = Covered(code="LAW01", severity="error", path=first.path, title=first.title, message=first.message, fingerprint="f")
    found = [f.fault for f in faults(document, spoilt(report, severity="note", covers=(told_with,)))]
    assert found == ["tells LAW01, which it does not cover", "keeps back LAW01, which is louder"]


def test_a_crowd_in_one_row_and_a_finding_told_twice_are_noticed(told: tuple[Document, DocumentReport]) -> None:
    document, report = told
    first = row_finding(report)
    crowd = (*(replace(first, code=code) for code in ("VAL05", "VAL08", "VAL01")), first, first)
    found = [f.fault for f in faults(document, replace(report, findings=crowd))]
    assert [words for words in found if "beside" in words or "one value" in words or "times" in words] == [
        f"stands beside VAL08, VAL01, {first.code}, {first.code}",
        "VAL05 and VAL08 speak of one value",
        "is told 2 times",
    ]


def test_advice_to_two_levels_is_noticed(told: tuple[Document, DocumentReport]) -> None:
    _, report = told
    first = row_finding(report)
    pair = (replace(first, code="CLS09", fix="移到质量指标。"), replace(first, code="CLS14", fix="移到数量指标，另写达到什么标准。"))
    assert [f.fault for f in opposed(pair)] == ["advice differs: {'CLS09': '质量指标', 'CLS14': '数量指标'}"]
