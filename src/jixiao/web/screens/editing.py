"""What somebody typed in a form put into the text as it stands: made, or refused with the reason and kept where it was typed."""

from collections.abc import Iterator, Mapping, Sequence
from typing import NamedTuple

from jixiao.actions.correct import differences, text_at
from jixiao.actions.revise import Edit, revised
from jixiao.errors import JixiaoError, UsageWrong
from jixiao.model.document import Document
from jixiao.web.screens.calculation import edit_of


class Refused(NamedTuple):
    """A change that was not made, and why."""

    edit: Edit
    sentence: str


class Applied(NamedTuple):
    """The document with the changes that could be made, and those that were refused."""

    document: Document
    refused: tuple[Refused, ...]


def applied(seen: Document, now: Document, edits: Sequence[Edit]) -> Applied:
    """Return the document as it is now with changes made on the state that was seen; one that meets another change is refused."""
    moved = frozenset(differences(seen, now)) if seen is not now else frozenset()
    refused = []
    for edit in edits:
        try:
            if edit.path in moved and (other := text_at(now, edit.path)) != edit.text:
                raise UsageWrong(
                    f"这一格别处已改成 {other or '空白'}，您写的是 {edit.text or '空白'}，没有改。要用您的，请再写一次。",
                    "The field was changed elsewhere since; nothing was changed.",
                )
            now = revised(now, [edit])
        except JixiaoError as wrong:
            refused.append(Refused(edit, wrong.zh))
    return Applied(now, tuple(refused))


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
