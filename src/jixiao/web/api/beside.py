"""The original beside a form: what of the file a project was read from, every value with its place and its cell."""

from typing import Any

import msgspec
from django.http import HttpRequest, HttpResponse
from ninja import Router

from jixiao.web.api.gate import mine
from jixiao.web.api.shapes import wrong
from jixiao.web.declarations.laying import sources_of
from jixiao.web.declarations.papers import whole_read
from jixiao.web.problems import nothing
from jixiao.web.screens.form import form_page
from jixiao.web.screens.original import original_of, pages_of

router = Router(tags=["申报"])


@router.get("/declarations/{key}/original/{position}", response={200: dict[str, Any], **wrong(409)}, summary="原件对照")
def beside(request: HttpRequest, key: str, position: int) -> HttpResponse:
    """Give what of the original the project at a position from 1 was read from: pages as pictures, tables and lines, with every value."""
    found = whole_read(mine(request), key)
    document = found.document
    if not 1 <= position <= len(document.projects):
        raise nothing()
    page = form_page(found.report, document, position)
    told = original_of(document, page, sources_of(found.seen, pages_of(document, position)))
    return HttpResponse(msgspec.json.encode(told), content_type="application/json")
