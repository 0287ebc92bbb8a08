"""Scans and long files are read in the background: the database says what waits, so that no restart loses any."""

from datetime import timedelta
from pathlib import Path

import pytest
from offices import Office


@pytest.fixture(autouse=True)
def _slow(monkeypatch: pytest.MonkeyPatch) -> None:
    """Let every text take long."""
    from jixiao.web.declarations import arriving

    monkeypatch.setattr(arriving, "SLOW", frozenset((".txt",)))


def state(office: Office, key: str) -> tuple[str, int]:
    answer = office.call("staff", "GET", f"declarations/{key}").body
    return answer["state"], len(answer["projects"])


def test_what_waits_is_told_and_then_read(office: Office, example: Path) -> None:
    from jixiao.web.declarations.reading import read_next_file

    key = office.send("staff", example)
    assert state(office, key) == ("reading", 0)
    assert office.call("staff", "GET", f"declarations/{key}/findings").body["findings"] == []
    assert office.call("staff", "GET", f"declarations/{key}/evaluation").status == 409
    assert office.act("finance", key, "check").status == 409
    assert office.call("staff", "PATCH", f"declarations/{key}", [], if_match="*").status == 409
    assert read_next_file()
    assert state(office, key) == ("draft", 8)
    assert not read_next_file()


def test_what_can_not_be_read_says_why_and_waits_no_more(office: Office, tmp_path: Path) -> None:
    from jixiao.web.declarations.reading import read_next_file

    file = tmp_path / "坏.txt"
    file.write_bytes(b"\x00\x01")
    key = office.send("staff", file)
    assert read_next_file()
    answer = office.call("staff", "GET", f"declarations/{key}").body
    assert (answer["state"], "坏.txt" in answer["trouble"]) == ("reading", True)
    assert not read_next_file()


def test_who_has_a_file_keeps_it_until_the_lease_ends(office: Office, example: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    from django.utils.timezone import now

    from jixiao.web.declarations import reading

    key = office.send("staff", example)
    begun = reading.claim()
    assert begun
    assert not reading.read_next_file(), "another process has it"
    monkeypatch.setattr(reading, "now", lambda: now() + reading.LEASE + timedelta(seconds=1))
    assert reading.read_next_file(), "whoever had it is gone"
    assert state(office, key) == ("draft", 8)


def test_who_comes_back_too_late_changes_nothing(office: Office, example: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    from django.utils.timezone import now

    from jixiao.web.declarations import reading
    from jixiao.web.declarations.arriving import original_file, read_document

    key = office.send("staff", example)
    late = reading.claim()
    assert late
    monkeypatch.setattr(reading, "now", lambda: now() + reading.LEASE + timedelta(seconds=1))
    assert reading.read_next_file()
    reading._finish(late, read_document(*original_file(late)))
    reading._fail(late, "too late")
    answer = office.call("staff", "GET", f"declarations/{key}").body
    assert (answer["version"], answer["trouble"]) == (1, None)
