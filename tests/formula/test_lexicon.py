"""The lexicon says each thing once, and one word in one file teaches both languages a unit."""

import shutil
import subprocess
import sys
from collections import Counter
from itertools import chain
from pathlib import Path

import pytest

from jixiao.formula.numerals import SCALES
from jixiao.params.lexicon import Language, entries, simplified, spelling, units

SOURCE = Path(__file__).parents[2] / "src"
ASK = """
from jixiao.formula.units import unit_class
from jixiao.formula.target import read_target
print(unit_class("光年"), read_target("≥3.5光年以上").target.unit)
"""


def test_every_unit_stands_once() -> None:
    groups = chain.from_iterable(entries("units")[name].values() for name in ("both", "calculation", "target"))
    assert [unit for unit, times in Counter(" ".join(groups).split()).items() if times > 1] == []


@pytest.mark.parametrize("language", ["calculation", "target"])
def test_every_spelling_of_a_sign_stands_once(language: Language) -> None:
    told = "".join(chain.from_iterable(entries("signs")[name].values() for name in ("both", language)))
    assert [sign for sign, times in Counter(told).items() if times > 1] == []


@pytest.mark.parametrize("language", ["calculation", "target"])
def test_what_a_sign_is_read_as_is_read_as_itself(language: Language) -> None:
    table = spelling(language)
    assert [chr(code) for code, to in table.items() if table.get(to, to) != to] == []


def test_no_traditional_character_becomes_another_one() -> None:
    assert [chr(to) for to in simplified().values() if to in simplified()] == []


@pytest.mark.parametrize("table", ["power", "made_of", "plain_name", "worth", "yuan"])
def test_the_tables_speak_of_units_that_stand_in_the_lexicon(table: str) -> None:
    known = {*units("calculation"), *units("target")}
    told = entries("units")[table].items()
    named = {
        word
        for name, words in told
        for word in (*(words.split() if isinstance(words, str) else words), *([name] * (not name[0].isdigit())))
    }
    assert named - known == set()


def test_a_scale_is_what_its_numeral_says() -> None:
    assert list(SCALES.values()) == [100, 1000, 10**4, 10**6, 10**7, 10**8, 10**10, 10**11, 10**12]


def asked(root: Path) -> str:
    return subprocess.run([sys.executable, "-c", ASK], cwd=root, capture_output=True, encoding="utf-8", check=True).stdout.strip()


def test_a_unit_is_one_word_in_one_file(tmp_path: Path) -> None:
    shutil.copytree(SOURCE / "jixiao", tmp_path / "jixiao", ignore=shutil.ignore_patterns("__pycache__"))
    assert asked(tmp_path) == "None 光年以上"
    file = tmp_path / "jixiao/params/lexicon/units.toml"
    file.write_text(file.read_text("utf-8").replace('length = "', 'length = "光年 ', 1), "utf-8")
    assert asked(tmp_path) == "length 光年"
