"""A photo or PDF sent for an act, before it is done; and handed back to who may see it."""

import msgspec
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.views.decorators.http import require_GET, require_POST

from jixiao.web.api.gate import address
from jixiao.web.declarations.filestore import fetch
from jixiao.web.journal.once import once
from jixiao.web.journal.write import Actor
from jixiao.web.phone.attaching import TYPES, attach, attachment_seen
from jixiao.web.phone.doings import Holder, doing_of
from jixiao.web.problems import Problem
from jixiao.web.screens.phone.form import ONCE, PHOTO
from jixiao.web.screens.phone.frame import JSON, held, wants_json

CAME = "照片收到，核对号码、日期和金额再交。"
LACKING = "没有选照片。点“拍照或选文件”，拍下发票再交。"


@require_POST
@held
def send(request: HttpRequest, holder: Holder, desk: str, name: str) -> HttpResponse:
    """Keep the file and go on to the act's form, where what is read in it is proposed."""
    one, file = doing_of(holder, desk, name), request.FILES.get(PHOTO)
    if file is None:
        raise Problem(422, LACKING)
    data = file.read()
    actor = Actor(holder.mine.person, address(request), request.headers.get("X-Request-Id", "")[:100])

    def answer() -> HttpResponse:
        made = attach(holder.mine.person, actor, holder.place.where, one.named, (file.name or "", data))
        return HttpResponseRedirect(f"{one.link}?{PHOTO}={made.id}")

    sent = once(request, holder.mine.person, data, answer, request.POST.get(ONCE) or None)
    if wants_json(request):
        return HttpResponse(msgspec.json.encode({"says": CAME, "link": sent.headers["Location"]}), content_type=JSON)
    return sent


@require_GET
@held
def photo(request: HttpRequest, holder: Holder, key: str) -> HttpResponse:  # noqa: ARG001 - a view's signature
    """Hand a file to who sent it, and to who sees the record that it proves."""
    file = attachment_seen(holder.mine.person, holder.place, key)
    suffix = file.upload.name[file.upload.name.rfind(".") :]
    return HttpResponse(fetch(file.upload.digest), content_type=TYPES[suffix])
