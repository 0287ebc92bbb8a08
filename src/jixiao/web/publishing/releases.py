"""Texts released to the public: which, by whom, when; none with personal data in it; taken back with a reason."""

from collections.abc import Iterator

from django.db import transaction
from django.db.models import QuerySet
from django.utils.timezone import now
from msgspec import Struct

from jixiao.audit.personal import personal
from jixiao.model.document import Document
from jixiao.web.declarations.content import document_of
from jixiao.web.journal.write import Actor, note
from jixiao.web.models import Declaration, Release, TakenStep, Version
from jixiao.web.models.records import WORDS
from jixiao.web.people.access import Rights, visible
from jixiao.web.problems import Problem, nothing
from jixiao.workflow.table import roles
from jixiao.write.text.personal import FILE, KINDS

ASKING = {"publish": "ask_release", "publish_result": "ask_result_release"}
"""The steps by which a text is released, and the one by which the other person asked for it."""
KEEPERS = ("department", "finance_performance")
"""Who takes a release back, and makes the site."""
MOST_NAMED = 3


class Hit(Struct, frozen=True, kw_only=True):
    """A piece of personal data: its kind, the pointer of its field, how many digits; the data itself is never told."""

    kind: str
    path: str
    digits: int


def hits(document: Document) -> tuple[Hit, ...]:
    """Return the personal data in a text that would be published."""
    return tuple(Hit(kind=KINDS[one.kind][0], path=one.path, digits=one.digits) for one in personal(document) if one.path != FILE)


def public_version(declaration: Declaration) -> Version | None:
    """Return the text that would be public: the one approved; None where none is."""
    return Version.objects.filter(declaration=declaration, number=declaration.frozen or 0).first()


def released(declaration: Declaration, taken: TakenStep, actor: Actor) -> Release | None:
    """Keep that a text was released by a step, in its transaction; None for another step.

    Problem 409 where personal data stands in it: then the step is not taken.
    """
    asked = ASKING.get(taken.name)
    version = public_version(declaration) if asked else None
    if asked is None or version is None:
        return None
    found = hits(document_of(version))
    if found:
        kinds = "、".join(dict.fromkeys(one.kind for one in found))
        raise Problem(409, f"里面有 {len(found)} 处个人信息（{kinds}），不能公开。位置列在“公开”页；请单位申请调整，删去或遮盖后再来。")
    before = TakenStep.objects.filter(declaration=declaration, name=asked).order_by("-pk").first()
    made = Release.objects.create(
        declaration=declaration,
        version=version.number,
        digest=version.digest,
        asked_by=before.by if before else None,
        by=taken.by,
        at=taken.at,
    )
    note(actor, "release.made", declaration.pk, version=version.number, digest=version.digest, step=taken.name)
    return made


def releases(mine: Rights) -> QuerySet[Release]:
    """Return the releases of declarations that somebody sees, the last first."""
    own = visible(mine).order_by().values("pk")
    return (
        Release.objects.filter(declaration__in=own)
        .select_related("declaration__unit", "by", "asked_by", "withdrawn_by")
        .order_by("-at", "pk")
    )


def public_releases() -> Iterator[Release]:
    """Yield the releases that are public: of a declaration the last one that was not taken back."""
    rows = Release.objects.filter(withdrawn=None).select_related("declaration__unit").order_by("declaration__unit__path", "-at")
    seen = set[str]()
    for row in rows:
        if row.declaration_id not in seen:
            seen.add(row.declaration_id)
            yield row


def may_withdraw(mine: Rights, declaration: Declaration) -> bool:
    """Whether somebody takes a declaration's release back."""
    return bool(mine.at(declaration.unit).intersection(KEEPERS))


@transaction.atomic
def withdraw(mine: Rights, actor: Actor, key: str, why: str) -> Release:
    """Take a release back; Problem 404 for what is not to be seen, 403 for another role, 409 for one taken back, 422 without a reason."""
    row = releases(mine).filter(pk=key).select_for_update(of=("self",)).first() if key.isprintable() and len(key) < 64 else None
    if row is None:
        raise nothing()
    if not may_withdraw(mine, row.declaration):
        raise Problem(403, f"撤回公开由{'、'.join(roles()[role].title for role in KEEPERS)}办，您没有这个角色。请转交他们。")
    if row.withdrawn is not None:
        raise Problem(409, "这一份已经撤回。")
    if not why.strip():
        raise Problem(422, "撤回要写明原因，原因留在记录里。", None, fields={"reason": "写明原因。"})
    row.withdrawn, row.withdrawn_by, row.why = now(), mine.person, why.strip()[:WORDS]
    row.save()
    note(actor, "release.withdrawn", row.declaration_id, release=row.pk, version=row.version, reason=row.why)
    return row
