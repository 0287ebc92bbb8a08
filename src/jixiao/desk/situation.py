"""Who acts, and when: given to the engine, which has no clock and knows nobody."""

from datetime import date

from msgspec import Struct

from jixiao.desk.deskfile import Role


class Situation(Struct, frozen=True, kw_only=True):
    """Who acts: the name as it is kept, the role, the address of the own record (of a deputy or member of the staff); and when.

    ``minute`` counts from midnight.
    """

    today: date
    minute: int = 540
    person: str
    role: Role
    me: str | None = None


class Refused(Struct, frozen=True, kw_only=True):
    """Why an act is not done: the rule that does not hold, what it says, and what is wrong field by field.

    Where ``needs_reason``, the act may be done all the same with a reason (``because``); ``rules`` are then all that do not hold.
    """

    rule: str
    says: str
    fields: dict[str, str] = {}
    needs_reason: bool = False
    rules: tuple[str, ...] = ()
