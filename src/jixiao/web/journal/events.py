"""What the events of the log are called, and which belong together."""

from collections.abc import Mapping
from functools import cache
from pathlib import Path
from tomllib import loads
from typing import Any

from jixiao.desk.loading import desks, kept_by
from jixiao.ledger.schema import ledgers
from jixiao.workflow.table import roles, table

STEP = "step."
SHORT = 12
"""Signs of a key that a list shows."""
STATES = ("start", "end", "state")
"""Facts whose value is a state of a declaration."""


@cache
def _named() -> dict[str, dict[str, str]]:
    return loads(Path(__file__).with_name("events.toml").read_text("utf-8"))


def event_families() -> dict[str, str]:
    """Return the families of events by name with their titles."""
    return _named()["families"]


def title_of(event: str) -> str:
    """Return what people call an event; its own name where none is given."""
    if event.startswith(STEP):
        step = table().steps.get(event.removeprefix(STEP))
        return f"办理：{step.title}" if step else event
    return _named()["events"].get(event, event)


def family_events(family: str) -> tuple[str, ...]:
    """Return the events of a family, none for what is no family."""
    if family not in event_families():
        return ()
    steps = tuple(f"{STEP}{name}" for name in table().steps) if family == STEP.rstrip(".") else ()
    return steps + tuple(event for event in _named()["events"] if event.partition(".")[0] == family)


def facts_of(told: Mapping[str, Any]) -> list[tuple[str, str]]:
    """Return what a line tells besides its event, in words; what is blank is left out."""
    return [(_named()["facts"].get(name, name), _words(name, value)) for name, value in told.items() if value not in (None, "", [], {})]


def _words(name: str, value: object) -> str:
    if isinstance(value, bool):
        return "是" if value else "否"
    if isinstance(value, list):
        return "；".join(_words(name, one) for one in value)
    if isinstance(value, dict):
        return "，".join(f"{_called(key)} {_words(key, one)}" for key, one in value.items())
    if name == "role" and str(value) in roles():
        return roles()[str(value)].title
    if name in ("act", "desk"):
        return _at_a_desk(name, str(value))
    if name == "step" and str(value) in table().steps:
        return table().steps[str(value)].title
    if name in STATES and str(value) in table().states:
        return table().states[str(value)].title
    return str(value)


def subject_words(subject: str) -> str:
    """Return what a line is about, in words where it is a row of a ledger, else its key as far as there is room for it."""
    name, _, key = subject.partition("#")
    ledger = kept_by(desks().values()).get(name.removeprefix("ledger:")) if key else None
    return f"{ledger.title.zh} {key}" if ledger else subject[:SHORT]


def _at_a_desk(name: str, value: str) -> str:
    """Return what an act or a desk is called, its own name where there is none of it any more."""
    if name == "desk":
        return desks()[value].title.zh if value in desks() else value
    return next((desk.acts[value].title.zh for desk in desks().values() if value in desk.acts), value)


def _called(name: str) -> str:
    """Return what a fact is called: by its own title, or by that of the ledger which it counts."""
    ledger = ledgers().get(name)
    return _named()["facts"].get(name) or (ledger.title.zh if ledger else name)
