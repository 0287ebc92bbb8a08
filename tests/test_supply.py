"""What is installed with the program can be named, passed on, and looked up among known weaknesses."""

import json
import zipfile
from importlib.metadata import PackageNotFoundError, metadata
from pathlib import Path

import pytest
import supply
from license_expression import get_spdx_licensing

LOCK = """\
click==8.5.1 \\
    --hash=sha256:{0}
numpy==2.4.6 ; python_full_version < '3.12' \\
    --hash=sha256:{1} \\
    --hash=sha256:{0}
numpy==2.5.5 ; python_full_version >= '3.12' \\
    --hash=sha256:{1}
""".format("a" * 64, "b" * 64)
WORDS = {"MIT": "MIT License", "Apache-2.0": "Apache Software License", "BSD-3-Clause": "BSD License", "BSD-2-Clause": "BSD License"}
"""How older metadata says what SPDX names."""


def test_a_lock_names_components_with_the_hashes_of_their_files_and_who_brings_them() -> None:
    found = supply.components({"main": LOCK.split("numpy")[0], "ocr": LOCK})
    assert [(part.name, part.version, part.hashes, part.extras) for part in found] == [
        ("click", "8.5.1", ("a" * 64,), ("main", "ocr")),
        ("numpy", "2.4.6", ("a" * 64, "b" * 64), ("ocr",)),
        ("numpy", "2.5.5", ("b" * 64,), ("ocr",)),
    ]


def test_every_pinned_line_of_our_locks_is_a_component() -> None:
    lines = {line.split(" ")[0] for name in supply.extras() for line in supply.lock_text(name).splitlines() if "==" in line.split(" ")[0]}
    assert {f"{part.name}=={part.version}" for part in supply.locked()} == {line.lower() for line in lines}
    assert [part.name for part in supply.locked() if not part.hashes] == []


def test_everything_installed_may_be_passed_on() -> None:
    assert supply.objections(supply.locked(), *supply.known_licences()) == []


@pytest.mark.parametrize(
    ("licences", "said"),
    [({}, "没有它的许可证"), ({"click": "AGPL-3.0-only"}, "不在允许之列"), ({"click": "MIT", "gone": "MIT"}, "已不安装")],
)
def test_a_licence_unknown_forbidden_or_left_over_is_told(licences: dict[str, str], said: str) -> None:
    parts = supply.components({"main": LOCK.split("numpy")[0]})
    assert [said in line for line in supply.objections(parts, licences, {"MIT"})] == [True]


@pytest.mark.parametrize(
    ("expression", "fits"),
    [
        ("MIT", True),
        ("MIT AND Zlib", False),
        ("GPL-3.0-only OR MIT", True),
        ("GPL-3.0-only OR Zlib", False),
        ("(MIT OR Zlib) AND 0BSD", True),
    ],
)
def test_all_of_an_and_but_one_of_an_or_must_be_allowed(expression: str, fits: bool) -> None:
    assert supply.permitted(expression, {"MIT", "0BSD"}) is fits


@pytest.mark.parametrize("name", sorted(supply.known_licences()[0]))
def test_the_metadata_of_what_is_installed_says_the_same_licence(name: str) -> None:
    try:
        head = metadata(name)
    except PackageNotFoundError:
        pytest.skip(f"{name} is not installed here")
    written = supply.known_licences()[0][name]
    if expression := head.json.get("license_expression"):
        assert expression == written
        return
    parts = {str(symbol) for symbol in get_spdx_licensing().parse(written).symbols}
    said = " ".join([str(head.json.get("license", "")), *head.json.get("classifier", ())])
    assert any(part in said or WORDS.get(part, part) in said or ("BSD" in part and "BSD" in said) for part in parts)


def test_the_bill_is_the_same_twice_and_names_every_component_with_its_licence() -> None:
    parts, (licences, _) = supply.locked(), supply.known_licences()
    bill = supply.bill(parts, licences)
    assert supply.bill(parts, licences) == bill
    shown = json.loads(bill)
    assert (shown["bomFormat"], shown["specVersion"], len(shown["components"])) == ("CycloneDX", "1.6", len(parts))
    assert [part["name"] for part in shown["components"] if not part["licenses"] or not part["hashes"]] == []
    assert {part["bom-ref"] for part in shown["components"]} <= {
        ref for entry in shown["dependencies"] for ref in entry.get("dependsOn", [])
    }


def database(file: Path, *entries: dict[str, object]) -> Path:
    with zipfile.ZipFile(file, "w") as archive:
        for entry in entries:
            archive.writestr(f"{entry['id']}.json", json.dumps(entry))
    return file


def affected(name: str, *versions: str, ecosystem: str = "PyPI") -> dict[str, object]:
    return {"package": {"ecosystem": ecosystem, "name": name}, "versions": versions}


def test_a_known_weakness_of_an_installed_version_is_told(tmp_path: Path) -> None:
    stored = database(
        tmp_path / "all.zip",
        {"id": "W-1", "summary": "bad", "affected": [affected("Click", "8.5.1")]},
        {"id": "W-2", "affected": [affected("click", "8.5.0")]},
        {"id": "W-3", "affected": [affected("click", "8.5.1", ecosystem="npm")]},
        {"id": "W-4", "withdrawn": "2026-01-01T00:00:00Z", "affected": [affected("click", "8.5.1")]},
    )
    assert supply.weaknesses(supply.components({"main": LOCK}), stored) == ["click 8.5.1: W-1 bad"]


@pytest.mark.parametrize("content", [None, b"not an archive", b""])
def test_what_could_not_be_looked_at_is_never_said_to_be_well(
    tmp_path: Path, content: bytes | None, capsys: pytest.CaptureFixture[str]
) -> None:
    stored = tmp_path / "all.zip"
    if content is not None:
        stored.write_bytes(content)
    assert supply.main(["weaknesses", "--database", str(stored)]) == 2
    assert supply.main(["weaknesses"]) == 2
    assert capsys.readouterr().err.count("没有查") == 2


def test_an_empty_database_proves_nothing(tmp_path: Path) -> None:
    with pytest.raises(supply.NoDatabase):
        supply.weaknesses([], database(tmp_path / "all.zip"))
