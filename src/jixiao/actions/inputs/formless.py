"""Files in which no form is found: they are not judged, and nothing is written about them."""

from jixiao.errors import NothingJudged
from jixiao.model.finding import DocumentReport
from jixiao.write.page import Page
from jixiao.write.reading import reading_points


def refuse_without_form(report: DocumentReport) -> None:
    """Raise NothingJudged for a document without a form: a letter or remarks on it would read as if it had been judged."""
    if not report.is_judged:
        raise NothingJudged(report.file, "".join(reading_points(report, Page("zh"))), " ".join(reading_points(report, Page("en"))))
