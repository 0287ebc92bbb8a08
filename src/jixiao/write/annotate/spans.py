"""XML read with the byte span of every element, so that something can be put in without touching a byte elsewhere."""

import re
from collections.abc import Iterator
from functools import partial
from xml.parsers import expat

from jixiao.errors import UsageWrong

TAG_END = re.compile(rb"""(?:[^"'>]|"[^"]*"|'[^']*')*>""")
UTF16 = (b"\xff\xfe", b"\xfe\xff")


class Element:
    """An element: its name as written, attributes, children, text, and where it begins and ends in the bytes."""

    __slots__ = ("attributes", "children", "close", "end", "inner", "name", "start", "texts")

    def __init__(self, name: str, attributes: dict[str, str], start: int, inner: int) -> None:
        """Begin at ``start``; ``inner`` is where its start tag ends."""
        self.name, self.attributes = name, attributes
        self.children: list[Element] = []
        self.texts: list[str] = []
        self.start, self.inner, self.close, self.end = start, inner, inner, inner

    @property
    def local(self) -> str:
        """Return the name without its prefix."""
        return self.name.rpartition(":")[2]

    @property
    def prefix(self) -> str:
        """Return the prefix with its colon, empty for none."""
        return self.name[: -len(self.local)]

    @property
    def empty(self) -> bool:
        """Whether it is written as one tag, ``<a/>``."""
        return self.close == self.inner == self.end

    def get(self, local: str) -> str | None:
        """Return an attribute by its name without prefix."""
        return next((v for k, v in self.attributes.items() if k.rpartition(":")[2] == local), None)

    def child(self, local: str) -> "Element | None":
        """Return the first child of a name."""
        return next((c for c in self.children if c.local == local), None)

    def iter(self, local: str) -> Iterator["Element"]:
        """Yield the descendants of a name in the order of the document."""
        for child in self.children:
            if child.local == local:
                yield child
            yield from child.iter(local)


def parsed(data: bytes) -> Element:
    """Return the root element; UsageWrong for what is no well-formed XML in UTF-8."""
    if data.startswith(UTF16):
        raise _refused()
    parser = expat.ParserCreate()
    stack: list[Element] = [Element("", {}, 0, 0)]

    def start(name: str, attributes: dict[str, str]) -> None:
        at = parser.CurrentByteIndex
        found = TAG_END.match(data, at)
        element = Element(name, attributes, at, found.end() if found else at)
        stack[-1].children.append(element)
        stack.append(element)

    def end(_: str) -> None:
        element = stack.pop()
        alone = data[element.inner - 2 : element.inner] == b"/>"
        element.close = element.inner if alone else parser.CurrentByteIndex
        element.end = element.inner if alone else data.index(b">", element.close) + 1

    parser.buffer_text = True
    parser.StartElementHandler, parser.EndElementHandler = start, end
    parser.CharacterDataHandler = partial(_say, stack)
    try:
        parser.Parse(data, True)
    except expat.ExpatError as wrong:
        raise _refused() from wrong
    return stack[0].children[0]


def _say(stack: list[Element], text: str) -> None:
    stack[-1].texts.append(text)


def _refused() -> UsageWrong:
    return UsageWrong(
        "文件里的 XML 不合规范，写不进意见。请用原软件另存一份。",
        "The file's XML is not well formed. Save a copy in its own program.",
    )


class Patches:
    """Bytes to put in or replace, by where they go; several at one place keep their order."""

    def __init__(self, data: bytes) -> None:
        """Take the bytes to be patched."""
        self.data = data
        self.made: list[tuple[int, int, int, bytes]] = []

    def insert(self, at: int, text: str) -> None:
        """Put text in at an offset."""
        self.replace(at, at, text)

    def replace(self, start: int, end: int, text: str) -> None:
        """Put text in place of a span."""
        self.made.append((start, end, len(self.made), text.encode()))

    def inside(self, element: Element, text: str, *, first: bool = False) -> None:
        """Put text in as the element's first or last content; one written as one tag is opened, once."""
        if not element.empty:
            self.insert(element.inner if first else element.close, text)
            return
        span, close = (element.end - 2, element.end), f"</{element.name}>".encode()
        earlier = next((i for i, made in enumerate(self.made) if made[:2] == span), None)
        if earlier is None:
            self.replace(*span, f">{text}</{element.name}>")
        else:
            *where, new = self.made[earlier]
            self.made[earlier] = (where[0], where[1], where[2], new.removesuffix(close) + text.encode() + close)

    def done(self) -> bytes:
        """Return the patched bytes."""
        parts, at = [], 0
        for start, end, _, new in sorted(self.made, key=lambda p: (p[0], p[2])):
            parts += [self.data[at:start], new]
            at = max(at, end)
        return b"".join([*parts, self.data[at:]])
