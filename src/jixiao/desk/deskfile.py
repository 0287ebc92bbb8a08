"""A desk as its TOML file declares it: queues, acts with what they ask, what must hold and what they write, journals, examples.

What an act asks is told by columns of ledgers, so that whatever is asked is also kept: ``tickets.system`` is a value of that column,
``ticket@tickets`` a record of that ledger called ``ticket``, ``tickets.*`` every column; ``?`` behind it makes it optional, ``!`` needed. Of two
of one name the later one counts.
"""

import re
from collections.abc import Mapping
from datetime import date
from typing import Literal

from msgspec import UNSET, Struct, UnsetType
from msgspec.structs import replace

from jixiao.desk.showing import Card, Panel, Show
from jixiao.ledger.schema import Column, Kind, Ledger
from jixiao.params.load import Title

Role = Literal[
    "unit_staff", "unit_finance", "unit_leader", "department", "finance_business", "finance_performance", "congress", "auditor", "public",
    "system_officer", "security_officer", "audit_officer", "deputy", "staff_member", "handler",
]  # fmt: skip
Place = Literal["desk", "phone", "hall", "import"]
PLACES: Mapping[str, Title] = {
    "desk": Title(zh="办事台", en="at the desk"),
    "phone": Title(zh="手机", en="on the phone"),
    "hall": Title(zh="现场", en="on the spot"),
    "import": Title(zh="导入", en="by import"),
}
"""Where an act is done."""
Tab = Literal["today", "events", "claims", "papers", "mine"]
TABS: Mapping[Tab, Title] = {
    "today": Title(zh="今天", en="Today"),
    "events": Title(zh="活动", en="Events"),
    "claims": Title(zh="报销", en="Claims"),
    "papers": Title(zh="材料", en="Papers"),
    "mine": Title(zh="我的", en="Mine"),
}
"""Under which word of the phone an act or a queue stands."""
Figure = Literal["number", "day", "total"]
"""What is read on an invoice."""
ROLES: Mapping[str, Title] = {
    "unit_staff": Title(zh="经办人员", en="unit staff"),
    "unit_finance": Title(zh="单位财务", en="finance of the unit"),
    "unit_leader": Title(zh="单位负责人", en="head of the unit"),
    "department": Title(zh="主管部门", en="department"),
    "finance_business": Title(zh="财政业务科", en="finance bureau, business"),
    "finance_performance": Title(zh="财政绩效科", en="finance bureau, performance"),
    "congress": Title(zh="人大预算审查", en="budget committee"),
    "auditor": Title(zh="审计", en="auditor"),
    "public": Title(zh="公众", en="public"),
    "system_officer": Title(zh="系统管理员", en="system officer"),
    "security_officer": Title(zh="安全保密员", en="security officer"),
    "audit_officer": Title(zh="安全审计员", en="audit officer"),
    "deputy": Title(zh="代表", en="deputy"),
    "staff_member": Title(zh="编外人员", en="contract staff"),
    "handler": Title(zh="承办人员", en="handler"),
}
"""Who may act, in both languages."""
ASK = re.compile(r"(?:(?P<name>[a-z][a-z0-9_]*)@)?(?P<ledger>[a-z][a-z_]*)(?:\.(?P<column>[a-z][a-z0-9_]*|\*))?(?P<need>[!?]?)", re.ASCII)
AT = "at__"
"""The column that names the row whose blanks are filled."""
GIVEN = "given"
"""What the SELECTs of an act that takes rows call them."""


