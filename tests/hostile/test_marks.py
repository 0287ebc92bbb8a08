"""Signs that turn, hide or command stand in nothing that leaves: neither those of a file's name nor those of its text, in whatever is printed or written."""

import json
from collections.abc import Callable
from pathlib import Path

import pytest

from hostile.folders import FORM
from hostile.readers import texts
from jixiao.cli.program import main

MARKS = "\u202e\u2066\u200f\u061c\u200b\x9b\x07"
"""Direction, no width and what commands a terminal; no sign of a form is among them."""
NAME = f"甲{MARKS}乙.txt"
CALLS = (
    *(
        (end, lambda file, out, end=end: ["audit", file, "--to", f"{out}/r.{end}"])
        for end in ("html", "json", "sarif", "md", "xlsx", "docx", "pdf")
    ),
    ("folder", lambda file, out: ["audit", str(Path(file).parent), "--to", out]),
    ("notices", lambda file, out: ["notice", str(Path(file).parent), "--to", out]),
    ("notice", lambda file, out: ["notice", file, "--to", f"{out}/r.docx"]),
    ("difference", lambda file, out: ["diff", file, str(Path(file).parent / "b.txt"), "--to", f"{out}/r.html"]),
    ("shown", lambda file, out: ["read", file, "--show", f"{out}/r.html"]),
    ("portal", lambda file, out: ["publish", file, "--to", f"{out}/portal"]),
    *(
        (f"written {end}", lambda file, out, end=end: ["write", file, "--to", f"{out}/w.{end}"])
        for end in ("csv", "json", "html", "zip", "xlsx")
    ),
)
Call = Callable[[str, str], list[str]]


@pytest.fixture
def file(tmp_path: Path) -> str:
    """Return a document with the marks in its name and its text, another beside it."""
    place = tmp_path / "files"
    place.mkdir()
    text = FORM.format(n=1)
    (place / "b.txt").write_text(text, "utf-8")
    (place / NAME).write_text(
        text.replace("文化和旅游局", f"文化{MARKS}和旅游局").replace("读书会举办场次", f"读书会{MARKS}举办场次"), "utf-8"
    )
    return str(place / NAME)


def passed_on(texts: list[str]) -> list[str]:
    return [
        text[max(0, place - 40) : place + 40]
        for text in texts
        if (place := min((p for m in MARKS if (p := text.find(m)) >= 0), default=-1)) >= 0
    ]


@pytest.mark.parametrize("call", [call for _, call in CALLS], ids=[name for name, _ in CALLS])
def test_no_mark_is_written(file: str, tmp_path: Path, call: Call) -> None:
    out = tmp_path / "out"
    out.mkdir()
    main(call(file, str(out)))
    written = [*texts(out)]
    assert (len(written) > 0, passed_on(written)) == (True, [])


@pytest.mark.parametrize(
    "given", [[], ["--lang", "en"], ["--format", "json"], ["--format", "sarif"], ["--format", "markdown"], ["--format", "html"]]
)
@pytest.mark.parametrize("command", ["audit", "read"])
def test_no_mark_is_printed(file: str, command: str, given: list[str], capsys: pytest.CaptureFixture[str]) -> None:
    main([command, str(Path(file).parent), *given])
    printed = capsys.readouterr()
    assert passed_on([printed.out, printed.err]) == []


def test_a_mark_in_data_is_the_sign_that_it_is(file: str, capsys: pytest.CaptureFixture[str]) -> None:
    """A program reads the very name of the file out of it."""
    main(["audit", file, "--format", "json"])
    assert json.loads(capsys.readouterr().out)["documents"][0]["file"] == file
