"""What the reports of scores and of progress share: the bar to jump by, the official forms at the end."""

from collections.abc import Iterator, Sequence

from msgspec.structs import replace

from jixiao.write.evaluation.forms import embedded
from jixiao.write.page import Page
from jixiao.write.tree import Forms, Jump, Report

LOOKS = ("plot", "score", "official")
"""The style sheets of such a page."""
MOST_JUMPS = 12
"""Projects that the bar at the top leads to one by one."""


def around(report: Report, projects: Sequence[tuple[int | None, str]], forms: str, page: Page) -> Report:
    """Return a report with links to its projects (number, name) over it and the official forms, as HTML, at its end."""
    end = (Forms(page.say("附：正式表", "The official forms"), embedded(forms)),) if forms else ()
    return replace(report, parts=(*report.parts, *end), jumps=tuple(_jumps(report, projects, page, with_forms=bool(forms))))


def _jumps(report: Report, projects: Sequence[tuple[int | None, str]], page: Page, *, with_forms: bool) -> Iterator[Jump]:
    """Yield the links; none to projects where there are too many for a bar."""
    yield Jump("top", page.say("汇总", "Summary"))
    if len(projects) <= MOST_JUMPS:
        yield from (Jump(f"p{n}", str(number or n), label) for n, (number, label) in enumerate(projects, 1))
    yield from report.jumps
    if with_forms:
        yield Jump("forms", page.say("正式表", "Forms"))
