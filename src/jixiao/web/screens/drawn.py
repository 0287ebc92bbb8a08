"""Parts of pages that follow from a text alone, kept as they were drawn for whoever sees the same text next.

A part is known by all that it is drawn with: what the audit of the text follows from, the template, and what the page gives beside the
text (an address, whether it may be written in). Of a person nothing goes in; the one thing that belongs to a request, the field against
forgery, is put in its place each time.
"""

import zlib
from collections.abc import Callable, Mapping
from secrets import token_hex

from django.http import HttpRequest
from django.template.backends.utils import csrf_input
from django.template.loader import get_template
from markupsafe import Markup
from msgspec.msgpack import decode, encode

from jixiao.model.document import Document
from jixiao.model.finding import DocumentReport
from jixiao.system.recalled import Recalled
from jixiao.web.declarations.papers import SeenDeclaration

KEPT = 2048
"""Parts that a process remembers, some ten thousand bytes each."""
QUICK = 1
"""The level of packing."""
FIELD = Markup("<!-- {} -->").format(token_hex(16))
"""Stands where the field against forgery goes: nobody outside knows it, so no text can hold it."""
Given = Mapping[str, str | int | bool]
Make = Callable[[DocumentReport, Document, Given], Mapping[str, object]]
"""Makes of a text, and of what the page gives, what the macros are drawn with."""
parts = Recalled[bytes](KEPT)


def drawn(
    request: HttpRequest, found: SeenDeclaration, template: str, make: Make, given: Given, passing: Mapping[str, object] | None = None
) -> dict[str, Markup]:
    """Return by name what each macro of a template draws that asks for nothing.

    ``passing`` is what only this answer shows, such as what was refused: where there is any of it, the part is drawn anew and not kept.
    """
    once = passing or {}

    def anew() -> bytes:
        told = {**given, **once, **make(found.report, found.document, given), "csrf_input": FIELD}
        module = get_template(template).template.make_module(told)  # type: ignore[attr-defined] # as Jinja has it
        made = {name: macro() for name, macro in vars(module).items() if not getattr(macro, "arguments", name)}
        return zlib.compress(encode({name: str(part) for name, part in made.items()}), QUICK)

    packed = anew() if any(once.values()) else parts.get((found.ground, template, tuple(sorted(given.items()))), anew)
    told = decode(zlib.decompress(packed), type=dict[str, str])
    return {name: Markup(_with_field(part, request)) for name, part in told.items()}  # noqa: S704 - as drawn


def _with_field(part: str, request: HttpRequest) -> str:
    return part.replace(FIELD, csrf_input(request)) if FIELD in part else part
