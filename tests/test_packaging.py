"""The wheel holds the whole package: code, rules, parameters, schemas, and says what it needs."""

import shutil
import subprocess
import sys
import zipfile
from email.parser import Parser
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> zipfile.ZipFile:
    folder = tmp_path_factory.mktemp("dist")
    subprocess.run([sys.executable, "-m", "hatchling", "build", "-t", "wheel", "-d", folder], cwd=ROOT, check=True, capture_output=True)
    return zipfile.ZipFile(next(folder.glob("*.whl")))


def test_another_build_gives_the_same_bytes(wheel: zipfile.ZipFile, tmp_path: Path) -> None:
    copied = tmp_path / "elsewhere"
    ignored = shutil.ignore_patterns("__pycache__", ".*", "docs", "tests", "bench")
    shutil.copytree(ROOT, copied, ignore=ignored, copy_function=shutil.copyfile)  # with other times and rights
    subprocess.run([sys.executable, "-m", "hatchling", "build", "-t", "wheel", "-d", tmp_path], cwd=copied, check=True, capture_output=True)
    assert wheel.filename is not None
    assert next(tmp_path.glob("*.whl")).read_bytes() == Path(wheel.filename).read_bytes()


def test_every_file_of_the_package_is_in_the_wheel(wheel: zipfile.ZipFile) -> None:
    source = {file.relative_to(ROOT / "src").as_posix() for file in (ROOT / "src/jixiao").rglob("*") if file.is_file()}
    assert {name for name in source if "__pycache__" not in name} - set(wheel.namelist()) == set()


def test_the_worked_example_is_in_the_wheel(wheel: zipfile.ZipFile) -> None:
    files = [file for file in (ROOT / "examples/songjiang-2024").rglob("*") if file.is_file()]
    assert {f"jixiao/{file.relative_to(ROOT).as_posix()}" for file in files} - set(wheel.namelist()) == set()


def test_the_wheel_says_what_it_needs(wheel: zipfile.ZipFile) -> None:
    name = next(name for name in wheel.namelist() if name.endswith("dist-info/METADATA"))
    head = Parser().parsestr(wheel.read(name).decode())
    assert [line for line in head.get_all("Requires-Dist", []) if "extra ==" not in line] == ["click>=8.2", "duckdb>=1.5", "msgspec>=0.20"]
