"""What goes into the API and out of it, as its OpenAPI page describes it. Documents, findings and evaluations keep their own schemas."""

from datetime import date, datetime
from typing import Annotated, Any, Literal

from ninja import Schema
from pydantic import ConfigDict, Field

TYPED = r"^[^\x00-\x08\x0b-\x1f\x7f\u202a-\u202e\u2066-\u2069]*$"
"""What a person types: no control and no direction signs."""
Sentence = Annotated[str, Field(max_length=4000, pattern=TYPED)]
Line = Annotated[str, Field(max_length=300, pattern=TYPED)]
Pointer = Annotated[str, Field(max_length=300, pattern=r"^(/[^/\x00-\x1f]*)*$")]
Money = Annotated[str, Field(pattern=r"^-?[0-9]{1,16}\.[0-9]{2}$", description="元，两位小数")]


class Strict(Schema):
    """Takes nothing that it does not know."""

    model_config = ConfigDict(extra="forbid")


class Problem(Schema):
    """problem+json (RFC 9457)."""

    model_config = ConfigDict(extra="allow")

    type: str
    title: str
    status: int
    detail: str


def wrong(*more: int) -> dict[Any, Any]:
    """Return how a call may be refused: as any call, and by these statuses besides."""
    return {tuple(sorted((400, 401, 403, 404, 422, 503, 507, *more))): Problem}


class Login(Strict):
    """Name and password, and the code of the second factor where there is one; ``scope`` is what the token is good for."""

    login: Annotated[str, Field(max_length=200)]
    password: Annotated[str, Field(max_length=200)]
    scope: Literal["write", "read"] = "write"
    code: Annotated[str | None, Field(max_length=40)] = None


class Issued(Schema):
    """A token."""

    token: str


class Me(Schema):
    """Who calls: name, and roles with the units where they hold."""

    login: str
    name: str
    roles: list["HeldRole"]


class HeldRole(Schema):
    """A role at a unit."""

    role: str
    title: str
    unit: str


class Item(Schema):
    """A declaration in a list."""

    id: str
    title: str
    unit: str
    year: int | None
    kind: str
    state: str
    state_title: str
    turn: str
    version: int
    annual: Money | None
    forms: int
    due: date | None
    changed: datetime


class Listed(Schema):
    """A page of a list; ``next`` is the cursor of the next one."""

    items: list[Item]
    next: str | None


class Made(Schema):
    """A declaration made or changed."""

    id: str
    version: int
    state: str


class Whole(Schema):
    """A Document (``jixiao-document/1``) with its key, its version, its state, and what its reader may do."""

    model_config = ConfigDict(extra="allow")

    id: str
    version: int
    state: str
    projects: list[dict[str, Any]]
    may_write: bool
    steps: list[str]
    confirmed: bool
    trouble: str | None


class Operation(Strict):
    """An operation of a JSON Patch (RFC 6902)."""

    op: Literal["add", "remove", "replace", "move", "copy", "test"]
    path: Pointer
    value: Any = None
    from_: Annotated[Pointer | None, Field(alias="from")] = None


class Findings(Schema):
    """The open findings, as ``jixiao audit`` has them, with its counts of verdicts."""

    findings: list[dict[str, Any]]
    counts: dict[str, int]
    version: int


class OpinionIn(Strict):
    """An opinion on a field."""

    path: Pointer
    text: Sentence


class ActIn(Strict):
    """What goes with a step; which of it a step needs stands in ``docs/workflow.md``."""

    opinions: Annotated[tuple[OpinionIn, ...], Field(max_length=500)] = ()
    grade: Literal["优", "良", "中", "差"] | None = None
    figure: Money | None = None
    reason: Sentence | None = None
    document: Line | None = None


class OpinionOut(Schema):
    """An opinion as it was given."""

    path: str
    text: str


class StepOut(Schema):
    """A step that was taken."""

    name: str
    title: str
    start: str
    end: str
    by: str
    role: str
    at: datetime
    version: int
    grade: str
    reason: str
    document: str
    opinions: list[OpinionOut]


class Steps(Schema):
    """The steps that a declaration took, the first first."""

    items: list[StepOut]


class DeskItem(Schema):
    """A desk in a list: how much waits there, and how much of it is due."""

    name: str
    title: str
    waiting: int
    due: int


class Desks(Schema):
    """The desks of who calls."""

    items: list[DeskItem]


class WaitItem(Schema):
    """Something that waits: its queue, its record, what it is, by when, the act to be done."""

    queue: str
    queue_title: str
    record: str
    title: str
    due: str | None
    act: str | None
    remind: bool


class Waits(Schema):
    """What waits at a desk."""

    name: str
    title: str
    items: list[WaitItem]


class DeskPanel(Schema):
    """A part of a desk's page: how it is drawn, its heads and rows, the number it comes to; spans, pairs and ways where it is drawn so."""

    name: str
    title: str
    kind: str
    heads: list[dict[str, Any]]
    rows: list[dict[str, Any]]
    foot: list[dict[str, Any]]
    big: str
    says: str
    more: int
    spans: list[dict[str, Any]]
    pairs: list[dict[str, Any]]
    ways: list[dict[str, Any]]


