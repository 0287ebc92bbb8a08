"""Files handed over: named, typed, kept or shown; a page of a report under the policy that it states itself."""

import re
from typing import NamedTuple

from django.http import HttpResponse
from django.utils.http import content_disposition_header

TYPES = {
    ".docx": "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
    ".xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
    ".pdf": "application/pdf",
    ".html": "text/html; charset=utf-8",
    ".zip": "application/zip",
}
POLICY = re.compile(r'http-equiv="Content-Security-Policy" content="([^"]*)"')
"""The policy that a page of a report states itself, by the hashes of its own style and script."""


class Taken(NamedTuple):
    """A file to hand over: its name and its bytes."""

    name: str
    data: bytes


def handed(given: Taken, *, attached: bool = True) -> HttpResponse:
    """Return a file as an answer; a page of a report is shown under the policy that it states itself."""
    suffix = given.name[given.name.rfind(".") :]
    answer = HttpResponse(given.data, content_type=TYPES.get(suffix, "application/octet-stream"))
    header = content_disposition_header(attached, given.name)
    if header:
        answer.headers["Content-Disposition"] = header
    own = POLICY.search(given.data[:4096].decode("utf-8", "ignore")) if suffix == ".html" else None
    if own:
        answer.headers["Content-Security-Policy"] = own[1].replace("&#x27;", "'")
    return answer


def kept_back(name: str, data: bytes) -> HttpResponse:
    """Return a file that came from outside: to be kept, never to be shown as a page of ours."""
    answer = HttpResponse(data, content_type="application/octet-stream")
    answer.headers["Content-Disposition"] = content_disposition_header(as_attachment=True, filename=name) or "attachment"
    answer.headers["Content-Security-Policy"] = "default-src 'none'; sandbox"
    return answer
