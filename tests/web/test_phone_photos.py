"""Photos from the phone: nothing goes along but the picture, one's own alone sees them, each proves one claim."""

import json
from io import BytesIO
from typing import TYPE_CHECKING

import pytest
from offices import Office
from test_office_pages import sitting
from test_phone import CLAIM, photo, post

from jixiao.read.invoice import Found, Invoice

if TYPE_CHECKING:
    from pathlib import Path

    from django.test import Client


def sent_photo(client: "Client", data: bytes, name: str = "发票.jpg") -> str:
    file = BytesIO(data)
    file.name = name
    answer = client.post("/m/send/group/receipts.submit", {"photo": file})
    assert answer.status_code == 302, answer.content.decode()
    return str(answer.headers["Location"]).partition("photo=")[2]


def test_a_photo_tells_nothing_but_its_picture_and_proves_its_claim(city: Office, monkeypatch: pytest.MonkeyPatch) -> None:
    from jixiao.web.models import Attachment, Entry
    from jixiao.web.phone import reading

    data = photo()
    assert b"Exif" in data
    client = sitting(city, "deputy")
    key = sent_photo(client, data)
    kept = client.get(f"/m/photo/{key}").content
    assert kept.startswith(b"\xff\xd8\xff")
    assert not [mark for mark in (b"Exif", "手机牌子".encode(), b"GPS") if mark in kept]
    assert "正在读照片" in client.get(f"{CLAIM}?photo={key}").content.decode()
    read = Invoice(Found("24317000000012345678", 0.99), Found("2024-10-18", 0.99), Found("186.00", 0.62, (1.0, 2.0, 9.0, 8.0)))
    monkeypatch.setattr(reading, "read_invoice", lambda data, name: read)  # noqa: ARG005 - its signature
    assert (reading.read_next_photo(), reading.read_next_photo()) == (True, False)
    page = client.get(f"{CLAIM}?photo={key}").content.decode()
    assert all(
        text in page for text in ('value="24317000000012345678"', 'value="2024-10-18"', 'value="186.00"', "读出的把握 62%", "交 186.00 元")
    )
    sent = {"spent_on": "2024-10-18", "kind": "图书", "amount": "186.00", "invoice": "24317000000012345678", "photo": key}
    assert post(client, CLAIM, **sent)[0] == 200
    assert Attachment.objects.get(pk=key).record == "ledger:receipts#SB-006"
    assert json.loads(Entry.objects.get(event="attachment.bound").body)["told"]["digest"] == Attachment.objects.get(pk=key).upload.digest
    status, page = post(client, CLAIM, **{**sent, "invoice": "7"})
    assert (status, "已随 SB-006 交过" in page) == (409, True)


def test_a_photo_is_seen_by_whose_it_is_and_by_who_sees_its_claim(city: Office) -> None:
    from jixiao.web.models import Attachment

    client = sitting(city, "deputy")
    key = sent_photo(client, photo())
    own, leader, other = client, sitting(city, "handler"), sitting(city, "member")
    assert [one.get(f"/m/photo/{key}").status_code for one in (own, leader, other)] == [200, 404, 404]
    Attachment.objects.filter(pk=key).update(record="ledger:receipts#SB-001")
    assert [one.get(f"/m/photo/{key}").status_code for one in (own, leader, other)] == [200, 200, 404]
    assert "没有这一项" in other.get(f"/m/photo/{key}").content.decode()
    assert [city.call(login, "GET", f"attachments/{key}").status for login in ("deputy", "handler", "member")] == [200, 200, 404]


@pytest.mark.parametrize("change", [None, {"record": "ledger:receipts#SB-001"}, {"record": ""}, {"upload": "other"}])
def test_the_proof_notices_a_file_that_proves_something_else(city: Office, change: dict[str, str] | None) -> None:
    from jixiao.web.keeping.verify import verified
    from jixiao.web.models import Attachment

    client = sitting(city, "deputy")
    key, other = sent_photo(client, photo()), sent_photo(client, photo((64, 64)))
    sent = {"spent_on": "2024-05-18", "kind": "图书", "amount": "10.00", "invoice": "SF-9", "photo": key}
    assert post(client, CLAIM, **sent)[0] == 200
    if change is not None:
        wanted = {"upload": Attachment.objects.get(pk=other).upload} if "upload" in change else change
        Attachment.objects.filter(pk=key).update(**wanted)
    faults = [one for one in verified().faults if "照片" in one]
    assert bool(faults) is (change is not None), faults


@pytest.mark.parametrize(
    "data",
    [b"", b"GIF89a", b"\xff\xd8\xff broken", b"\x89PNG\r\n\x1a\n broken", b"%PDF-1.7\n" + b"0" * (21 << 20)],
    ids=["empty", "gif", "jpeg", "png", "large"],
)
def test_a_file_that_is_no_photo_is_told_with_the_way_out(city: Office, data: bytes) -> None:
    from jixiao.web.models import Attachment

    file = BytesIO(data)
    file.name = "a.jpg"
    answer = sitting(city, "deputy").post("/m/send/group/receipts.submit", {"photo": file})
    assert (answer.status_code, "重拍" in answer.content.decode(), Attachment.objects.count()) == (422, True, 0)


def test_a_claim_by_the_api_brings_its_file(city: Office, tmp_path: "Path") -> None:
    file = tmp_path / "发票.jpg"
    file.write_bytes(photo())
    made = city.call("deputy", "POST", "desks/group/acts/receipts.submit/files", file)
    assert (made.status, made.body["state"]) == (201, "reading")
    body = {"spent_on": "2024-05-18", "kind": "图书", "amount": "10.00", "invoice": "SF-9", "attachment": made.body["id"]}
    assert city.call("deputy", "POST", "desks/group/acts/receipts.submit", {**body, "attachment": "none"}).status == 404
    assert city.call("deputy", "POST", "desks/group/acts/receipts.submit", body).status == 201
    assert city.call("deputy", "GET", f"attachments/{made.body['id']}").body["record"] == "ledger:receipts#SB-006"
