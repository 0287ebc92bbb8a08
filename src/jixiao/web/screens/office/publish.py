"""What is public and what waits to be: the check for personal data, a preview, two people, the site, the way back."""

from collections.abc import Iterable, Iterator

from django.http import HttpRequest, HttpResponse
from django.utils.timezone import localtime
from django.views.decorators.http import require_GET, require_POST
from msgspec import Struct

from jixiao.model.document import Document
from jixiao.web.declarations.content import document_of
from jixiao.web.handing import Taken, handed
from jixiao.web.models import Declaration, Release, TakenStep, Version
from jixiao.web.people.access import Rights, as_seen, seen_inside, visible
from jixiao.web.problems import Problem, nothing
from jixiao.web.publishing.releases import KEEPERS, hits, may_withdraw, public_releases, public_version, releases, withdraw
from jixiao.web.publishing.site import made, make, preview, remake, site_packed
from jixiao.web.screens.notice import Notice
from jixiao.web.screens.office.declaration import cell_link, way
from jixiao.web.screens.office.frame import acting, entered, shown
from jixiao.web.screens.office.when import when
from jixiao.web.screens.track import track
from jixiao.web.screens.words import cell_words, yuan
from jixiao.workflow.table import table

WAITING = ("approved", "release_asked", "spot_checked", "result_release_asked")
"""States from which a text or a result is on its way to the public."""
STEPS = frozenset(("ask_release", "publish", "hold_back", "ask_result_release", "publish_result"))
ASKED = frozenset(("ask_release", "ask_result_release"))
MOST = 50
PAGE = ".html"


class WaitingRelease(Struct, frozen=True, kw_only=True):
    """A text that waits to be public: its page, whose, how much money, where it stands, who asked, how much personal data stands in it."""

    link: str
    title: str
    unit: str
    amount: str
    state: str
    asked: str
    hits: int
    is_mine: bool


class Public(Struct, frozen=True, kw_only=True):
    """A release: its key, whose, version and hash, who asked and who agreed, when; and how it was taken back."""

    key: str
    link: str
    title: str
    unit: str
    version: int
    digest: str
    asked: str
    by: str
    at: str
    is_public: bool
    back: str
    may_withdraw: bool


class PersonalData(Struct, frozen=True, kw_only=True):
    """A piece of personal data: its kind, where in words, the cell, how many digits."""

    kind: str
    where: str
    link: str
    digits: str


@require_GET
@entered
def public(request: HttpRequest, mine: Rights) -> HttpResponse:
    """Show what is public and what waits to be."""
    return publishing_page(request, mine)


def publishing_page(request: HttpRequest, mine: Rights, notice: Notice | None = None, status: int = 200, typed: str = "") -> HttpResponse:
    """Return the page, with what happened above it."""
    waits, rows = tuple(_waiting(mine)), tuple(_rows(mine))
    standing_now = sum(row.is_public for row in rows)
    site = made()
    heading = (f"{standing_now} 份已公开，", f"{len(waits)} 份还没有") if waits else (f"{standing_now} 份已公开，", "没有等着公开的")
    return shown(
        request,
        mine,
        "office/publish.html",
        "publish",
        status=status,
        notice=notice,
        heading=heading,
        waits=waits,
        rows=rows,
        site=site,
        made_at=f"{localtime(site.at):%Y-%m-%d %H:%M}" if site else "",
        is_stale=_is_stale(site.at.timestamp() if site else None),
        may_make=bool(mine.roles.intersection(KEEPERS)),
        typed=typed,
    )


def _is_stale(at: float | None) -> bool:
    """Whether something was released or taken back since the site was made."""
    last = Release.objects.order_by("-at").values_list("at", flat=True).first()
    back = Release.objects.exclude(withdrawn=None).order_by("-withdrawn").values_list("withdrawn", flat=True).first()
    newest = max((one.timestamp() for one in (last, back) if one is not None), default=None)
    return newest is not None and (at is None or newest > at)


def _waiting(mine: Rights) -> Iterator[WaitingRelease]:
    found = [one for row in visible(mine).filter(state__in=WAITING)[:MOST] if (one := as_seen(mine, row)).is_inside]
    asked = _asked([one.declaration.pk for one in found])
    for one in found:
        row = one.declaration
        version = public_version(row)
        yield WaitingRelease(
            link=f"/d/{row.pk}/public",
            title=row.title,
            unit=row.unit.name,
            amount=yuan(row.annual),
            state=table().states[row.state].title,
            asked=asked.get(row.pk, ""),
            hits=len(hits(document_of(version))) if version else 0,
            is_mine=bool(STEPS.intersection(one.steps)),
        )


def _asked(keys: Iterable[str]) -> dict[str, str]:
    """Return who asked for each release, and when, in words."""
    steps = TakenStep.objects.filter(declaration__in=list(keys), name__in=ASKED).select_related("by").order_by("pk")
    return {step.declaration_id: f"{step.by.name}，{when(step.at)}" for step in steps}


