"""What goes to machines without network, and the starters of Windows: made right as far as a Linux can tell."""

import zipfile
from pathlib import Path

import bundle
import install
import pytest
import setup as setting_up

ROOT = Path(__file__).parents[1]
SCRIPTS = ROOT / "scripts"


def test_the_archive_holds_wheels_an_installer_and_what_to_do(tmp_path: Path) -> None:
    wheel = tmp_path / "jixiao-0-py3-none-any.whl"
    wheel.write_bytes(b"x")
    bundle.packed(tmp_path / "a.zip", [wheel], "3.12", ("read", "write"))
    with zipfile.ZipFile(tmp_path / "a.zip") as archive:
        held = {f"wheels/{wheel.name}", "install.py", "extras.txt", "sbom.cdx.json", "请先看我 README.txt"}
        assert set(archive.namelist()) == held | {"SHA256SUMS"}
        assert {line.split("  ")[1] for line in archive.read("SHA256SUMS").decode().splitlines()} == held
        assert "Python 3.12" in archive.read("请先看我 README.txt").decode("utf-8-sig")


def unpacked(folder: Path) -> Path:
    wheel = folder / "jixiao-0-py3-none-any.whl"
    wheel.write_bytes(b"x")
    bundle.packed(folder / "a.zip", [wheel], "3.12", ("read",))
    with zipfile.ZipFile(folder / "a.zip") as archive:
        archive.extractall(folder / "there")
    return folder / "there"


@pytest.mark.parametrize("spoil", ["change", "remove", "add"])
def test_nothing_is_installed_from_an_archive_that_differs_from_its_sums(
    tmp_path: Path, spoil: str, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    there = unpacked(tmp_path)
    assert install.torn_files(there) == []
    wheel = there / "wheels/jixiao-0-py3-none-any.whl"
    if spoil == "remove":
        (there / "extras.txt").unlink()
    else:
        (wheel if spoil == "change" else there / "wheels/other-1.whl").write_bytes(b"y")
    monkeypatch.setattr(install, "HERE", there)
    assert install.main(there / "environment") == 2
    assert "与校验和不符" in capsys.readouterr().err
    assert not (there / "environment").exists()


@pytest.mark.parametrize("lock", ["main", "read", "write", "ocr"])
def test_wheels_are_fetched_by_their_hashes_for_another_system(lock: str, tmp_path: Path) -> None:
    command = bundle.download(lock, tmp_path, "win_amd64", "3.12")
    assert {"--require-hashes", "--no-deps", ":all:", str(ROOT / f"locks/{lock}.txt")} <= set(command)
    assert command[-4:] == ["--platform", "win_amd64", "--python-version", "3.12"]


def test_the_installer_asks_no_network(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "wheels").mkdir()
    for name in ("jixiao-0.whl", "click-8.whl"):
        (tmp_path / "wheels" / name).touch()
    (tmp_path / "extras.txt").write_text("read\nwrite", "utf-8")
    monkeypatch.setattr(install, "HERE", tmp_path)
    command = install.command(Path("python"))
    assert ("--no-index" in command, command[-2:]) == (
        True,
        [str(tmp_path / "wheels/click-8.whl"), f"{tmp_path / 'wheels/jixiao-0.whl'}[read,write]"],
    )


def test_the_installer_says_when_the_archive_is_not_unpacked(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(install, "HERE", tmp_path)
    assert install.main(tmp_path / "environment") == 2
    assert "整个解开" in capsys.readouterr().err


@pytest.mark.parametrize("name", ["run.cmd", "run.ps1"])
def test_a_starter_of_windows_has_its_line_ends_and_names_what_is_there(name: str) -> None:
    text = (SCRIPTS / name).read_bytes().decode("utf-8-sig")
    assert text.count("\r\n") == text.count("\n") > 20
    flat = text.replace("\\", "/")
    assert [part for part in ("scripts/setup.py", "locks/main.txt", "examples/songjiang-2024/declaration.txt") if part not in flat] == []
    assert all((ROOT / part).exists() for part in ("scripts/setup.py", "locks/main.txt", "examples/songjiang-2024/declaration.txt"))
    assert (".ready-main" in text, "Scripts" in text, "-m jixiao" in text) == (True, True, True)


@pytest.mark.parametrize(("system", "python"), [("nt", "Scripts/python.exe"), ("posix", "bin/python")])
def test_the_set_up_finds_python_where_a_system_keeps_it(system: str, python: str) -> None:
    assert setting_up.python_of(Path("v"), system) == Path("v") / python


def test_and_the_packages(tmp_path: Path) -> None:
    (tmp_path / "lib/python3.12/site-packages").mkdir(parents=True)
    assert setting_up.packages_of(tmp_path, "posix") == tmp_path / "lib/python3.12/site-packages"
    assert setting_up.packages_of(tmp_path, "nt") == tmp_path / "Lib/site-packages"
