"""What tests of the web share: an office on SQLite and on PostgreSQL, its people, and clients that call it as they do."""

import os
from collections.abc import Callable, Iterator
from functools import lru_cache
from time import sleep
from typing import Any

import pytest
from offices import Base, Office, populate, switch_to
from postgres import Cluster

from jixiao.desk.loading import at_desks, desks, shipped_desks
from jixiao.desk.table import full_rows
from jixiao.web.configure import configure
from jixiao.web.databases import postgresql, sqlite
from jixiao.web.site import Site

DATABASES = ("sqlite", "postgresql")


@pytest.fixture
def ended() -> Callable[[int], bool]:
    """Return a function that tells whether a process ends: one that dies with another does so a moment after it."""

    def is_gone(number: int) -> bool:
        for _ in range(600):
            try:
                os.kill(number, 0)
            except ProcessLookupError:
                return True
            sleep(0.05)
        return False

    return is_gone


@pytest.fixture(scope="session")
def site(tmp_path_factory: pytest.TempPathFactory) -> Site:
    """Make this process one of an office's site, once."""
    made = Site(secret="only for tests", hosts=("testserver",), folder=tmp_path_factory.mktemp("office"))  # noqa: S106
    configure(made)
    from jixiao.web.declarations import arriving

    arriving.read_document = lru_cache(maxsize=64)(arriving.read_document)  # what is read in the same bytes is the same each time
    _hash_quickly()
    return made


COSTS = ("time_cost", "memory_cost", "parallelism")


def _hash_quickly() -> None:
    """Let a password's hash cost next to nothing: it costs what it does against who stole it, and nobody steals the tests' own."""
    from django.contrib.auth.hashers import Argon2PasswordHasher

    for cost, least in zip(COSTS, (1, 8, 1), strict=True):
        setattr(Argon2PasswordHasher, f"usual_{cost}", getattr(Argon2PasswordHasher, cost))
        setattr(Argon2PasswordHasher, cost, least)


@pytest.fixture
def hashing_as_usual(site: Site, monkeypatch: pytest.MonkeyPatch) -> None:  # noqa: ARG001 - the costs are changed there
    """Let a password's hash cost what it costs an office."""
    from django.contrib.auth.hashers import Argon2PasswordHasher

    for cost in COSTS:
        monkeypatch.setattr(Argon2PasswordHasher, cost, getattr(Argon2PasswordHasher, f"usual_{cost}"))


@pytest.fixture(scope="session")
def cluster() -> Iterator[Callable[[], Cluster]]:
    """Return what gives the PostgreSQL of this session, started at the first call."""
    started: list[Cluster] = []

    def start() -> Cluster:
        if not started:
            started.append(Cluster())
        return started[0]

    yield start
    for one in started:
        one.stop()


@pytest.fixture(scope="session")
def prepare(site: Site, cluster: Callable[[], Cluster]) -> Callable[[str], "Base"]:
    """Return what switches this process to a database of one sort, made with its people at the first call."""

    @lru_cache(maxsize=len(DATABASES))
    def made(sort: str) -> tuple[dict[str, Any], dict[str, str]]:
        settings = postgresql(cluster().url()) if sort == "postgresql" else sqlite(site.folder / "test.sqlite3")
        settings.get("OPTIONS", {}).pop("pool", None)
        switch_to(settings)
        return settings, populate()

    def switch(sort: str) -> Base:
        settings, keys = made(sort)
        switch_to(settings)
        return Base(sort, keys)

    return switch


@pytest.fixture(params=DATABASES)
def office(request: pytest.FixtureRequest, prepare: Callable[[str], Base]) -> Iterator["Office"]:
    """Return an office of which nothing stays after the test, on SQLite and on PostgreSQL."""
    from django.db import transaction

    base = prepare(request.param)
    with transaction.atomic():
        yield Office(base)
        transaction.set_rollback(True)


@pytest.fixture
def city(office: Office) -> Iterator[Office]:
    """Give an office whose city has an activity today, two municipal deputies, papers, receipts and systems."""
    from django.utils.timezone import localdate

    from jixiao.web.desks import shelf
    from jixiao.web.desks.rows import bring
    from jixiao.web.journal.write import Actor, note
    from jixiao.web.models import OwnRecord

    shelf.empty()
    stages = [shipped_desks()[name].stage for name in ("systems", "congress", "office", "deputies", "group")]
    today = localdate()
    activities = f"code | title | project | kind | planned_on | planned_people\nHD-01 | 视察社区 | 2 | 视察 | {today} | 2\n"
    with at_desks(desks().values()) as kept:
        tables = full_rows({**{name: text for stage in stages for name, text in stage.items()}, "activities": activities}, kept)
        bring(office.unit("市"), 2024, tables, kept, note(Actor(), "records.brought").seq)
    OwnRecord.objects.create(person=office.person("deputy"), unit=office.unit("市"), address="ledger:deputies#M001")
    yield office
    shelf.empty()
