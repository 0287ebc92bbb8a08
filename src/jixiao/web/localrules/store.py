"""Texts of local rules: written, tried, proposed, switched on by another person, switched off. Who may not see one is told that it is not there."""

from datetime import date
from typing import NamedTuple

import msgspec
from django.db import transaction
from django.db.models import Q, QuerySet
from django.utils.timezone import now

from jixiao.actions.rule.new import SKELETON
from jixiao.actions.rule.trial import own_rule
from jixiao.audit.load import shipped_rules
from jixiao.audit.rulefile import CODE
from jixiao.web.declarations.content import digest
from jixiao.web.journal.write import Actor, note
from jixiao.web.localrules.standing import rule_file
from jixiao.web.localrules.states import DRAFT, OFF, ON, PROPOSED, SWITCHED_OFF, SWITCHED_ON, TITLES
from jixiao.web.localrules.trying import ran, tried
from jixiao.web.models import LocalRule, Unit
from jixiao.web.models.keys import LONG
from jixiao.web.people.access import Rights
from jixiao.web.problems import Problem, nothing

AUTHORS = frozenset(("finance_performance", "finance_business"))
"""Roles that write local rules and switch on those of others."""
LONGEST = 64_000


class RuleWork(NamedTuple):
    """Who does something to a text of a rule: the person's rights, and the person for the log."""

    mine: Rights
    actor: Actor

    @property
    def paths(self) -> list[str]:
        """The paths of the units where this person writes rules."""
        return [one.path for one in self.mine.held if one.role in AUTHORS]


def units_of(doing: RuleWork) -> list[Unit]:
    """Return the units where a person writes rules; none for anybody else."""
    return list(Unit.objects.filter(path__in=doing.paths, closed=None).order_by("path"))


def listed(doing: RuleWork) -> QuerySet[LocalRule]:
    """Return the texts that a person sees: all at and below where that person writes rules, and for everybody those that are on."""
    below = Q(state=ON)
    for path in doing.paths:
        below |= Q(unit__path__startswith=path)
    return LocalRule.objects.filter(below).select_related("unit", "by", "second").order_by("code", "-changed")


def found_rule(doing: RuleWork, key: str, *, lock: bool = False) -> LocalRule:
    """Return a text; Problem 404 for one that is not there or not to be seen."""
    rows = listed(doing)
    rows = rows.select_for_update(of=("self",)) if lock else rows
    one = rows.filter(pk=key).first() if 0 < len(key) <= LONG and key.isprintable() else None
    if one is None:
        raise nothing()
    return one


def standing_rules(doing: RuleWork) -> list[LocalRule]:
    """Return the rules that are on."""
    return list(listed(doing).filter(state=ON))


def standing_rule(doing: RuleWork, code: str) -> LocalRule | None:
    """Return the rule of this code that is on, None where none is."""
    return listed(doing).filter(state=ON, code=code).first() if CODE.fullmatch(code) else None


def is_author(doing: RuleWork, rule: LocalRule) -> bool:
    """Whether a person may write where this text is to be law."""
    return any(rule.unit.path.startswith(path) for path in doing.paths)


@transaction.atomic
def begin_rule(doing: RuleWork, code: str, unit: int | None) -> LocalRule:
    """Return a new draft with a text to begin with, or that of the rule of this code which is on; Problem 404, 409, 422."""
    wanted, places = code.strip().upper(), units_of(doing)
    place = next((one for one in places if unit is None or one.pk == unit), None)
    if place is None:
        raise nothing()
    if not CODE.fullmatch(wanted):
        raise Problem(422, f"规则代码“{code[:20]}”写得不对，应为三个字母加两位数字，例如 XPT01。")
    taken = next((rule for rule in shipped_rules() if rule.code == wanted), None)
    if taken:
        raise Problem(409, f"代码 {wanted} 是自带规则“{taken.head.title.zh}”的。请换一个，例如用本地的三个字母。")
    others = LocalRule.objects.filter(code=wanted)
    if others.filter(state__in=(DRAFT, PROPOSED)).exists() or others.exclude(unit=place).exists():
        raise Problem(409, f"代码 {wanted} 已有一份在起草，或是别的单位的。请接着写那一份，或换一个代码。")
    before = others.filter(state=ON).values_list("text", flat=True).first()
    text = before or SKELETON.replace("CODE", wanted)
    made = LocalRule.objects.create(
        code=wanted, unit=place, text=text, digest=digest(text.encode()), state=DRAFT, by=doing.mine.person, changed=now()
    )
    note(doing.actor, "rule.saved", made.pk, code=wanted, digest=made.digest)
    return made


