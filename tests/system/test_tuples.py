"""Named tuples that are made in fewer steps are the same classes."""

import re
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
CODE = """
import sys
import typing
from typing import Generic, NamedTuple, TypeVar, get_type_hints
exec({before!r})
T = TypeVar("T")

class Plain(NamedTuple):
    a: int
    b: "str | None" = None

class Told(NamedTuple):
    '''Said of it.'''
    a: int
    b: list[int] = []
    other = 3

    @property
    def both(self):
        return self.a, self.b

    @classmethod
    def made(cls):
        return cls(7)

    def __str__(self):
        return "as text"

class Of(NamedTuple, Generic[T]):
    a: T

Called = NamedTuple("Called", [("a", int), ("b", str)])

def wrong(make):
    try:
        make()
    except (AttributeError, TypeError) as error:
        print(type(error).__name__, error)

def late():
    class Late(NamedTuple):
        a: int = 1
        b: int

def barred():
    class Barred(NamedTuple):
        a: int
        def _replace(self): ...

def beside():
    class Beside(NamedTuple, dict):
        a: int

for one in (Plain, Told, Of, Called):
    print(sorted((name, repr(value)) for name, value in vars(one).items()))
    print(one.__bases__, one.__mro__, type(one), one.__doc__, get_type_hints(one), one._fields, one._field_defaults, one in tuple.__subclasses__())
print(Plain(1), Told.made(), str(Told(1)), Told(1).both, Of[int](3), Of[int], Called(1, "x")._replace(a=2), Plain.__orig_bases__, Of.__orig_bases__)
for make in (late, barred, beside):
    wrong(make)
"""


def said(before: str) -> str:
    code = CODE.format(before=before)
    done = subprocess.run([sys.executable, "-I", "-c", code], capture_output=True, encoding="utf-8", check=True)
    return re.sub(" at 0x[0-9a-f]+", "", done.stdout)


QUICK = f"sys.path.insert(0, {str(ROOT / 'src')!r})\nfrom jixiao.system import tuples\n"


def test_the_classes_are_the_same_whichever_way_they_are_made() -> None:
    assert said(f"{QUICK}tuples.quicken()") == said("")


@pytest.mark.parametrize("harm", ["tuples.BASES = 'not there'", "tuples.META = 'not there'", "tuples.BASE = 'not there'"])
def test_where_pythons_way_is_another_it_stays(harm: str) -> None:
    assert said(f"{QUICK}{harm}\nbefore = typing._NamedTuple\ntuples.quicken()\nassert typing._NamedTuple is before") == said("")


def test_it_is_made_without_the_step() -> None:
    code = f"import sys\n{QUICK}import typing\nbefore = typing._NamedTuple\ntuples.quicken()\nprint(type(typing._NamedTuple) is not type(before))"
    assert subprocess.run([sys.executable, "-I", "-c", code], capture_output=True, encoding="utf-8", check=True).stdout == "True\n"
