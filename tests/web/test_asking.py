"""Citizens ask an office without a login: what comes from the public site is shown and not kept, what is sent names nobody, answers are published."""

from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from offices import Office
from test_publishing import clean, released

if TYPE_CHECKING:
    from django.test import Client

__all__ = ["clean"]
QUESTION = "培训一个人一天多少钱？"
pytestmark = pytest.mark.usefixtures("clean")


@pytest.fixture
def address(office: Office, example: Path) -> str:
    """Return where a citizen asks a unit of which something is public."""
    from jixiao.web.desks import shelf
    from jixiao.web.models import Declaration

    shelf.empty()
    released(office, example)
    return f"/ask/{Declaration.objects.get().unit_id}"


def browser(*, strict: bool = False) -> "Client":
    from django.test import Client

    return Client(enforce_csrf_checks=strict)


def questions(office: Office) -> list[dict[str, object]]:
    return list(office.call("leader", "GET", "records/questions").body["items"])


def test_nothing_of_a_unit_that_publishes_nothing_is_there(office: Office) -> None:
    for unit in (office.unit("小学").pk, 10**6):
        assert browser().get(f"/ask/{unit}").status_code == 404
        assert browser().post(f"/ask/{unit}/send", {"question": QUESTION}).status_code == 404


def test_what_comes_from_the_public_site_is_shown_and_not_kept(office: Office, address: str) -> None:
    shown = browser(strict=True).post(address, {"question": f"{QUESTION}<b>"}, HTTP_ORIGIN="https://portal.example")
    assert (shown.status_code, f"{QUESTION}&lt;b&gt;" in shown.content.decode()) == (200, True)
    assert questions(office) == []
    assert browser(strict=True).post(f"{address}/send", {"question": QUESTION}).status_code == 403


def test_what_is_sent_is_answered_and_published_and_names_nobody(office: Office, address: str) -> None:
    from jixiao.web.desks.shelf import Where
    from jixiao.web.models import Declaration, Entry
    from jixiao.web.publishing.said import said_at

    thanks = browser().post(f"{address}/send", {"question": QUESTION})
    assert (thanks.status_code, "收到" in thanks.content.decode()) == (200, True)
    (row,) = questions(office)
    assert (row["question"], row["deputy"], row["who"]) == (QUESTION, None, None)
    assert (Entry.objects.filter(event="desk.act").latest("seq").person, row["who"]) == ("", None)
    again = browser().post(f"{address}/send", {"question": QUESTION})
    assert (again.status_code, "已收到同样的一问" in again.content.decode()) == (409, True)

    declaration = Declaration.objects.get()
    where = Where(declaration.unit, declaration.year or 0)
    assert (said_at(where).replies, len(said_at(where).waiting)) == ((), 1)
    answered = office.call(
        "leader", "POST", "desks/office/acts/questions.answer", {"query": row["code"], "answer": "548 元，电话 13812345678"}
    )
    assert answered.status == 201, answered.body
    (reply,) = said_at(where).replies
    assert (reply.question, reply.answer) == (QUESTION, "（里面有个人信息，不公布。）")


@pytest.mark.parametrize(
    ("question", "status", "says"),
    [
        ("为什么", 409, "写得太短"),
        ("问" * 201, 409, "最多 200 字"),
        ("请打我电话 13812345678 说", 422, "请删去再送"),
        ("", 422, "写一句要问的"),
    ],
)
def test_what_can_not_be_taken_is_told_and_stays_in_the_form(office: Office, address: str, question: str, status: int, says: str) -> None:
    answer = browser().post(f"{address}/send", {"question": question})
    text = answer.content.decode()
    assert (answer.status_code, says in text) == (status, True)
    assert question in text
    assert questions(office) == []


def test_a_flood_of_questions_is_turned_away(office: Office, address: str, monkeypatch: pytest.MonkeyPatch) -> None:
    from jixiao.web.screens.work import asking

    monkeypatch.setattr(asking, "MOST_A_DAY", 1)
    assert browser().post(f"{address}/send", {"question": QUESTION}).status_code == 200
    refused = browser().post(f"{address}/send", {"question": "运维费为什么少？"})
    assert (refused.status_code, "明天再收" in refused.content.decode()) == (429, True)
    assert len(questions(office)) == 1


def test_the_address_is_on_a_host_that_is_known_outside(office: Office, monkeypatch: pytest.MonkeyPatch) -> None:
    from django.conf import settings

    from jixiao.web.publishing.said import ask_address
    from jixiao.web.site import HERE

    unit = office.unit("小学")
    monkeypatch.setattr(settings, "JIXIAO", settings.JIXIAO._replace(hosts=HERE))
    assert ask_address(unit) == ""
    monkeypatch.setattr(settings, "JIXIAO", settings.JIXIAO._replace(hosts=(*HERE, "renda.example.cn"), secure=True))
    assert ask_address(unit) == f"https://renda.example.cn/ask/{unit.pk}"
