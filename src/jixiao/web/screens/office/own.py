"""What a person keeps of the own login: password, second factor, browsers that are logged in, roles lent to others."""

from datetime import date, timedelta
from typing import Any

from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.utils.timezone import localdate
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from jixiao.web.models import Identity
from jixiao.web.numbers import whole_number
from jixiao.web.people.access import Rights, held_units
from jixiao.web.people.factors import address_of, begin_factor, begun, confirm, drop_factor, has_factor, lacks_factor, renew
from jixiao.web.people.login import prove
from jixiao.web.people.policy import needs_factor
from jixiao.web.people.register import person_named
from jixiao.web.people.sittings import end_others
from jixiao.web.people.staff import LONGEST_LOAN, lend, loans_of, take_back
from jixiao.web.problems import Problem, nothing
from jixiao.web.screens.notice import Notice
from jixiao.web.screens.office.frame import FACTOR, acting, entered, shown
from jixiao.web.screens.office.officers.frame import done
from jixiao.web.screens.office.when import when
from jixiao.workflow.table import roles


@require_GET
@entered
def me(request: HttpRequest, mine: Rights) -> HttpResponse:
    """Show what there is of the own login."""
    return _me(request, mine)


@require_POST
@entered
def lent(request: HttpRequest, mine: Rights) -> HttpResponse:
    """Lend a role that one holds to somebody else up to a day."""
    return _me(request, mine, *done(lambda: _lent(request, mine)))


@require_POST
@entered
def taken_back(request: HttpRequest, mine: Rights) -> HttpResponse:
    """Take a role back that one lent."""
    number = whole_number(request.POST.get("loan", "")) or 0
    return _me(request, mine, *done(lambda: f"收回了：{take_back(mine, acting(request, mine), number)}。"))


@require_POST
@entered
def others(request: HttpRequest, mine: Rights) -> HttpResponse:
    """End all other browsers that are logged in."""
    return _me(request, mine, *done(lambda: f"其他 {end_others(request, mine.person, acting(request, mine))} 处登录都退出了。"))


def _lent(request: HttpRequest, mine: Rights) -> str:
    given = request.POST
    place = whole_number(given.get("held", ""))
    chosen = dict(enumerate(mine.held)).get(-1 if place is None else place)
    if chosen is None:
        raise Problem(422, "请选要委托的角色。")
    try:
        until = date.fromisoformat(given.get("until", ""))
    except ValueError as wrong:
        raise Problem(422, "截止日期写得不对，应像 2027-12-31。") from wrong
    person = _somebody(given.get("login", "")[:100])
    unit = mine.person.grants.select_related("unit").get(role=chosen.role, unit__path=chosen.path).unit
    lend(mine, acting(request, mine), person, chosen.role, unit, until)
    return f"{person.name} 到 {until} 为止代行“{roles()[chosen.role].title}”。"


def _somebody(login: str) -> Any:  # noqa: ANN401 - a Person
    try:
        return person_named(login)
    except Problem as missing:
        raise Problem(422, missing.zh) from missing


def _me(request: HttpRequest, mine: Rights, notice: Notice | None = None, status: int = 200) -> HttpResponse:
    today = localdate()
    sittings = mine.person.sittings.filter(half=False).order_by("-seen")
    known = roles()
    held = held_units(mine)
    return shown(
        request,
        mine,
        "office/me.html",
        "me",
        status=status,
        notice=notice,
        held=[(known[role].title, unit) for role, unit in held],
        lendable=[(place, f"{known[role].title}，{unit}") for place, (role, unit) in enumerate(held) if known[role].reach != "none"],
        loans=[(loan.pk, loan.person.name, known[loan.role].title, loan.unit.name, loan.until) for loan in loans_of(mine)],
        has_factor=has_factor(mine.person),
        must_have=needs_factor(mine.roles),
        sittings=[(when(one.seen), when(one.begun), one.address or "本机") for one in sittings],
        expires=mine.person.expires and when(mine.person.expires),
        identity=Identity.objects.filter(person=mine.person).values_list("issuer", flat=True).first(),
        last_day=(today + LONGEST_LOAN).isoformat(),
        tomorrow=(today + timedelta(days=1)).isoformat(),
    )


@require_http_methods(["GET", "POST"])
@entered
def factor(request: HttpRequest, mine: Rights) -> HttpResponse:
    """Bind a second factor by its picture and a first code, get other codes for when it is lost, or drop it."""
    what = request.POST.get("what", "") if request.method == "POST" else ""
    code = request.POST.get("code", "")
    codes: list[str] = []

    def act() -> str:
        nonlocal codes
        actor = acting(request, mine)
        if what == "begin":
            begin_factor(mine.person)
            return "用手机扫下面的码，再写手机上的六位码。"
        if what == "confirm":
            codes = confirm(actor, mine.person, code)
            return "绑定好了。从现在起登录要写手机上的码。"
        if what not in ("codes", "drop"):
            raise nothing()
        prove(mine.person, code, actor)
        if what == "codes":
            codes = renew(actor, mine.person)
            return "换了新的备用码，以前的都作废了。"
        drop_factor(actor, mine.person)
        return "解除了。"

    notice, status = done(act) if what else (None, 200)
    if what == "drop" and status == 200:
        return HttpResponseRedirect("/login")
    return _factor(request, mine, notice, status, codes)


def _factor(request: HttpRequest, mine: Rights, notice: Notice | None, status: int, codes: list[str]) -> HttpResponse:
    bound = has_factor(mine.person)
    secret = "" if bound else begun(mine.person)
    return shown(
        request,
        mine,
        "office/factor.html",
        "me",
        status=status,
        notice=notice,
        bound=bound,
        must=lacks_factor(mine.person),
        picture="" if not secret else picture(address_of(mine.person, secret)),
        secret=" ".join(secret[at : at + 4] for at in range(0, len(secret), 4)),
        codes=codes,
        where=FACTOR,
    )


def picture(text: str) -> str:
    """Return a text as a square that a phone reads, an SVG without a style of its own."""
    import segno  # noqa: PLC0415 - only who binds a phone needs it

    return segno.make(text, error="m", micro=False).svg_inline(omitsize=True, svgclass="qr", lineclass=None, border=2, title="二维码")
