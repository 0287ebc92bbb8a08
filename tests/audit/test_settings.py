from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest

from jixiao.audit.settings import Sought, load_settings, sought
from jixiao.audit.waivers import Waiver
from jixiao.errors import ConfigInvalid

Write = Callable[[str], Path]


@pytest.fixture
def write(tmp_path: Path) -> Write:
    def written(text: str) -> Path:
        file = tmp_path / "jixiao.toml"
        file.write_text(text, "utf-8")
        return file

    return written


def test_every_setting_is_read(write: Write) -> None:
    settings = load_settings(write(
        'select = ["FND"]\nignore = ["FND06"]\nrules = ["local"]\nas-of = 2024-06-30\nfail-on = "warning"\nlang = "en"\nbaseline = "old.json"\n'
        '[[waivers]]\ncode = "FND06"\npath = "/a"\nreason = "已批复"\nperson = "张三"\nexpires = 2025-01-01\n'
    ))  # fmt: skip
    assert (settings.as_of, settings.fail_on, settings.waivers) == (
        date(2024, 6, 30),
        "warning",
        (Waiver(code="FND06", path="/a", reason="已批复", person="张三", expires=date(2025, 1, 1)),),
    )


def test_paths_are_relative_to_the_file(write: Write, tmp_path: Path) -> None:
    settings = load_settings(write('rules = ["local"]\nbaseline = "old.json"\n'))
    assert (settings.rule_folders(tmp_path), settings.baseline_file(tmp_path)) == ((tmp_path / "local",), tmp_path / "old.json")


def test_an_empty_file_leaves_the_defaults(write: Write) -> None:
    assert load_settings(write("")).fail_on == "error"


@pytest.mark.parametrize(
    ("text", "cause"),
    [
        ('selct = ["FND"]', "selct.*可用的有：select、ignore"),
        ('[[waivers]]\ncode = "A"\nreason = "a"\nperson = "b"\nuntil = 2025-01-01', "waivers.until"),
        ('[[waivers]]\nreason = "a"\nperson = "b"', "fingerprint"),
        ('[[waivers]]\ncode = "A"\nfingerprint = "f"\nreason = "a"\nperson = "b"', "二者取一"),
        ('[[waivers]]\ncode = "A"\nreason = " "\nperson = "b"', "reason"),
        ('[[waivers]]\ncode = "A"\nperson = "b"', "reason"),
        ("waivers = 7", "waivers"),
        ('select = "FND"', "select"),
        ('fail-on = "never"', "fail-on"),
        ('lang = "fr"', "lang"),
        ("select = [", "不是正确的 TOML"),
        ("x = " + "[" * 5000, "不是正确的 TOML"),
    ],
)
def test_what_is_wrong_is_told_in_chinese(text: str, cause: str, write: Write) -> None:
    with pytest.raises(ConfigInvalid, match=cause):
        load_settings(write(text))


def test_a_binary_file_is_told(tmp_path: Path) -> None:
    file = tmp_path / "jixiao.toml"
    file.write_bytes(b"\xff\xfe\x00")
    with pytest.raises(ConfigInvalid, match="不是正确的 TOML"):
        load_settings(file)


def test_a_missing_file_is_told(tmp_path: Path) -> None:
    with pytest.raises(ConfigInvalid, match="读不了"):
        load_settings(tmp_path / "absent.toml")


@pytest.fixture
def desk(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Return a folder to start from, beside the one with the input, with the user's configuration elsewhere."""
    monkeypatch.setenv("XDG_CONFIG_HOME", str(tmp_path / "config"))
    for name in ("desk", "inputs/deep", "config/jixiao"):
        (tmp_path / name).mkdir(parents=True)
    (tmp_path / "inputs/deep/a.txt").write_text("", "utf-8")
    return tmp_path / "desk"


def test_settings_come_from_where_the_command_is_started(desk: Path) -> None:
    file = desk / "jixiao.toml"
    file.write_text("", "utf-8")
    assert sought([desk.parent / "inputs/deep/a.txt"], desk) == Sought(file)


def test_else_from_the_users_own_configuration(desk: Path) -> None:
    file = desk.parent / "config/jixiao/jixiao.toml"
    file.write_text("", "utf-8")
    assert sought([desk.parent / "inputs/deep/a.txt"], desk) == Sought(file)


@pytest.mark.parametrize("place", ["inputs/deep", "inputs", "."])
@pytest.mark.parametrize("given", ["inputs/deep/a.txt", "inputs/deep"])
def test_what_lies_beside_or_above_an_input_is_passed_over(desk: Path, place: str, given: str) -> None:
    file = desk.parent / place / "jixiao.toml"
    file.write_text('select = ["FND01"]', "utf-8")
    assert sought([desk.parent / given], (desk.parent / place)) == Sought(None, (file.absolute(),))


def test_a_link_to_an_input_hides_nothing(desk: Path) -> None:
    (desk / "a.txt").symlink_to(desk.parent / "inputs/deep/a.txt")
    file = desk.parent / "inputs/jixiao.toml"
    file.write_text("", "utf-8")
    assert sought([desk / "a.txt"], file.parent) == Sought(None, (file,))


def test_settings_of_another_user_do_not_count(desk: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (desk / "jixiao.toml").write_text("", "utf-8")
    monkeypatch.setattr("os.getuid", lambda: -1)
    assert sought([desk.parent / "inputs/deep/a.txt"], desk) == Sought(None)


def test_without_a_file_there_are_none(desk: Path) -> None:
    assert sought([desk], desk) == Sought(None)
