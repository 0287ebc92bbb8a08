"""The rules, with what they find in the unit's own text."""

from collections.abc import Iterator

from django.http import HttpRequest, HttpResponse
from django.utils.timezone import localdate
from django.views.decorators.http import require_GET

from jixiao.errors import UsageWrong
from jixiao.web.declarations.content import document_of
from jixiao.web.declarations.judging import judged
from jixiao.web.people.access import Rights, as_seen, visible
from jixiao.web.problems import nothing
from jixiao.web.screens.faults import Fault, faults
from jixiao.web.screens.office.declaration import cell_link
from jixiao.web.screens.office.frame import entered, shown
from jixiao.web.screens.rule import families, rule_page
from jixiao.write.text.group import live


@require_GET
@entered
def rules(request: HttpRequest, mine: Rights) -> HttpResponse:
    """Show all rules."""
    listed = families({})
    return shown(request, mine, "office/rules.html", "rules", families=listed, total=sum(len(family.rules) for family in listed))


@require_GET
@entered
def rule(request: HttpRequest, mine: Rights, code: str) -> HttpResponse:
    """Show one rule."""
    try:
        return shown(request, mine, "office/rule.html", "rules", rule=rule_page(code, _hits(mine, code)))
    except UsageWrong as wrong:
        raise nothing() from wrong


def _hits(mine: Rights, code: str) -> Iterator[tuple[str, str, Fault]]:
    """Yield the findings of the rule in the text that this person writes, the last that was changed."""
    own = next((one for row in visible(mine)[:20] if (one := as_seen(mine, row)).text == "live" and one.declaration.version), None)
    if own is None:
        return
    version = own.version()
    found = [finding for finding in live(judged(version, localdate()).findings) if finding.code == code]
    yield from ((own.declaration.title, cell_link(own.declaration.id, one.path), one) for one in faults(document_of(version), found))
