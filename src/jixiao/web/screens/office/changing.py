"""The changes that a button on a declaration's page stands for."""

from django.db import transaction
from django.http import HttpRequest, HttpResponse
from django.views.decorators.http import require_POST

from jixiao.errors import JixiaoError
from jixiao.web.declarations.saving import write_version
from jixiao.web.people.access import Rights
from jixiao.web.problems import Problem
from jixiao.web.screens.editing import applied, pressed
from jixiao.web.screens.notice import Notice
from jixiao.web.screens.office.declaration import about
from jixiao.web.screens.office.form import rev_in
from jixiao.web.screens.office.frame import acting, entered
from jixiao.web.screens.office.writing import taken_up


@require_POST
@entered
def change(request: HttpRequest, mine: Rights, key: str) -> HttpResponse:
    """Make the changes and show the declaration judged anew."""
    try:
        told = _changed(request, mine, key)
    except Problem as wrong:
        if wrong.status == 404:
            raise
        return about(request, mine, key, Notice(wrong.zh, "bad"), wrong.status)
    except JixiaoError as wrong:
        return about(request, mine, key, Notice(wrong.zh, "bad"), 409)
    return about(request, mine, key, told)


def _changed(request: HttpRequest, mine: Rights, key: str) -> Notice:
    with transaction.atomic():
        held, edits = taken_up(mine, key, rev_in(request)), tuple(pressed(request.POST.get("set", "")))
        made = applied(held.shown, held.last, edits)
        if made.refused:
            raise Problem(409, made.refused[0].sentence)
        if made.document == held.last:
            return Notice("这些格已经是这样，没有再改。")
        write_version(
            held.declaration, made.document, acting(request, mine), "按推断改正" if len(edits) > 1 else "改正一格", before=held.last
        )
    return Notice(f"改了 {len(edits)} 格，重新查过了。金额变了，送出前要再确认指标。", "good")
