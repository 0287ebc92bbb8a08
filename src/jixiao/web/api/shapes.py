"""What goes into the API and out of it, as its OpenAPI page describes it. Documents, findings and evaluations keep their own schemas."""

from datetime import date, datetime
from inspect import get_annotations
from typing import Annotated, Any, Literal, get_type_hints

from ninja import Schema
from pydantic import ConfigDict, Field

from jixiao.values import unseen

TYPED = rf"^[^{unseen.NOT_TYPED}]*$"
"""What a person types: no control and no direction signs."""
Sentence = Annotated[str, Field(max_length=4000, pattern=TYPED)]
Line = Annotated[str, Field(max_length=300, pattern=TYPED)]
Pointer = Annotated[str, Field(max_length=300, pattern=rf"^(/[^/{unseen.ALL_CONTROL}]*)*$")]
Money = Annotated[str, Field(pattern=r"^-?[0-9]{1,16}\.[0-9]{2}$", description="元，两位小数")]


class Strict(Schema):
    """Takes nothing that it does not know."""

    model_config = ConfigDict(extra="forbid")


class Answer(Schema):
    """Says a type of ours as it stands: its fields are those of ``of`` but for some ``without``; a body names what is said otherwise."""

    def __init_subclass__(cls, of: type | None = None, without: tuple[str, ...] = (), **more: Any) -> None:  # noqa: ANN401 - pydantic's own
        """Take the fields over, before pydantic looks at them."""
        super().__init_subclass__(**more)
        if of is not None:
            kept = {name: kind for name, kind in get_type_hints(of).items() if name not in without}
            cls.__annotations__ = kept | get_annotations(cls)


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
