import struct
import zipfile
from collections.abc import Callable
from hashlib import sha256
from io import BytesIO
from pathlib import Path

import pytest

from jixiao.actions.inputs import archive
from jixiao.actions.inputs.archive import cleaned
from jixiao.actions.inputs.given import Readings, expand, read_all

FORM = "财政项目支出绩效目标申报表 1\n(2025 年度)\n项目名称\t读书会\n"
TEXT = FORM.encode()
Files = dict[str, bytes]
Pack = Callable[..., Path]


@pytest.fixture
def pack(tmp_path: Path) -> Pack:
    """Return a function that makes an archive of files."""

    def make(files: Files, name: str = "报送.zip", how: int = zipfile.ZIP_DEFLATED) -> Path:
        with zipfile.ZipFile(tmp_path / name, "w", how) as made:
            for inside, data in files.items():
                made.writestr(inside, data)
        return tmp_path / name

    return make


def given(*paths: Path) -> Readings:
    return read_all(map(str, paths), bytes, lambda at, of, name: None)  # noqa: ARG005


def told(readings: Readings) -> list[str]:
    return [wrong.zh for wrong in readings.unreadable]


def test_the_documents_of_an_archive_are_read_by_name(pack: Pack) -> None:
    file = pack({"二/乙.txt": TEXT, "一/甲.txt": TEXT * 2, "图.gif": b"GIF8"})
    readings = given(file)
    assert [d.source.file for d in readings.documents] == [f"{file}!一/甲.txt", f"{file}!二/乙.txt"]
    assert [d.source.sha256 for d in readings.documents] == [sha256(TEXT * 2).hexdigest(), sha256(TEXT).hexdigest()]
    assert (readings.skipped, readings.unreadable) == ((f"{file}!图.gif",), ())


def test_one_bad_member_is_told_and_the_others_are_done(pack: Pack) -> None:
    file = pack({"坏.docx": b"PK\x03\x04 torn", "好.txt": TEXT, "空.txt": b""})
    readings = given(file)
    assert [d.source.file for d in readings.documents] == [f"{file}!好.txt"]
    assert sorted(w.file for w in readings.unreadable) == [f"{file}!坏.docx", f"{file}!空.txt"]


def test_an_archive_in_a_folder_is_opened_too(pack: Pack, tmp_path: Path) -> None:
    file = pack({"甲.txt": TEXT})
    (tmp_path / "乙.txt").write_bytes(TEXT)
    assert [d.source.file for d in given(tmp_path).documents] == [str(tmp_path / "乙.txt"), f"{file}!甲.txt"]


def test_an_archive_in_an_archive_is_not_opened(pack: Pack) -> None:
    inner = pack({"甲.txt": TEXT}, "内.zip").read_bytes()
    readings = given(pack({"内.zip": inner, "乙.txt": TEXT}))
    assert ["压缩包里的压缩包不再打开" in said for said in told(readings)] == [True]
    assert len(readings.documents) == 1


def test_an_office_file_called_zip_stays_a_document(pack: Pack) -> None:
    file = pack({"[Content_Types].xml": b"<Types/>", "word/document.xml": b"<x/>"})
    assert [one.name for one in expand([str(file)], bytes)[0]] == [str(file)]


def test_a_package_of_open_data_is_its_document(pack: Pack) -> None:
    record = b'{"schema": "jixiao-document/1", "source": {"file": "x.txt", "sha256": "y"}}'
    file = pack({"datapackage.json": b"{}", "indicators.csv": b"a,b\n", "document.json": record})
    inputs, _, skipped = expand([str(file)], bytes)
    assert ([one.name for one in inputs], skipped) == ([f"{file}!document.json"], (f"{file}!datapackage.json", f"{file}!indicators.csv"))


def raw(name: bytes, flags: int = 0) -> bytes:
    """Return an archive whose one member has this name in bytes and these flags."""
    made = BytesIO()
    with zipfile.ZipFile(made, "w") as packed:
        packed.writestr("x" * len(name), TEXT)
    data = bytearray(made.getvalue().replace(b"x" * len(name), name))
    for at in (6, data.find(b"PK\x01\x02") + 8):
        struct.pack_into("<H", data, at, flags)
    return bytes(data)


