"""What the calls of desks and walls take and answer, as the OpenAPI page shows it."""

from typing import Annotated, Any

from ninja import Schema
from pydantic import ConfigDict, Field

from jixiao.desk.doing import Done
from jixiao.desk.wall import Group, Handed, MeetingView, Misprint
from jixiao.web.api.shapes import Answer
from jixiao.web.desks.card import Feed, StoryLine
from jixiao.web.desks.lists import DeskTab


class DeskItem(Answer, of=DeskTab):
    """A desk in a list: how much waits there, and how much of it is due."""


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


class Happening(Answer, of=StoryLine):
    """Something that happened to a record."""


class OpenedRecord(Schema):
    """A record opened: what it is called, what stands in it, what happened to it; ``seen`` is the line of the log that it is up to."""

    record: str
    code: str
    title: str
    about: str
    facts: list[list[str]]
    story: list[Happening]
    seen: int


class FedFigure(Answer, of=Feed):
    """A figure that an act feeds, now and afterwards, where that can be told."""


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


class WallGroup(Answer, of=Group):
    """A delegation on a wall: how many are there, of how many."""


class WallPaper(Answer, of=Handed):
    """A paper on a wall: how many hold it, of how many, how many copies were printed wrong, of how many."""


class WallSlip(Answer, of=Misprint):
    """A misprint on a wall; without a verdict nobody has looked yet."""


class WallShown(Answer, of=MeetingView):
    """What a wall shows: ``gap`` people are wanting before it may begin, null where how many are due is not said."""

    day: str
    gap: int | None
    groups: list[WallGroup]
    papers: list[WallPaper]
    slips: list[WallSlip]


class Recorded(Answer, of=Done, without=("changes",)):
    """What an act wrote: addresses of records, the sentence, what is proved by it, the rules passed with a reason, deadlines."""

    meets: str | None
    sets: str | None


class Records(Schema):
    """Rows of a ledger by column; ``next`` is the cursor of the next page."""

    items: list[dict[str, Any]]
    next: str | None
