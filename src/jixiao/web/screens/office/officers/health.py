"""How the office is doing, the gravest first said, and messages that did not arrive, to be sent again."""

from typing import TYPE_CHECKING

from django.http import HttpRequest, HttpResponse
from django.views.decorators.http import require_http_methods

from jixiao.web.hooks.sending import again
from jixiao.web.keeping.health import Fact, health, worst
from jixiao.web.models import Delivery
from jixiao.web.numbers import whole_number
from jixiao.web.people.access import Rights
from jixiao.web.people.duties import SYSTEM, only
from jixiao.web.problems import nothing
from jixiao.web.screens.office.frame import acting
from jixiao.web.screens.office.officers.frame import done, duty, officers_page

if TYPE_CHECKING:
    from jixiao.web.screens.notice import Notice

MANY = 50


@require_http_methods(["GET", "POST"])
@duty("health")
def page(request: HttpRequest, mine: Rights) -> HttpResponse:
    """Show how the office is doing, or have a message sent again."""
    notice: Notice | None = None
    status = 200
    if request.method == "POST":
        only(mine, SYSTEM)
        notice, status = done(lambda: _again(request, mine))
    facts = health()
    lost = Delivery.objects.filter(given_up=True).order_by("-pk")[:MANY]
    resends = SYSTEM in mine.roles
    return officers_page(
        request, mine, "health", notice=notice, status=status, heading=_heading(worst(facts)), facts=facts, lost=lost, resends=resends
    )


def _again(request: HttpRequest, mine: Rights) -> str:
    number = whole_number(request.POST.get("delivery", ""))
    if number is None:
        raise nothing()
    again(acting(request, mine), number)
    return "排在下一个发。"


def _heading(fact: Fact) -> tuple[str, str]:
    return ("一切正常，", "没有要管的") if fact.level in ("ok", "note") else (f"{fact.title}：", fact.told)
