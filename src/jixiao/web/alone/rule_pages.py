"""The rules, with what they found in the files of this run."""

from collections import Counter
from collections.abc import Iterator

from django.http import Http404, HttpRequest, HttpResponse
from django.views.decorators.http import require_GET

from jixiao.errors import UsageWrong
from jixiao.web.alone.file_pages import cell_link
from jixiao.web.alone.pages import shown
from jixiao.web.alone.shelf import own_shelf
from jixiao.web.screens.faults import Fault, faults
from jixiao.web.screens.rule import families, rule_page
from jixiao.write.text.group import live


@require_GET
def rules(request: HttpRequest) -> HttpResponse:
    """Show all rules."""
    found = Counter(f.code for item in own_shelf().items() if item.state == "done" for f in live(item.now.report.findings))
    listed = families(found)
    return shown(request, "alone/rules.html", "rules", families=listed, total=sum(len(family.rules) for family in listed))


@require_GET
def rule(request: HttpRequest, code: str) -> HttpResponse:
    """Show one rule."""
    try:
        return shown(request, "alone/rule.html", "rules", rule=rule_page(code, _hits(code)))
    except UsageWrong as wrong:
        raise Http404 from wrong


def _hits(code: str) -> Iterator[tuple[str, str, Fault]]:
    for item in own_shelf().items():
        if item.state == "done":
            own = [finding for finding in live(item.now.report.findings) if finding.code == code]
            yield from ((item.name, cell_link(item, one.path), one) for one in faults(item.now.document, own))
