"""How often each rule spoke over what is stored: counted in the background, one declaration at a time, anew when its text or the rules change.

The text that is counted is the one handed in last: what a unit is still writing shows nowhere but there. Only what was never handed in,
which nobody else sees, is counted as it is being written.
"""

import hashlib
from collections import Counter
from functools import cache

import msgspec
from django.db import transaction
from django.db.models import Count, Exists, OuterRef, Q, QuerySet, Sum, Value
from django.db.models.functions import Coalesce
from django.utils.timezone import localdate

from jixiao.audit.load import shipped_rules
from jixiao.model.finding import DocumentReport
from jixiao.web.declarations.judging import judged_aside
from jixiao.web.localrules.states import ON
from jixiao.web.models import Counted, Declaration, LocalRule, Spoke, Version


class RuleCount(msgspec.Struct, frozen=True):
    """How often a rule spoke: findings, in how many declarations, and how often it could not judge."""

    fails: int
    declarations: int
    unknown: int


class Tally(msgspec.Struct, frozen=True):
    """How often the rules spoke, by code; over how many declarations of how many that are stored."""

    rules: dict[str, RuleCount]
    counted: int
    stored: int


NONE = RuleCount(0, 0, 0)
OVER_ALL = ""
"""No code of a rule: under it the same question brings how many declarations are stored, and how many of them are counted."""


def tally(rows: QuerySet[Declaration]) -> Tally:
    """Return how often each rule spoke over these declarations, as far as they are counted."""
    plain = rows.order_by().filter(version__gt=0)
    spoken = Spoke.objects.filter(declaration__in=plain.values("pk")).values_list("code")
    sums = spoken.annotate(found=Sum("fails"), many=Count("declaration", filter=Q(fails__gt=0)), open=Sum("unknown"))
    fresh = Exists(Counted.objects.filter(declaration=OuterRef("pk"), version=Coalesce(OuterRef("handed_in"), OuterRef("version"))))
    whole = plain.values_list(Value(OVER_ALL)).annotate(found=Count("pk"), many=Count("pk", filter=fresh), open=Value(0))
    told = {code: RuleCount(fails, many, unknown) for code, fails, many, unknown in whole.union(sums, all=True)}
    over_all = told.pop(OVER_ALL, NONE)
    return Tally(told, counted=over_all.declarations, stored=over_all.fails)


def count_one() -> bool:
    """Count the rules on one declaration whose text or rules have changed since; return whether there was one."""
    book = book_now()
    fresh = Counted.objects.filter(declaration=OuterRef("pk"), book=book, version=OuterRef("shown"))
    rows = Declaration.objects.filter(version__gt=0).annotate(shown=Coalesce("handed_in", "version"))
    row = rows.filter(~Exists(fresh)).order_by("-changed").first()
    if row is None:
        return False
    version = Version.objects.get(declaration=row, number=row.handed_in or row.version)
    _write(row, version, judged_aside(version, localdate()), book)
    return True


@transaction.atomic
def _write(row: Declaration, version: Version, report: DocumentReport, book: str) -> None:
    Counted.objects.update_or_create(declaration=row, defaults={"version": version.number, "book": book})
    Spoke.objects.filter(declaration=row).delete()
    fails = Counter(f.code for f in report.findings if f.verdict == "fail" and not f.waived)
    unknown = {code: counts.unknown for code, counts in report.by_rule.items() if counts.unknown}
    codes = sorted({*fails, *unknown})
    Spoke.objects.bulk_create(Spoke(declaration=row, code=code, fails=fails[code], unknown=unknown.get(code, 0)) for code in codes)


def book_now() -> str:
    """Return the hash of all rules that judge today, those shipped and those switched on."""
    own = LocalRule.objects.filter(state=ON).order_by("code").values_list("digest", flat=True)
    return hashlib.sha256("\n".join([_shipped(), *own]).encode()).hexdigest()


@cache
def _shipped() -> str:
    """Return the hash of the shipped rules."""
    return hashlib.sha256("\n".join(rule.hash for rule in shipped_rules()).encode()).hexdigest()