@transaction.atomic
def write_rule(doing: RuleWork, key: str, text: str, before: str) -> LocalRule:
    """Return a draft with another text; ``before`` is the hash of the one it was written over. Problem 404, 409, 412, 422."""
    rule = _own(doing, key)
    _in_state(rule, DRAFT)
    if rule.digest != before:
        raise Problem(412, "这条规则别人刚改过。您写的还在您的页面上，请取得最新一版，把您的改动合进去。")
    new = text.replace("\r\n", "\n")
    if len(new.encode()) > LONGEST or "\0" in new:
        raise Problem(422, f"规则最长 {LONGEST // 1000} KB，不能有空字符。")
    if new != rule.text:
        rule.text, rule.digest, rule.by, rule.changed = new, digest(new.encode()), doing.mine.person, now()
        rule.trial = rule.run = None
        rule.save()
        note(doing.actor, "rule.saved", rule.pk, code=rule.code, digest=rule.digest)
    return rule


def attempt(doing: RuleWork, key: str, today: date) -> LocalRule:
    """Return a draft with how its examples do and, where they do, what it finds in what is stored; Problem 404, 409."""
    rule = found_rule(doing, key)
    if not is_author(doing, rule):
        raise nothing()
    trial = tried(rule)
    run = None if trial["faults"] else msgspec.to_builtins(ran(rule, doing.mine, today))
    LocalRule.objects.filter(pk=rule.pk, digest=rule.digest).update(trial=trial, run=run)
    rule.refresh_from_db(fields=["trial", "run"])
    return rule


@transaction.atomic
def propose(doing: RuleWork, key: str) -> LocalRule:
    """Return a draft proposed to be switched on; Problem 409 for one that was not tried, whose examples fail, or that broke a limit."""
    rule = _own(doing, key)
    _in_state(rule, DRAFT)
    if not is_tried(rule):
        raise Problem(409, "还不能提请启用：先试一遍，例子和改动都要过，在存着的申报上也要跑得完。")
    return _move(doing, rule, PROPOSED, "rule.proposed")


@transaction.atomic
def withdraw(doing: RuleWork, key: str) -> LocalRule:
    """Return what was proposed, a draft again."""
    rule = _own(doing, key)
    _in_state(rule, PROPOSED)
    return _move(doing, rule, DRAFT, "rule.withdrawn")


@transaction.atomic
def switch_on(doing: RuleWork, key: str) -> LocalRule:
    """Return a rule that judges from now on, in place of the one of its code before; Problem 409 where the same person wrote it."""
    rule = _own(doing, key)
    _in_state(rule, PROPOSED)
    if doing.mine.person.pk == rule.by_id:
        raise Problem(409, "自己写的规则要由另一个人启用。请另一位业务科室或绩效科的人来看。")
    own_rule(rule_file(rule.code), rule.text)
    for old in LocalRule.objects.select_for_update().filter(code=rule.code, state=ON):
        _move(doing, old, OFF, SWITCHED_OFF)
    rule.second = doing.mine.person
    return _move(doing, rule, ON, SWITCHED_ON)


@transaction.atomic
def switch_off(doing: RuleWork, key: str) -> LocalRule:
    """Return a rule that judges no more."""
    rule = _own(doing, key)
    _in_state(rule, ON)
    return _move(doing, rule, OFF, SWITCHED_OFF)


DOES = {"propose": propose, "withdraw": withdraw, "switch_on": switch_on, "switch_off": switch_off}
"""What is done to a text besides writing and trying it, by its word."""


def is_tried(rule: LocalRule) -> bool:
    """Whether the text as it stands did well on its examples and ran through what is stored."""
    trial, run = rule.trial or {}, rule.run or {}
    return trial.get("digest") == rule.digest == run.get("digest") and not trial["faults"] and not run["problems"]


def _own(doing: RuleWork, key: str) -> LocalRule:
    rule = found_rule(doing, key, lock=True)
    if not is_author(doing, rule):
        raise nothing()
    return rule


def _in_state(rule: LocalRule, state: str) -> None:
    if rule.state != state:
        raise Problem(409, f"这条规则现在是“{TITLES[rule.state]}”，要在“{TITLES[state]}”时才能这样办。请刷新页面看最新的状态。")


def _move(doing: RuleWork, rule: LocalRule, state: str, event: str) -> LocalRule:
    rule.state, rule.changed = state, now()
    rule.save()
    note(doing.actor, event, rule.pk, code=rule.code, digest=rule.digest)
    return rule
