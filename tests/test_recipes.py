"""Each recipe for a stranger, done in a scratch copy of the package: it works, and so many files were written by hand."""

import json
import os
import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]
RECIPES = ROOT / "docs/recipes"
DECLARATION = ROOT / "examples/songjiang-2024/declaration.txt"


class House:
    """A copy of the package, changed by a recipe."""

    def __init__(self, src: Path) -> None:
        self.src = src
        self.package = src / "jixiao"
        self.before = self.state()

    def state(self) -> dict[str, bytes]:
        """Return the files that people write, with their content."""
        files = (file for file in self.src.rglob("*") if file.is_file() and "__pycache__" not in file.parts)
        return {file.relative_to(self.src).as_posix(): file.read_bytes() for file in files}

    def touched(self) -> list[str]:
        """Return the files that are new or changed."""
        return sorted(name for name, data in self.state().items() if self.before.get(name) != data)

    def python(self, code: str, *args: object) -> str:
        """Return what the copy prints for a piece of code."""
        start = f"import sys; sys.path.insert(0, {str(self.src)!r}); {code}"
        environment = {**os.environ, "XDG_CACHE_HOME": str(self.src.parent / "cache"), "JIXIAO_LANG": "zh"}
        command = [sys.executable, "-I", "-X", "utf8", "-c", start, *map(str, args)]
        done = subprocess.run(command, cwd=self.src.parent, env=environment, capture_output=True, encoding="utf-8", check=False)
        assert (done.returncode in (0, 1) and "Traceback" not in done.stderr, done.stderr) == (True, done.stderr)
        return done.stdout

    def jixiao(self, *args: object) -> str:
        """Return what a command of the copy prints."""
        return self.python("from jixiao.cli.program import main; sys.exit(main())", *args)

    def follow(self, recipe: str) -> None:
        """Write the file that a recipe shows, under the name that it gives."""
        (block,) = re.findall(r"```\w+\n# src/(\S+)\n(.*?)```", (RECIPES / recipe).read_text("utf-8"), re.DOTALL)
        (self.src / block[0]).write_text(block[1], "utf-8")


@pytest.fixture
def house(tmp_path: Path) -> House:
    """Return a scratch copy of the package."""
    shutil.copytree(ROOT / "src/jixiao", tmp_path / "src/jixiao")
    return House(tmp_path / "src")


def test_a_rule_is_one_file(house: House) -> None:
    house.jixiao("rule", "new", "XPT01", "--to", house.package / "rules/local")
    assert [rule["code"] for rule in json.loads(house.jixiao("rules", "--family", "XPT", "--format", "json"))] == ["XPT01"]
    assert "例子全对" in house.jixiao("rule", "test", "XPT01")
    assert house.touched() == ["jixiao/rules/local/XPT01_my_rule.sql"]


def test_a_parameter_is_one_table_in_one_file(house: House) -> None:
    file = house.package / "params/training.toml"
    shown = re.findall(r"```toml\n(.*?)```", (RECIPES / "add-a-parameter.md").read_text("utf-8"), re.DOTALL)[0]
    file.write_text(file.read_text("utf-8") + "\n" + shown.replace("training_quota_class3", "own_quota"), "utf-8")
    assert "own_quota" in [param["name"] for param in json.loads(house.jixiao("params", "--format", "json"))]
    assert house.touched() == ["jixiao/params/training.toml"]


def test_a_measure_is_one_file(house: House) -> None:
    house.jixiao("measure", "new", "lessons_given", "--to", house.package / "ledger/measures")
    assert "例子全对" in house.jixiao("measure", "test", "lessons_given")
    assert house.touched() == ["jixiao/ledger/measures/lessons_given.sql"]


def test_a_ledger_with_its_measure_is_two_files(house: House) -> None:
    house.jixiao("ledger", "new", "meals", "--to", house.package / "ledger/schemas")
    house.jixiao("measure", "new", "meals_served", "--ledger", "meals", "--to", house.package / "ledger/measures")
    assert "例子全对" in house.jixiao("measure", "test", "meals_served")
    assert "meals" in [ledger["name"] for ledger in json.loads(house.jixiao("ledger", "list", "--format", "json"))]
    assert house.touched() == ["jixiao/ledger/measures/meals_served.sql", "jixiao/ledger/schemas/meals.toml"]


