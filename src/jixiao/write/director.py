"""What a director must know of a year, in ten lines: the declaration and its records, July, the self-evaluation."""

from collections import Counter
from collections.abc import Iterator
from itertools import islice

from jixiao.model.evaluation import Evaluation
from jixiao.model.finding import DocumentReport
from jixiao.model.progress import Monitoring
from jixiao.write.columns import wrap
from jixiao.write.evaluation.points import evaluation_points
from jixiao.write.page import Page
from jixiao.write.progress.points import monitoring_points
from jixiao.write.text.head import audit_points

OF_AUDIT, OF_MONITORING, OF_EVALUATION = 2, 3, 4
NAMED = 3
"""So many kinds of trouble in the records are named."""


def director_text(report: DocumentReport, monitoring: Monitoring, evaluation: Evaluation, page: Page) -> str:
    """Return the ten lines, each wrapped to the page."""
    parts = (
        (
            page.say("审核（申报表与全年台账）", "Audit of the declaration and the year's records"),
            (*islice(audit_points(report, page), OF_AUDIT), *_records(report, page)),
        ),
        (
            page.say(f"监控（{monitoring.stage}）", f"Monitoring as of {monitoring.as_of.isoformat()}"),
            islice(monitoring_points(monitoring, page), OF_MONITORING),
        ),
        (page.say("自评", "Self-evaluation"), islice(evaluation_points(evaluation, page), OF_EVALUATION)),
    )
    lines = [page.paint("strong", page.say("这一年要知道的十件事", "Ten things to know of this year"))]
    for title, sentences in parts:
        lines += page.section(title)
        for sentence in sentences:
            lines += wrap(sentence, page.columns, first="  · ", hanging="    ")
    return "\n".join((*lines, ""))


def _records(report: DocumentReport, page: Page) -> Iterator[str]:
    """Yield how many faults stand in the records, and the commonest kinds."""
    kinds = Counter(f.title for f in report.findings if f.verdict == "fail" and f.path.startswith("ledger:"))
    if not kinds:
        yield page.say("台账里没有查出问题。", "Nothing is wrong in the records.")
        return
    named = page.say("、", ", ").join(f"{title} {count}" for title, count in kinds.most_common(NAMED))
    yield page.say(
        f"台账里查出 {kinds.total()} 处、{len(kinds)} 种问题，最多的是：{named}。",
        f"{kinds.total()} faults of {len(kinds)} kinds stand in the records; most of them: {named}.",
    )
