"""Comparing two documents, whatever formats they come in."""

from collections.abc import Callable

from msgspec import Struct

from jixiao.actions.inputs.given import Told, read_all
from jixiao.audit.compare import compare
from jixiao.errors import UsageWrong
from jixiao.model.difference import Comparison
from jixiao.model.document import Document


class DiffOutcome(Struct, frozen=True, kw_only=True):
    """The two documents and what differs between them."""

    one: Document
    other: Document
    comparison: Comparison


def diff(one: str, other: str, stdin: Callable[[], bytes], told: Told) -> DiffOutcome:
    """Return the differences from ``one`` to ``other``; InputUnreadable for either, UsageWrong where one is several files."""
    readings = read_all((one, other), stdin, told)
    for unreadable in readings.unreadable:
        raise unreadable
    if len(readings.documents) != 2:
        count = len(readings.documents)
        raise UsageWrong(
            f"比较需要两边各一份文件，这里一共有 {count} 份；文件夹或压缩包里只能有一份。",
            f"A comparison takes one document on either side; here are {count} in all. A folder or archive may hold one.",
        )
    first, second = readings.documents
    return DiffOutcome(one=first, other=second, comparison=compare(first, second))
