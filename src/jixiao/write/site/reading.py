"""What a published page says first of a form that was not read whole or not surely: what is empty there may be filled in."""

from collections.abc import Iterator

from jixiao.model.document import Document
from jixiao.model.fields import field_words
from jixiao.params.certainty import is_clear

MOST_NAMED = 8
WHOLE = ("", "/projects")
"""Pointers of what was not read and may belong to any form."""


def on_the_reading(document: Document, position: int) -> tuple[str, ...]:
    """Return what is to be said of the reading of a project, by its position from 0; nothing of one read whole and surely."""
    told = tuple(_told(document, position))
    return (*told, "没有读到的地方在这里是空的，不表示原件没有填；以原件为准。") if told else ()


def _told(document: Document, position: int) -> Iterator[str]:
    at = f"/projects/{position}"
    missed = [part.message.rstrip("。.") for part in document.unread if part.path in (*WHOLE, at) or part.path.startswith(f"{at}/")]
    if missed:
        yield f"没有读到：{'；'.join(missed)}。"
    elif document.projects[position].partly_read:
        yield "这张表只读成了一部分。"
    weak = [path for path, place in document.places.items() if path.startswith(f"{at}/") and not is_clear(place.confidence)]
    if weak:
        named = "、".join(field_words(path) for path in weak[:MOST_NAMED])
        yield f"读得不确定 {len(weak)} 处：{named}{'等' if len(weak) > MOST_NAMED else ''}。"
