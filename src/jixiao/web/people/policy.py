"""How passwords, logins and sittings are kept, by the name of a policy."""

import os
from collections.abc import Iterable
from functools import cache
from pathlib import Path
from tomllib import loads

from msgspec import Struct, convert

from jixiao.errors import UsageWrong

USUAL = "dengbao"
EVERY = "*"
"""Every role, where a policy names the roles that need a second factor."""


class Policy(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """The figures of a policy, as ``policy.toml`` explains them; 0 is never."""

    shortest: int
    classes: int
    days: int
    remembered: int
    first_hours: int
    failures: int
    failures_name: int
    failures_address: int
    minutes: int
    idle_minutes: int
    longest_hours: int
    sittings: int
    token_hours: int
    asleep_days: int
    phone_idle_hours: int
    phone_longest_days: int
    phone_kept_hours: int
    phone_roles: tuple[str, ...]
    factor: tuple[str, ...] = ()


@cache
def policies() -> dict[str, Policy]:
    """Return the policies by name."""
    return convert(loads(Path(__file__).with_name("policy.toml").read_text("utf-8")), dict[str, Policy])


def needs_factor(roles: Iterable[str]) -> bool:
    """Whether somebody with these roles has to have a second factor."""
    wanted = policy().factor
    return any(role in wanted or EVERY in wanted for role in roles)


def policy() -> Policy:
    """Return the policy that the office chose by ``JIXIAO_POLICY``; UsageWrong for a name that there is none of."""
    name = os.environ.get("JIXIAO_POLICY", USUAL)
    if name not in policies():
        known = "、".join(policies())
        raise UsageWrong(f"JIXIAO_POLICY 可以是：{known}，写成了“{name}”。", f"JIXIAO_POLICY is one of {known}, not “{name}”.")
    return policies()[name]
