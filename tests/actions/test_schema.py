import json
import re
import subprocess  # noqa: TC003 - named in an alias
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from jsonschema import Draft202012Validator

from jixiao.actions.schema import FOLDER, KINDS, json_schema
from jixiao.write.as_json import as_json

Jixiao = Callable[..., "subprocess.CompletedProcess[str]"]
RENAMED = {"Counts.pass": "Counts.passed", "Change.from": "Change.before", "Change.to": "Change.after"}


@pytest.mark.parametrize("name", KINDS)
def test_the_files_are_fresh(name: str) -> None:
    assert (FOLDER / f"{name}.json").read_bytes() == as_json(json_schema(name)), "write them anew: jixiao schema --to src/jixiao/schemas"


@pytest.mark.parametrize("name", KINDS)
def test_it_is_a_schema(name: str) -> None:
    Draft202012Validator.check_schema(json_schema(name))
    assert json_schema(name)["$id"] == f"urn:jixiao:schema:{name}:1"


def titles(name: str) -> Iterator[tuple[str, str]]:
    made = json.loads(as_json(json_schema(name)))
    for kind, body in made["$defs"].items():
        yield kind, body["title"]
        yield from ((f"{kind}.{field}", told["title"]) for field, told in body.get("properties", {}).items())


@pytest.mark.parametrize("name", KINDS)
def test_every_field_has_a_chinese_title(name: str) -> None:
    assert [key for key, title in titles(name) if not re.search("[一-鿿]", title)] == []


@pytest.mark.parametrize("name", ["document", "audit", "monitoring", "evaluation"])
def test_titles_are_the_terms_of_the_glossary(name: str, root: Path) -> None:
    glossary = {
        key: term for term, key in re.findall(r"(?m)^\| (.+?) \| `([A-Za-z_.0-9]+)` \|", (root / "docs/glossary.md").read_text("utf-8"))
    }
    told = {RENAMED.get(key, key): title for key, title in titles(name)}
    assert {key: title for key, title in told.items() if glossary.get(key, title) != title} == {}


def valid(name: str, text: str) -> list[str]:
    return [f"{list(e.absolute_path)}: {e.message}" for e in Draft202012Validator(json_schema(name)).iter_errors(json.loads(text))]


@pytest.fixture(scope="session")
def seed(shared: Path) -> Path:
    """Return the real declaration."""
    return next((shared / "seed").glob("*.txt"))


@pytest.mark.parametrize(
    ("name", "args"),
    [("rules", ("rules",)), ("params", ("params",)), ("params", ("params", "--on", "2024-01-01"))],
)
def test_lists_are_valid(jixiao: Jixiao, name: str, args: tuple[str, ...]) -> None:
    assert valid(name, jixiao(*args, "--format", "json").stdout) == []


@pytest.mark.parametrize(
    ("name", "args"), [("document", ("read",)), ("audit", ("audit",)), ("audit", ("audit", "--show-unknown", "--lang", "en"))]
)
def test_what_is_printed_of_a_real_document_is_valid(jixiao: Jixiao, seed: Path, name: str, args: tuple[str, ...]) -> None:
    assert valid(name, jixiao(*args, seed, "--format", "json").stdout) == []


@pytest.mark.parametrize("lang", ["zh", "en"])
@pytest.mark.parametrize(("name", "args"), [("evaluation", ("evaluate",)), ("monitoring", ("monitor", "--as-of", "2024-07-31"))])
def test_what_is_printed_of_a_year_is_valid(jixiao: Jixiao, tmp_path: Path, name: str, args: tuple[str, ...], lang: str) -> None:
    year = tmp_path / "year"
    jixiao("example", "school", year)
    told = jixiao(*args, year / "declaration.txt", "--ledgers", year / "ledgers", "--format", "json", "--lang", lang)
    assert json.loads(told.stdout)["projects"]
    assert valid(name, told.stdout) == []


def test_a_wrong_document_is_not_valid() -> None:
    assert valid("document", '{"schema": "jixiao-document/2", "source": {"file": "x"}, "projects": [{"number": "1"}]}') != []