@pytest.mark.parametrize(
    ("name", "flags"),
    [("申报表.txt".encode("gbk"), 0), ("申报表.txt".encode(), 0), ("申报表.txt".encode(), 0x800)],
    ids=["gbk", "utf-8 without its mark", "utf-8"],
)
def test_names_are_read_in_the_encoding_they_have(tmp_path: Path, name: bytes, flags: int) -> None:
    file = tmp_path / "a.zip"
    file.write_bytes(raw(name, flags))
    assert [d.source.file for d in given(file).documents] == [f"{file}!申报表.txt"]


@pytest.mark.parametrize(
    ("name", "clean"),
    [
        ("../../etc/表.txt", "etc/表.txt"),
        ("/表.txt", "表.txt"),
        ("C:\\报送\\表.txt", "报送/表.txt"),
        ("甲\u202etxt.exe", "甲txt.exe"),
        ("./一//二 .txt", "一/二 .txt"),
    ],
)
def test_names_are_cleaned(name: str, clean: str) -> None:
    assert cleaned(name) == clean


def test_a_name_that_is_not_cleaned_leads_out_of_the_folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The negative control: what cleans the names is what keeps them in."""
    file = tmp_path / "a.zip"
    file.write_bytes(raw(b"../../x.txt"))
    assert [d.source.file for d in given(file).documents] == [f"{file}!x.txt"]
    monkeypatch.setattr(archive, "cleaned", lambda name: name)
    assert [d.source.file for d in given(file).documents] == [f"{file}!../../x.txt"]


def test_what_systems_put_in_is_passed_over(pack: Pack) -> None:
    file = pack({"__MACOSX/._甲.txt": TEXT, ".DS_Store": b"x", "~$甲.docx": b"x", "甲.txt": TEXT})
    assert [one.name for one in expand([str(file)], bytes)[0]] == [f"{file}!甲.txt"]


def test_an_encrypted_member_is_told(tmp_path: Path) -> None:
    (tmp_path / "a.zip").write_bytes(raw(b"a.txt", 1))
    assert ["已加密" in said for said in told(given(tmp_path / "a.zip"))] == [True]


@pytest.mark.parametrize(
    ("files", "said"),
    [
        ({f"{n}.txt": b"x" for n in range(archive.MOST_MEMBERS + 1)}, "超过 500 个文件"),
        ({"大.txt": b"\0" * 3_000_000}, "压缩比异常"),
        ({"图.gif": b"GIF8"}, "压缩包里没有可以读取的文件"),
        ({}, "压缩包里没有可以读取的文件"),
    ],
    ids=["many", "steep", "no document", "empty"],
)
def test_an_archive_beyond_its_limits_is_one_sentence(pack: Pack, files: Files, said: str) -> None:
    readings = given(pack(files))
    assert ([said in sentence for sentence in told(readings)], readings.documents) == ([True], ())


def test_members_that_lie_over_each_other_are_refused(tmp_path: Path) -> None:
    data = bytearray(raw(b"a.txt"))
    at = data.find(b"PK\x01\x02")
    entry, end = data[at : data.find(b"PK\x05\x06")], bytearray(data[data.find(b"PK\x05\x06") :])
    struct.pack_into("<HHI", end, 8, 2, 2, 2 * len(entry))
    (tmp_path / "a.zip").write_bytes(bytes(data[:at] + entry + entry + end))
    assert ["压缩比异常" in said for said in told(given(tmp_path / "a.zip"))] == [True]


@pytest.mark.parametrize("kept", [30, 60, -8])
def test_a_torn_archive_is_told(pack: Pack, kept: int) -> None:
    file = pack({"甲.txt": TEXT})
    file.write_bytes(file.read_bytes()[:kept])
    assert ["不完整或已损坏" in said for said in told(given(file))] == [True]


def test_a_member_that_says_too_little_is_damaged(pack: Pack) -> None:
    file = pack({"甲.txt": TEXT * 50})
    data = bytearray(file.read_bytes())
    at = data.find(b"PK\x01\x02")
    struct.pack_into("<I", data, at + 16, 12345)
    file.write_bytes(data)
    assert ["已损坏" in said for said in told(given(file))] == [True]


def test_unpacking_stops_where_the_caller_says(pack: Pack) -> None:
    assert archive.unpacked(pack({"甲.txt": TEXT}), 0, "甲", 12) == TEXT[:12]
