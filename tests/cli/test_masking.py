"""What leaves a command as text, JSON or a page has no personal data in it, unless it is wished raw; an office's own form keeps its text."""

from collections.abc import Callable
from datetime import date
from io import BytesIO
from pathlib import Path
from typing import NamedTuple
from zipfile import ZipFile

import pytest

from jixiao.actions.example import write_example
from jixiao.actions.notice import notice

MOBILE = "13812345678"
NAME = "培训课程安排"


class Ended(NamedTuple):
    """How a run ended."""

    code: int
    out: str
    err: str


Run = Callable[..., Ended]


@pytest.fixture(scope="module")
def year(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a worked year whose declaration has somebody's number in the name of an indicator."""
    folder = tmp_path_factory.mktemp("year")
    write_example(folder)
    for file in ("declaration.txt", "bindings.toml"):
        text = (folder / file).read_text("utf-8")
        (folder / f"new-{file}").write_text(text.replace(NAME, f"{NAME}联系电话{MOBILE}"), "utf-8")
    return folder


COMMANDS = {
    "evaluate": ("evaluate", "new-declaration.txt", "--ledgers", "ledgers", "--bindings", "new-bindings.toml", "--verbose"),
    "evaluate json": ("evaluate", "new-declaration.txt", "--ledgers", "ledgers", "--bindings", "new-bindings.toml", "--format", "json"),
    "evaluate page": ("evaluate", "new-declaration.txt", "--ledgers", "ledgers", "--bindings", "new-bindings.toml", "--to", "OUT.html"),
    "monitor": (
        "monitor", "new-declaration.txt", "--ledgers", "ledgers", "--bindings", "new-bindings.toml", "--as-of", "2024-07-31", "--verbose",
    ),
    "monitor json": (
        "monitor", "new-declaration.txt", "--ledgers", "ledgers", "--bindings", "new-bindings.toml", "--as-of", "2024-07-31",
        "--format", "json",
    ),
    "monitor page": (
        "monitor", "new-declaration.txt", "--ledgers", "ledgers", "--bindings", "new-bindings.toml", "--as-of", "2024-07-31",
        "--to", "OUT.html",
    ),
    "diff": ("diff", "declaration.txt", "new-declaration.txt"),
    "diff json": ("diff", "declaration.txt", "new-declaration.txt", "--format", "json"),
    "diff page": ("diff", "declaration.txt", "new-declaration.txt", "--to", "OUT.html"),
}  # fmt: skip


@pytest.mark.parametrize("name", COMMANDS)
def test_personal_data_is_masked_unless_it_is_wished_raw(
    name: str, year: Path, tmp_path: Path, run: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(year)
    out = tmp_path / "out.html"
    words = [str(out) if word == "OUT.html" else word for word in COMMANDS[name]]

    def said(*more: str) -> str:
        ended = run(*words, *more)
        assert ended.code in (0, 1), ended.err
        return ended.out + (out.read_text("utf-8") if out.exists() else "")

    plain, raw = said(), said("--raw")
    assert (MOBILE in plain, "****" in plain, MOBILE in raw) == (False, True, True)


def test_the_form_that_an_office_signs_keeps_its_text(year: Path, tmp_path: Path, run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(year)
    form = tmp_path / "form.docx"
    assert run(*COMMANDS["evaluate"], "--to", form).code == 0
    assert MOBILE in run("read", form, "--format", "json").out


def test_a_letter_has_none_unless_it_is_wished_raw(year: Path) -> None:
    def letter(*, raw: bool) -> str:
        data, _ = notice(str(year / "named.txt"), date(2024, 1, 5), None, raw=raw)
        with ZipFile(BytesIO(data)) as whole:
            return whole.read("word/document.xml").decode()

    text = (year / "declaration.txt").read_text("utf-8")
    (year / "named.txt").write_text(text.replace("人大履职培训", f"人大履职培训{MOBILE}"), "utf-8")
    assert (MOBILE in letter(raw=False), MOBILE in letter(raw=True)) == (False, True)


def test_of_a_whole_year_only_the_papers_that_are_signed_keep_their_text(
    year: Path, tmp_path: Path, run: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(year)

    def holding(*more: str) -> set[str]:
        words = ("year", "new-declaration.txt", "--ledgers", "ledgers", "--bindings", "new-bindings.toml", "--as-of", "2024-07-31")
        out = tmp_path / "-".join(("year", *more))
        ended = run(*words, "--to", str(out), *more)
        assert ended.code == 0, ended.err
        assert MOBILE not in ended.out + ended.err or more
        return {file.name for file in out.iterdir() if file.suffix in (".html", ".json") and MOBILE in file.read_text("utf-8")}

    assert holding() == set()
    assert {"self-evaluation.html", "self-evaluation.json", "monitoring.html", "monitoring.json"} <= holding("--raw")
