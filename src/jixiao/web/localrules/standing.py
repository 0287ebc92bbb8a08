"""Which local rules judge a declaration: those switched on at its unit or above it; looked up anew each time, so that a switch holds at once."""

from functools import lru_cache

from django.db.models import F, QuerySet, Subquery

from jixiao.actions.rule.trial import own_rule
from jixiao.audit.rulefile import Rule
from jixiao.web.localrules.states import ON
from jixiao.web.models import Declaration, LocalRule
from jixiao.web.ready import Ready

KEPT = 256
Standing = tuple[tuple[str, str], ...]
"""Local rules by code, each with the hash of its text."""


def standing_for(declaration: str) -> Standing:
    """Return which rules judge a declaration, given by its key."""
    return tuple(STANDING(declaration))


def _standing(declaration: str) -> QuerySet[LocalRule, tuple[str, str]]:
    place = Declaration.objects.filter(pk=declaration).values("unit__path")[:1]
    rows = LocalRule.objects.filter(state=ON).annotate(place=Subquery(place)).filter(place__startswith=F("unit__path"))
    return rows.order_by("code").values_list("code", "digest")


STANDING = Ready(_standing)


def rules_of(standing: Standing) -> tuple[Rule, ...]:
    """Return the rules themselves."""
    return tuple(_rule(code, digest) for code, digest in standing)


def rule_file(code: str) -> str:
    """Return the name that the file of a rule of this code has."""
    return f"{code}_local.sql"


@lru_cache(maxsize=KEPT)
def _rule(code: str, digest: str) -> Rule:
    text = LocalRule.objects.filter(code=code, digest=digest).values_list("text", flat=True)[:1].get()
    return own_rule(rule_file(code), text)
