"""Many inputs: read and audited by several processes, some at a time, their reports back in order.

A process holds a few dozen documents at most, and the reports lie in a temporary file, so memory does not grow with the inputs. Each is started anew, not forked: the
database may be planning on a thread already. It works through every n-th input, so that large and small ones even out. It runs
with limits on memory and time: an input that breaks one costs itself only.
"""

import os
import sys
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import suppress
from datetime import date
from pathlib import Path
from subprocess import DEVNULL, PIPE, Popen
from threading import Thread
from typing import BinaryIO, NamedTuple, cast

from msgspec import Struct, msgpack
from msgspec.json import encode as as_json
from msgspec.structs import replace

from jixiao.actions.inputs.archive import Member
from jixiao.actions.inputs.given import STANDARD_INPUT, Expanded, Input, Told
from jixiao.actions.many.copies import Copies, Copy, key_of
from jixiao.actions.many.spool import Kept, Spool, Store
from jixiao.errors import InputUnreadable, JixiaoError
from jixiao.model.document import Document
from jixiao.model.finding import AuditReport, DocumentReport, RuleProblem, Severity
from jixiao.read.document import read_bytes
from jixiao.system.process import end, signal_number
from jixiao.write.page import Lang

FEWEST = 12
"""From so many inputs on, processes of their own are worth their start."""
MOST_WORKERS = 8
AT_ONCE, FORMS_AT_ONCE = 5, 100
"""Documents, and forms in them, that a process audits together: few enough for SQLite, the quicker engine, and for memory."""
BOOT = (
    "import sys, json; sys.path[:] = json.loads(sys.argv[1]); from jixiao.__main__ import remember; remember('audit'); "
    "from jixiao.actions.many.batch import child; child(int(sys.argv[2]))"
)
FEW_ARENAS = {"MALLOC_ARENA_MAX": "2"}
"""The C library of Linux reserves address space by thread, which counts as memory; a process needs less than that."""
SECONDS = 60
"""Processor time that documents audited together may take, and one that is audited alone."""
HEAD = 8


class Share(Struct, frozen=True, kw_only=True):
    """What one process is to do: these inputs, as the user asked for; ``at_once`` documents are audited together.

    An input is its position among all, the name shown for it, its path in the system's own bytes, and of an archive the member.
    """

    inputs: tuple[tuple[int, str, bytes, Member | None], ...] = ()
    at_once: int = AT_ONCE
    today: date
    lang: Lang | None = None
    rules: str | None = None
    office: str | None = None
    select: tuple[str, ...] = ()
    ignore: tuple[str, ...] = ()
    as_of: date | None = None
    fail_on: Severity | None = None
    show_unknown: bool = False
    config: str | None = None
    baseline: str | None = None


class Answer(Struct, frozen=True, kw_only=True):
    """What came of one input: its report as MessagePack, or why it could not be read; and what was wrong with rules on the way.

    What the whole run has to know of the report stands beside it: whether a finding counts against it, whether anything is
    undecided, whether there was a form to judge, and which of the waivers fit, by their position.
    """

    position: int
    report: bytes = b""
    failed: bool = False
    undecided: bool = False
    judged: bool = True
    waived: tuple[int, ...] = ()
    unreadable: tuple[str, str, str] | None = None
    problems: tuple[RuleProblem, ...] = ()


class Many(NamedTuple):
    """Reports in the order of the inputs, what they come to, what could not be read, what was wrong with rules, and the files passed over."""

    reports: Sequence[DocumentReport]
    unjudged: tuple[DocumentReport, ...]
    failed: bool
    undecided: bool
    waived: frozenset[int]
    unreadable: tuple[InputUnreadable, ...]
    problems: tuple[RuleProblem, ...]
    skipped: tuple[str, ...]


class Judges(NamedTuple):
    """How documents are audited together, and what is told of each report besides: (failed, undecided, waivers that fit)."""

    audit: Callable[[Sequence[Document]], AuditReport]
    weigh: Callable[[DocumentReport], tuple[bool, bool, tuple[int, ...]]]


