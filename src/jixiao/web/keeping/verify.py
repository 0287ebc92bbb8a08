"""The proof that an office is whole: its log unbroken, its files those that arrived, its texts those that were saved and approved."""

import zlib
from collections.abc import Callable, Iterator
from json import JSONDecodeError, loads
from typing import Any, NamedTuple

from django.conf import settings

from jixiao.web.clock import SET
from jixiao.web.declarations.content import digest, text_of
from jixiao.web.declarations.filestore import fault
from jixiao.web.journal.chain import FIRST, link
from jixiao.web.localrules.states import SWITCHED_OFF, SWITCHED_ON
from jixiao.web.models import Attachment, Declaration, Entry, Head, LocalRule, Release, Upload, Version

TOGETHER = 2000
"""Rows fetched at a time."""


class Verified(NamedTuple):
    """How many of what were looked at, the log's last line, and what is wrong, a sentence each."""

    counts: dict[str, int]
    head: str
    faults: tuple[str, ...]


class LogAccount(NamedTuple):
    """What the log tells: declarations made with the file they came from, every text saved, the one approved last, the state come to.

    Local rules are those switched on last, with None where they were switched off again; and what was released and taken back.
    ``bound`` are files that came with acts: the record that each proves, and its hash. ``clock`` is by how many days it was set back.
    """

    made: dict[str, str]
    saved: dict[tuple[str, int], str]
    frozen: dict[str, tuple[int, str]]
    states: dict[str, str]
    rules: dict[str, str | None]
    released: set[tuple[str, int, str]]
    withdrawn: set[str]
    bound: dict[str, tuple[str, str]]
    clock: list[int]


def empty_account() -> LogAccount:
    """Return what is told before a line was read."""
    return LogAccount(made={}, saved={}, frozen={}, states={}, rules={}, released=set(), withdrawn=set(), bound={}, clock=[0])


class Count:
    """What was looked at so far."""

    def __init__(self) -> None:
        self.of: dict[str, int] = {}

    def one(self, what: str) -> None:
        """Count one more."""
        self.of[what] = self.of.get(what, 0) + 1


def verified(anchor: str | None = None) -> Verified:
    """Return what is wrong with the office that this process is one of; ``anchor`` is a line ``NUMBER:HASH`` that the log once had."""
    count, told = Count(), empty_account()
    checks: tuple[Callable[[Count, LogAccount], Iterator[str]], ...] = (
        _chain,
        _clock,
        _files,
        _attachments,
        _texts,
        _declarations,
        _rules,
        _releases,
    )
    faults = [*(fault for check in checks for fault in check(count, told)), *_anchored(anchor)]
    head = Head.objects.filter(pk=1).first()
    return Verified(count.of, f"{head.seq}:{head.digest}" if head else "", tuple(faults))


def chain() -> Verified:
    """Return what is wrong with the log alone: lines changed, taken out, put in or cut off at the end."""
    count = Count()
    faults = tuple(_chain(count, empty_account()))
    head = Head.objects.filter(pk=1).first()
    return Verified(count.of, f"{head.seq}:{head.digest}" if head else "", faults)


def _chain(count: Count, told: LogAccount) -> Iterator[str]:
    """Yield where the log is torn: lines changed, taken out, put in or cut off at the end."""
    seq, before = 0, FIRST
    for entry in Entry.objects.order_by("seq").iterator(chunk_size=TOGETHER):
        count.one("日志")
        if entry.seq != seq + 1:
            yield f"日志第 {seq + 1} 条到第 {entry.seq - 1} 条不见了。"
        elif entry.before != before:
            yield f"日志第 {entry.seq} 条接不上前一条。"
        line = _line(entry)
        if link(entry.seq, entry.body, entry.before) != entry.digest:
            yield f"日志第 {entry.seq} 条被改动过。"
        elif not _looked_up_as_told(entry, line):
            yield f"日志第 {entry.seq} 条的检索栏与正文不一致。"
        _remember(line, told)
        seq, before = entry.seq, entry.digest
    head = Head.objects.filter(pk=1).first()
    if ((head.seq, head.digest) if head else (0, FIRST)) != (seq, before):
        yield f"日志登记到第 {head.seq if head else 0} 条，实有到第 {seq} 条：末尾被截断或续写过。"


def _line(entry: Entry) -> dict[str, Any]:
    try:
        found = loads(entry.body)
    except JSONDecodeError:
        return {}
    return found if isinstance(found, dict) else {}


def _looked_up_as_told(entry: Entry, line: dict[str, Any]) -> bool:
    """Whether the columns by which lines are looked up say what the line says."""
    by = line.get("by") or {}
    return (line.get("at"), line.get("event"), line.get("subject"), by.get("person")) == (
        entry.at,
        entry.event,
        entry.subject,
        entry.person,
    )


def _remember(line: dict[str, Any], told: LogAccount) -> None:
    event, subject, more = str(line.get("event")), str(line.get("subject")), line.get("told") or {}
    if event == "declaration.saved":
        told.saved[subject, int(more["version"])] = str(more["digest"])
        if told.states.get(subject) == "reading":
            told.states[subject] = "draft"
    elif event == "declaration.made":
        told.made[subject], told.states[subject] = str(more["digest"]), str(more["state"])
    elif event.startswith("step."):
        told.states[subject] = str(more["end"])
        if frozen := more.get("frozen"):
            told.frozen[subject] = (int(frozen["number"]), str(frozen["digest"]))
    else:
        _remember_beside(event, subject, more, told)