def test_a_ledger_with_its_measure_and_its_desk_is_three_files(house: House) -> None:
    house.jixiao("ledger", "new", "meals", "--to", house.package / "ledger/schemas")
    house.jixiao("measure", "new", "meals_served", "--ledger", "meals", "--to", house.package / "ledger/measures")
    house.jixiao("desk", "new", "meals", "--to", house.src.parent)
    (house.src.parent / "meals.desk.toml").rename(house.package / "desk/desks/meals.toml")
    assert "例子全对" in house.jixiao("desk", "test", "meals")
    assert "没有不对的" in house.jixiao("desk", "check")
    assert house.touched() == [
        "jixiao/desk/desks/meals.toml",
        "jixiao/ledger/measures/meals_served.sql",
        "jixiao/ledger/schemas/meals.toml",
    ]


def test_a_scheme_is_one_file(house: House) -> None:
    shown = re.findall(r"```toml\n(.*?)```", (RECIPES / "add-a-scheme.md").read_text("utf-8"), re.DOTALL)[0]
    (house.package / "scoring/schemes/own-city.toml").write_text(shown, "utf-8")
    assert "15" in house.python("from jixiao.scoring.scheme import scheme_named; print(scheme_named('own-city').execution)")
    assert house.touched() == ["jixiao/scoring/schemes/own-city.toml"]


def test_a_form_of_a_new_province_is_one_file(house: House) -> None:
    shown = re.findall(r"```toml\n(.*?)```", (RECIPES / "add-a-form.md").read_text("utf-8"), re.DOTALL)[0]
    form, paper = house.package / "forms/layouts/own-county.toml", house.src.parent / "a.docx"
    form.write_text(shown, "utf-8")
    house.jixiao("form", "check", form)
    house.jixiao("write", DECLARATION, "--to", paper, "--form", "own-county")
    first, again = (json.loads(house.jixiao("read", file, "--format", "json")) for file in (DECLARATION, paper))
    assert [p["funding"]["annual"] for p in again["projects"]] == [p["funding"]["annual"] for p in first["projects"]]
    assert house.touched() == ["jixiao/forms/layouts/own-county.toml"]


def test_a_reader_is_one_file(house: House) -> None:
    house.follow("add-a-reader.md")
    paper = house.src.parent / "a.psv"
    paper.write_text(DECLARATION.read_text("utf-8").replace("\t", "¦"), "utf-8")
    first, again = (json.loads(house.jixiao("read", file, "--format", "json")) for file in (DECLARATION, paper))
    assert [p["funding"]["annual"] for p in again["projects"]] == [p["funding"]["annual"] for p in first["projects"]]
    assert house.touched() == ["jixiao/read/formats/psv.py"]


def test_an_output_format_is_one_file(house: House) -> None:
    house.follow("add-a-format.md")
    assert len(house.jixiao("audit", DECLARATION, "--format", "outline").splitlines()) > 3
    assert house.touched() == ["jixiao/write/format/outline.py"]


SHORT = """
from datetime import date
from jixiao.actions.audit import AuditRequest, audit
from jixiao.write.report.short import short_report
from jixiao.write.page import Page
from jixiao.write.format import html, markdown, text
report = audit(AuditRequest(files=(sys.argv[1],), today=date(2024, 1, 1)), bytes, lambda *_: None).report
print(*(show(short_report(report, Page("zh")), Page("zh")).count("declaration.txt") for show in (text.as_text, markdown.as_markdown, html.as_html)))
"""


def test_a_report_is_one_file(house: House) -> None:
    house.follow("add-a-report.md")
    assert house.python(SHORT, DECLARATION) == "1 1 1\n"
    assert house.touched() == ["jixiao/write/report/short.py"]


def test_a_command_is_one_file(house: House) -> None:
    house.follow("add-a-command.md")
    assert house.jixiao("count", DECLARATION) == "8\n"
    assert "  count" in house.jixiao("--help")
    assert "要数的文件" in house.jixiao("count", "--help")
    assert house.touched() == ["jixiao/cli/commands/count.py"]
