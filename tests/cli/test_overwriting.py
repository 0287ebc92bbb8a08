from collections.abc import Callable
from hashlib import sha256
from pathlib import Path
from typing import Any
from zipfile import ZipFile

import click
import pytest

from jixiao.cli.options import OutFile
from jixiao.cli.program import program
from jixiao.cli.texts import COMMANDS

Run = Callable[..., tuple[int, str, str]]
NOTES = "# 会议记录\n\n不是报告。\n"


def digest(file: Path) -> str:
    return sha256(file.read_bytes()).hexdigest()


@pytest.mark.parametrize("name", COMMANDS)
def test_whatever_a_command_writes_is_guarded(name: str) -> None:
    command: Any = program().get_command(None, name)  # type: ignore[arg-type] # the context is not looked at
    written = [p for p in command.params if isinstance(p, click.Option) and (p.metavar or "").startswith("OUT")]
    assert [p.name for p in written if not isinstance(p.type, OutFile)] == []


@pytest.mark.parametrize("command", ["annotate", "write", "audit"])
def test_an_input_is_not_overwritten(run: Run, form: Path, tmp_path: Path, command: str) -> None:
    link = tmp_path / "链接.txt"
    link.symlink_to(form)
    before = digest(form)
    for out in (form, link, form.parent / "." / form.name):
        code, _, err = run(command, form, "--to", out)
        assert (code, digest(form), "--force" in err or "后缀" in err) == (2, before, True)


def test_unless_that_is_asked_for(run: Run, form: Path) -> None:
    assert run("annotate", form, "--to", form, "--force")[0] == 0
    assert "〔审核意见〕" in form.read_text("utf-8")


@pytest.mark.parametrize(
    ("name", "content"),
    [
        ("a.xlsx", b"PK\x03\x04 torn"),
        ("a.json", b'{"name": "package", "version": "1"}'),
        ("a.html", b"not a page"),
        ("a.sarif", b"\x89PNG\r\n"),
        ("a.md", b"\x00\x01binary"),
        ("a.json", b"PK\x03\x04"),
    ],
)
def test_a_file_of_another_kind_stays(run: Run, form: Path, tmp_path: Path, name: str, content: bytes) -> None:
    out = tmp_path / name
    out.write_bytes(content)
    code, _, err = run("audit", form, "--to", out)
    assert (code, out.read_bytes(), "没有覆盖" in err) == (2, content, True)
    assert run("audit", form, "--to", out, "--force")[0] in (0, 1)
    assert out.read_bytes() != content


@pytest.mark.parametrize("name", ["a.json", "a.sarif", "a.html", "a.md", "a.txt", "a.xlsx"])
def test_a_report_is_written_anew(run: Run, form: Path, tmp_path: Path, name: str) -> None:
    codes = [run("audit", form, "--to", tmp_path / name)[0] for _ in range(2)]
    assert codes in ([0, 0], [1, 1])


def test_an_empty_file_is_filled(run: Run, form: Path, tmp_path: Path) -> None:
    (tmp_path / "a.html").touch()
    assert run("audit", form, "--to", tmp_path / "a.html")[0] in (0, 1)


def test_a_folder_is_no_file(run: Run, form: Path, tmp_path: Path) -> None:
    (tmp_path / "夹.docx").mkdir()
    code, _, err = run("write", form, "--to", tmp_path / "夹.docx")
    assert (code, "是文件夹" in err) == (2, True)


@pytest.mark.parametrize("command", ["audit", "write", "annotate", "publish", "notice"])
def test_a_dash_is_no_file(run: Run, form: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, command: str) -> None:
    (tmp_path / "empty").mkdir()
    monkeypatch.chdir(tmp_path / "empty")
    code, _, err = run(command, form, "--to", "-")
    assert (code, "不是文件名" in err, list(Path().iterdir())) == (2, True, [])


def test_what_lies_in_a_folder_of_inputs_is_an_input(run: Run, form: Path) -> None:
    other = form.parent / "另一份.txt"
    other.write_text(NOTES, "utf-8")
    code, _, err = run("audit", form.parent, "--format", "text", "--to", other)
    assert (code, other.read_text("utf-8"), "要读的文件" in err) == (2, NOTES, True)


def test_a_baseline_may_be_renewed(run: Run, form: Path, tmp_path: Path) -> None:
    base = tmp_path / "基线.json"
    assert run("audit", form, "--write-baseline", base)[0] == 0
    assert run("audit", form, "--baseline", base, "--write-baseline", base)[0] == 0


@pytest.mark.parametrize(("option", "value"), [("--write-baseline", "基线.json"), ("--explain", "FND08")])
def test_what_a_folder_has_no_place_for_is_told(run: Run, form: Path, tmp_path: Path, option: str, value: str) -> None:
    out = tmp_path / "报告"
    code, _, err = run("audit", form.parent, "--to", out, option, value)
    assert (code, f"{option} 不能和文件夹一起用" in err, out.exists()) == (2, True, False)


@pytest.mark.parametrize(("name", "layout"), [("报告", "xlsx"), ("报告/", "xlsx"), ("报告/", "html"), ("报告/", "json"), ("报告", "docx")])
def test_a_format_makes_one_file_and_no_folder(run: Run, form: Path, tmp_path: Path, name: str, layout: str) -> None:
    code, _, err = run("audit", form.parent, "--to", f"{tmp_path}/{name}", "--format", layout)
    assert (code, f"报告.{layout}" in err and "不写 --format" in err, (tmp_path / "报告").exists()) == (2, True, False)


def test_nor_is_another_option_s_file(run: Run, form: Path, tmp_path: Path) -> None:
    base = tmp_path / "基线.json"
    run("audit", form, "--write-baseline", base)
    before = digest(base)
    assert (run("audit", form, "--baseline", base, "--to", base)[0], digest(base)) == (2, before)


@pytest.mark.parametrize(
    ("args", "name"),
    [
        (("annotate",), "a.docx"),
        (("audit", "--format", "json"), "a.html"),
        (("audit", "--format", "html"), "a.json"),
        (("audit", "--format", "text"), "a.pdf"),
        (("read", "--show"), "a.docx"),
        (("write",), "a.exe"),
        (("notice",), "a.pdf"),
    ],
)
def test_a_suffix_must_fit(run: Run, form: Path, tmp_path: Path, args: tuple[str, ...], name: str) -> None:
    to = () if args[-1] == "--show" else ("--to",)
    code, _, err = run(args[0], form, *args[1:], *to, tmp_path / name)
    assert (code, (tmp_path / name).exists(), name in err) == (2, False, True)


def test_a_difference_too(run: Run, form: Path, wrong_form: Path, tmp_path: Path) -> None:
    assert run("diff", form, wrong_form, "--to", tmp_path / "a.docx")[0] == 2
    assert run("diff", form, wrong_form, "--format", "json", "--to", tmp_path / "a.html")[0] == 2
    assert run("diff", form, wrong_form, "--to", wrong_form)[0] == 2


def test_a_word_file_is_known_by_its_parts(run: Run, form: Path, tmp_path: Path) -> None:
    out = tmp_path / "a.docx"
    with ZipFile(out, "w") as package:
        package.writestr("photos/1.txt", "x" * 100_000)
    assert run("write", form, "--to", out)[0] == 2
    assert run("write", form, "--to", tmp_path / "b.docx")[0] == 0
    assert run("write", form, "--to", tmp_path / "b.docx")[0] == 0
