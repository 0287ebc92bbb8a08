"""A report worked out once is read from the office's folder afterwards, and only where it is surely the same."""

from collections.abc import Callable, Iterator
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from offices import Office

from jixiao.actions.judge_document import judge_document

DAY, NEXT = date(2026, 3, 2), date(2026, 3, 3)


@pytest.fixture
def ask(office: Office, example: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Callable[..., tuple[object, int]]]:
    """Give a way to ask for a declaration's report as a process does that has just begun, and how often it was worked out then."""
    from jixiao.web.declarations import judging
    from jixiao.web.models import Version

    version = Version.objects.get(declaration_id=office.send("staff", example))
    times: list[None] = []

    def work(*given: Any, **more: Any) -> object:  # noqa: ANN401 - those of judge_document
        times.append(None)
        return judge_document(*given, **more)

    monkeypatch.setattr(judging, "judge_document", work)

    def asked(day: date = DAY) -> tuple[object, int]:
        judging.reports.clear()
        times.clear()
        return judging.judged(version, day), len(times)

    yield asked
    judging.reports.clear()


def shelf() -> list[Path]:
    from django.conf import settings

    return sorted((settings.JIXIAO.folder / "judged").glob("*"))


def emptied() -> None:
    for file in shelf():
        file.unlink()


def test_another_process_need_not_work_it_out_again(ask: Callable[..., tuple[object, int]]) -> None:
    emptied()
    first, worked = ask()
    assert worked == 1
    assert ask() == (first, 0)


def test_another_day_is_another_report(ask: Callable[..., tuple[object, int]]) -> None:
    emptied()
    ask()
    assert ask(NEXT)[1] == 1


def test_another_program_is_another_report(ask: Callable[..., tuple[object, int]], monkeypatch: pytest.MonkeyPatch) -> None:
    from jixiao.web.declarations import reports

    emptied()
    ask()
    monkeypatch.setattr(reports, "program_mark", lambda: "another")
    assert ask()[1] == 1


@pytest.mark.parametrize("damage", ["cut", "one byte", "nothing", "another's"])
def test_what_is_damaged_is_worked_out_anew(ask: Callable[..., tuple[object, int]], damage: str) -> None:
    emptied()
    report, _ = ask()
    (file,) = shelf()
    whole = file.read_bytes()
    changed = bytearray(whole)
    changed[len(whole) // 2] ^= 1
    file.write_bytes({"cut": whole[: len(whole) // 2], "one byte": bytes(changed), "nothing": b"", "another's": whole}[damage])
    if damage == "another's":
        file.chmod(0o666)
    assert ask() == (report, 1)


def test_a_folder_that_takes_nothing_costs_time_only(ask: Callable[..., tuple[object, int]]) -> None:
    from django.conf import settings

    emptied()
    place = settings.JIXIAO.folder / "judged"
    if place.exists():
        place.rmdir()
    place.write_text("in the way")
    try:
        assert ask()[1] == ask()[1] == 1
    finally:
        place.unlink()


def test_the_shelf_has_so_many_places_and_is_no_part_of_a_backup(ask: Callable[..., tuple[object, int]]) -> None:
    from django.conf import settings

    from jixiao.web.keeping.backup import _files

    emptied()
    ask()
    ask(NEXT)
    assert all(len(file.stem) == 3 and int(file.stem, 16) < 4096 for file in shelf())
    assert len(shelf()) in {1, 2}
    assert not [file for file in _files(settings.JIXIAO.folder) if "judged" in file.parts]
