"""What somebody typed in a form put into the text as it stands: made, or refused with the reason and kept where it was typed."""

from collections.abc import Iterator, Mapping, Sequence
from typing import NamedTuple

from msgspec import DecodeError
from msgspec.json import encode

from jixiao.actions.correct import differences, text_at
from jixiao.actions.revise import Edit, revised
from jixiao.door import decoded
from jixiao.errors import JixiaoError, UsageWrong
from jixiao.model.document import Document
from jixiao.web.screens.calculation import edit_of

MET = "这一格别处已改成 {other}，您写的是 {own}，没有改。要用您的，请再写一次。"


class Refused(NamedTuple):
    """A change that was not made, and why; ``met`` another change, made elsewhere."""

    edit: Edit
    sentence: str
    met: bool = False


class Applied(NamedTuple):
    """The document with the changes that could be made, and those that were refused."""

    document: Document
    refused: tuple[Refused, ...]


def applied(seen: Document, now: Document, edits: Sequence[Edit], left: Mapping[str, str] | None = None) -> Applied:
    """Return the document as it is now with changes made on the state that was seen; one that meets another change is refused.

    ``left`` are texts by path that met another change before and stand on the page since: a page sends them again by itself, and
    only what is written anew may take the other's place.
    """
    moved = frozenset(differences(seen, now)) if seen is not now else frozenset()
    refused = []
    for edit in edits:
        try:
            if (edit.path in moved or (left or {}).get(edit.path) == edit.text) and (other := text_at(now, edit.path)) != edit.text:
                refused.append(Refused(edit, MET.format(other=other or "空白", own=edit.text or "空白"), met=True))
            else:
                now = revised(now, [edit])
        except JixiaoError as wrong:
            refused.append(Refused(edit, wrong.zh))
    return Applied(now, tuple(refused))


def left_in(sent: Mapping[str, str]) -> dict[str, str]:
    """Return the texts that a page says met another change; none where it says nothing that can be read."""
    try:
        return decoded(sent.get("left", "{}"), dict[str, str])
    except DecodeError:
        return {}


def conflict_words(refused: Sequence[Refused]) -> str:
    """Return what a page says of texts that met another change, "" where none did."""
    met = {one.edit.path: one.edit.text for one in refused if one.met}
    return encode(met).decode() if met else ""


def typed(sent: Mapping[str, str], seen: Document, position: int) -> tuple[Edit, ...]:
    """Return the fields that say something else than when the form was made, then those that a pressed button sets.

    ``sent`` are the fields of the form at a position from 1, 0 for the cover; numbers of the calculation become its text.
    UsageWrong for a field that is gone.
    """
    edits = [Edit(path=name, text=text) for name, text in sent.items() if name.startswith("/")]
    found = {one.path: one for one in edits if "/terms/" not in one.path and _plain(one.text) != _plain(_shown(seen, one.path))}
    if position:
        text = edit_of(seen.projects[position - 1], position, [one for one in edits if "/terms/" in one.path])
        if text is not None and text.path not in found:
            found[text.path] = text
    return tuple((found | {one.path: one for one in pressed(sent.get("set", ""))}).values())


def pressed(packed: str) -> Iterator[Edit]:
    """Yield the changes that a button stands for, a line each."""
    for line in packed.splitlines():
        path, sign, text = line.strip().partition("=")
        if sign and path.startswith("/"):
            yield Edit(path=path, text=text)


def _shown(document: Document, path: str) -> str:
    try:
        return text_at(document, path)
    except (AttributeError, IndexError, KeyError, ValueError) as wrong:
        raise UsageWrong("这一格已经不在了，没有改。请刷新页面再改。", "The field is gone; nothing was changed.") from wrong


def _plain(text: str) -> str:
    return text.replace("\r\n", "\n").strip()
