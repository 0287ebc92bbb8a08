"""The documents: links lead somewhere, the glossary names the whole model."""

import re
from collections import Counter
from importlib import import_module
from pathlib import Path
from pkgutil import iter_modules

import language_pages
import msgspec
import pytest

from jixiao.audit.settings import load_settings
from jixiao.params.load import parameters

ROOT = Path(__file__).parents[1]
PAGES = sorted([*ROOT.glob("*.md"), *(ROOT / "docs").rglob("*.md")])
HAND_WRITTEN = [page for page in PAGES if "reference" not in page.parts]
OWN = "XPT01"
"""The rule that docs/recipes/write-a-rule.md writes: one of a reader's own."""
GLOSSARY = re.findall(r"(?m)^\| (.+?) \| `([A-Za-z_.0-9]+)` \|", (ROOT / "docs/glossary.md").read_text("utf-8"))


def structs() -> list[type[msgspec.Struct]]:
    modules = [
        import_module(f"jixiao.{package}.{module.name}")
        for package in ("model", "values")
        for module in iter_modules([str(ROOT / "src/jixiao" / package)])
    ]
    return [
        thing
        for module in modules
        for thing in vars(module).values()
        if isinstance(thing, type) and issubclass(thing, msgspec.Struct) and thing.__module__ == module.__name__
    ]


def test_the_glossary_names_every_class_and_field_of_the_model() -> None:
    wanted = {name for kind in structs() for name in (kind.__name__, *(f"{kind.__name__}.{field}" for field in kind.__struct_fields__))}
    assert wanted - {identifier for _, identifier in GLOSSARY} == set()


def test_the_glossary_names_nothing_that_is_gone() -> None:
    known = {f"{kind.__name__}.{field}" for kind in structs() for field in kind.__struct_fields__}
    assert {identifier for _, identifier in GLOSSARY if "." in identifier} - known == set()


@pytest.mark.parametrize("language", language_pages.TITLES)
def test_every_class_of_writing_has_a_title_and_no_other(language: str) -> None:
    assert {row["class"] for row in language_pages.rows(language)} == language_pages.TITLES[language].keys()


@pytest.mark.parametrize("column", [0, 1], ids=["term", "identifier"])
def test_one_term_has_one_identifier(column: int) -> None:
    assert [name for name, times in Counter(line[column] for line in GLOSSARY).items() if times > 1] == []


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.relative_to(ROOT).as_posix())
def test_links_lead_to_files(page: Path) -> None:
    links = re.findall(r"\]\((?!https?:|#)([^)\s#]+)", page.read_text("utf-8"))
    assert [link for link in links if not (page.parent / link).exists()] == []


@pytest.mark.parametrize("page", sorted((ROOT / "docs/decisions").glob("*.md")), ids=lambda page: page.stem)
def test_a_decision_is_short(page: Path) -> None:
    assert len([line for line in page.read_text("utf-8").splitlines() if line.strip()]) <= 12


def test_every_code_named_by_hand_is_a_rule() -> None:
    known = {file.name[:5] for file in (ROOT / "src/jixiao/rules").rglob("*") if file.is_file()}
    named = {code for page in HAND_WRITTEN for code in re.findall(r"\b[A-Z]{3}\d{2}\b", page.read_text("utf-8"))}
    assert named - known - {OWN} == set()


def test_the_settings_in_the_recipe_are_settings(tmp_path: Path) -> None:
    recipe = (ROOT / "docs/recipes/accept-a-finding.md").read_text("utf-8")
    file = tmp_path / "jixiao.toml"
    file.write_text(recipe.partition("```toml\n")[2].partition("```")[0], "utf-8")
    assert [waiver.code for waiver in load_settings(file).waivers] == ["IND04"]


def test_the_parameter_in_the_recipe_is_a_parameter(tmp_path: Path) -> None:
    recipe = (ROOT / "docs/recipes/add-a-parameter.md").read_text("utf-8")
    (tmp_path / "standards.toml").write_text(recipe.partition("```toml\n")[2].partition("```")[0], "utf-8")
    assert list(parameters(tmp_path)) == ["training_quota_class3"]
