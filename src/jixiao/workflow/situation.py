"""What has to be known of a declaration to decide a step, and what somebody wants to do."""

from decimal import Decimal

from msgspec import Struct


class Opinion(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """What is wrong at a field: its pointer, and what to do."""

    path: str
    text: str


class Situation(Struct, frozen=True, kw_only=True):
    """A declaration as it stands.

    ``writers`` are the people who wrote in it since it was last frozen, ``handed_in_by`` who handed it in, ``last_by`` who did the
    last step; ``confirmed`` says that the indicators were confirmed since an amount was changed; ``annual`` is the year's money in
    yuan, None where it is not known; ``figure`` what the unit may have; ``forms`` how many forms stand in it.
    """

    state: str
    writers: frozenset[str] = frozenset()
    handed_in_by: str | None = None
    last_by: str | None = None
    confirmed: bool = True
    annual: Decimal | None = None
    figure: Decimal | None = None
    forms: int = 0


class Act(Struct, frozen=True, kw_only=True):
    """What a person wants: the step, as whom, and what goes with it."""

    step: str
    person: str
    roles: frozenset[str]
    opinions: tuple[Opinion, ...] = ()
    grade: str | None = None
    figure: Decimal | None = None
    reason: str | None = None
    document: str | None = None


class Done(Struct, frozen=True, kw_only=True):
    """What becomes of the declaration: its state, the role in which it was done, whether it freezes and is handed in."""

    state: str
    role: str
    freezes: bool = False
    hands_in: bool = False


class Refused(Struct, frozen=True, kw_only=True):
    """Why not, with the way out; ``kind`` is ``unknown`` (no such step), ``role``, ``state`` or ``need``."""

    kind: str
    zh: str
