"""Personal data of a document is in nothing that a command prints or writes for others, unless the call wishes it raw."""

from collections.abc import Callable
from pathlib import Path

import pytest

from hostile.folders import FORM
from hostile.readers import texts
from jixiao.cli.program import main

CANARY = "13912345678"
PAPERS = ("html", "json", "sarif", "md", "txt", "xlsx", "docx", "pdf")
KINDS = (
    ("联系人王芳", CANARY),
    ("电话", "0731-82214567"),
    ("身份证", "430103198808081239"),
    ("护照", "EB1234567"),
    ("回乡证", "H12345678"),
    ("银行卡", "6222021234567890128"),
    ("邮箱", "zhangwei88@163.com"),
    ("信箱", "liwei77(at)qq.com"),
    ("微信", "wxid_ab12cd34"),
    ("家住", "桃花源小区A3栋1802"),
    ("低保户", "邓玉兰"),
    ("车牌", "湘AD12345"),
)
"""Personal data of many sorts, each with the word before it."""
COMMANDS = (
    *((name, lambda files, out, name=name: ["audit", f"{files}/a.txt", "--to", f"{out}/r.{name}"]) for name in PAPERS),
    ("folder", lambda files, out: ["audit", files, "--to", out]),
    ("notice", lambda files, out: ["notice", f"{files}/a.txt", "--to", f"{out}/r.docx"]),
    ("notices", lambda files, out: ["notice", files, "--to", out]),
    ("difference", lambda files, out: ["diff", f"{files}/a.txt", f"{files}/b.txt", "--to", f"{out}/r.html"]),
    ("shown", lambda files, out: ["read", f"{files}/a.txt", "--show", f"{out}/r.html"]),
)
Call = Callable[[str, str], list[str]]


@pytest.fixture
def files(tmp_path: Path) -> str:
    """Return a folder of documents with the canary in every place that a report may repeat."""
    text = FORM.format(n=1).replace("读书会：24场", f"读书会（联系人王芳{CANARY}）：24场").replace("文化和旅游局", f"文化和旅游局{CANARY}")
    text = (
        text.replace("项目名称\t读书会", f"项目名称\t读书会{CANARY}")
        .replace("读书会举办场次", f"读书会举办场次{CANARY}")
        .replace("其中：当年财政拨款\t48,000.00", "其中：当年财政拨款\t47,000.00")
    )
    place = tmp_path / "files"
    place.mkdir()
    (place / "a.txt").write_text(text, "utf-8")
    (place / "b.txt").write_text(text.replace(CANARY, CANARY[:-1] + "9"), "utf-8")
    (place / f"王芳{CANARY}.txt").write_text(text, "utf-8")
    return str(place)


@pytest.fixture
def out(tmp_path: Path) -> Path:
    """Return a folder for what is written."""
    (tmp_path / "out").mkdir()
    return tmp_path / "out"


def told(call: Call, files: str, out: Path, *more: str) -> int:
    """Return how many texts of what a call writes have the canary, -1 where it writes nothing."""
    main([*call(files, str(out)), *more])
    found = list(texts(out))
    return sum(CANARY in text for text in found) if found else -1


@pytest.mark.parametrize(("call"), [call for _, call in COMMANDS], ids=[name for name, _ in COMMANDS])
def test_what_is_written_holds_none(files: str, out: Path, call: Call) -> None:
    assert told(call, files, out) == 0


@pytest.mark.parametrize(("call"), [call for _, call in COMMANDS], ids=[name for name, _ in COMMANDS])
def test_what_is_wished_raw_holds_it(files: str, out: Path, call: Call) -> None:
    assert told(call, files, out, "--raw") > 0


@pytest.fixture(scope="module")
def every_kind(tmp_path_factory: pytest.TempPathFactory) -> str:
    """Return a folder of documents with every kind of personal data in their texts and names."""
    place, said = tmp_path_factory.mktemp("every"), "、".join(word + data for word, data in KINDS)
    text = FORM.format(n=1).replace("读书会：24场", f"读书会（{said}）：24场").replace("文化和旅游局", f"文化和旅游局{said}")
    text = text.replace("项目名称\t读书会", f"项目名称\t读书会{said}").replace("读书会举办场次", f"读书会举办场次{said}")
    for name in ("a", "b", "低保户邓玉兰申请表 zhangwei88@163.com 湘AD12345 430103198808081239"):
        (place / f"{name}.txt").write_text(text.replace("48,000.00\n", f"4{len(name) % 10},000.00\n"), "utf-8")
    return str(place)


@pytest.mark.parametrize(("call"), [call for _, call in COMMANDS], ids=[name for name, _ in COMMANDS])
def test_no_kind_leaves(every_kind: str, out: Path, call: Call) -> None:
    main(call(every_kind, str(out)))
    written = [*texts(out)]
    assert (len(written) > 1, [data for _, data in KINDS if any(data in text for text in written)]) == (True, [])


@pytest.mark.parametrize(("name", "tells"), [("r.csv", True), ("r.json", True), ("r.html", True), ("r.docx", False)])
def test_what_is_written_for_oneself_tells_what_it_holds(
    files: str, out: Path, name: str, tells: bool, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["write", f"{files}/a.txt", "--to", str(out / name)]) == 0
    assert ("处个人信息" in capsys.readouterr().err) is tells


@pytest.mark.parametrize("command", [["audit"], ["audit", "--format", "json"], ["audit", "--format", "sarif"], ["read"]])
def test_what_is_printed_holds_none(files: str, command: list[str], capsys: pytest.CaptureFixture[str]) -> None:
    main([*command, f"{files}/王芳{CANARY}.txt"])
    printed = capsys.readouterr()
    assert (CANARY in printed.out + printed.err, "***" in printed.out) == (False, True)
    main([*command, f"{files}/王芳{CANARY}.txt", "--raw"])
    assert CANARY in capsys.readouterr().out


def test_data_for_programs_of_ones_own_says_what_the_document_says(files: str, capsys: pytest.CaptureFixture[str]) -> None:
    main(["read", f"{files}/a.txt", "--format", "json"])
    printed = capsys.readouterr()
    assert (CANARY in printed.out, printed.err) == (True, "")


def test_reading_tells_that_something_is_masked(files: str, capsys: pytest.CaptureFixture[str]) -> None:
    main(["read", f"{files}/a.txt"])
    assert "--raw" in capsys.readouterr().err


def test_a_folder_of_masked_reports_is_known_again(files: str, out: Path, capsys: pytest.CaptureFixture[str]) -> None:
    main(["audit", files, "--to", str(out)])
    before = {file: file.stat().st_ino for file in out.glob("*.txt.html")}
    main(["audit", files, "--to", str(out)])
    assert "3 个文件没有变" in capsys.readouterr().err
    assert {file: file.stat().st_ino for file in out.glob("*.txt.html")} == before
    assert len(before) == 3


def test_files_whose_masked_names_are_the_same_keep_a_report_each(files: str, out: Path) -> None:
    for last in "012":
        (Path(files) / f"王芳1391234567{last}.txt").write_bytes(Path(files, "a.txt").read_bytes())
    main(["audit", files, "--to", str(out)])
    main(["notice", files, "--to", str(out / "letters")])
    assert (len(list(out.glob("王芳*.html"))), len(list((out / "letters").glob("王芳*.docx")))) == (4, 4)
