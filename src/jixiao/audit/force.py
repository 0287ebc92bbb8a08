"""The law on a date: which rules are in force, and their parameters' values then."""

from collections.abc import Iterable
from datetime import date
from functools import lru_cache

from jixiao.audit.as_text import plain
from jixiao.audit.rulefile import Rule
from jixiao.errors import ParameterInvalid
from jixiao.model.finding import ParamUse
from jixiao.params.load import Dated, parameters
from jixiao.sql.literals import literal


def rules_in_force(rules: Iterable[Rule], day: date | None, *, preview: bool = False) -> tuple[Rule, ...]:
    """Return the rules that judge a document of that day: not retired, with a basis and all parameters in force."""
    return tuple(rule for rule in rules if not rule.head.retired and (preview or not rule.head.preview) and is_in_force(rule, day))


def is_in_force(rule: Rule, day: date | None) -> bool:
    """Whether a basis of the rule and a value of each of its parameters are in force; without a day the latest count."""
    by_law = any(day is None or basis.since is None or basis.since <= day for basis in rule.head.basis)
    return by_law and all(parameters()[name].on(day) for name in rule.head.params)


def needs_date(rule: Rule) -> bool:
    """Whether the verdict depends on the date: every basis has a first day, or a parameter is dated."""
    return all(basis.since for basis in rule.head.basis) or any(parameters()[name].is_dated for name in rule.head.params)


def value_on(name: str, day: date | None) -> Dated:
    """Return the parameter's value in force on ``day``, the latest without one; ParameterInvalid when none was in force."""
    dated = parameters()[name].on(day)
    if dated is None:
        raise ParameterInvalid(f"参数 {name} 在 {day} 没有有效值。", f"Parameter {name} has no value in force on {day}.")
    return dated


def literals_on(rule: Rule, day: date | None) -> dict[str, str]:
    """Return the rule's parameters in force on ``day`` as SQL literals; ParameterInvalid when one has no value then."""
    return {name: literal(value_on(name, day).value) for name in rule.head.params}


def params_on(rule: Rule, day: date | None) -> tuple[ParamUse, ...]:
    """Return the rule's parameters as a finding cites them."""
    return tuple(_use(name, day) for name in rule.head.params)


@lru_cache(maxsize=1024)
def _use(name: str, day: date | None) -> ParamUse:
    dated = value_on(name, day)
    return ParamUse(name=name, value=plain(dated.value) or "", since=dated.since, source=dated.source, verified=dated.verified)


def basis_on(rule: Rule, day: date | None) -> tuple[str, ...]:
    """Return the sentences of the bases in force on ``day``, all of them without a day."""
    return tuple(b.sentence() for b in rule.head.basis if day is None or b.since is None or b.since <= day)
