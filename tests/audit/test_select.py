"""Rules chosen by version and region."""

from pathlib import Path

import pytest
from msgspec.structs import replace

from jixiao.audit.load import load_file
from jixiao.audit.rulefile import Basis, Rule
from jixiao.audit.select import changed_since, in_region
from jixiao.audit.settings import load_settings
from jixiao.errors import ConfigInvalid, UsageWrong


@pytest.fixture
def rule(tmp_path: Path) -> Rule:
    file = tmp_path / "LOC01_short.sql"
    file.write_text((Path(__file__).parent / "local_rule.sql").read_text("utf-8"), "utf-8")
    return load_file(file)


def of_version(rule: Rule, since: str, changed: str | None = None) -> Rule:
    return replace(rule, head=replace(rule.head, since=since, changed=changed))


def of_region(rule: Rule, *regions: str | None) -> Rule:
    return replace(rule, head=replace(rule.head, basis=tuple(Basis(practice="x", region=region) for region in regions)))


@pytest.mark.parametrize(
    ("since", "changed", "version", "told"),
    [
        ("0.1", None, "0.1", False),
        ("0.1", None, "0.0.9", True),
        ("0.2", None, "0.1", True),
        ("0.1", "0.2", "0.1", True),
        ("0.1", "0.2", "0.2", False),
        ("0.10", None, "0.9", True),
        ("0.1.0", None, "0.1", False),
    ],
)
def test_a_rule_is_told_when_a_later_version_brought_or_altered_it(
    rule: Rule, since: str, changed: str | None, version: str, told: bool
) -> None:
    assert bool(changed_since([of_version(rule, since, changed)], version)) is told


def test_what_is_no_version_is_refused(rule: Rule) -> None:
    with pytest.raises(UsageWrong, match="版本号"):
        changed_since([rule], "latest")


@pytest.mark.parametrize(
    ("regions", "place", "kept"),
    [
        ((None,), "安徽省", True),
        (("上海市",), None, True),
        (("上海市",), "上海市普陀区", True),
        (("上海市普陀区",), "上海市", False),
        (("上海市普陀区",), "上海市普陀区", True),
        (("上海市",), "安徽省", False),
        (("上海市", None), "安徽省", True),
    ],
)
def test_a_local_rule_holds_where_its_law_does(rule: Rule, regions: tuple[str | None, ...], place: str | None, kept: bool) -> None:
    assert bool(in_region([of_region(rule, *regions)], place)) is kept


def test_a_profile_names_the_place(tmp_path: Path) -> None:
    file = tmp_path / "jixiao.toml"
    file.write_text('[profile]\nregion = "上海市"\ndistrict = "普陀区"\n', "utf-8")
    assert load_settings(file).place == "上海市普陀区"


def test_without_a_profile_there_is_no_place(tmp_path: Path) -> None:
    file = tmp_path / "jixiao.toml"
    file.write_text("", "utf-8")
    assert load_settings(file).place is None


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ('region = "上海"', "上海市"),
        ('region = "上海市"\ndistrict = "普陀"', "普陀区"),
        ('regoin = "上海市"', "profile.regoin"),
        ('district = "普陀区"', "region"),
    ],
)
def test_a_wrong_profile_is_told(tmp_path: Path, text: str, told: str) -> None:
    file = tmp_path / "jixiao.toml"
    file.write_text(f"[profile]\n{text}\n", "utf-8")
    with pytest.raises(ConfigInvalid, match=told):
        load_settings(file)
