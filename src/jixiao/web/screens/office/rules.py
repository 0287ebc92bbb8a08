"""The rules, with what they find in the unit's own text."""

from collections.abc import Iterator

from django.http import HttpRequest, HttpResponse
from django.utils.timezone import localdate
from django.views.decorators.http import require_GET

from jixiao.actions.rule.trial import own_rule
from jixiao.errors import UsageWrong
from jixiao.web.declarations.content import document_of
from jixiao.web.declarations.judging import judged
from jixiao.web.localrules.counting import NONE, tally
from jixiao.web.localrules.standing import rule_file
from jixiao.web.localrules.store import RuleWork, standing_rule, standing_rules
from jixiao.web.people.access import Rights, as_seen, visible
from jixiao.web.problems import nothing
from jixiao.web.screens.faults import Fault, faults
from jixiao.web.screens.office.declaration import cell_link
from jixiao.web.screens.office.frame import acting, entered, shown
from jixiao.web.screens.office.rulebook import own_row
from jixiao.web.screens.rule import families, page_of, rule_page
from jixiao.write.text.group import live


@require_GET
@entered
def rules(request: HttpRequest, mine: Rights) -> HttpResponse:
    """Show all rules, with how often each spoke over what this person sees, and those that the office added."""
    told = tally(visible(mine))
    listed = families({code: one.fails for code, one in told.rules.items()}, {code: one.unknown for code, one in told.rules.items()})
    own = tuple(own_row(rule, told.rules.get(rule.code, NONE)) for rule in standing_rules(RuleWork(mine, acting(request, mine))))
    total = sum(len(family.rules) for family in listed) + len(own)
    return shown(request, mine, "office/rules.html", "rules", families=listed, total=total, told=told, own=own, tab="rules")


@require_GET
@entered
def rule(request: HttpRequest, mine: Rights, code: str) -> HttpResponse:
    """Show one rule."""
    own = standing_rule(RuleWork(mine, acting(request, mine)), code)
    try:
        page = page_of(own_rule(rule_file(own.code), own.text), _hits(mine, code)) if own else rule_page(code, _hits(mine, code))
    except UsageWrong as wrong:
        raise nothing() from wrong
    return shown(request, mine, "office/rule.html", "rules", rule=page, own=own and own.pk)


def _hits(mine: Rights, code: str) -> Iterator[tuple[str, str, Fault]]:
    """Yield the findings of the rule in the text that this person writes, the last that was changed."""
    own = next((one for row in visible(mine)[:20] if (one := as_seen(mine, row)).text == "live" and one.declaration.version), None)
    if own is None:
        return
    version = own.version()
    found = [finding for finding in live(judged(version, localdate()).findings) if finding.code == code]
    yield from ((own.declaration.title, cell_link(own.declaration.id, one.path), one) for one in faults(document_of(version), found))
