import io
import json
import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from types import SimpleNamespace

import pytest

Run = Callable[..., tuple[int, str, str]]


def given(monkeypatch: pytest.MonkeyPatch, data: bytes) -> None:
    monkeypatch.setattr("sys.stdin", SimpleNamespace(buffer=io.BytesIO(data)))


def test_one_file_is_one_object(run: Run, form: Path) -> None:
    code, out, err = run("read", form, "--format", "json")
    told = json.loads(out)
    assert (code, err, told["schema"], told["projects"][0]["funding"]["annual"]) == (0, "", "jixiao-document/1", "48000.00")


def test_several_files_are_an_array(run: Run, form: Path, wrong_form: Path) -> None:
    code, out, _ = run("read", form, wrong_form, "--format", "json")
    assert (code, [d["stated_total"] for d in json.loads(out)]) == (0, ["48000.00", "58000.00"])


def test_the_listing(run: Run, form: Path) -> None:
    code, out, _ = run("read", form)
    assert code == 0
    assert [words for words in ("项目 1  读书会", "48,000.00 元", "≥24.00(场)", "24场*2000元/场=4.8万元") if words not in out] == []


def test_standard_input(run: Run, form: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    given(monkeypatch, form.read_bytes())
    code, out, _ = run("read", "-", "--format", "json")
    assert (code, json.loads(out)["source"]["file"]) == (0, "-")


def test_a_folder_is_read_through(run: Run, form: Path) -> None:
    deep = form.parent / "b" / "c"
    deep.mkdir(parents=True)
    (deep / "二.md").write_bytes(form.read_bytes())
    (deep / "图.gif").write_bytes(b"GIF89a")
    (deep / ".hidden.txt").write_bytes(b"x")
    code, out, err = run("read", form.parent, "--format", "json")
    assert (code, [Path(d["source"]["file"]).name for d in json.loads(out)]) == (0, ["申报表.txt", "二.md"])
    assert err == f"另有 1 个文件不是能读取的格式，已跳过：{deep / '图.gif'}。\n"


def test_patterns_that_the_shell_left_alone(run: Run, form: Path, wrong_form: Path) -> None:
    code, out, _ = run("read", form.parent / "*.txt", "--format", "json")
    assert (code, len(json.loads(out))) == (0, 2)
    assert wrong_form.exists()


def test_an_unreadable_file_does_not_stop_the_others(run: Run, form: Path) -> None:
    code, out, err = run("read", form.parent / "没有.txt", form, "--format", "json")
    assert (code, len(json.loads(out))) == (2, 1)
    assert err == f"错误：无法读取“{form.parent / '没有.txt'}”：没有这个文件。请检查路径。\n"


@pytest.mark.parametrize(
    ("name", "data", "said"),
    [
        ("空.txt", b"", "文件是空的"),
        ("二进制.txt", bytes(range(256)) * 40, "不是文本"),
        ("大.txt", b"a" * 20_000_001, "20 MB"),
    ],
)
def test_bad_files_are_one_sentence(run: Run, tmp_path: Path, name: str, data: bytes, said: str) -> None:
    (tmp_path / name).write_bytes(data)
    code, out, err = run("read", tmp_path / name)
    assert (code, out, err.count("\n"), said in err) == (2, "", 1, True)


def test_an_empty_folder_is_told(run: Run, tmp_path: Path) -> None:
    code, out, err = run("read", tmp_path)
    assert (code, out, "文件夹里没有可以读取的文件" in err) == (2, "", True)


def test_a_pattern_without_files_is_told(run: Run, tmp_path: Path) -> None:
    code, _, err = run("read", tmp_path / "*.docx")
    assert (code, "没有符合这个通配符的文件" in err) == (2, True)


@pytest.mark.skipif(os.geteuid() == 0, reason="root may read everything")
def test_a_forbidden_file_is_told(run: Run, form: Path) -> None:
    form.chmod(0)
    code, _, err = run("read", form)
    assert (code, "没有读取权限" in err) == (2, True)


def test_a_device_is_no_file(run: Run) -> None:
    code, _, err = run("read", "/dev/zero")
    assert (code, "这不是普通文件" in err) == (2, True)


def test_a_hostile_file_name_is_shown_harmlessly(run: Run, tmp_path: Path) -> None:
    _, _, err = run("read", tmp_path / "a\x1b[2J\u202e.txt")
    assert ("\x1b" in err, "\u202e" in err, "‹U+001B›" in err) == (False, False, True)


def test_a_file_without_a_form_has_no_projects(run: Run, tmp_path: Path) -> None:
    (tmp_path / "信.txt").write_text("各位代表：大家好。这里没有任何表格。", "utf-8")
    code, out, _ = run("read", tmp_path / "信.txt", "--format", "json")
    assert (code, json.loads(out)["projects"], len(json.loads(out)["warnings"])) == (0, [], 1)


def test_progress_on_a_terminal_only(run: Run, form: Path, wrong_form: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    assert run("read", form, wrong_form)[2] == ""
    monkeypatch.setattr("sys.stderr.isatty", lambda: True)
    assert "正在处理 2/2" in run("read", form, wrong_form)[2]
    assert "正在处理" not in run("read", form, wrong_form, "--no-progress")[2] + run("read", form)[2]


def test_a_reader_who_leaves_early_is_no_error(root: Path) -> None:
    shell = f"{sys.executable} -m jixiao rules | head -1; echo ${{PIPESTATUS[0]}}"
    done = subprocess.run(
        ["bash", "-c", shell], capture_output=True, encoding="utf-8", env={**os.environ, "PYTHONPATH": str(root / "src")}, check=False
    )
    assert (done.stdout.splitlines()[1], done.stderr) == ("0", "")
