"""The scripts: sound shell, a start that costs no process, and a set-up that leaves nothing half-done."""

import os
import re
import shutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from tempfile import TemporaryDirectory

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


OTHER = """#!{bash}
case "$2" in -c) exec "{python}" -I -c "import importlib.util as u; f = u.find_spec; u.find_spec = lambda n: None if {bare} else f(n)
$3" ;; *) echo "$0" >&2; exit 1 ;; esac
"""
"""A Python that says what it is called; a bare one finds nothing to install with."""


@pytest.mark.parametrize(
    ("pythons", "chosen"),
    [
        ({"python3.13": False, "python3": False}, "python3.13"),
        ({"python3.13": True, "python3": False}, "python3"),
        ({"python3.13": True, "python3": True}, "python3.13"),
    ],
)
def test_a_python_that_can_install_is_preferred(house: Path, tmp_path: Path, pythons: dict[str, bool], chosen: str) -> None:
    (house / ".venv/.ready-main").unlink()
    for name, bare in pythons.items():
        file = tmp_path / "bin" / name
        file.parent.mkdir(exist_ok=True)
        file.write_text(OTHER.format(bash=BASH, python=sys.executable, bare=bare), "utf-8")
        file.chmod(0o755)
    done = call(house / "scripts/run", "rules", cwd=house, path=str(tmp_path / "bin"))
    assert (done.returncode, Path(done.stderr.strip()).name) == (2, chosen)


def test_set_up_makes_an_environment_that_finds_the_sources(house: Path) -> None:
    shutil.rmtree(house / ".venv")
    (house / "locks/main.txt").write_text("# nothing to install\n", "utf-8")
    (house / "src/jixiao").mkdir()
    (house / "src/jixiao/__main__.py").write_text("print('here')\n", "utf-8")
    assert setting_up.main(house, house / ".venv", ["main"]) == 0
    assert call(house / "scripts/run", "x", cwd=house).stdout == "here\n"
    assert subprocess.run([house / ".venv/bin/python", "-I", "-m", "jixiao"], capture_output=True, text=True, check=True).stdout == "here\n"


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


def test_a_file_that_differs_from_its_hash_is_told_as_that() -> None:
    said = "ERROR: THESE PACKAGES DO NOT MATCH THE HASHES FROM THE REQUIREMENTS FILE.\n    click==8.5.1 from https://mirror.example/click.whl:\n"
    zh, en = setting_up.reason(subprocess.CalledProcessError(1, "pip", stderr=said))
    assert ("与锁定的校验和不符" in zh, "differs from its locked hash" in en) == (True, True)
    assert [text for text in (zh, en) if "click==8.5.1" not in text or "mirror.example" in text] == []


