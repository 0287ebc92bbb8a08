"""``POST /api/v1/check``: a file in, the audit of it out, nothing kept."""

from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING

from django.http import HttpRequest, HttpResponse
from django.utils.timezone import localdate
from django.views.decorators.csrf import csrf_exempt, csrf_protect
from django.views.decorators.http import require_POST
from msgspec.structs import replace

from jixiao.actions.audit import AuditRequest, audit
from jixiao.actions.inputs.given import silent
from jixiao.errors import JixiaoError, UsageWrong
from jixiao.model.finding import AuditReport
from jixiao.privacy.mask import masked
from jixiao.web.alone.gate import bearer, is_key
from jixiao.web.arrived import reason, write_files
from jixiao.web.problems import problem
from jixiao.write.as_json import as_json

if TYPE_CHECKING:
    from django.core.files.uploadedfile import UploadedFile


@csrf_exempt
@require_POST
def check(request: HttpRequest) -> HttpResponse:
    """Answer as ``jixiao audit --format json``; a page of ours proves by its token that it is one, a program by the key."""
    return _check(request) if is_key(bearer(request)) else csrf_protect(_check)(request)


def _check(request: HttpRequest) -> HttpResponse:
    files = request.FILES.getlist("file")
    if not files:
        return problem(400, "没有收到文件。请在名为 file 的栏里上传一个文件。")
    try:
        return HttpResponse(as_json(masked(audited(files))), content_type="application/json")
    except JixiaoError as wrong:
        return problem(422, wrong.zh)


def audited(files: "list[UploadedFile[bytes]]") -> AuditReport:
    """Return the report of the files, each under its own name; the reason for the first where none can be read."""
    with TemporaryDirectory(prefix="jixiao-") as folder:
        places = write_files(files, folder)
        outcome = audit(AuditRequest(files=tuple(map(str, places)), today=localdate(), seek=False), bytes, silent)
    report, names = outcome.report, {str(place): place.name for place in places}
    if not report.documents:
        raise reason(outcome.unreadable[0]) if outcome.unreadable else UsageWrong("没有可以审核的文件。", "Nothing to audit.")
    documents = tuple(replace(document, file=names.get(document.file, document.file)) for document in report.documents)
    return replace(report, documents=documents)