def _rows(mine: Rights) -> Iterator[Public]:
    now_public = {row.pk for row in public_releases()}
    for row in releases(mine)[: MOST * 4]:
        back = f"{row.withdrawn_by.name if row.withdrawn_by else ''}，{when(row.withdrawn)}：{row.why}" if row.withdrawn else ""
        yield Public(
            key=row.pk,
            link=f"/d/{row.declaration_id}" + ("/public" if as_seen(mine, row.declaration).is_inside else ""),
            title=row.declaration.title,
            unit=row.declaration.unit.name,
            version=row.version,
            digest=row.digest,
            asked=row.asked_by.name if row.asked_by else "没有记",
            by=row.by.name,
            at=f"{localtime(row.at):%Y-%m-%d %H:%M}",
            is_public=row.pk in now_public,
            back=back,
            may_withdraw=row.withdrawn is None and may_withdraw(mine, row.declaration),
        )


@require_GET
@entered
def release_page(request: HttpRequest, mine: Rights, key: str) -> HttpResponse:
    """Show a text on its way to the public: what must go first, how it would look, whose turn it is."""
    found = seen_inside(mine, key)
    version = _text(found.declaration, found.version() if found.declaration.version else None)
    document = document_of(version)
    told = tuple(_found(key, document))
    asked = TakenStep.objects.filter(declaration=found.declaration, name__in=ASKED).select_related("by").order_by("-pk").first()
    ways = tuple(way(name) for name in found.steps if name in STEPS)
    last = Release.objects.filter(declaration=found.declaration, version=version.number).select_related("by").order_by("-at").first()
    is_public = last is not None and last.withdrawn is None
    clean = ("已经公开，", "没有个人信息") if is_public else ("没有个人信息，", "可以公开")
    heading = (f"{len(told)} 处个人信息，", "先遮住再公开") if told else clean
    return shown(
        request,
        mine,
        "office/public.html",
        "publish",
        one=found.declaration,
        version=version,
        is_frozen=found.declaration.frozen == version.number,
        heading=heading,
        hits=told,
        projects=tuple((n, project.number, project.name) for n, project in enumerate(document.projects, 1)),
        track=track(found.declaration.state),
        agreed=f"{last.by.name}，{when(last.at)}" if last is not None and is_public else "",
        asked=f"{asked.by.name}，{when(asked.at)}" if asked else "",
        is_own=asked is not None and asked.by_id == mine.person.id and found.declaration.state in ("release_asked", "result_release_asked"),
        ways=ways,
    )


def _text(declaration: Declaration, seen_now: Version | None) -> Version:
    """Return the text that would be public: the one approved, before that the one that is seen."""
    version = public_version(declaration) or seen_now
    if version is None:
        raise nothing()
    return version


def _found(key: str, document: Document) -> Iterator[PersonalData]:
    for hit in hits(document):
        yield PersonalData(
            kind=hit.kind,
            where=cell_words(document, hit.path),
            link=cell_link(key, hit.path),
            digits=f"{hit.digits} 位数字" if hit.digits else "",
        )


@require_GET
@entered
def look(request: HttpRequest, mine: Rights, key: str, path: str) -> HttpResponse:  # noqa: ARG001 - a view's signature
    """Show a page or hand over a file of the site as it would be of this text alone."""
    found = seen_inside(mine, key)
    version = _text(found.declaration, found.version() if found.declaration.version else None)
    data = preview(found.declaration, version).get(path)
    if data is None:
        raise nothing()
    name = path.rpartition("/")[2]
    if name.endswith(PAGE):
        return handed(Taken(name, data), attached=False)
    answer = handed(Taken(name, data), attached=not name.endswith((".css", ".js")))
    if name.endswith((".css", ".js")):
        answer.headers["Content-Type"] = "text/css" if name.endswith(".css") else "text/javascript"
    return answer


@require_POST
@entered
def site(request: HttpRequest, mine: Rights) -> HttpResponse:
    """Make the site."""
    try:
        found = make(mine, acting(request, mine))
    except Problem as refused:
        return publishing_page(request, mine, Notice(refused.zh, "bad"), refused.status)
    text = f"网站做好了，{found.files} 个文件，读回核对过。" if found else "没有放行的，网站清空了。"
    return publishing_page(request, mine, Notice(text, "good"))


@require_GET
@entered
def site_file(request: HttpRequest, mine: Rights) -> HttpResponse:  # noqa: ARG001 - a view's signature
    """Hand over the site as one file."""
    return handed(Taken("公开网站.zip", site_packed()))


@require_POST
@entered
def take_release_back(request: HttpRequest, mine: Rights, key: str) -> HttpResponse:
    """Take a release back, and make the site anew without it."""
    why = request.POST.get("reason", "")
    try:
        row = withdraw(mine, acting(request, mine), key, why)
        told = Notice(f"撤回了“{row.declaration.title}”。", "good")
        if made() is not None:
            remake(acting(request, mine))
            told = Notice(f"撤回了“{row.declaration.title}”，网站重做了，里面没有它了。", "good")
    except Problem as refused:
        if refused.status == 404:
            raise
        return publishing_page(request, mine, Notice(refused.zh, "bad"), refused.status, key)
    return publishing_page(request, mine, told)
