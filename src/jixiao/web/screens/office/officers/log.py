"""The log as the audit officer reads it: by person, unit, act and day, every line held against its hash, exported."""

from collections.abc import Mapping
from datetime import date
from urllib.parse import urlencode

from django.db import transaction
from django.http import HttpRequest, HttpResponse, StreamingHttpResponse
from django.utils.http import content_disposition_header
from django.views.decorators.http import require_GET, require_http_methods

from jixiao.web.journal.events import event_families, facts_of, subject_words
from jixiao.web.journal.reading import LogLine, Sought, as_csv, as_lines, log_lines, read
from jixiao.web.journal.write import note
from jixiao.web.keeping.runs import last
from jixiao.web.keeping.verify import chain
from jixiao.web.models import Head
from jixiao.web.numbers import whole_number
from jixiao.web.people.access import Rights
from jixiao.web.people.register import tree
from jixiao.web.problems import nothing
from jixiao.web.screens.notice import Notice
from jixiao.web.screens.office.frame import acting
from jixiao.web.screens.office.officers.frame import duty, officers_page
from jixiao.web.screens.office.when import when

MANY, LONGEST = 60, 100
EXPORTS = {"csv": ("日志.csv", "text/csv; charset=utf-8", as_csv), "jsonl": ("日志.jsonl", "application/x-ndjson", as_lines)}
FIELDS = ("person", "unit", "event", "subject", "first", "last")


@require_http_methods(["GET", "POST"])
@duty("log")
def log(request: HttpRequest, mine: Rights) -> HttpResponse:
    """Show a page of the log; a POST proves the whole chain and says what came of it."""
    asked = _asked(request.GET)
    sought = sought_of(asked)
    cursor = asked["cursor"]
    found = log_lines(sought)
    page = list((found.filter(seq__lt=int(cursor)) if cursor else found)[: MANY + 1])
    lines = read(page[:MANY])
    proof = last("verify")
    head = Head.objects.filter(pk=1).first()
    return officers_page(
        request,
        mine,
        "log",
        notice=_proved() if request.method == "POST" else None,
        heading=_heading(lines, head.seq if head else 0),
        lines=[(line, when(line.at), facts_of(line.told), subject_words(line.subject)) for line in lines],
        following=_query({**asked, "cursor": str(page[MANY - 1].seq)}) if len(page) > MANY else "",
        asked=asked,
        query=_query({**asked, "cursor": ""}),
        families=event_families(),
        units=[(row["id"], "　" * row["depth"] + row["name"]) for row in tree()],
        proof=(when(proof.ended), proof.told) if proof and proof.ended else None,
        is_filtered=any(asked[name] for name in FIELDS),
    )


@require_GET
@duty("log")
def export(request: HttpRequest, mine: Rights, what: str) -> StreamingHttpResponse:
    """Hand over the lines looked for; that it was done stands in the log."""
    if what not in EXPORTS:
        raise nothing()
    name, kind, written = EXPORTS[what]
    sought = sought_of(_asked(request.GET))
    with transaction.atomic():
        note(acting(request, mine), "log.exported", what)
    answer = StreamingHttpResponse(written(log_lines(sought)), content_type=kind)
    answer.headers["Content-Disposition"] = content_disposition_header(as_attachment=True, filename=name) or "attachment"
    return answer


def sought_of(asked: Mapping[str, str]) -> Sought:
    """Return what is looked for; what can't be read is not looked for."""
    return Sought(
        person=asked["person"],
        unit=whole_number(asked["unit"]),
        event=asked["event"],
        subject=asked["subject"],
        first=_day(asked["first"]),
        last=_day(asked["last"]),
    )


def _asked(given: Mapping[str, str]) -> dict[str, str]:
    found = {name: given.get(name, "").replace("\0", "").strip()[:LONGEST] for name in FIELDS}
    cursor = given.get("cursor", "")
    return found | {"cursor": "" if whole_number(cursor) is None else cursor}


def _day(text: str) -> date | None:
    try:
        return date.fromisoformat(text)
    except ValueError:
        return None


def _query(asked: Mapping[str, str]) -> str:
    return urlencode({name: value for name, value in asked.items() if value})


def _heading(lines: list[LogLine], many: int) -> tuple[str, str]:
    torn = [line.seq for line in lines if not line.is_whole]
    if torn:
        return f"第 {torn[-1]} 条接不上，", "日志被改动过"
    return f"日志 {many:,} 条，", "这一页条条接得上" if lines else "没有符合的"


def _proved() -> Notice:
    """Prove the chain from its first line to its last."""
    found = chain()
    if found.faults:
        return Notice(f"日志断了：{' '.join(found.faults[:5])}请保留现场，用备份核对。", "bad")
    return Notice(f"从第 1 条到第 {found.head.partition(':')[0]} 条，一环扣一环，都接得上。末行 {found.head}，请抄到别处。", "good")
