"""The one door: bytes and remarks in, the annotated file out; foreign containers are opened in a fenced child only."""

from collections.abc import Sequence
from datetime import date

from msgspec import Struct
from msgspec.json import decode, encode

from jixiao.errors import JobFailed, UsageWrong
from jixiao.fence import MIB, Emit, Limits, fenced
from jixiao.write.annotate import docx, html, pdf, text, xlsx
from jixiao.write.annotate.remark import Container, Remark

LIMITS = Limits(memory=1024 * MIB, cpu=60, wall=60.0, output=256 * MIB)
JOB = "jixiao.write.annotate.run:work"


class Order(Struct, frozen=True):
    """What the child is asked to do; the file's bytes follow it."""

    container: Container
    day: date | None
    remarks: tuple[Remark, ...]


def annotate(data: bytes, container: Container, remarks: Sequence[Remark], day: date | None = None) -> bytes:
    """Return the file with the remarks in it; UsageWrong when it can't be written into."""
    order = encode(Order(container, day, tuple(remarks)))
    try:
        made = fenced(JOB, len(order).to_bytes(8) + order + data, LIMITS)
    except JobFailed as failed:
        raise UsageWrong(
            f"写不进意见：{failed.zh}请用原软件另存一份再试。", f"The remarks could not be written: {failed.en} Save a copy and try again."
        ) from failed
    if made[:1] == b"!":
        zh, en = decode(made[1:], type=tuple[str, str])
        raise UsageWrong(zh, en)
    return made[1:]


def work(payload: bytes, emit: Emit) -> None:
    """Run in the child: annotate and send the file, or the sentence that says why not."""
    size = int.from_bytes(payload[:8])
    order, data = decode(payload[8 : 8 + size], type=Order), payload[8 + size :]
    try:
        emit(b"+" + annotated(data, order))
    except UsageWrong as wrong:
        emit(b"!" + encode((wrong.zh, wrong.en)))


def annotated(data: bytes, order: Order) -> bytes:
    """Return the annotated bytes."""
    if order.container == "docx":
        return docx.annotated(data, order.remarks, order.day)
    if order.container == "text":
        return text.annotated(data, order.remarks)
    if order.container == "xlsx":
        return xlsx.annotated(data, order.remarks)
    return pdf.annotated(data, order.remarks) if order.container == "pdf" else html.annotated(data, order.remarks)
