"""The page: at the left the document, at the right what was read, project by project; a press on either leads to the other."""

from collections.abc import Iterator, Mapping, Sequence
from functools import cache, partial
from pathlib import Path
from typing import Any, NamedTuple

from msgspec import to_builtins

from jixiao.forms.remarks import remark_in
from jixiao.model.document import Document
from jixiao.model.fields import field_words, project_position
from jixiao.values.money import Money
from jixiao.values.place import NEEDS_PERSON, Place
from jixiao.write.difference.in_words import is_money_path
from jixiao.write.document.printed import money
from jixiao.write.look.markup import Markup
from jixiao.write.look.page import page as html_page
from jixiao.write.look.templates import templates
from jixiao.write.page import Page
from jixiao.write.show.source import Key, PagePicture, Source, place_key, things
from jixiao.write.where import file_name, place_words

Frame = tuple[float, float, float, float]
"""Left, top, width and height, in the units of a page."""
SURE = 0.95
"""From this confidence on a value is shown as read without doubt."""


class Value(NamedTuple):
    """Something that was read: its number on the page, pointer, printed value (None: blank), place."""

    number: int
    path: str
    shown: str
    place: Place


def show_html(document: Document, sources: Sequence[Source], page: Page) -> str:
    """Return the page for a document and its source."""
    values = list(read_values(document))
    here = linked(values, sources)
    doubtful = sum(v.place.confidence < NEEDS_PERSON for v in values)
    told = page.say(f"读到 {len(values)} 个值，{doubtful} 个须人工核对", f"{len(values)} values, {doubtful} need a person")
    body = _page().render(
        say=page.say,
        lang=page.lang,
        file=file_name(document.source.file),
        told=told,
        sources=sources,
        warnings=document.warnings,
        groups=_groups(document, values, page),
        placed={v.number for group in here.values() for v in group},
        values_at=lambda place: here.get(place_key(place), ()),
        drawn_on=partial(drawn_on, here),
        where=lambda value: place_words(value.place, page) or page.say("原文", "there"),
    )
    return html_page(f"{file_name(document.source.file)} · {told}", Markup(body), "show", lang=page.lang, look="p-show")


@cache
def _page() -> Any:  # noqa: ANN401 - a type of a package that a terminal does without
    known = {"look": look, "runs": runs, "field_words": field_words, "remark_in": remark_in, "SURE": SURE, "round": round}
    return templates(Path(__file__).parent, known).get_template("show.jinja")


def read_values(document: Document) -> Iterator[Value]:
    """Yield every value that has a place, in the order of the document."""
    plain = to_builtins(document)
    number = 0
    for path, place in document.places.items():
        found = at(plain, path)
        if isinstance(found, dict) and "raw" in found:
            found = found["raw"]
        if found is None or isinstance(found, dict | list):
            continue
        number += 1
        yield Value(number, path, money(Money(found), "元") if is_money_path(path) and isinstance(found, str) else str(found), place)


def at(plain: object, path: str) -> object:
    """Return what stands at a pointer, None where nothing does."""
    for part in path.split("/")[1:]:
        name = part.replace("~1", "/").replace("~0", "~")
        if isinstance(plain, dict):
            plain = plain.get(name)
        elif isinstance(plain, list | tuple) and name.isdecimal() and int(name) < len(plain):
            plain = plain[int(name)]
        else:
            return None
    return plain


def linked(values: Sequence[Value], sources: Sequence[Source]) -> dict[Key, list[Value]]:
    """Return the values by the place of the thing that they stand in; by line alone where cells have none of their own."""
    known = {place_key(place) for source in sources for _, place in things(source)}
    numbers = {s.number for s in sources if isinstance(s, PagePicture)}
    found: dict[Key, list[Value]] = {}
    for value in values:
        own = place_key(value.place)
        if own not in known:
            own = (value.place.line, None, None, None, None, None)
        if own in known or (value.place.box is not None and value.place.page in numbers):
            found.setdefault(own if own in known else place_key(value.place), []).append(value)
    return found


def look(value: Value) -> str:
    """Return the class of a value's box by how surely it was read."""
    return "box" if value.place.confidence >= SURE else "box mended" if value.place.confidence >= NEEDS_PERSON else "box doubt"


def runs(text: str, values: Sequence[Value]) -> Iterator[tuple[str, Value | None]]:
    """Yield the parts of a text with the value that each says, None for what says none; "" for a value whose words are not in it."""
    left = text
    rest: list[Value] = []
    for value in sorted(values, key=lambda v: text.find(v.place.text) if v.place.text else -1):
        start = left.find(value.place.text) if value.place.text.strip() else -1
        if start < 0:
            rest.append(value)
            continue
        end = start + len(value.place.text)
        yield left[:start], None
        yield left[start:end], value
        left = left[end:]
    yield left, None
    yield from (("", value) for value in rest)


def drawn_on(here: Mapping[Key, Sequence[Value]], source: PagePicture) -> Iterator[tuple[Value, Frame]]:
    """Yield the values on a picture with where they stand on it."""
    for value in (value for values in here.values() for value in values if value.place.page == source.number):
        if (frame := frame_of(value)) is not None:
            yield value, frame


def frame_of(value: Value) -> Frame | None:
    """Return where a value stands on its page, None where nobody can say; what is narrower than one unit is one wide."""
    if value.place.box is None:
        return None
    x0, y0, x1, y1 = value.place.box
    return x0, y0, max(1.0, x1 - x0), max(1.0, y1 - y0)


def _groups(document: Document, values: Sequence[Value], page: Page) -> list[tuple[str, list[Value]]]:
    """Return the values by project, each under its title, those of the cover first."""
    groups: dict[int, list[Value]] = {}
    for value in values:
        groups.setdefault(project_position(value.path) or 0, []).append(value)
    return [(_title(document, position, page), groups[position]) for position in sorted(groups)]


def _title(document: Document, position: int, page: Page) -> str:
    if not position:
        return page.say("封面", "Cover")
    return page.say(f"项目 {position}", f"Project {position}") + f" {document.projects[position - 1].name or ''}"
