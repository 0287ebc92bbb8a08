"""Backups and proofs: when the last were made, another one asked for, and how one is set up again."""

from collections.abc import Iterable
from datetime import datetime

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.utils.timezone import now
from django.views.decorators.http import require_http_methods
from msgspec import Struct

from jixiao.web.keeping.runs import TITLES, ask_for_run, last
from jixiao.web.models import KeptRun
from jixiao.web.people.access import Rights
from jixiao.web.problems import nothing
from jixiao.web.screens.notice import Notice
from jixiao.web.screens.office.frame import acting
from jixiao.web.screens.office.officers.frame import done, duty, officers_page
from jixiao.web.screens.office.when import when

MANY = 30


class Run(Struct, frozen=True):
    """A job: what, asked when and by whom, how it stands as a level and in words, what came of it, what is wrong."""

    title: str
    asked: str
    by: str
    level: str
    state: str
    told: str
    faults: tuple[str, ...]


@require_http_methods(["GET", "POST"])
@duty("backups")
def backups(request: HttpRequest, mine: Rights) -> HttpResponse:
    """Show what was kept, or ask for a backup or a proof."""
    if request.method != "POST":
        return _page(request, mine)
    what = request.POST.get("what", "")
    if what not in TITLES:
        raise nothing()
    told = f"{TITLES[what]}在后台做，做完列在下面。刷新这一页就能看到。"
    return _page(request, mine, *done(lambda: (ask_for_run(acting(request, mine), what), told)[1]))


def _page(request: HttpRequest, mine: Rights, notice: Notice | None = None, status: int = 200) -> HttpResponse:
    runs = list(KeptRun.objects.select_related("by").order_by("-asked", "-pk")[:MANY])
    backup, proof = last("backup"), last("verify")
    return officers_page(
        request,
        mine,
        "backups",
        notice=notice,
        status=status,
        heading=_heading(backup.ended if backup else None),
        backup=backup and (age(backup.ended), backup.told),
        proof=proof and (age(proof.ended), proof.told),
        runs=tuple(_runs(runs)),
        folder=settings.JIXIAO.folder,
        waiting=any(run.ended is None for run in runs),
    )


def _heading(at: datetime | None) -> tuple[str, str]:
    if at is None:
        return "还没有备份过，", "先做一次"
    days = (now() - at).days
    return (f"最后一次备份在 {days} 天前，", "该再做一次了") if days > 1 else ("备份是新的，", age(at))


def age(at: datetime | None) -> str:
    """Return how long ago something was, in words."""
    if at is None:
        return "从来没有"
    gone = now() - at
    if gone.days:
        return f"{gone.days} 天前"
    hours, minutes = gone.seconds // 3600, gone.seconds // 60
    return f"{hours} 小时前" if hours else f"{minutes} 分钟前" if minutes else "刚才"


def _runs(runs: Iterable[KeptRun]) -> Iterable[Run]:
    for run in runs:
        level, state = (
            ("note", "等着做" if run.begun is None else "正在做")
            if run.ended is None
            else ("error", f"{len(run.faults)} 处不对")
            if run.faults
            else ("ok", "做好了")
        )
        by = run.by.name if run.by else "命令行"
        yield Run(TITLES.get(run.what, run.what), when(run.asked), by, level, state, run.told, tuple(run.faults[:10]))  # type: ignore[call-overload] # a word of the table
