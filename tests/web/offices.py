"""The office of the tests: its units and people, a database to keep them in, and calls as its people make them."""

import json
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple

from jixiao.web.configure import SNAPSHOT
from jixiao.web.databases import calm

if TYPE_CHECKING:
    from django.http import HttpResponse

    from jixiao.web.models import Person, Unit

UNITS = {"市": None, "财政局": "市", "教育局": "市", "小学": "教育局", "中学": "教育局", "镇": "市"}
PEOPLE = {
    "staff": ("unit_staff", "小学"),
    "finance": ("unit_finance", "小学"),
    "leader": ("unit_leader", "小学"),
    "other_staff": ("unit_staff", "中学"),
    "other_leader": ("unit_leader", "中学"),
    "department": ("department", "教育局"),
    "other_department": ("department", "镇"),
    "business": ("finance_business", "市"),
    "performance": ("finance_performance", "市"),
    "congress": ("congress", "市"),
    "auditor": ("auditor", "市"),
    "public": ("public", "市"),
    "deputy": ("deputy", "市"),
    "member": ("staff_member", "市"),
    "handler": ("handler", "市"),
    "system": ("system_officer", "市"),
    "security": ("security_officer", "市"),
    "log": ("audit_officer", "市"),
}
"""Everybody of the office of the tests, with role and unit."""
STAFF_PAGES = (
    "/",
    "/declarations",
    "/declarations/way",
    "/d/{}",
    "/d/{}/p/1",
    "/d/{}/p/cover",
    "/d/{}/p/4/pick",
    "/d/{}/review",
    "/d/{}/score",
    "/d/{}/score/2",
    "/d/{}/binding",
    "/d/{}/public",
    "/d/{}/monitor",
    "/d/{}/monitor/2?day=2024-07-31",
    "/records",
    "/records/payments",
    "/records/payments/new",
    "/compare",
    "/publish",
    "/rules/FND06",
    "/rules/own",
    "/params",
    "/me",
    "/me/factor",
    "/password",
)
"""The pages of who keeps a declaration of the example year, by its key."""


PASSWORD = "Drawn-by-a-machine-7"  # noqa: S105 - of the tests' own people


class Base(NamedTuple):
    """A database with the office's people in it, by their names the keys."""

    sort: str
    keys: dict[str, str]


def switch_to(settings: dict[str, Any]) -> None:
    from django.db import connections

    for alias, wanted in (("default", settings), (SNAPSHOT, calm(settings))):
        connections[alias].close()
        connections.settings[alias] = connections.configure_settings({"default": wanted})["default"]
        del connections[alias]


def populate() -> dict[str, str]:
    from django.core.management import call_command

    from jixiao.web.journal.write import Actor
    from jixiao.web.people.staff import grant, hire
    from jixiao.web.people.units import found_unit

    call_command("migrate", verbosity=0, interactive=False)
    units: dict[str, Unit] = {}
    for name, under in UNITS.items():
        units[name] = found_unit(Actor(), name, units[under] if under else None)
    keys = {}
    for login, (role, unit) in PEOPLE.items():
        person, _ = hire(Actor(), login, login, PASSWORD)
        grant(Actor(), person, role, units[unit])
        keys[login] = person.id
    return keys


class Answer(NamedTuple):
    """What the API answered."""

    status: int
    body: Any
    headers: dict[str, str]


class Office:
    """The office as its people call it."""

    def __init__(self, base: Base) -> None:
        from django.test import Client

        self.base, self._client, self._tokens = base, Client(), dict[str, str]()

    def person(self, login: str) -> "Person":
        """Return somebody by login."""
        from jixiao.web.models import Person

        return Person.objects.get(pk=self.base.keys[login])

    def unit(self, name: str) -> "Unit":
        """Return a unit by name."""
        from jixiao.web.models import Unit

        return Unit.objects.get(name=name)

    def token(self, login: str) -> str:
        """Return a token of somebody."""
        from jixiao.web.journal.write import Actor
        from jixiao.web.people.tokens import issue_token

        if login not in self._tokens:
            self._tokens[login] = issue_token(Actor(), self.person(login), "write")
        return self._tokens[login]

    def token_again(self, login: str) -> None:
        """Have somebody log in anew with the next call."""
        self._tokens.pop(login, None)

    @contextmanager
    def undone(self) -> Iterator[None]:
        """Have nothing stay of what is done within, in the database and in what this process keeps in mind of records and tokens."""
        from django.db import transaction

        from jixiao.web.desks import shelf

        tokens = dict(self._tokens)
        with transaction.atomic():
            yield
            transaction.set_rollback(True)
        self._tokens = tokens
        shelf.empty()

    def call(self, login: str | None, method: str, path: str, body: object = None, **headers: str) -> Answer:
        """Return what the API answers to somebody, or to nobody; the body is JSON, or a file where it is a path."""
        head = {f"HTTP_{name.upper()}": value for name, value in headers.items()}
        if login is not None:
            head["HTTP_AUTHORIZATION"] = f"Bearer {self.token(login)}"
        send = getattr(self._client, method.lower())
        if isinstance(body, Path):
            with body.open("rb") as file:
                return _answer(send(f"/api/v1/{path}", {"file": file}, **head))
        if body is None:
            return _answer(send(f"/api/v1/{path}", **head))
        return _answer(send(f"/api/v1/{path}", json.dumps(body), content_type="application/json", **head))

    def send(self, login: str, file: Path, **headers: str) -> str:
        """Return the key of the declaration that somebody sends in."""
        made = self.call(login, "POST", "declarations", file, **headers)
        assert made.status == 201, made.body
        return str(made.body["id"])

    def act(self, login: str, key: str, step: str, **given: object) -> Answer:
        """Return what is answered to a step."""
        return self.call(login, "POST", f"declarations/{key}/actions/{step}", given)

    def walk(self, key: str, *steps: tuple[str, str] | tuple[str, str, dict[str, object]]) -> None:
        """Take steps that are to succeed: login, step, and what goes with it."""
        for login, step, *given in steps:
            answer = self.act(login, key, step, **(given[0] if given else {}))
            assert answer.status == 200, (login, step, answer.body)


def _answer(response: "HttpResponse") -> Answer:
    plain = response.headers.get("Content-Type", "")
    body = json.loads(response.content) if "json" in plain else response.content
    return Answer(response.status_code, body, dict(response.headers))


TO_APPROVAL: tuple[Any, ...] = (
    ("finance", "check"),
    ("leader", "submit"),
    ("department", "take_up"),
    ("department", "forward"),
    ("business", "take_up_business"),
    ("business", "pass_on"),
    ("performance", "grade", {"grade": "优"}),
    ("business", "set_figure", {"figure": "4600800.00"}),
    ("finance", "recut"),
    ("leader", "submit_again"),
    ("performance", "to_congress"),
    ("business", "approve", {"document": "财〔2024〕1号"}),
)
"""The way of a declaration to its approval."""