def workers(files: Sequence[str], inputs: int) -> int:
    """Return how many processes the inputs are shared among; 1 where this process does them itself."""
    if inputs < FEWEST or STANDARD_INPUT in files:
        return 1
    return min(MOST_WORKERS, os.cpu_count() or 1)


def audit_many(share: Share, expanded: Expanded, processes: int, told: Told) -> Many:
    """Return what came of all inputs, the list of which is made once; one that kills its process is told, the others are still done.

    Documents that were audited together when a process died are audited one by one, so that the culprit is known.
    """
    inputs, wrong, skipped = expanded
    answers: dict[int, Answer] = {}
    store, places = Store(), dict[int, Kept]()
    failures: list[JixiaoError] = []

    def taken(answer: Answer) -> None:
        if not failures:
            try:
                answers[answer.position] = _without_report(answer, store, places)
            except JixiaoError as full:
                failures.append(full)
            told(len(answers), len(inputs), inputs[answer.position].name)

    todo, at_once = list(range(len(inputs))), share.at_once
    while todo:
        dealt = [todo[place::processes] for place in range(processes)]
        ends = run_all([replace(share, at_once=at_once, inputs=tuple(sent(n, inputs[n]) for n in mine)) for mine in dealt if mine], taken)
        for failure in failures:
            raise failure
        for mine, status in zip(filter(None, dealt), ends, strict=True):
            first = next((n for n in mine if n not in answers), None)
            if at_once == 1 and first is not None:
                answers[first] = _fatal(first, inputs[first], status)
        todo, at_once = [n for n in todo if n not in answers], 1
    reports = Spool(store, [places[n] for n in sorted(places)])
    return _many([answers[position] for position in range(len(inputs))], reports, wrong, skipped)


def _without_report(answer: Answer, store: Store, places: dict[int, Kept]) -> Answer:
    """Put an answer's report into the store and return the rest."""
    if answer.report:
        places[answer.position] = store.add(answer.report)
    return replace(answer, report=b"")


def _many(answers: Sequence[Answer], reports: Spool, wrong: Iterable[InputUnreadable], skipped: tuple[str, ...]) -> Many:
    """Return what all answers come to; ``reports`` are those of the inputs that were read, in order."""
    read = [answer for answer in answers if answer.unreadable is None]
    problems = dict.fromkeys((p.code, p.message) for answer in answers for p in answer.problems)
    return Many(
        reports=reports,
        unjudged=tuple(reports[n] for n, answer in enumerate(read) if not answer.judged),
        failed=any(answer.failed for answer in read),
        undecided=any(answer.undecided for answer in read),
        waived=frozenset(n for answer in read for n in answer.waived),
        unreadable=(*wrong, *(_unreadable(answer.unreadable) for answer in answers if answer.unreadable)),
        problems=tuple(RuleProblem(code=code, message=message) for code, message in sorted(problems)),
        skipped=skipped,
    )


def sent(position: int, one: Input) -> tuple[int, str, bytes, Member | None]:
    """Return an input as a process gets it."""
    return position, one.name, os.fsencode(one.path or ""), one.member


def run_all(shares: Sequence[Share], taken: Callable[[Answer], None]) -> list[int]:
    """Run a process for each share, at the same time, and return how they ended; ``taken`` gets every answer."""
    children = [_start(share) for share in shares]
    readers = [Thread(target=_take, args=(cast("BinaryIO", child.stdout), taken), daemon=True) for child in children]
    try:
        for reader in readers:
            reader.start()
        for reader in readers:
            reader.join()
        return [child.wait() for child in children]
    finally:
        for child in children:
            end(child)


def _take(stream: BinaryIO, taken: Callable[[Answer], None]) -> None:
    with stream:
        for body in frames(stream):
            taken(msgpack.decode(body, type=Answer))


