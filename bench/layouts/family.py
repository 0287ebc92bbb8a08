"""Families of choices: what they allow of content, setting and printing, and the documents they make of it."""

from collections.abc import Callable, Iterator, Sequence
from hashlib import sha256
from random import Random
from typing import Literal

from msgspec import Struct

from jixiao.model.document import Document
from layouts.block import Block
from layouts.expected import expected
from layouts.known import Known
from layouts.maker import Wish, make
from layouts.printing import Printing, text_of
from layouts.setting import blocks
from layouts.sources import real_forms
from layouts.style import Options, Style, choose

Choice = Literal[
    "separators",
    "one cell a line",
    "merged cells",
    "wrapping",
    "headers",
    "columns",
    "around",
    "mixed",
    "real forms",
    "honesty",
    "structured",
    "converters",
    "scans",
]
Printer = Callable[[Known, Style, Random], str]
Changer = Callable[[list[Block], Random], list[Block]]
Builder = tuple[str, Callable[["Draft"], bytes]]
"""What a file ends with, and what builds it."""


class Family(Struct, frozen=True, kw_only=True):
    """A family: its name, the kind of choice, what it allows, and what is asked of the reader.

    ``ask``: rows and fields, or only honesty where nobody could tell them. ``printer`` prints in a way of its own; ``changer``
    changes the blocks before they are printed, ``content`` what they say. ``medium`` is the format that is built, or ``builder`` builds a
    file of its own; ``via`` are the converters that it then goes through.
    """

    name: str
    choice: Choice
    wish: Wish = Wish()
    options: Options = Options()
    printing: tuple[Printing, ...] = (Printing(),)
    ask: Literal["rows", "honesty"] = "rows"
    printer: Printer | None = None
    changer: Changer | None = None
    content: Callable[[Known], Known] | None = None
    builder: Builder | None = None
    medium: str = "text"
    via: tuple[str, ...] = ()
    held: bool = False
    most: int | None = None
    """So many documents at most, where each takes long."""
    real: bool = False
    """Whether the content is real documents' instead of invented."""


class Case(Struct, frozen=True, kw_only=True):
    """One document: its file's name and bytes, and what a right reading of it is."""

    name: str
    data: bytes
    wanted: Document


class Draft(Struct, frozen=True, kw_only=True):
    """A document before it is printed."""

    name: str
    known: Known
    style: Style
    blocks: list[Block]
    wanted: Document


def is_drawn(family: Family, by: int) -> bool:
    """Return whether a family is drawn, one of two, by a byte of the hash of its name: nobody chooses, and new families move no other."""
    return sha256(family.name.encode()).digest()[by] % 2 == 1


def drafts(family: Family, count: int) -> Iterator[Draft]:
    """Yield the documents of a family as blocks, the same every time."""
    given = real_forms(family.wish.schemas) if family.real else ()
    count = count if family.most is None else min(count, family.most)
    for number in range(min(count, len(given)) if family.real else count):
        random = Random(f"{family.name}:{number}")
        known = given[number] if family.real else make(random, family.wish)
        known = family.content(known) if family.content else known
        style = choose(random, known.forms[0].schema, family.options)
        made = blocks(known, style)
        name = f"{family.name}-{number:02}"
        wanted = expected(known, style, name)
        yield Draft(name=name, known=known, style=style, blocks=family.changer(made, random) if family.changer else made, wanted=wanted)


def text_cases(family: Family, made: Sequence[Draft]) -> Iterator[Case]:
    """Yield the documents of a family that is printed as text."""
    for draft in made:
        random = Random(f"printing:{draft.name}")
        printing = random.choice(family.printing)
        text = family.printer(draft.known, draft.style, random) if family.printer else text_of(draft.blocks, printing)
        yield Case(name=f"{draft.name}.txt", data=text.encode(), wanted=draft.wanted)
