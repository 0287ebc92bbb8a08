"""A ledger drafted for an indicator that none speaks of: the roles of the columns that what it asks needs, and the measure that reads them."""

import re
from collections.abc import Iterator

from msgspec import Struct

from jixiao.evaluate.asking import LASTS, PEOPLE, RATES, scale_of, unit_of
from jixiao.facts.measure import measure as unit_class
from jixiao.formula.target import read_target
from jixiao.ledger.schema import Role
from jixiao.model.document import Indicator

AIM = re.compile(r"^(?P<name>.*?)(?:\s*(?P<sign>[≥≤<>=＝﹦≧≦].*)|\s+(?P<rest>\S+))$")
"""An indicator in one line: its name, then a target that begins with a sign or is the last word."""
SHARE = ("quantity", "planned_quantity")
"""Any other rate is a part of a whole."""


class Draft(Struct, frozen=True, kw_only=True):
    """The roles of the columns beside code and project, in order, and the general measure that reads them, with its parameters."""

    roles: tuple[Role, ...]
    measure: str
    params: dict[str, str] = {}


def indicator_of(asks: str) -> Indicator:
    """Return the indicator of one line such as 古树保护株数 ≥120株."""
    found = AIM.match(asks.strip())
    if found is None:
        return Indicator(name=asks.strip())
    return Indicator(name=found["name"], target=read_target(found["sign"] or found["rest"]).target)


def draft(indicator: Indicator) -> Draft | None:
    """Return the ledger that would prove an indicator, None where it asks for nothing that a record could hold."""
    scale, unit = scale_of(indicator), unit_of(indicator)
    if scale is not None:
        roles: tuple[Role, ...] = ("kind", "due", "done") if scale == "in_time" else ("kind", "done", "good")
        return Draft(roles=roles, measure="share_in_time" if scale == "in_time" else "share_good")
    if indicator.target is None or indicator.target.value is None or not unit:
        return None
    return _rate(indicator.name or "") if unit == "%" else _amount(unit)


def _rate(name: str) -> Draft:
    found = next((one for one in RATES if re.search(one.words, name)), None)
    needed = set(SHARE) if found is None else set(found.roles)
    measure = "share_quantity" if found is None else found.measure
    return Draft(roles=tuple(_ordered({"kind", "done", *needed})), measure=measure)


def _amount(unit: str) -> Draft | None:
    what, _, per = unit.partition("/")
    kind = unit_class(what).kind
    if kind in LASTS:
        return Draft(roles=("kind", "day", "done"), measure="days_average") if kind == "day" and not per else None
    if kind == "money" and not per:
        return Draft(roles=("kind", "done", "money"), measure="sum_money")
    if kind == "money":
        return Draft(roles=("kind", "done", "unit", "quantity", "money"), measure="money_per_quantity", params={"unit": per})
    if per:
        return None
    if unit in PEOPLE:
        return Draft(roles=("kind", "due", "done", "people"), measure="sum_people")
    if kind == "occasion":
        return Draft(roles=("kind", "due", "done"), measure="count_done")
    return Draft(roles=("kind", "due", "done", "unit", "quantity"), measure="sum_quantity", params={"unit": unit})


def _ordered(roles: set[str]) -> Iterator[Role]:
    """Yield the roles in the order that columns stand in."""
    order: tuple[Role, ...] = (
        "kind", "day", "due", "done", "planned_people", "people", "unit", "planned_quantity", "quantity", "last",
        "parts", "good_parts", "good", "planned_money", "money",
    )  # fmt: skip
    yield from (role for role in order if role in roles)
