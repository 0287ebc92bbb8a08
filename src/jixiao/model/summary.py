"""What a summary of many audits keeps of each document: a line in a table, and how often each rule found something."""

from msgspec import Struct

from jixiao.model.document import Kind
from jixiao.model.finding import Severity
from jixiao.model.grade import Grade
from jixiao.values.money import Money


class CodeCount(Struct, frozen=True, kw_only=True):
    """How many findings a rule has in one document."""

    code: str
    severity: Severity
    title: str
    count: int


class SummaryLine(Struct, frozen=True, kw_only=True):
    """One audited document: its file, the path of its report below the summary, whose it is, its money (yuan), what was found.

    ``grades`` are those proposed for its projects, None for one without; ``unread`` says what was not read, or why nothing was judged;
    ``projects`` is 0 where no form was found.
    """

    file: str
    link: str
    unit: str | None
    title: str | None
    kind: Kind | None
    year: int | None
    projects: int
    money: Money | None
    errors: int
    warnings: int
    notes: int
    unknown: int
    grades: tuple[Grade | None, ...] = ()
    unread: tuple[str, ...] = ()
    codes: tuple[CodeCount, ...] = ()
