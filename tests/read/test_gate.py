"""The gate: what it says about a file's name, its suffix and the limit that held."""

import pytest

from jixiao import fence
from jixiao.errors import InputUnreadable
from jixiao.fence import Limits
from jixiao.read import gate
from jixiao.read.document import read_bytes
from jixiao.read.gate import misnamed
from jixiao.read.parsing import format_module

PAGE = "<!DOCTYPE html><html><body><table><tr><td>项目名称</td><td>示例</td></tr></table></body></html>".encode()
SUFFIXES = {
    ("申报表.xls", "html"): ["文件扩展名是“.xls”，内容却是 HTML 格式，按内容读。"],
    ("申报表.XLS", "xls"): [],
    ("申报表.et", "xls"): [],
    ("申报表.htm", "html"): [],
    ("申报表.txt", "docx"): ["文件扩展名是“.txt”，内容却是 DOCX 格式，按内容读。"],
    ("申报表.docx", None): ["文件扩展名是“.docx”，内容却是纯文本，按内容读。"],
    ("申报表.md", None): [],
    ("申报表", "docx"): [],
    ("申报表.2024", "docx"): [],
}


@pytest.mark.parametrize("case", SUFFIXES)
def test_a_suffix_of_another_format_is_told(case: tuple[str, str | None]) -> None:
    assert [repair.message for repair in misnamed(*case)] == SUFFIXES[case]


@pytest.mark.parametrize("name", ["申报表.xls", "申报表.html"])
def test_the_warning_stands_in_the_document(name: str) -> None:
    assert any("扩展名" in w.message for w in read_bytes(PAGE, name).warnings) is name.endswith(".xls")


def test_text_under_the_name_of_another_format_is_told() -> None:
    assert "纯文本" in read_bytes("项目名称\t示例项目\n".encode(), "申报表.docx").warnings[0].message


@pytest.mark.parametrize("name", ["表\u202egpj.txt", "表\x07.txt", "表\u2066.txt"])
def test_signs_that_nobody_sees_are_seen_in_a_message(name: str) -> None:
    with pytest.raises(InputUnreadable, match=f"“表‹U\\+{ord(name[1]):04X}›") as told:
        read_bytes(b"", name)
    assert told.value.file == name


def test_the_payload_is_sent_without_a_copy_of_it(monkeypatch: pytest.MonkeyPatch) -> None:
    sent: list[fence.Payload] = []

    def kept(_: str, payload: fence.Payload, __: Limits, **_also: object) -> bytes:
        sent.append(payload)
        return b'[[],[],["no","no"],null,null]'

    monkeypatch.setattr(fence, "fenced", kept)
    with pytest.raises(InputUnreadable):
        gate.read_fenced(PAGE, "a.html", "html")
    assert sent[0][1] is PAGE


@pytest.mark.parametrize("form", ["pdf", "image"])
def test_formats_that_lower_their_limits_say_so(form: str) -> None:
    assert getattr(format_module(form), "LIMITS", Limits()).tightened
