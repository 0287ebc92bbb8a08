"""An office of an older version brought up to date: nothing is lost, killed on the way it goes on; a newer one's is left as it is."""

import json
import shutil
import sqlite3
from collections.abc import Callable
from pathlib import Path

import pytest
from postgres import Cluster
from running import Running

from hostile.upgrades import KILLED, brought, count, rolled, rows, states
from jixiao.web.site import DATABASE

OLDER = Path(__file__).parent / "older"
"""Backups that older versions made, by the first state of the tables that they have."""
NOT_THERE = "公开"
"""What the log of the example year tells and the tables before the fourth state can't hold."""


@pytest.fixture(scope="module")
def office(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return the folder of the example year, served once and ended."""
    made = Running(tmp_path_factory.mktemp("today") / "office")
    made.start("--demo")
    made.kill()
    return made.folder


def verified(folder: Path) -> dict[str, object]:
    done = Running(folder).admin("verify", "--format", "json")
    found: dict[str, object] = json.loads(done.stdout)
    return found


@pytest.mark.parametrize("file", sorted(OLDER.glob("*.xz")), ids=lambda file: file.stem)
def test_a_backup_that_an_older_version_made_is_restored_and_goes_on(file: Path, tmp_path: Path) -> None:
    again = Running(tmp_path / "again")
    assert again.admin("restore", "--from", file).returncode == 0
    assert verified(again.folder)["faults"] == []
    again.start()
    again.kill()
    assert verified(again.folder)["faults"] == []


@pytest.mark.parametrize("state", states()[:-1:3])
def test_an_older_office_is_brought_up_to_date_and_loses_nothing(office: Path, tmp_path: Path, state: str) -> None:
    old = rolled(office, tmp_path / "old", state)
    before, told = rows(old), Running(old).admin("verify")
    assert (told.returncode, "旧版本" in told.stderr, rows(old)) == (2, True, before), "a keeper's command changes no tables"
    assert brought(old).returncode == 0
    assert {table: kept for table, kept in rows(old, before).items() if kept != before[table]} == {}
    assert [fault for fault in verified(old)["faults"] if NOT_THERE not in fault] == []  # type: ignore[attr-defined] # a list


@pytest.fixture(scope="module")
def oldest(office: Path, tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, int]:
    """Return the office as the oldest version had it, and how many statements bring it up to date."""
    folder = tmp_path_factory.mktemp("oldest")
    return rolled(office, folder / "office", states()[0]), count(rolled(office, folder / "counted", states()[0]))


@pytest.mark.parametrize("at", [2, 11, -1])
def test_killed_on_the_way_it_goes_on(oldest: tuple[Path, int], tmp_path: Path, at: int) -> None:
    old, last = shutil.copytree(oldest[0], tmp_path / "old"), oldest[1]
    before = rows(old)
    assert brought(old, KILLED.format(at=at % last + (at < 0))).returncode == -9
    assert brought(old).returncode == 0
    assert rows(old, before) == before
    assert [fault for fault in verified(old)["faults"] if NOT_THERE not in fault] == []  # type: ignore[attr-defined] # a list


def test_steps_that_are_not_whole_are_seen(office: Path, tmp_path: Path) -> None:
    old = rolled(office, tmp_path / "old", states()[-2])
    torn = "from django.db.migrations import Migration; Migration.atomic = False\n"
    assert brought(old, torn + KILLED.format(at=3)).returncode == -9
    assert brought(old).returncode != 0


def test_what_a_newer_version_wrote_is_left_as_it_is(office: Path, tmp_path: Path) -> None:
    newer = shutil.copytree(office, tmp_path / "newer")
    with sqlite3.connect(newer / DATABASE) as database:
        database.execute("INSERT INTO django_migrations (app, name, applied) VALUES ('web', '9999_later', '2030-01-01')")
    database.close()
    before = rows(newer)
    for done in (brought(newer), Running(newer).admin("verify"), Running(newer).admin("backup", "--to", tmp_path / "b.tar")):
        assert (done.returncode, "更新的" in done.stderr, "Traceback" in done.stderr) == (2, True, False)
    assert rows(newer) == before


def test_a_backup_of_another_version_is_refused_and_nothing_is_left(office: Path, tmp_path: Path) -> None:
    from test_keeping import changed

    backup = tmp_path / "b.tar"
    assert Running(office).admin("backup", "--to", backup).returncode == 0
    newest = states()[-1].encode()
    later = changed(
        backup, tmp_path / "later.tar", lambda name, data: data.replace(newest, b"9999_later") if name == "backup.json" else data
    )
    done = Running(tmp_path / "again").admin("restore", "--from", later)
    assert (done.returncode, "更新的" in done.stderr, (tmp_path / "again").exists()) == (2, True, False)


def test_on_postgresql_too(tmp_path: Path, cluster: Callable[[], Cluster]) -> None:
    database = cluster().url()
    again = Running(tmp_path / "again", database)
    assert again.admin("restore", "--from", OLDER / "0002.tar.xz").returncode == 0
    proof = again.admin("verify", "--format", "json").stdout
    rolled(again.folder, None, states()[4], database)
    assert "旧版本" in again.admin("verify").stderr
    assert brought(again.folder, KILLED.format(at=9), database).returncode == -9
    assert brought(again.folder, "", database).returncode == 0
    assert again.admin("verify", "--format", "json").stdout == proof
