"""Files of evidence: uploaded to a row or an indicator, handed over as they were kept."""

from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.views.decorators.http import require_GET, require_POST

from jixiao.errors import JixiaoError
from jixiao.web.handing import kept_back
from jixiao.web.people.access import Rights
from jixiao.web.problems import Problem
from jixiao.web.records.evidence import bind_evidence, file_for_evidence
from jixiao.web.records.telling import key_at, ledger_at
from jixiao.web.screens.notice import Notice
from jixiao.web.screens.office.frame import acting, entered
from jixiao.web.screens.office.record import opened, row_link, shelf_in


@require_POST
@entered
def bound(request: HttpRequest, mine: Rights) -> HttpResponse:
    """Keep a file with what it proves; show the row again, or the score that asked for it."""
    at, about, back = shelf_in(request, mine), request.POST.get("about", ""), request.POST.get("back", "")
    file = request.FILES.get("file")
    try:
        if file is None:
            raise Problem(400, "没有收到文件。请选一个文件再附上。")
        address = bind_evidence(at, acting(request, mine), about, file.name or "", file.read())
    except JixiaoError as refused:
        status = refused.status if isinstance(refused, Problem) else 409
        if status == 404 or not about.startswith("ledger:"):
            raise Problem(status, refused.zh) from refused
        return opened(request, mine, at, at.ledger(ledger_at(about)), key_at(about), Notice(refused.zh, "bad"), status)
    if about.startswith("ledger:"):
        return opened(request, mine, at, at.ledger(ledger_at(about)), key_at(about), Notice("附上了，登记在“佐证材料”里。", "good"))
    return HttpResponseRedirect(back if back.startswith("/d/") else row_link(at, address))


@require_GET
@entered
def file(request: HttpRequest, mine: Rights) -> HttpResponse:
    """Hand over a file of evidence."""
    return kept_back(*file_for_evidence(shelf_in(request, mine), request.GET.get("code", "")))
