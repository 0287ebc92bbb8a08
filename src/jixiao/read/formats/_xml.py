"""Parts of office files as XML trees: without entities, network or document types, and with libxml2's own limits."""

import re
from collections.abc import Iterator
from functools import lru_cache
from typing import Protocol, cast

from jixiao.read.refused import Refused

DOCTYPE = re.compile(rb"<!\s*(?:DOCTYPE|ENTITY)", re.IGNORECASE)
RELATIONS = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}"


class Node(Protocol):
    """What the readers use of an element."""

    tag: str
    text: str | None
    tail: str | None
    sourceline: int | None

    def get(self, key: str, default: str | None = None) -> str | None:
        """Return an attribute."""

    def iterancestors(self, *tags: str) -> Iterator["Node"]:
        """Yield what it stands in, innermost first."""
        ...

    def iter(self, *tags: str) -> Iterator["Node"]:
        """Yield the element and all below it."""

    def find(self, path: str) -> "Node | None":
        """Return the first element at a path."""

    def findall(self, path: str) -> list["Node"]:
        """Return all elements at a path."""

    def itertext(self) -> Iterator[str]:
        """Yield all text below."""

    def keys(self) -> list[str]:
        """Return the names of the attributes."""

    def getparent(self) -> "Node | None":
        """Return the element above."""

    def __iter__(self) -> Iterator["Node"]: ...

    def __len__(self) -> int: ...


def parsed(data: bytes) -> Node:
    """Return the root of a part; Refused where it declares a document type or is no XML."""
    from lxml import etree  # noqa: PLC0415 - only the child pays for it

    if DOCTYPE.search(data) or DOCTYPE.search(data.replace(b"\0", b"") if b"\0" in data[:200] else b""):
        raise declared()
    parser = etree.XMLParser(
        resolve_entities=False, no_network=True, huge_tree=False, remove_comments=True, remove_pis=True, load_dtd=False
    )
    try:
        root = etree.fromstring(data, parser)
    except etree.XMLSyntaxError as broken:
        raise Refused(
            "文件内部的 XML 有错或超过限度，读不出。请用原软件打开后另存一份。",
            "Its inner XML is wrong or over a limit. Open it in its own program and save a copy.",
        ) from broken
    if root.getroottree().docinfo.internalDTD is not None:
        raise declared()
    return cast("Node", root)


def declared() -> Refused:
    """Return the refusal of a part with a document type."""
    return Refused(
        "文件内部声明了 DOCTYPE 或实体，可能是攻击文件，不予打开。请用原软件另存一份。",
        "Its inner XML declares a document type or entities. Save a copy in its own program.",
    )


def local(node: Node) -> str:
    """Return an element's name without its namespace."""
    return bare(node.tag)


@lru_cache(maxsize=1024)
def bare(tag: str) -> str:
    """Return the name of an element's tag without the namespace before it."""
    return tag.rpartition("}")[2]


def attribute(node: Node, name: str) -> str | None:
    """Return an attribute by its name without namespace."""
    value = node.get(name)
    if value is not None:
        return value
    return next((node.get(key) for key in node.keys() if key.rpartition("}")[2] == name), None)  # noqa: SIM118 - an element is no dict
