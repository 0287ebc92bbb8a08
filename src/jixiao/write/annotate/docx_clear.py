"""The comments of an earlier run taken out of a Word document, with their marks; those that somebody answered stay."""

from collections.abc import Collection

from jixiao.write.annotate.container import Container
from jixiao.write.annotate.spans import Element, Patches, parsed

RANGES = ("commentRangeStart", "commentRangeEnd")
EXTRAS = {"commentsExtended": "commentEx", "commentsIds": "commentId"}
"""Parts that tell more of comments, by the kind of their relationship, and the element that does so for a paragraph."""


def clear(package: Container, main: str, part: str, author: tuple[str, str]) -> None:
    """Take out what an earlier run wrote under that name and those initials: its comments, and what marks and extends them."""
    data = package.read(part)
    root = parsed(data)
    answered = _answered(package, main)
    old = [
        node for node in root.iter("comment") if (node.get("author"), node.get("initials")) == author and not answered & _paragraphs(node)
    ]
    if not old:
        return
    package.write(part, _without(data, old))
    _clear_marks(package, main, {node.get("id") or "" for node in old})
    _clear_extras(package, main, {paragraph for node in old for paragraph in _paragraphs(node)})


def _paragraphs(comment: Element) -> set[str]:
    """Return the ids of a comment's paragraphs; a file that only we wrote has none."""
    return {own for node in comment.iter("p") if (own := node.get("paraId"))}


def _answered(package: Container, main: str) -> set[str]:
    """Return the ids of the paragraphs that answers belong to."""
    part = package.related(main, "commentsExtended")
    nodes = parsed(package.read(part)).iter("commentEx") if part else ()
    return {parent for node in nodes if (parent := node.get("paraIdParent"))}


def _clear_marks(package: Container, main: str, numbers: Collection[str]) -> None:
    data = package.read(main)
    root = parsed(data)
    ranges = [node for name in RANGES for node in root.iter(name) if node.get("id") in numbers]
    runs = [run for run in root.iter("r") if (mark := run.child("commentReference")) is not None and mark.get("id") in numbers]
    alone = [run if _says_nothing(run) else run.child("commentReference") for run in runs]
    package.write(main, _without(data, [*ranges, *(node for node in alone if node is not None)]))


def _says_nothing(run: Element) -> bool:
    return all(child.local in ("rPr", "commentReference") for child in run.children)


def _clear_extras(package: Container, main: str, paragraphs: Collection[str]) -> None:
    for kind, name in EXTRAS.items():
        part = package.related(main, kind)
        if part is not None:
            data = package.read(part)
            package.write(part, _without(data, [node for node in parsed(data).iter(name) if node.get("paraId") in paragraphs]))


def _without(data: bytes, nodes: Collection[Element]) -> bytes:
    patches = Patches(data)
    for node in nodes:
        patches.replace(node.start, node.end, "")
    return patches.done()
