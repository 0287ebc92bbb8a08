"""Office Open XML packages: which part is the main one, what it refers to, and what may not be in it."""

import re
from collections.abc import Iterator
from posixpath import dirname, join, normpath
from typing import NamedTuple

from jixiao.read.blocks import Repair
from jixiao.read.formats._xml import Node, attribute, local, parsed
from jixiao.read.formats._zip import LARGEST, Container, opened, without_macros
from jixiao.read.refused import Refused

TYPES = "[Content_Types].xml"
LOCAL = re.compile(r"(?:file:/{0,3})?(?:[A-Za-z]:[\\/]|[^\\/:]+$|/(?!/))", re.IGNORECASE)
PICTURE = re.compile(r"/media/[^/]+\.(?:png|jpe?g|bmp|tiff?|emf|wmf|gif)$", re.IGNORECASE)
PICTURE_FROM = 20_000
"""Smaller pictures are signs and logos."""
HARMLESS = ("hyperlink",)
"""Kinds of external relationships that nothing follows by itself."""


BESIDE = re.compile(r"externalLinks/[^/]+\.xml$|word/(?:header|footer|footnotes|endnotes|comments|glossary/document)\d*\.xml$")
FIELDS = (b"instr", b"Link")
"""Parts beside the main one that may start another program, and what their bytes hold then."""
DDE = re.compile(r"\bDDE(?:AUTO)?\b")


class Relation(NamedTuple):
    """A relationship: its kind (the last word of its type) and its target as a part's name."""

    kind: str
    target: str


class Package(NamedTuple):
    """A package with its main part's name and that part's relationships by id."""

    container: Container
    main: str
    relations: dict[str, Relation]

    def part(self, kind: str) -> str | None:
        """Return the name of the first part of a kind, None where there is none."""
        return next((r.target for r in self.relations.values() if r.kind == kind and r.target in self.container), None)


def package(data: bytes, most: int = LARGEST) -> Package:
    """Return the package in ``data``, of up to ``most`` bytes unpacked; Refused where it holds what no form needs."""
    container = opened(data, most)
    if TYPES not in container:
        raise Refused(
            "不是完整的办公文件（缺少内容类型表）。请用原软件另存一份。", "It is no complete office file. Save a copy in its own program."
        )
    without_macros(container, content_types(container))
    for name in container.names():
        if name.endswith(".rels"):
            external(container.read(name))
        elif BESIDE.search(name) and (b"\0" in (part := container.read(name)) or any(sign in part for sign in FIELDS)):
            without_dde(parsed(part))
    main = next((r.target for r in relations(container, "").values() if r.kind == "officeDocument"), None)
    if main is None or main not in container:
        raise Refused(
            "不是完整的办公文件（找不到正文）。请用原软件另存一份。",
            "It is no complete office file: there is no main part. Save a copy in its own program.",
        )
    return Package(container, main, relations(container, main))


def content_types(container: Container) -> str:
    """Return the kinds of all parts, one behind the other."""
    return " ".join(node.get("ContentType") or "" for node in parsed(container.read(TYPES)))


def relations(container: Container, part: str) -> dict[str, Relation]:
    """Return the relationships of a part by id."""
    name = join(dirname(part), "_rels", part.rpartition("/")[2] + ".rels")
    if name not in container:
        return {}
    found = {}
    for node in parsed(container.read(name)):
        target = node.get("Target") or ""
        kind = (node.get("Type") or "").rpartition("/")[2]
        if node.get("TargetMode") != "External":
            target = normpath(join(dirname(part), target)).lstrip("/") if not target.startswith("/") else target.lstrip("/")
        found[node.get("Id") or ""] = Relation(kind, target)
    return found


def external(data: bytes) -> None:
    """Raise Refused where a relationship fetches something from elsewhere; links and a template on a disk are let pass."""
    for node in parsed(data):
        kind = (node.get("Type") or "").rpartition("/")[2]
        if node.get("TargetMode") != "External" or kind in HARMLESS:
            continue
        if kind == "attachedTemplate" and LOCAL.match(node.get("Target") or ""):
            continue
        raise Refused(
            "文件引用了外部的模板、图片或对象，打开时会访问别处，不予打开。请断开外部链接后另存一份。",
            "The file refers to templates, pictures or objects elsewhere. Break its external links and save a copy.",
        )


def without_dde(root: Node) -> None:
    """Raise Refused where a part has a field, or a link of a workbook, that starts another program."""
    fields = "".join(node.text or "" for node in root.iter("{*}instrText"))
    simple = " ".join(attribute(node, "instr") or "" for node in root.iter("{*}fldSimple"))
    if DDE.search(fields) or DDE.search(simple) or any(local(node) in ("ddeLink", "oleLink") for node in root):
        raise starts_others()


def starts_others() -> Refused:
    """Return the refusal of what starts another program."""
    return Refused(
        "文件里有 DDE 域或链接，打开时会启动别的程序，不予打开。请删除后另存一份。",
        "The file has DDE fields or links, which start other programs. Remove them and save a copy.",
    )


def pictures(container: Container) -> Iterator[Repair]:
    """Yield that a package holds pictures, whose text is not read."""
    count = sum(PICTURE.search(name) is not None and container.size(name) >= PICTURE_FROM for name in container.names())
    if count:
        yield Repair(f"文件里有 {count} 张图片，图片里的字没有读。", 0.8)
