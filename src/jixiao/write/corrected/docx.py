"""Cells and figures of a Word document changed where they stand; the type of the letters stays that of the cell."""

from collections.abc import Sequence

from jixiao.write.annotate.container import Container
from jixiao.write.annotate.docx_places import Places, essence, own_paragraphs, text_of
from jixiao.write.annotate.spans import Element, Patches, parsed
from jixiao.write.corrected.change import Corrected, FieldChange, in_sentence, whole
from jixiao.write.escaping import escape


def corrected(data: bytes, changes: Sequence[FieldChange]) -> Corrected:
    """Return the document with those changes that have a cell, or an amount in a sentence, of their own."""
    package = Container(data)
    main = package.related("", "officeDocument") or "word/document.xml"
    body = package.read(main)
    places, patches = Places(parsed(body)), Patches(body)
    done = tuple(change.path for change in changes if _changed(places, patches, change))
    package.write(main, patches.done())
    return Corrected(package.bytes(), done)


def _changed(places: Places, patches: Patches, change: FieldChange) -> bool:
    place = change.place
    if place.table is not None and place.row is not None:
        cell = places.cells.get((place.table, place.row, place.column or 1))
        if change.beside:
            return _fill(places, patches, change)
        if cell is None:
            return False
        if _in_sentence(patches, cell, change):
            return True
        text = whole(place.text, change) if essence(text_of(cell)) == essence(place.text) else None
        return text is not None and _put(patches, list(own_paragraphs(cell)), text)
    paragraph = places.paragraphs.get(place.line) if place.line is not None else None
    return paragraph is not None and _in_sentence(patches, paragraph, change)


def _fill(places: Places, patches: Patches, change: FieldChange) -> bool:
    """Put the text into the cell behind the label, where that one is empty."""
    own = (change.place.table, change.place.row)
    behind = sorted(key for key in places.cells if key[:2] == own and key[2] > (change.place.column or 1))
    cell = places.cells[behind[0]] if behind else None
    return cell is not None and not essence(text_of(cell)) and _put(patches, list(own_paragraphs(cell)), change.text)


def _put(patches: Patches, paragraphs: Sequence[Element], text: str) -> bool:
    """Put the text in place of all words of a cell; the first run's look is kept."""
    if not paragraphs:
        return False
    runs = [t for paragraph in paragraphs for t in paragraph.iter("t")]
    if not runs:
        prefix = paragraphs[0].prefix
        patches.inside(paragraphs[0], f'<{prefix}r><{prefix}t xml:space="preserve">{escape(text)}</{prefix}t></{prefix}r>')
        return True
    for number, run in enumerate(runs):
        _write(patches, run, text if number == 0 else "")
    return True


def _in_sentence(patches: Patches, element: Element, change: FieldChange) -> bool:
    """Change an amount in a sentence, whatever runs it is spread over."""
    runs = list(element.iter("t"))
    found = in_sentence("".join("".join(run.texts) for run in runs), change)
    if found is None:
        return False
    start, end, new = found
    at = 0
    for run in runs:
        own = "".join(run.texts)
        low, high = max(start - at, 0), min(end - at, len(own))
        if low < high:
            _write(patches, run, own[:low] + new + own[high:])
            new = ""
        at += len(own)
    return True


def _write(patches: Patches, run: Element, text: str) -> None:
    if run.empty:
        patches.inside(run, escape(text))
    else:
        patches.replace(run.inner, run.close, escape(text))
