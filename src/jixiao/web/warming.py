"""What the first requests would make at the same time is made before any comes: by one thread, in the process that the others come from.

A type that msgspec has not seen yet is worked out at its first use, and two threads that do so at once end the process. What is made
here is shared by all processes, and the first page after a start need not wait for it.
"""

from collections.abc import Iterator
from contextlib import suppress

from msgspec import Struct
from msgspec.json import Decoder

from jixiao.audit.load import shipped_rules
from jixiao.desk.loading import shipped_desks
from jixiao.ledger.measurefile import shipped_measures
from jixiao.params.load import parameters
from jixiao.web.blanks import forms_in_order
from jixiao.web.declarations.reports import program_mark


def warm() -> None:
    """Make ready what is the same for everybody: types, rules, desks, measures, figures, forms."""
    known_types()
    shipped_rules()
    shipped_desks()
    shipped_measures()
    parameters()
    forms_in_order()
    program_mark()
    known_types()  # what came with them


def known_types() -> int:
    """Have every type of ours that is loaded worked out; return how many there are."""
    found = [one for one in set(_below(Struct)) if one.__module__.startswith("jixiao.")]
    for one in found:
        with suppress(TypeError, NameError):  # a type that is written and never read
            Decoder(one)
    return len(found)


def _below(one: type[Struct]) -> Iterator[type[Struct]]:
    for under in one.__subclasses__():
        yield under
        yield from _below(under)
