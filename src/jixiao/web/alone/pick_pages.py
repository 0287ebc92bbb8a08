"""An indicator picked for a form of a dropped file: looked for by likeness, put in with one press."""

from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.views.decorators.http import require_http_methods

from jixiao.actions.indicators import with_indicator
from jixiao.errors import JixiaoError
from jixiao.web.alone.form_pages import opened
from jixiao.web.alone.item import DroppedFile
from jixiao.web.alone.pages import shown
from jixiao.web.screens.notice import Notice
from jixiao.web.screens.picker import picker, typed_name


@require_http_methods(["GET", "POST"])
def pick(request: HttpRequest, number: int, position: int) -> HttpResponse:
    """Show indicators to choose from, or put the chosen one into the form."""
    item = opened(number)
    if not 1 <= position <= len(item.now.document.projects):
        raise Http404
    if request.method != "POST":
        return _shown(request, item, position)
    name, level2 = typed_name(request.POST, "name"), typed_name(request.POST, "level2")
    try:
        with item.lock:
            document, path = with_indicator(item.now.document, position, name, level2)
            item.put(document)
    except JixiaoError as wrong:
        return _shown(request, item, position, Notice(wrong.zh, "bad"), 422)
    return HttpResponseRedirect(f"/f/{number}/p/{position}#{path}/target")


def _shown(request: HttpRequest, item: DroppedFile, position: int, notice: Notice | None = None, status: int = 200) -> HttpResponse:
    sent = request.GET if request.method == "GET" else request.POST
    page = picker(item.now.document, position, typed_name(sent, "q"), typed_name(sent, "level"), ())
    back = f"/f/{item.number}/p/{position}"
    return shown(
        request, "alone/pick.html", "check", status, item=item, page=page, rev=item.rev, notice=notice, back=back, action=f"{back}/pick"
    )
