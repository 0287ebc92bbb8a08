"""The pages of one dropped file: what it came to, changes, what can be taken away."""

from collections.abc import Iterator

from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.views.decorators.http import require_GET, require_POST
from msgspec import Struct

from jixiao.errors import JixiaoError
from jixiao.web.alone.item import DroppedFile
from jixiao.web.alone.pages import dropped_file, shown
from jixiao.web.alone.shelf import own_shelf
from jixiao.web.alone.takes import REPORTS, taken, takes
from jixiao.web.handing import handed
from jixiao.web.numbers import whole_number
from jixiao.web.screens.editing import pressed
from jixiao.web.screens.notice import Notice
from jixiao.web.screens.tabs import tabs
from jixiao.web.screens.verdict import verdict
from jixiao.web.screens.words import cell_words


class Made(Struct, frozen=True):
    """A changed field in words."""

    where: str
    before: str
    after: str


def about(request: HttpRequest, item: DroppedFile, notice: Notice | None = None, status: int = 200) -> HttpResponse:
    """Show what a file came to, or that it is being read, or why it was not."""
    if item.state == "reading":
        before = own_shelf().ahead(item)
        return shown(request, "alone/reading.html", "check", item=item, ahead=f"前面还有 {before} 份。" if before else "")
    if item.state == "failed":
        return shown(
            request,
            "alone/message.html",
            "check",
            status=status,
            crumb=item.name,
            heading="这份文件没有读成",
            text=item.sentence,
            href="/",
            button="换一份文件",
        )
    now = item.now
    return shown(
        request,
        "alone/verdict.html",
        "check",
        status=status,
        notice=notice,
        item=item,
        v=verdict(now.report, now.document),
        tabs=tabs(now.report, now.document),
        changes=tuple(made(item)),
        takes=takes(item),
        reports=REPORTS if now.report.is_judged else (),
        cell_link=lambda path: cell_link(item, path),
    )


def made(item: DroppedFile) -> Iterator[Made]:
    """Yield the changed fields in words, of a whole list of rows that it was changed."""
    for one in item.changes():
        name = cell_words(item.now.document, one.path, " ")
        rows = one.path.rpartition("/")[2].startswith("indicators")
        yield Made(name, "原来的行" if rows else one.before or "未填", "增减了行" if rows else one.after or "未填")


def cell_link(item: DroppedFile, path: str) -> str:
    """Return the address of the cell that a pointer leads to."""
    parts = path.split("/")
    position = int(parts[2]) + 1 if len(parts) > 2 and parts[1] == "projects" else 0
    return f"/f/{item.number}/p/{position}#{path}" if position else f"/f/{item.number}/p/cover#{path}"


@require_GET
def page(request: HttpRequest, number: int) -> HttpResponse:
    """Show the page of a file."""
    return about(request, dropped_file(number))


def rev_in(request: HttpRequest) -> int:
    """Return the state that a form was made of; -1, which is none, for nonsense."""
    number = whole_number(request.POST.get("rev", ""))
    return -1 if number is None else number


@require_POST
def change(request: HttpRequest, number: int) -> HttpResponse:
    """Make the changes that a button stands for."""
    item = dropped_file(number)
    if item.state != "done":
        return HttpResponseRedirect(f"/f/{number}")
    try:
        made_, refused = item.change(tuple(pressed(request.POST.get("set", ""))), rev_in(request))
    except JixiaoError as wrong:
        return about(request, item, Notice(wrong.zh, "bad"), 409)
    if refused:
        return about(request, item, Notice(refused[0].sentence, "bad"), 409)
    told = f"改了 {made_} 格，重新查过了。拿走的文件里已经是改后的数。" if made_ else "这些格已经是这样，没有再改。"
    return about(request, item, Notice(told, "good"))


@require_POST
def undo(request: HttpRequest, number: int) -> HttpResponse:
    """Go back one step."""
    item = dropped_file(number)
    if item.state != "done":
        return HttpResponseRedirect(f"/f/{number}")
    done = item.undo(rev_in(request))
    return about(request, item, Notice("撤销了上一步，重新按原来的数查。", "good") if done else Notice("这一步已经撤销过，没有再动。"))


@require_GET
def take_file(request: HttpRequest, number: int, key: str) -> HttpResponse:
    """Hand over a file."""
    item = dropped_file(number)
    try:
        given = taken(item, key) if item.state == "done" else None
    except JixiaoError as wrong:
        return about(request, item, Notice(wrong.zh, "bad"), 409)
    if given is None:
        raise Http404
    return handed(given, attached=not given.name.endswith(".html"))