@pytest.fixture
def made(house: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Return a project whose environment was made by the set-up with a pip that installs nothing and refuses the word “refused”."""
    pip = "import sys; sys.exit('refused' in open(sys.argv[-1]).read())"
    monkeypatch.setattr(setting_up, "pip_for", lambda _: [sys.executable, "-I", "-c", pip])
    shutil.rmtree(house / ".venv")
    (house / "locks/main.txt").write_text("# nothing\n", "utf-8")
    assert setting_up.main(house, house / ".venv", ["main"]) == 0
    return house


def test_a_changed_lock_is_built_beside_and_a_running_command_keeps_what_it_started_with(made: Path) -> None:
    before = (made / ".venv").resolve()
    (made / "locks/main.txt").write_text("# nothing else\n", "utf-8")
    assert setting_up.main(made, made / ".venv", ["main"]) == 0
    assert ((made / ".venv").resolve() != before, (before / "bin/python").exists()) == (True, True)
    assert setting_up.is_ready(made, made / ".venv", "main")


def test_only_the_last_environment_is_kept_beside_the_one_in_use(made: Path) -> None:
    called = made / "scripts/../.venv"  # as the scripts name it
    kept = [called.resolve()]
    for text in ("# 2\n", "# 3\n", "# 4\n"):
        (made / "locks/main.txt").write_text(text, "utf-8")
        assert setting_up.main(made, called, ["main"]) == 0
        kept.append(called.resolve())
    assert set(made.glob(".venv-*")) == set(kept[-2:])


def test_what_was_installed_is_installed_again_beside(made: Path) -> None:
    (made / "locks/more.txt").write_text("# more\n", "utf-8")
    assert setting_up.main(made, made / ".venv", ["more"]) == 0
    (made / "locks/main.txt").write_text("# changed\n", "utf-8")
    assert setting_up.main(made, made / ".venv", ["main"]) == 0
    assert [setting_up.is_ready(made, made / ".venv", name) for name in ("main", "more")] == [True, True]


def test_what_can_not_be_built_leaves_the_environment_in_use(made: Path) -> None:
    before = (made / ".venv").resolve()
    (made / "locks/main.txt").write_text("# refused\n", "utf-8")
    assert setting_up.main(made, made / ".venv", ["main"]) == 2
    assert ((made / ".venv").resolve(), (before / ".ready-main").read_text("utf-8"), list(made.glob(".venv-*"))) == (
        before,
        "# nothing\n",
        [before],
    )


def test_a_folder_of_the_old_kind_becomes_a_name(house: Path) -> None:
    (house / "locks/main.txt").write_text("# nothing\n", "utf-8")
    (house / ".venv/.made-by-scripts").touch()
    assert setting_up.main(house, house / ".venv", ["main"]) == 0
    assert ((house / ".venv").is_symlink(), setting_up.is_ready(house, house / ".venv", "main")) == (True, True)


def test_an_extra_asked_by_a_running_command_goes_where_the_name_points(made: Path) -> None:
    (made / "locks/more.txt").write_text("# more\n", "utf-8")
    assert setting_up.main(made, (made / ".venv").resolve(), ["more"]) == 0
    assert setting_up.is_ready(made, made / ".venv", "more")


def test_a_command_whose_environment_was_replaced_is_told_to_run_again(made: Path, capsys: pytest.CaptureFixture[str]) -> None:
    before = (made / ".venv").resolve()
    (made / "locks/main.txt").write_text("# changed\n", "utf-8")
    assert setting_up.main(made, made / ".venv", ["main"]) == 0
    assert setting_up.main(made, before, ["main"]) == 2
    assert "请再运行一次" in capsys.readouterr().out


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
    for lock in ("read", "write", "ocr", "web", "bucket", "dev"):
        shutil.copy(house / "locks/main.txt", house / f"locks/{lock}.txt")
        shutil.copy(house / "locks/main.txt", house / f".venv/.ready-{lock}")
    (house / "src/jixiao/ledger/measures").mkdir(parents=True)
    (house / "src/jixiao/ledger/measures/trips_made.sql").touch()
    assert call(house / "scripts/test", *arguments, cwd=house, path=os.defpath).stdout == called


@pytest.fixture
def others() -> Iterator[tuple[Path, dict[str, int]]]:
    """Return a folder that another user can read but not write, and how to run as that user."""
    with TemporaryDirectory() as folder:
        Path(folder).chmod(0o755)
        yield Path(folder), ({"user": 65534, "group": 65534} if os.geteuid() == 0 else {})


@pytest.mark.parametrize(("stamps", "own"), [(("main",), True), (("main", "read", "write", "ocr"), False)])
def test_an_environment_that_can_not_be_written_is_used_only_when_nothing_can_be_missing(
    house: Path, others: tuple[Path, dict[str, int]], stamps: tuple[str, ...], own: bool
) -> None:
    folder, as_user = others
    for name in ("main", "read", "write", "ocr"):
        (house / f"locks/{name}.txt").write_text("# nothing\n", "utf-8")
        (house / f".venv/.ready-{name}").unlink(missing_ok=True)
    for name in stamps:
        (house / f".venv/.ready-{name}").write_text("# nothing\n", "utf-8")
    shutil.copytree(house, folder / "house")
    for path in (folder / "house", folder / "house/.venv"):
        path.chmod(0o555)
    command = f"source {folder}/house/scripts/ready.sh; set_up() {{ :; }}; ready main; printf %s $venv"
    where = subprocess.run([BASH, "-c", command], env={"HOME": "/x", "PATH": ""}, capture_output=True, text=True, check=True, **as_user)  # type: ignore[call-overload]
    (folder / "house").chmod(0o755)
    (folder / "house/.venv").chmod(0o755)
    assert where.stdout.startswith("/x/.cache/jixiao/") is own


def test_before_a_commit_the_scripts_are_called() -> None:
    called = re.findall(r"(?m)^ +entry: bash (scripts/\S+)", (ROOT / ".pre-commit-config.yaml").read_text("utf-8"))
    assert called == ["scripts/check", "scripts/run"]
    assert [script for script in called if not (ROOT / script).is_file()] == []


def test_what_the_three_systems_run_works_on_this_one(root: Path, tmp_path: Path) -> None:
    lines = (root / ".github/workflows/three-systems.yml").read_text("utf-8").splitlines()
    asked = [line.split("run.ps1 ", 1)[1].split() for line in lines if "run.ps1 " in line]
    assert [words[0] for words in asked] == ["doctor", "audit", "write", "read"]
    (tmp_path / "examples").symlink_to(root / "examples")
    for words in asked[1:]:
        done = subprocess.run([sys.executable, "-I", "-m", "jixiao", *words], cwd=tmp_path, capture_output=True, check=False)
        assert done.returncode == (1 if words[0] == "audit" else 0), done.stderr
    assert {file.name for file in tmp_path.iterdir()} == {"examples", "audit.html", "form.docx"}


def test_readme_and_set_up_tell_the_same_sizes() -> None:
    told = re.findall(r"(?m)^\| .*?约 (\d+) MB", (ROOT / "README.md").read_text("utf-8"))
    size = setting_up.SIZES
    office = size["main"] + size["read"] + size["write"]
    assert [int(number) for number in told] == [office, size["main"], size["web"], size["ocr"]]
    assert size["main"] <= 60
