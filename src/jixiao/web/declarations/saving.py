"""A new text of a declaration: written as a version of its own, the facts that lists and steps go by taken from it."""

from decimal import Decimal

from django.db import transaction
from django.utils.timezone import now

from jixiao.model.document import Document
from jixiao.web.declarations.content import digest, document_of, etag, packed, text_from
from jixiao.web.declarations.patching import patched
from jixiao.web.journal.write import Actor, note
from jixiao.web.models import Declaration, Version
from jixiao.web.people.access import Rights, seen
from jixiao.web.problems import Problem
from jixiao.workflow.table import has_reached, table

LONGEST_TITLE = 500
ANY = "*"
NO_MARK = "没有带上您看到的是哪一版（If-Match）。请先取得这份申报，再用它的 ETag 保存。"
STALE = "您看到的不是最新一版：别人已经改过。请取得最新一版，把您的修改合进去再保存；您填的内容没有丢，还在您的页面上。"
ADJUST = "批复后的修改走调整程序：请单位负责人申请调整。"
WAYS = {
    "unit": "请单位负责人退回修改后再填。",
    "department": "请主管部门退回后再改。",
    "finance": "请财政部门退回后再改。",
    "congress": "请等待批复。",
    "nobody": "",
}
"""How a text that is locked can be changed, by whose turn it is."""


def save_patch(mine: Rights, actor: Actor, key: str, patch: object, marks: str | None) -> Version:
    """Return the new version after a JSON Patch; ``marks`` is the If-Match of who saw the last one.

    Problem 404, 409 where it is not the unit's turn, 412 for a version that is not the last, 422 for a patch that does not fit, 428
    without a mark.
    """
    with transaction.atomic():
        declaration, last = _to_change(mine, key, marks)
        document = document_of(last)
        new = patched(document, patch)
        if new == document:
            return last
        return write_version(declaration, new, actor, "修改", before=document)


def undo_version(mine: Rights, actor: Actor, key: str, marks: str | None) -> Version:
    """Return a new version that says what the one before the last said: nothing that was written is taken away.

    Problem 404, 409 where it may not be written in or nothing stands before, 412 and 428 as in :func:`save_patch`.
    """
    with transaction.atomic():
        declaration, last = _to_change(mine, key, marks)
        before = Version.objects.filter(declaration=declaration, number=declaration.version - 1).first()
        if before is None:
            raise Problem(409, "这是第一版，前面没有可以退回的。")
        return write_version(declaration, document_of(before), actor, "撤销上一次修改", before=document_of(last))


def _to_change(mine: Rights, key: str, marks: str | None) -> tuple[Declaration, Version]:
    """Return a declaration that this person may write in, locked, and its last version, which is the one that was seen."""
    declaration = held_to_write(mine, key)
    last = Version.objects.get(declaration=declaration, number=declaration.version)
    check_mark(last, marks)
    return declaration, last


def held_to_write(mine: Rights, key: str) -> Declaration:
    """Return a declaration that nobody else changes until the transaction ends; Problem 404, or 409 where this person may not write in it now."""
    found = seen(mine, key, lock=True)
    if not found.may_write:
        raise Problem(409, locked(found.declaration))
    return found.declaration


def check_mark(last: Version, marks: str | None) -> None:
    """Raise Problem 428 where no mark is given and 412 where none of those given is that of the last version."""
    if marks is None:
        raise Problem(428, NO_MARK)
    given = [mark.strip().removeprefix("W/") for mark in marks.split(",")]
    if ANY not in given and etag(last) not in given:
        raise Problem(412, STALE, headers={"ETag": etag(last)}, version=last.number)


def locked(declaration: Declaration) -> str:
    """Return why a declaration can't be changed now."""
    state = table().states[declaration.state]
    way = ADJUST if has_reached(state.phase, "frozen") else WAYS[state.turn]
    return f"这份申报处于“{state.title}”，现在不能修改。{way}"


def write_version(declaration: Declaration, document: Document, actor: Actor, what: str, before: Document | None = None) -> Version:
    """Return the version written, with its line in the log; ``before`` is the text it follows, None for the first."""
    text = text_from(document)
    version = Version.objects.create(
        declaration=declaration,
        number=declaration.version + 1,
        content=packed(text),
        digest=digest(text),
        by=actor.person,
        at=now(),
        what=what,
    )
    _describe(declaration, document)
    if before is not None and amounts(before) != amounts(document):
        declaration.confirmed = False
    declaration.version, declaration.changed = version.number, version.at
    declaration.save()
    note(actor, "declaration.saved", declaration.id, version=version.number, digest=version.digest, what=what)
    return version


def _describe(declaration: Declaration, document: Document) -> None:
    """Take over what lists show and steps look at."""
    names = [project.name or project.narrative_name for project in document.projects]
    title = document.title or next(filter(None, names), None) or document.source.file
    declaration.title = " ".join(title.split())[:LONGEST_TITLE]
    declaration.kind, declaration.year = document.kind or "declaration", document.fiscal_year
    declaration.forms = sum(project.has_form for project in document.projects)
    declaration.annual = annual(document)


def annual(document: Document) -> Decimal | None:
    """Return the year's money of all forms in yuan, None where one does not say it."""
    known = [project.funding.annual for project in document.projects if project.has_form]
    return sum(filter(None, known), Decimal("0.00")) if known and None not in known else None


def amounts(document: Document) -> tuple[object, ...]:
    """Return what money the document asks for: a change of it needs the indicators confirmed again."""
    return tuple((project.funding.total, project.funding.annual, project.funding.carried_over) for project in document.projects)
