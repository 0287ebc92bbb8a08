"""The changes that a button on a declaration's page stands for."""

from django.db import transaction
from django.http import HttpRequest, HttpResponse
from django.views.decorators.http import require_POST

from jixiao.errors import JixiaoError
from jixiao.web.declarations.content import document_of
from jixiao.web.declarations.saving import locked, write
from jixiao.web.models import Version
from jixiao.web.people.access import Rights, seen
from jixiao.web.problems import Problem
from jixiao.web.screens.editing import applied, pressed
from jixiao.web.screens.office.declaration import about
from jixiao.web.screens.office.form import OLD, rev_in
from jixiao.web.screens.office.frame import Notice, acting, entered


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
        now = seen(mine, key, lock=True)
        if not now.may_write:
            raise Problem(409, locked(now.declaration))
        before = Version.objects.filter(declaration=now.declaration, number=rev_in(request)).first()
        if before is None:
            raise Problem(409, OLD)
        last = document_of(Version.objects.get(declaration=now.declaration, number=now.declaration.version))
        edits = tuple(pressed(request.POST.get("set", "")))
        made = applied(last if before.number == now.declaration.version else document_of(before), last, edits)
        if made.refused:
            raise Problem(409, made.refused[0].sentence)
        if made.document == last:
            return Notice("这些格已经是这样，没有再改。")
        write(now.declaration, made.document, acting(request, mine), "按推断改正" if len(edits) > 1 else "改正一格", before=last)
    return Notice(f"改了 {len(edits)} 格，重新查过了。金额变了，送出前要再确认指标。", "good")
