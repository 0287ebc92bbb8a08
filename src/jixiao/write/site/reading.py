"""What a published page says first of a form that was not read whole or not surely: what is empty there may be filled in."""

from collections.abc import Iterator

from jixiao.forms.remarks import remark_in
from jixiao.model.document import Document
from jixiao.model.fields import field_words
from jixiao.params.certainty import is_clear
from jixiao.write.page import Lang
from jixiao.write.site.say import Say

MOST_NAMED = 8
WHOLE = ("", "/projects")
"""Pointers of what was not read and may belong to any form."""


def on_the_reading(document: Document, position: int, lang: Lang = "zh") -> tuple[str, ...]:
    """Return what is to be said of the reading of a project, by its position from 0; nothing of one read whole and surely."""
    say = Say(lang)
    told = tuple(_told(document, position, say))
    zh = "没有读到的地方在这里是空的，不表示原件没有填；以原件为准。"
    return (*told, say(zh, "What was not read is empty here, which does not say that it is blank in the original.")) if told else ()


def _told(document: Document, position: int, say: Say) -> Iterator[str]:
    at = f"/projects/{position}"
    missed = [remark_in(say.lang, part.message).rstrip("。.") for part in document.unread if _is_of(part.path, at)]
    if missed:
        yield say(f"没有读到：{'；'.join(missed)}。", f"Not read: {'; '.join(missed)}.")
    elif document.projects[position].partly_read:
        yield say("这张表只读成了一部分。", "This form was read in part only.")
    weak = [path for path, place in document.places.items() if path.startswith(f"{at}/") and not is_clear(place.confidence)]
    if weak:
        named = say.list(*(field_words(path, say.lang) for path in weak[:MOST_NAMED]))
        more = say("等", " and others") if len(weak) > MOST_NAMED else ""
        yield say(f"读得不确定 {len(weak)} 处：{named}{more}。", f"Read without certainty in {len(weak)} places: {named}{more}.")


def _is_of(path: str, at: str) -> bool:
    return path in (*WHOLE, at) or path.startswith(f"{at}/")
