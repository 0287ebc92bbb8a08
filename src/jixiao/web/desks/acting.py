"""An act done in the workbench: judged on what is last, its rows and its line in the log in one transaction."""

from typing import NamedTuple

from jixiao.desk.acting import acted
from jixiao.desk.asking import Body
from jixiao.desk.deskfile import Desk
from jixiao.desk.doing import Done
from jixiao.desk.situation import Refused, Situation
from jixiao.web.desks.log import acts_at, seqs_of
from jixiao.web.desks.rights import own_only
from jixiao.web.desks.rows import keep_rows, mingle
from jixiao.web.desks.shelf import Where, book_of, changing
from jixiao.web.journal.write import Actor, hold, note
from jixiao.web.problems import Problem, nothing

LONGEST_SUBJECT = 100
NOT_SO = frozenset(("fields", "lacking", "reason"))
"""Refusals of what was answered, not of how things stand."""


class SeenRecord(NamedTuple):
    """A record as somebody saw it before acting: its address, and the line of the log that had left it so."""

    record: str
    seq: int


def act(actor: Actor, where: Where, desk: Desk, name: str, body: Body, who: Situation) -> Done:
    """Do an act and return it; Problem 409 names the rule that does not hold, 422 the fields that are wrong.

    Who calls this in a transaction of its own reserves the book before that begins.
    """
    with changing(where.unit, where.year):
        return _act(actor, where, desk, name, body, who)


def _act(actor: Actor, where: Where, desk: Desk, name: str, body: Body, who: Situation) -> Done:
    hold()
    with book_of(where.unit, where.year) as book:
        done = acted(desk, name, body, own_only(book, who), who)
        if done is None:
            raise nothing()
        if isinstance(done, Refused):
            raise refusal(done)
        anonymous = name in desk.acts and desk.acts[name].anonymous
        by = Actor(request=actor.request) if anonymous else actor
        subject = "" if anonymous else next(iter(done.records), "")[:LONGEST_SUBJECT]
        told = (
            {}
            if anonymous
            else {"says": done.says, "who": who.person, "records": len(done.records), "because": str(body.get("because") or "")}
        )
        line = note(by, "desk.act", subject, desk=desk.name, act=name, day=who.today.isoformat(), marks=list(done.marks), **told)
        keep_rows(where.unit, where.year, done.changes, book.kept, line.seq)
        if anonymous:
            mingle(where.unit, where.year, done.changes, book.kept, line.seq)
    return done


def unchanged(where: Where, seen: SeenRecord) -> None:
    """Wait until no other change is under way, and raise Problem 409 where somebody did something with the record meanwhile: who, when and what."""
    hold()
    last = seqs_of(where, [seen.record]).get(seen.record, seen.seq)
    if last > seen.seq:
        meanwhile = acts_at([last]).get(last)
        told = f"{meanwhile.who} {meanwhile.at:%H:%M} 刚刚办了：{meanwhile.says}" if meanwhile is not None else "这一条刚刚被别人改过。"
        raise Problem(409, f"{told}您写的都在下面，看过现在的样子，仍要办就再按一次。", None, rule="changed", needs_reason=False)


def refusal(refused: Refused) -> Problem:
    """Return what is answered to what a desk refuses."""
    status = 422 if refused.rule in NOT_SO else 409
    more: dict[str, object] = {"rule": refused.rule, "needs_reason": refused.needs_reason}
    if refused.rules:
        more["rules"] = list(refused.rules)
    if refused.fields:
        more["fields"] = refused.fields
    return Problem(status, refused.says, None, **more)
