"""The one door: bytes and changes in, the changed file out; foreign containers are opened in a fenced child only."""

from collections.abc import Sequence

from msgspec import Struct
from msgspec.msgpack import decode, encode

from jixiao.errors import JobFailed, UsageWrong
from jixiao.fence import MIB, Emit, Limits, fenced
from jixiao.write.corrected import docx, xlsx
from jixiao.write.corrected.change import Container, Corrected, FieldChange

LIMITS = Limits(memory=1024 * MIB, cpu=60, wall=60.0, output=256 * MIB)
JOB = "jixiao.write.corrected.run:work"
MAKERS = {"docx": docx.corrected, "xlsx": xlsx.corrected}


class Order(Struct, frozen=True):
    """What the child is asked to do with a file."""

    container: Container
    changes: tuple[FieldChange, ...]
    data: bytes


class Answer(Struct, frozen=True):
    """What the child made, or the sentence why not in both languages."""

    made: Corrected | None = None
    wrong: tuple[str, str] | None = None


def correct(data: bytes, container: Container, changes: Sequence[FieldChange]) -> Corrected:
    """Return the file with the changes that could be made in place; UsageWrong when it can't be written into."""
    try:
        answer = decode(fenced(JOB, encode(Order(container, tuple(changes), data)), LIMITS), type=Answer)
    except JobFailed as failed:
        raise UsageWrong(
            f"改不进原件：{failed.zh}请改用正式格式的 Word。",
            f"The original could not be changed: {failed.en} Take the official form instead.",
        ) from failed
    if answer.made is None:
        raise UsageWrong(
            *(answer.wrong or ("改不进原件。请改用正式格式的 Word。", "The original could not be changed. Take the official form."))
        )
    return answer.made


def work(payload: bytes, emit: Emit) -> None:
    """Run in the child: change and send the file, or the sentence that says why not."""
    order = decode(payload, type=Order)
    try:
        answer = Answer(made=MAKERS[order.container](order.data, order.changes))
    except UsageWrong as wrong:
        answer = Answer(wrong=(wrong.zh, wrong.en))
    emit(encode(answer))
