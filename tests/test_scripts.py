"""The scripts: sound shell, a start that costs no process, and a set-up that leaves nothing half-done."""

import os
import re
import shutil
import subprocess
from pathlib import Path

import pytest
import setup as setting_up

ROOT = Path(__file__).parents[1]
SCRIPTS = [*(file for file in sorted((ROOT / "scripts").iterdir()) if file.suffix in {"", ".sh"} and file.is_file()), ROOT / ".ci/run"]
BASH = shutil.which("bash") or "bash"


@pytest.mark.parametrize("script", SCRIPTS, ids=lambda file: file.name)
def test_the_shell_is_sound(script: Path) -> None:
    assert subprocess.run([BASH, "-n", script], capture_output=True, text=True, check=False).stderr == ""


@pytest.mark.parametrize("script", [file for file in SCRIPTS if file.suffix == ""], ids=lambda file: file.name)
def test_a_script_can_be_run(script: Path) -> None:
    assert script.stat().st_mode & 0o111


@pytest.fixture
def house(tmp_path: Path) -> Path:
    """Return a project whose environment is ready: its Python prints what it is called with."""
    house = tmp_path / "a house"
    shutil.copytree(ROOT / "scripts", house / "scripts", ignore=shutil.ignore_patterns("__pycache__"))
    (house / "src").mkdir()
    (house / "locks").mkdir()
    (house / "locks/main.txt").write_text("one==1 \\\n    --hash=sha256:00\n", "utf-8")
    (house / ".venv/bin").mkdir(parents=True)
    python = house / ".venv/bin/python"
    python.write_text(f"#!{BASH}\nprintf '%s|' \"$@\"\nexit 3\n", "utf-8")
    python.chmod(0o755)
    shutil.copy(house / "locks/main.txt", house / ".venv/.ready-main")
    return house


def call(script: Path, *args: str, cwd: Path, path: str = "") -> subprocess.CompletedProcess[str]:
    return subprocess.run([BASH, script, *args], cwd=cwd, env={"PATH": path}, capture_output=True, encoding="utf-8", check=False)


def test_a_ready_start_needs_no_other_program_and_hands_on_arguments_and_exit_code(house: Path, tmp_path: Path) -> None:
    done = call(house / "scripts/run", "audit", "一 个.txt", cwd=tmp_path)
    assert (done.returncode, done.stdout, done.stderr) == (3, "-I|-m|jixiao|audit|一 个.txt|", "")


def test_the_command_is_told_where_the_set_up_is(house: Path) -> None:
    (house / ".venv/bin/python").write_text(f'#!{BASH}\nprintf %s "$JIXIAO_SETUP"\n', "utf-8")
    assert Path(call(Path("run"), "rules", cwd=house / "scripts").stdout).samefile(house / "scripts/setup.py")


def test_it_starts_from_its_own_folder_too(house: Path) -> None:
    assert call(Path("run"), "rules", cwd=house / "scripts").stdout == "-I|-m|jixiao|rules|"


@pytest.mark.parametrize("stamp", ["one==1 \\\n    --hash=sha256:01\n", "", None], ids=["another lock", "empty", "none"])
def test_a_changed_lock_is_set_up_anew(house: Path, stamp: str | None) -> None:
    (house / ".venv/.ready-main").unlink()
    if stamp is not None:
        (house / ".venv/.ready-main").write_text(stamp, "utf-8")
    done = call(house / "scripts/run", "rules", cwd=house)
    assert (done.returncode, done.stdout, "Python 3.11" in done.stderr) == (2, "", True)


def test_set_up_makes_an_environment_that_finds_the_sources(house: Path) -> None:
    shutil.rmtree(house / ".venv")
    (house / "locks/main.txt").write_text("# nothing to install\n", "utf-8")
    (house / "src/jixiao").mkdir()
    (house / "src/jixiao/__main__.py").write_text("print('here')\n", "utf-8")
    assert setting_up.main(house, house / ".venv", ["main"]) == 0
    assert call(house / "scripts/run", "x", cwd=house).stdout == "here\n"


def test_what_fails_leaves_no_stamp(house: Path) -> None:
    shutil.rmtree(house / ".venv")
    (house / "locks/main.txt").write_text("pip refuses what has no hash\n", "utf-8")
    assert setting_up.main(house, house / ".venv", ["main"]) == 2
    assert not (house / ".venv/.ready-main").exists()


def test_what_fails_says_why_once_in_each_language(house: Path, capfd: pytest.CaptureFixture[str]) -> None:
    (house / ".venv/.made-by-scripts").touch()
    (house / "locks/main.txt").write_text("pip refuses what has no hash\n", "utf-8")
    setting_up.main(house, house / ".venv", ["main"])
    zh, en = capfd.readouterr().out.splitlines()
    assert ("安装依赖失败（pip：" in zh, "Installing the dependencies failed (pip: " in en) == (True, True)


def test_an_environment_that_others_made_is_never_deleted(house: Path) -> None:
    (house / ".venv/lib/python3.11/site-packages").mkdir(parents=True)
    (house / ".venv/kept").touch()
    setting_up.renew(house, house / ".venv")
    assert (house / ".venv/kept").exists()


@pytest.mark.parametrize(
    ("arguments", "called"),
    [
        (["-k", "FND06"], "-I|-m|pytest|-n|0|-q|tests/audit/test_shipped_rules.py|-k|FND06|"),
        (["-k", "trips_made"], "-I|-m|pytest|-n|0|-q|tests/ledger/measures/test_shipped_measures.py|-k|trips_made|"),
        (["-k", "funds"], "-I|-m|pytest|-n|2|-k|funds|"),
        (["-k", "FND06 or FND07"], "-I|-m|pytest|-n|2|-k|FND06 or FND07|"),
        (["tests/sql", "-k", "FND06"], "-I|-m|pytest|-n|2|tests/sql|-k|FND06|"),
    ],
)
def test_the_tests_of_one_rule_or_measure_are_collected_alone(house: Path, arguments: list[str], called: str) -> None:
    for lock in ("read", "write", "ocr", "web", "dev"):
        shutil.copy(house / "locks/main.txt", house / f"locks/{lock}.txt")
        shutil.copy(house / "locks/main.txt", house / f".venv/.ready-{lock}")
    (house / "src/jixiao/ledger/measures").mkdir(parents=True)
    (house / "src/jixiao/ledger/measures/trips_made.sql").touch()
    assert call(house / "scripts/test", *arguments, cwd=house, path=os.defpath).stdout == called


def test_before_a_commit_the_scripts_are_called() -> None:
    called = re.findall(r"(?m)^ +entry: bash (scripts/\S+)", (ROOT / ".pre-commit-config.yaml").read_text("utf-8"))
    assert called == ["scripts/check", "scripts/run"]
    assert [script for script in called if not (ROOT / script).is_file()] == []
