"""Hints name commands as they are typed where the person is."""

from collections.abc import Callable
from pathlib import Path

import pytest

from jixiao.cli import commands
from jixiao.cli.started import STARTED_AS, as_started

Run = Callable[..., tuple[int, str, str]]
NAMED = sorted(file.stem for folder in commands.__path__ for file in Path(folder).glob("[a-z]*.py"))


@pytest.mark.parametrize("name", [*NAMED, "--help"])
def test_in_a_clone_every_command_is_named_as_it_is_typed_there(name: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv(STARTED_AS, "bash scripts/run")
    assert as_started(f"用 jixiao {name} 看。") == f"用 bash scripts/run {name} 看。"


@pytest.mark.parametrize("text", ["jixiao 0.2.0", "jixiao.toml", "/usr/bin/jixiao audit", "uvx-jixiao audit", "jixiao audits it", "jixiao"])
def test_what_names_no_command_stays(text: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv(STARTED_AS, "bash scripts/run")
    assert as_started(text) == text


@pytest.mark.parametrize("typed", ["", "\x1b[31m"])
def test_elsewhere_the_program_has_its_own_name(typed: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv(STARTED_AS, typed)
    assert as_started("jixiao audit 文件") == "jixiao audit 文件"


def test_a_sign_of_a_path_is_no_pattern(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv(STARTED_AS, "C:\\a\\1\\run")
    assert as_started("jixiao audit") == "C:\\a\\1\\run audit"


def test_a_report_names_commands_as_they_are_typed_here_and_a_file_for_others_as_they_are_called(
    run: Run, wrong_form: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv(STARTED_AS, "bash scripts/run")
    _, shown, _ = run("audit", wrong_form)
    assert "bash scripts/run rule " in shown
    assert " jixiao rule " not in shown
    run("audit", wrong_form, "--to", tmp_path / "report.md")
    assert "bash scripts/run" not in (tmp_path / "report.md").read_text("utf-8")


@pytest.mark.parametrize("name", NAMED)
def test_the_examples_of_a_command_name_it_as_it_is_installed(run: Run, name: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv(STARTED_AS, "bash scripts/run")
    _, shown, _ = run(name, "--help")
    assert ("\n  jixiao " in shown, "bash scripts/run" in shown) == (True, False)
