"""Many inputs: read and audited by several processes, some at a time, their reports back in order.

A process holds a few dozen documents at most, so memory grows with the reports only. Each is started anew, not forked: the
database may be planning on a thread already. It works through every n-th input, so that large and small ones even out.
"""

import os
import sys
from collections.abc import Callable, Iterable, Iterator, Sequence
from datetime import date
from pathlib import Path
from subprocess import PIPE, Popen
from threading import Thread
from typing import BinaryIO, NamedTuple, cast

from msgspec import Struct, msgpack
from msgspec.json import encode as as_json
from msgspec.structs import force_setattr, replace

from jixiao.actions.inputs import STANDARD_INPUT, Input, Told, expand
from jixiao.errors import InputUnreadable, JobFailed
from jixiao.model.document import Document
from jixiao.model.finding import AuditReport, DocumentReport, RuleProblem
from jixiao.write.page import Lang

FEWEST = 12
"""From so many inputs on, processes of their own are worth their start."""
MOST_WORKERS = 8
AT_ONCE = 50
"""Documents that a process audits together: enough to plan the rules with the optimizer, few enough for memory."""
BOOT = "import sys, json; sys.path[:] = json.loads(sys.argv[1]); from jixiao.actions.batch import child; child()"
HEAD = 8
ALIKE = ("code", "severity", "title", "fix", "basis", "params", "rule_hash")
"""Fields of a finding that say the same for a whole rule."""


class Share(Struct, frozen=True, kw_only=True):
    """What one process is to do: every ``of``-th input from the position ``place`` on, as the user asked for."""

    files: tuple[str, ...]
    today: date
    place: int
    of: int
    lang: Lang | None = None
    rules: str | None = None
    select: tuple[str, ...] = ()
    ignore: tuple[str, ...] = ()
    as_of: date | None = None
    show_unknown: bool = False
    config: str | None = None
    baseline: str | None = None


class Answer(Struct, frozen=True, kw_only=True):
    """What came of one input: its report, or why it could not be read; and what was wrong with rules on the way."""

    position: int
    report: DocumentReport | None = None
    unreadable: tuple[str, str, str] | None = None
    problems: tuple[RuleProblem, ...] = ()


class Many(NamedTuple):
    """Reports in the order of the inputs, what could not be read, what was wrong with rules, and the files passed over."""

    reports: tuple[DocumentReport, ...]
    unreadable: tuple[InputUnreadable, ...]
    problems: tuple[RuleProblem, ...]
    skipped: tuple[str, ...]


def workers(files: Sequence[str], inputs: int) -> int:
    """Return how many processes the inputs are shared among; 1 where this process does them itself."""
    if inputs < FEWEST or STANDARD_INPUT in files:
        return 1
    return min(MOST_WORKERS, os.cpu_count() or 1)


def audit_many(share: Share, told: Told) -> Many:
    """Return what came of all inputs; JobFailed where a process died."""
    inputs, wrong, skipped = expand(share.files, bytes)
    answers: dict[int, Answer] = {}
    same: dict[object, object] = {}

    def take(stream: BinaryIO) -> None:
        with stream:
            for body in frames(stream):
                answer = msgpack.decode(body, type=Answer)
                answers[answer.position] = answer
                share_texts(answer, same)
                told(len(answers), len(inputs), inputs[answer.position].name)

    children = [_start(share, place) for place in range(share.of)]
    readers = [Thread(target=take, args=(cast("BinaryIO", child.stdout),)) for child in children]
    for reader in readers:
        reader.start()
    for reader in readers:
        reader.join()
    if any(child.wait() for child in children) or len(answers) != len(inputs):
        raise JobFailed("审核的子进程异常中止，多半是内存不足。", "A process that audits died, most likely for lack of memory.")
    ordered = [answers[position] for position in range(len(inputs))]
    unreadable = [_unreadable(answer.unreadable) for answer in ordered if answer.unreadable]
    problems = dict.fromkeys((p.code, p.message) for answer in ordered for p in answer.problems)
    return Many(
        tuple(answer.report for answer in ordered if answer.report),
        (*wrong, *unreadable),
        tuple(RuleProblem(code=code, message=message) for code, message in sorted(problems)),
        skipped,
    )


def share_texts(answer: Answer, same: dict[object, object]) -> None:
    """Let findings by one rule share what they have in common, as they do where they are made: it is most of a report's memory."""
    for finding in answer.report.findings if answer.report else ():
        for name in ALIKE:
            value = getattr(finding, name)
            force_setattr(finding, name, same.setdefault(value, value))
    if answer.report:
        counts = {code: same.setdefault(count, count) for code, count in answer.report.by_rule.items()}
        force_setattr(answer.report, "by_rule", {same.setdefault(code, code): count for code, count in counts.items()})


def _start(share: Share, place: int) -> Popen[bytes]:
    command = [sys.executable, "-I", "-X", "utf8", "-c", BOOT, as_json(sys.path).decode()]
    child = Popen(command, stdin=PIPE, stdout=PIPE)  # noqa: S603 - our own program
    to_child = cast("BinaryIO", child.stdin)
    to_child.write(msgpack.encode(replace(share, place=place)))
    to_child.close()
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
        yield stream.read(int.from_bytes(head))


def send(stream: BinaryIO, answer: Answer) -> None:
    """Send an answer as a frame."""
    body = msgpack.encode(answer)
    stream.write(len(body).to_bytes(HEAD) + body)
    stream.flush()


def answered(share: Share, judge: Callable[[Sequence[Document]], AuditReport]) -> Iterator[Answer]:
    """Yield the answers to the share's inputs, some audited together."""
    inputs, _, _ = expand(share.files, bytes)
    mine = list(enumerate(inputs))[share.place :: share.of]
    for start in range(0, len(mine), AT_ONCE):
        yield from _some(mine[start : start + AT_ONCE], judge)


def _some(inputs: Iterable[tuple[int, Input]], judge: Callable[[Sequence[Document]], AuditReport]) -> Iterator[Answer]:
    read: dict[int, Document] = {}
    for position, one in inputs:
        try:
            read[position] = one.read()
        except InputUnreadable as wrong:
            yield Answer(position=position, unreadable=(wrong.file, wrong.zh, wrong.en))
    if read:
        report = judge(tuple(read.values()))
        for position, document in zip(read, report.documents, strict=True):
            yield Answer(position=position, report=document, problems=report.rule_problems)


def path(text: str | None) -> Path | None:
    """Return a path that was sent as text."""
    return None if text is None else Path(text)