def _fatal(position: int, one: Input, status: int) -> Answer:
    """Return what is told of the input at which a process died."""
    if status < 0 and -status == signal_number("SIGXCPU"):
        zh, en = f"审核这份文件用时超过 {SECONDS} 秒，已停止。", f"to audit it took more than {SECONDS} seconds; stopped."
    else:
        zh, en = "审核这份文件时内存不足或异常中止，已跳过。", "to audit it took too much memory or ended abnormally; it was skipped."
    wrong = InputUnreadable(one.name, f"{zh}请拆分后再审。", f"{en} Split it.")
    return Answer(position=position, unreadable=(wrong.file, wrong.zh, wrong.en))


def _start(share: Share) -> Popen[bytes]:
    command = [sys.executable, "-I", "-X", "utf8", "-c", BOOT, as_json(sys.path).decode(), str(os.getpid())]
    child = Popen(command, stdin=PIPE, stdout=PIPE, stderr=DEVNULL, start_new_session=True, env=os.environ | FEW_ARENAS)  # noqa: S603 - our own program
    with suppress(BrokenPipeError), cast("BinaryIO", child.stdin) as to_child:
        to_child.write(msgpack.encode(share))
    return child


def _unreadable(told: tuple[str, str, str]) -> InputUnreadable:
    """Return the exception that a process told of, with its sentences as they were."""
    file, zh, en = told
    wrong = InputUnreadable(file, "", "")
    wrong.args, wrong.zh, wrong.en = (zh,), zh, en
    return wrong


def frames(stream: BinaryIO) -> Iterator[bytes]:
    """Yield what a process sent, frame by frame."""
    while len(head := stream.read(HEAD)) == HEAD:
        size = int.from_bytes(head)
        body = stream.read(size)
        if len(body) == size:  # else the process died while it sent
            yield body


def send(stream: BinaryIO, answer: Answer) -> None:
    """Send an answer as a frame."""
    body = msgpack.encode(answer)
    stream.write(len(body).to_bytes(HEAD) + body)
    stream.flush()


def answered(share: Share, judges: Judges, begin: Callable[[], object]) -> Iterator[Answer]:
    """Yield the answers to the share's inputs, some audited together; ``begin`` is called before some are read."""
    read: dict[int, Document] = {}
    copies = Copies[Answer]()
    begin()
    for position, name, place, member in share.inputs:
        one = Copy(position, name)
        try:
            data = Input(name, Path(os.fsdecode(place)), member).content()
            key = key_of(data, name)
            known = copies.of(key)
            if known is not None:
                yield _on_copy(known, one)
            elif not copies.waits(key, one):
                read[position] = read_bytes(data, name)
                copies.begin(key, one, read[position])
        except InputUnreadable as wrong:
            yield Answer(position=position, unreadable=(wrong.file, wrong.zh, wrong.en))
        if len(read) >= share.at_once or sum(len(document.projects) for document in read.values()) >= FORMS_AT_ONCE:
            yield from _judged(read, copies, judges)
            read = {}
            begin()
    yield from _judged(read, copies, judges) if read else ()


def _judged(read: Mapping[int, Document], copies: Copies[Answer], judges: Judges) -> Iterator[Answer]:
    report = judges.audit(tuple(read.values()))
    for position, document in zip(read, report.documents, strict=True):
        failed, undecided, waived = judges.weigh(document)
        answer = Answer(
            position=position,
            report=msgpack.encode(document),
            failed=failed,
            undecided=undecided,
            judged=document.is_judged,
            waived=waived,
            problems=report.rule_problems,
        )
        yield answer
        for copy in copies.end(position, answer):
            yield _on_copy(answer, copy)


def _on_copy(answer: Answer, copy: Copy) -> Answer:
    """Return what came of a content as what came of another input of the same."""
    report = replace(msgpack.decode(answer.report, type=DocumentReport), file=copy.name)
    return replace(answer, position=copy.position, report=msgpack.encode(report))


def path(text: str | None) -> Path | None:
    """Return a path that was sent as text."""
    return None if text is None else Path(text)