def _remember_beside(event: str, subject: str, more: dict[str, Any], told: LogAccount) -> None:
    """Remember what is told of anything but the way of a declaration."""
    if event in (SWITCHED_ON, SWITCHED_OFF):
        told.rules[subject] = str(more["digest"]) if event == SWITCHED_ON else None
    elif event == "release.made":
        told.released.add((subject, int(more["version"]), str(more["digest"])))
    elif event == "release.withdrawn":
        told.withdrawn.add(str(more["release"]))
    elif event == "attachment.bound":
        told.bound[subject] = (str(more["record"]), str(more["digest"]))
    elif event == SET:
        told.clock.append(int(more["days"]))


def _clock(_: Count, told: LogAccount) -> Iterator[str]:
    """Yield whether the office's clock is another than the log tells: then what is done now would be written down as of another day."""
    if settings.JIXIAO.behind != told.clock[-1]:
        yield f"时钟比真实的日期慢 {settings.JIXIAO.behind} 天，日志记的是慢 {told.clock[-1]} 天。请用备份恢复。"


def _files(count: Count, _: LogAccount) -> Iterator[str]:
    """Yield which files are gone or changed."""
    for name, title in Upload.objects.order_by("digest").values_list("digest", "name").iterator(chunk_size=TOGETHER):
        count.one("文件")
        if wrong := fault(name):
            yield f"原件“{title}”（{name[:12]}…）{wrong}。请用备份恢复。"


def _attachments(count: Count, told: LogAccount) -> Iterator[str]:
    """Yield which files of acts prove another record than the log tells, are other files, or are gone."""
    missing = dict(told.bound)
    for key, record, name in Attachment.objects.exclude(record="").order_by("pk").values_list("pk", "record", "upload__digest"):
        count.one("随事项交来的文件")
        if missing.pop(key, None) != (record, name):
            yield f"{record.partition('#')[2]} 的照片或文件与日志不一致。"
    yield from (f"{record.partition('#')[2]} 的照片或文件不见了。" for record, _ in missing.values())


def _texts(count: Count, told: LogAccount) -> Iterator[str]:
    """Yield which versions are not as they were saved, and which are there or gone without the log's knowing."""
    missing = dict(told.saved)
    for version in Version.objects.order_by("pk").iterator(chunk_size=TOGETHER // 100):
        count.one("版本")
        known = missing.pop((version.declaration_id, version.number), None)
        if known is None:
            yield f"申报 {version.declaration_id} 第 {version.number} 版在日志中没有记录。"
        elif not version.digest == known == _digest(version):
            yield f"申报 {version.declaration_id} 第 {version.number} 版的内容被改动过。"
    yield from (f"申报 {declaration} 第 {number} 版不见了。" for declaration, number in missing)


def _digest(version: Version) -> str | None:
    """Return the hash of a version's text, None where it can't be unpacked any more."""
    try:
        return digest(text_of(version))
    except zlib.error:
        return None


def _declarations(count: Count, told: LogAccount) -> Iterator[str]:
    """Yield which declarations are in another state, or have another text approved, than the log tells."""
    numbers = {
        (one, number): name for one, number, name in Version.objects.filter(frozen=True).values_list("declaration", "number", "digest")
    }
    for row in Declaration.objects.select_related("upload").order_by("pk").iterator(chunk_size=TOGETHER):
        count.one("申报")
        if told.made.get(row.pk) != (row.upload.digest if row.upload else None):
            yield f"申报“{row.title}”（{row.pk}）的来历与日志不一致。"
        state, frozen = told.states.pop(row.pk, None), told.frozen.get(row.pk)
        if state != row.state:
            yield f"申报“{row.title}”（{row.pk}）现为 {row.state}，日志记的是 {state}。"
        if (frozen[0] if frozen else None) != row.frozen or (frozen and numbers.get((row.pk, frozen[0])) != frozen[1]):
            yield f"申报“{row.title}”（{row.pk}）批复的版本与日志不一致。"
    yield from (f"申报 {key} 不见了。" for key in told.states)


def _rules(count: Count, told: LogAccount) -> Iterator[str]:
    """Yield which local rules judge, or do not, otherwise than the log tells."""
    on = {key: name for key, name in told.rules.items() if name is not None}
    for row in LocalRule.objects.filter(state="on").order_by("pk").iterator(chunk_size=TOGETHER):
        count.one("本地规则")
        if not on.pop(row.pk, None) == row.digest == digest(row.text.encode()):
            yield f"本地规则 {row.code}（{row.pk}）与启用时的不一致。"
    yield from (f"本地规则 {key} 日志记为启用，现在没有启用。" for key in on)


def _releases(count: Count, told: LogAccount) -> Iterator[str]:
    """Yield which releases the log does not tell of as they are."""
    for row in Release.objects.order_by("pk").iterator(chunk_size=TOGETHER):
        count.one("公开")
        if (row.declaration_id, row.version, row.digest) not in told.released or (row.withdrawn is not None) != (row.pk in told.withdrawn):
            yield f"申报 {row.declaration_id} 第 {row.version} 版的公开与日志不一致。"


def _anchored(anchor: str | None) -> Iterator[str]:
    """Yield whether a line that the log once had is no longer there: then it was written anew from before it."""
    if anchor is None:
        return
    seq, _, name = anchor.partition(":")
    if not seq.isdecimal() or not Entry.objects.filter(seq=int(seq), digest=name).exists():
        yield f"日志里没有当时记下的第 {seq} 条：那以前的日志被重写或截断过。"
