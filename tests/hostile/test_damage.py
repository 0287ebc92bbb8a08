"""The fuzz of damaged files: its judge knows an amount that stands nowhere, and a few files do no harm."""

import random
from collections import Counter
from decimal import Decimal

import pytest

from documents.amounts import numbers_of, strangers
from documents.damage import Found, amounts_of, one
from documents.mutants import mutated, seeds
from jixiao.read.document import read_bytes

INVENTED = Decimal("1234567.89")
FILES = {name: data for name, data in seeds().items() if name.startswith("example.")}
FORMS = {
    "example.docx": "docx",
    "example.xlsx": "xlsx",
    "example.pdf": "pdf",
    "example.html": "html",
    "example.txt": None,
    "example.json": None,
}


@pytest.mark.parametrize("name", FORMS)
def test_only_an_amount_that_stands_nowhere_is_a_stranger(name: str) -> None:
    amounts = [*amounts_of(read_bytes(FILES[name], name)), INVENTED]
    assert (strangers(amounts, FILES[name], FORMS[name]), len(amounts)) == ([INVENTED], 50)


@pytest.mark.parametrize(
    ("text", "numbers"),
    [("90，320.50元", {"90320.50", "90", "320.50"}), ("4.85E3", {"4850"}), ("３４万", {"34"}), ("无", set())],
)
def test_numbers_of_a_text(text: str, numbers: set[str]) -> None:
    assert set(numbers_of(text)) == {Decimal(number) for number in numbers}


def test_a_number_makes_the_same_damage_again() -> None:
    data = FILES["example.docx"]
    assert mutated(data, random.Random(7)) == mutated(data, random.Random(7)) != data  # noqa: S311 - the same is wanted


@pytest.mark.parametrize("name", FORMS)
def test_damage_does_no_harm(name: str) -> None:
    found = Found(Counter(), {}, [])
    for number in range(6):
        one(found, name, mutated(FILES[name], random.Random(number)), number)  # noqa: S311 - the same in every run
    assert found.faults == []
    assert found.counts[name.partition(".")[2], "read"] + found.counts[name.partition(".")[2], "refused"] == 6
