"""Comments in a Word document, as its own program writes them: a part of comments, and two marks at the cell."""

from collections.abc import Sequence
from datetime import date
from typing import NamedTuple

from jixiao.write.annotate.container import HEAD, Container
from jixiao.write.annotate.docx_clear import clear
from jixiao.write.annotate.docx_places import CommentPlace, Places
from jixiao.write.annotate.remark import AUTHOR, INITIALS, Remark
from jixiao.write.annotate.spans import Patches, parsed
from jixiao.write.escaping import escape

W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
TYPE = "application/vnd.openxmlformats-officedocument.wordprocessingml.comments+xml"
COMMENTS = "word/comments.xml"


class Author(NamedTuple):
    """Who comments."""

    name: str
    initials: str


OURS = Author(AUTHOR, INITIALS)


def annotated(data: bytes, remarks: Sequence[Remark], day: date | None, author: Author = OURS) -> bytes:
    """Return the document with a comment for every remark in place of those of an earlier run; all parts but four keep their bytes."""
    package = Container(data)
    main = package.related("", "officeDocument") or "word/document.xml"
    part = package.related(main, "comments")
    if part is not None:
        clear(package, main, part, author)
    first = next_number(package.read(part)) if part else 0
    body = package.read(main)
    root = parsed(body)
    places, patches = Places(root), Patches(body)
    written: list[str] = []
    for remark in remarks:
        spot = places.spot(remark.place)
        if spot is not None:
            mark(patches, spot, first + len(written))
            written.append(comment(remark, first + len(written), day, author))
    package.write(main, patches.done())
    keep_comments(package, main, part, "".join(written))
    return package.bytes()


def next_number(comments: bytes) -> int:
    """Return the first number that no comment has."""
    numbers = [int(said) for node in parsed(comments).iter("comment") if (said := node.get("id") or "").isdecimal()]
    return max(numbers, default=-1) + 1


def mark(patches: Patches, spot: CommentPlace, number: int) -> None:
    """Put the two marks of a comment around what it speaks of, and its reference behind."""
    prefix = spot.first.prefix
    start = f'<{prefix}commentRangeStart {prefix or "w:"}id="{number}"/>'
    end = f'<{prefix}commentRangeEnd {prefix or "w:"}id="{number}"/><{prefix}r><{prefix}commentReference {prefix or "w:"}id="{number}"/></{prefix}r>'
    properties = spot.first.child("pPr")
    if properties is not None:
        patches.insert(properties.end, start)
    else:
        patches.inside(spot.first, start, first=True)
    patches.inside(spot.last, end)


def comment(remark: Remark, number: int, day: date | None, author: Author = OURS) -> str:
    """Return a comment: the code and level in bold, then what is wrong, how to mend it, the law."""
    dated = f' w:date="{day.isoformat()}T00:00:00Z"' if day else ""
    head = f'<w:p><w:r><w:annotationRef/></w:r><w:r><w:rPr><w:b/></w:rPr><w:t xml:space="preserve">{escape(remark.head)}</w:t></w:r></w:p>'
    rest = "".join(f'<w:p><w:r><w:t xml:space="preserve">{escape(line)}</w:t></w:r></w:p>' for line in remark.lines)
    return (
        f'<w:comment xmlns:w="{W}" w:id="{number}" w:author="{author.name}" w:initials="{author.initials}"{dated}>{head}{rest}</w:comment>'
    )


def keep_comments(package: Container, main: str, part: str | None, written: str) -> None:
    """Add the comments to their part, made where there is none."""
    if part is not None:
        data = package.read(part)
        patches = Patches(data)
        patches.inside(parsed(data), written)
        package.write(part, patches.done())
        return
    name = COMMENTS if not package.has(COMMENTS) else package.free_name("word/comments{}.xml")
    package.write(name, f'{HEAD}<w:comments xmlns:w="{W}">{written.replace(f" xmlns:w={chr(34)}{W}{chr(34)}", "")}</w:comments>')
    package.relate(main, "comments", name)
    package.declare(
        f'<Override xmlns="http://schemas.openxmlformats.org/package/2006/content-types" PartName="/{name}" ContentType="{TYPE}"/>'
    )