class DeskPanels(Schema):
    """The panels of a desk that who calls sees."""

    items: list[DeskPanel]


class Happening(Schema):
    """Something that happened to a record."""

    when: str
    says: str
    who: str


class OpenedRecord(Schema):
    """A record opened: what it is called, what stands in it, what happened to it; ``seen`` is the line of the log that it is up to."""

    record: str
    code: str
    title: str
    about: str
    facts: list[list[str]]
    story: list[Happening]
    seen: int


class FedFigure(Schema):
    """A figure that an act feeds, now and afterwards, where that can be told."""

    name: str
    now: str
    after: str


class ActAhead(Schema):
    """What an act would do: ``done``, ``asks`` for something, or ``refused``; the row it writes, the figures it feeds."""

    how: str
    row: str
    says: str
    feeds: list[FedFigure]
    unmeasured: str | None


class HandedOut(Schema):
    """One-time links, told this once: who was drawn, by which number, and the links in an order of their own."""

    says: str
    lot: int
    listed: int
    drawn: list[str]
    links: list[str]


class DeskAct(Schema):
    """An act: the schema of its body, a body that would be accepted now, the measures that read what it writes."""

    model_config = ConfigDict(protected_namespaces=())

    name: str
    title: str
    schema_: Annotated[dict[str, Any], Field(alias="schema")]
    example: dict[str, Any] | None
    feeds: list[str]
    unmeasured: str | None


class DeskActs(Schema):
    """The acts that who calls may do at a desk."""

    items: list[DeskAct]


class WallGroup(Schema):
    """A delegation on a wall: how many are there, of how many."""

    name: str
    present: int
    due: int


class WallPaper(Schema):
    """A paper on a wall: how many hold it, of how many, how many copies were printed wrong, of how many."""

    title: str
    delivered: int
    due: int | None
    misprints: int
    copies: int


class WallSlip(Schema):
    """A misprint on a wall; without a verdict nobody has looked yet."""

    place: str
    printed: str
    meant: str
    verdict: str | None


class WallShown(Schema):
    """What a wall shows: ``gap`` people are wanting before it may begin, null where how many are due is not said."""

    title: str
    day: str
    present: int
    due: int | None
    opens: int | None
    passes: int | None
    gap: int | None
    groups: list[WallGroup]
    papers: list[WallPaper]
    slips: list[WallSlip]


class Recorded(Schema):
    """What an act wrote: addresses of records, the sentence, what is proved by it, the rules passed with a reason, deadlines."""

    records: list[str]
    says: str
    feeds: list[str]
    marks: list[str]
    meets: str | None
    late: bool
    sets: str | None


class Records(Schema):
    """Rows of a ledger by column; ``next`` is the cursor of the next page."""

    items: list[dict[str, Any]]
    next: str | None


class Occasion(Schema):
    """Something that can be signed in to now: the desk and the act, the field and the key of what is signed in to, what that is called."""

    desk: str
    act: str
    field: str
    key: str
    title: str
    organises: bool


class PhoneWait(Schema):
    """Something that waits on the phone: what, by when, which act answers it."""

    queue: str
    title: str
    due: str | None
    act: str


class PhoneOwn(Schema):
    """The own rows of a ledger: how many, and what money they come to (yuan)."""

    ledger: str
    title: str
    count: int
    money: str | None


class PhoneToday(Schema):
    """Today on the phone."""

    occasions: list[Occasion]
    waits: list[PhoneWait]
    own: list[PhoneOwn]


class SignInCode(Schema):
    """The code of the minute: its digits, for how many seconds it stays, how many signed in today."""

    code: str
    seconds: int
    present: int


class Attached(Schema):
    """A file that came for an act: whether it is being read, what was read in it (values as the act's fields take them), what it proves."""

    id: str
    state: str
    found: dict[str, str]
    doubted: dict[str, str]
    trouble: str
    record: str


class BudgetItem(Schema):
    """A project's money: its place from 1, number, name, yuan, the share under cost targets in per cent, how much does not add up."""

    position: int
    number: str
    name: str
    amount: str
    share: str
    odd: int


class BudgetItems(Schema):
    """The projects of the newest declaration that the caller sees."""

    items: list[BudgetItem]


class BudgetLine(Schema):
    """An item of the money."""

    what: str
    how: str
    amount: str


class BudgetPromise(Schema):
    """What was promised, and where it stands."""

    what: str
    now: str
    is_known: bool


class BudgetOdd(Schema):
    """Something that does not add up."""

    level: str
    word: str
    title: str
    told: str


class BudgetMinute(Schema):
    """A project's budget in one minute; ``project`` is its key in the budgets, empty where it has none."""

    position: int
    name: str
    amount: str
    share: str
    lines: list[BudgetLine]
    promises: list[BudgetPromise]
    odd: list[BudgetOdd]
    project: str