class Rule(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """What must hold before an act: its SELECT gives what stands ``against`` it, and ``say`` tells the first of that.

    A ``weak`` one may be passed with a reason, which is kept as a mark, for every row at the ``record`` that it names. What stands against
    an act ``already`` done is that it was done before: whoever does it twice is told so, and that it counts once. Of the ledgers and journals
    in ``years`` it looks at the rows of every year of the unit.
    """

    name: str
    against: str
    say: str
    weak: bool = False
    already: bool = False
    years: tuple[str, ...] = ()


class Write(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """Rows that an act writes, into one ledger: it ``add``s them, or ``fill``s blanks of the row ``at`` an id.

    ``row`` gives an SQL expression a column, beside the fields asked of that ledger. ``source`` is what stands behind FROM; else it
    is one row, or the rows given. ``moves`` names columns that an act leads from one state to the next; whatever else stands in
    a row already is changed by a correction only. ``blank`` ones are made blank again. ``number`` numbers rows that come without a key:
    ``GD-###``. With ``only`` nothing is written that ``row`` does not name; ``once`` is for one row, though the act takes many.
    """

    add: str | None = None
    fill: str | None = None
    at: str | None = None
    row: dict[str, str] = {}
    source: str | None = None
    moves: tuple[str, ...] = ()
    blank: tuple[str, ...] = ()
    number: str | None = None
    only: bool = False
    once: bool = False

    @property
    def ledger(self) -> str:
        """Return the name of the ledger."""
        return self.add or self.fill or ""


class ActExample(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """An example: rows before as tables by ledger, who does what on which day, and the rows after, or the rule that refuses.

    ``marks`` are the weak rules passed with a reason. Rows after are told with some of their columns; the others are not looked at.
    """

    name: str
    by: Role
    me: str | None = None
    person: str = "某人"
    on: date
    minute: int = 540
    given: dict[str, str] = {}
    do: dict[str, object] = {}
    then: dict[str, str] = {}
    marks: tuple[str, ...] = ()
    refused: str | None = None
    says: str | None = None
    late: bool | UnsetType = UNSET


class Act(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """Something that people do at a desk.

    ``by`` may do it; of these a deputy or a member of the staff only for the ``own`` record. ``asks`` are its fields, ``rows`` those of
    each of many rows. ``meets`` and ``sets`` are SQL expressions for the deadline it meets and the one it begins. ``feeds`` names the measures that read
    what it writes; where there are none, ``unmeasured`` says why. ``offer`` is a SELECT of what could be done now, ``replay``
    one that reads from a finished year which acts made it. An ``anonymous`` act keeps no person.

    On the phone it stands under ``tab``. ``each`` names the record that it asks for of which all that are offered are listed, one line each.
    ``code`` names the record whose code of the minute is asked of who acts for the own record; ``present`` is a SELECT of who is in for the
    ``:record`` now, the last first: ``person``, an id. A picture or PDF of an invoice proposes the
    fields in ``photo``. ``rest`` is a SELECT of how much there is (``most``) and how much of it is used (``used``), in yuan.
    ``draws`` is a SELECT of ``record`` and ``name``: those to whom the rows of the act go as one-time links, all or some drawn by lot; the act asks for
    nothing but the key of each row. ``sheet`` gives the rows of an anonymous act as they are asked: what its columns say is not asked again.
    A ``probe`` is done by the program, which looks at a record's own address: ``state``, ``status``, ``millis``, ``certificate_days`` and ``said``.
    """

    title: Title
    by: tuple[Role, ...]
    where: Place = "desk"
    asks: tuple[str, ...] = ()
    rows: tuple[str, ...] = ()
    own: str | None = None
    must: tuple[Rule, ...] = ()
    writes: tuple[Write, ...]
    says: str
    meets: str | None = None
    sets: str | None = None
    feeds: tuple[str, ...] = ()
    unmeasured: str | None = None
    law: tuple[str, ...] = ()
    offer: str | None = None
    replay: str | None = None
    anonymous: bool = False
    tab: Tab = "mine"
    each: str | None = None
    code: str | None = None
    present: str | None = None
    photo: dict[Figure, str] = {}
    rest: str | None = None
    draws: str | None = None
    sheet: str | None = None
    probe: bool = False
    examples: tuple[ActExample, ...] = ()


class Queue(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """What waits: a SELECT of ``record``, ``title`` and ``due``, told to ``to``; ``act`` is what is then to be done.

    People are reminded ``remind`` working days before it is due. ``name``, ``about`` and ``grade`` in the SELECT are how it stands in a list:
    the subject, a line on it, a grade (``1``, ``2``, ``3``) and its word; with ``clock`` it gives days and minutes too, ``began``, ``began_minute``, ``until``, ``until_minute``, and
    ``held``, why the clock stands still. A ``routine`` one is told at the side only. ``group`` is the word above it.
    """

    title: Title
    to: tuple[Role, ...]
    select: str
    act: str | None = None
    remind: int | None = None
    clock: bool = False
    routine: bool = False
    group: str = ""
    law: tuple[str, ...] = ()
    tab: Tab = "mine"


class JournalColumn(Struct, frozen=True, array_like=True, forbid_unknown_fields=True):
    """A column of a journal: name, kind, what it is called in Chinese and English.

    The kind is one of a ledger's, ``key``, ``personal`` for a text that is told to nobody else, ``>systems`` for a record of that ledger,
    or the words of a choice, ``甲|乙``.
    """

    name: str
    kind: str
    zh: str
    en: str

    def column(self) -> Column:
        """Return it as a column of a ledger."""
        title = Title(zh=self.zh, en=self.en)
        column = Column(
            name=self.name,
            title=title,
            note=title,
            type=KINDS.get(self.kind, "text"),
            key=self.kind == "key",
            personal=self.kind == "personal",
        )
        if self.kind.startswith(">"):
            return replace(column, references=self.kind[1:])
        return replace(column, type="choice", choices=tuple(self.kind.split("|"))) if "|" in self.kind else column


KINDS: dict[str, Kind] = {
    "key": "text", "text": "text", "personal": "text", "integer": "integer", "decimal": "decimal", "money": "money", "date": "date", "month": "month",
    "boolean": "boolean",
}  # fmt: skip


class Journal(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """What a desk keeps between acts and no measure reads: states, approvals, reasons."""

    title: Title
    note: Title
    columns: tuple[JournalColumn, ...]

    def ledger(self, name: str) -> Ledger:
        """Return it as a ledger of that name, whose table it gets."""
        return Ledger(name=name, title=self.title, note=self.note, columns=tuple(column.column() for column in self.columns))


class Desk(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """A desk; ``keeps`` are the ledgers whose rows arise at it, ``correctors`` may correct them (``LEDGER.correct``), giving a reason.

    ``imported`` names columns (``ledger.column``) that no act writes, each with the reason. ``stage`` are rows that all examples start from.
    ``carries`` gives, by ledger or journal, a SELECT of the ``record``s that go on in the next year: who is registered, what is not done.
    """

    name: str
    title: Title
    note: Title
    order: int = 1000
    operation: int | None = None
    keeps: tuple[str, ...]
    correctors: tuple[Role, ...]
    imported: dict[str, str] = {}
    phone: tuple[str, ...] = ()
    journals: dict[str, Journal] = {}
    queues: dict[str, Queue] = {}
    show: Show = Show()
    records: dict[str, Card] = {}
    panels: dict[str, Panel] = {}
    carries: dict[str, str] = {}
    acts: dict[str, Act]
    stage: dict[str, str] = {}
    hash: str = ""
    own_of_office: bool = False


class Ask(Struct, frozen=True):
    """A field that an act asks for: what it is called, the column it is a value of, or the ledger it is a record of."""

    name: str
    ledger: Ledger
    column: Column | None
    needed: bool

    @property
    def references(self) -> str | None:
        """Return the ledger whose record it names, None where it is a value."""
        return self.ledger.name if self.column is None else self.column.references

    @property
    def title(self) -> Title:
        """Return what people call it."""
        return self.ledger.title if self.column is None else self.column.title


def asks_of(texts: tuple[str, ...], kept: Mapping[str, Ledger]) -> tuple[Ask, ...]:
    """Return the fields that are asked for; ValueError names a text that means none, KeyError a ledger or column that is not there."""
    return tuple({ask.name: ask for text in texts for ask in _asks(text, kept)}.values())


def _asks(text: str, kept: Mapping[str, Ledger]) -> tuple[Ask, ...]:
    found = ASK.fullmatch(text)
    if found is None:
        raise ValueError(text)
    if found["ledger"] not in kept:
        raise KeyError(found["ledger"])
    ledger = kept[found["ledger"]]
    if found["column"] is None:
        return (Ask(found["name"] or ledger.name, ledger, None, found["need"] != "?"),)
    columns = [column for column in ledger.filled if found["column"] in (column.name, "*")]
    if not columns:
        raise KeyError(text)
    return tuple(Ask(found["name"] or c.name, ledger, c, _needed(c, found["need"])) for c in columns)


def _needed(column: Column, said: str) -> bool:
    return said == "!" or (said == "" and column.is_needed)
