"""Clocks that jump: the log goes by its numbers, sittings and tokens end all the same, nothing lasts a negative time."""

from datetime import datetime, timedelta
from pathlib import Path

import pytest
from offices import Office
from test_office_pages import sitting

BACK, AHEAD = [timedelta(hours=-1), timedelta(days=-1)], [timedelta(days=1), timedelta(days=400)]


@pytest.fixture
def clock(monkeypatch: pytest.MonkeyPatch) -> list[timedelta]:
    """Return how far the clock of everything that is written and asked is off; what stands last counts."""
    from django.utils import timezone

    off, real = [timedelta()], timezone.now

    def now() -> datetime:
        return real() + off[-1]

    for name in (
        "journal.write",
        "declarations.saving",
        "declarations.arriving",
        "declarations.stepping",
        "people.sittings",
        "people.tokens",
    ):
        monkeypatch.setattr(f"jixiao.web.{name}.now", now, raising=False)
    return off


@pytest.mark.parametrize("jump", BACK, ids=str)
def test_the_log_is_whole_and_in_order_whatever_the_clock_does(
    office: Office, example: Path, clock: list[timedelta], jump: timedelta
) -> None:
    from jixiao.web.keeping.verify import verified
    from jixiao.web.models import Entry

    key = office.send("staff", example)
    clock.append(jump)
    office.call("staff", "PATCH", f"declarations/{key}", [{"op": "replace", "path": "/title", "value": "新名"}], if_match="*")
    clock.append(timedelta())
    office.walk(key, ("finance", "check"))
    by_number, by_time = (list(Entry.objects.filter(subject=key).order_by(way, "seq").values_list("seq", "event")) for way in ("seq", "at"))
    assert [event for _, event in by_number] == ["declaration.made", "declaration.saved", "declaration.saved", "step.check"]
    assert by_time != by_number, "told by its times, as it must not be, the log is in another order"
    assert verified(None).faults == ()


@pytest.mark.parametrize("jump", BACK, ids=str)
def test_a_clock_put_back_lets_nobody_stay_for_ever(office: Office, clock: list[timedelta], jump: timedelta) -> None:
    client = sitting(office, "staff")
    clock.append(jump)
    assert client.get("/").status_code == 200
    clock.append(timedelta(days=1))
    assert client.get("/").status_code == 302


def test_who_is_asked_for_no_end_stays(office: Office, clock: list[timedelta], monkeypatch: pytest.MonkeyPatch) -> None:
    """The negative control: what ends a sitting is what is asked of the clock."""
    client = sitting(office, "staff")
    monkeypatch.setattr("jixiao.web.people.sittings._holds", lambda *_, **__: True)
    clock.append(timedelta(days=1))
    assert client.get("/").status_code == 200


@pytest.mark.parametrize("jump", BACK, ids=str)
def test_pages_say_no_negative_time(office: Office, example: Path, clock: list[timedelta], jump: timedelta) -> None:
    key = office.send("staff", example)
    clock.append(jump)
    client = sitting(office, "staff")
    for path in ("/", "/declarations", f"/d/{key}", f"/d/{key}/p/1"):
        answer = client.get(path)
        text = answer.content.decode()
        assert (answer.status_code, "-1 " in text, "−1 天" in text) == (200, False, False)


@pytest.mark.parametrize("jump", AHEAD, ids=str)
def test_a_clock_put_forward_ends_what_has_an_end_and_loses_nothing(
    office: Office, example: Path, clock: list[timedelta], jump: timedelta
) -> None:
    key = office.send("staff", example)
    clock.append(jump)
    patch = [{"op": "replace", "path": "/title", "value": "新名"}]
    assert office.call("staff", "PATCH", f"declarations/{key}", patch, if_match="*").status == 401
    clock.append(timedelta())
    office.token_again("staff")
    assert office.call("staff", "GET", f"declarations/{key}").body["version"] == 1
