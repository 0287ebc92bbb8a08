"""Exports of systems as trees: XML with elements and attributes, JSON whole, cut off, or with notes around it."""

import re
from collections.abc import Callable, Sequence
from typing import NamedTuple

from msgspec import Struct, field

ELEMENT = re.compile(
    r"<(?P<close>/?)(?P<name>[^\s<>/!?=\"'&]{1,48})(?P<own>(?:\s+[^\s=<>\"']{1,48}\s*=\s*(?:\"[^\"]*\"|'[^']*'))*)\s*(?P<empty>/?)>"
    r"|<!\[CDATA\[(?P<data>[^\]]*)\]\]>|<[?!][^<>]*>|(?P<text>[^<]+|<)"
)
ATTRIBUTE = re.compile(r"([^\s=<>\"']{1,48})\s*=\s*(?:\"([^\"]*)\"|'([^']*)')")
CLOSED = re.compile(r"</([^\s<>]{1,48})\s*>|()/>")
TOKEN = re.compile(
    r"""(?:"(?P<text>(?:[^"\\]|\\.)*)"|'(?P<single>(?:[^'\\]|\\.)*)')|(?P<sign>[{}\[\],:])|(?P<bare>[^\s"'{}\[\],:;]+)|(?P<line>[\n;])"""
)
KEY = re.compile(r"""(?:"([^"\n]{1,48})"|'[^'\n]{1,48}'|(?<=[{,\s])[^\W\d]\w{0,47})\s*:(?=\s*["'\[{\d-])""")
ESCAPED = re.compile(r"\\(?:u([0-9a-fA-F]{4})|(.))")
BLANKS = frozenset("nrtf")
NOTHING = frozenset(("null", "None"))
PAGE = frozenset(
    (
        "td",
        "th",
        "tr",
        "br",
        "p",
        "div",
        "span",
        "table",
        "tbody",
        "thead",
        "b",
        "i",
        "u",
        "a",
        "li",
        "ul",
        "ol",
        "em",
        "strong",
        "font",
        "sup",
        "sub",
        "html",
        "head",
        "body",
    )
)
"""Elements of a page, not of an export."""
LEAST, MOST = 6, 0.5
"""So many keys or closed elements, and so large a part of a text, make an export."""
DEEPEST = 60
LARGEST = 2_000_000


class TreeNode(Struct):
    """An element, object or value: its name, its own text, the line it begins in (from 0), and what it holds; attributes come first."""

    name: str
    line: int
    text: str = ""
    inner: list["TreeNode"] = field(default_factory=list)


class Tree(NamedTuple):
    """An export among lines: its first line, the line behind its last, and what it holds."""

    start: int
    end: int
    root: TreeNode


def tree_of(texts: Sequence[str]) -> Tree | None:
    """Return the export that most of a text is, None where it is none."""
    if sum(map(len, texts)) > LARGEST:
        return None
    return found(texts, "<", ">", CLOSED, elements) or found(texts, '{["', '}]",;', KEY, objects)


def found(texts: Sequence[str], first: str, last: str, sign: re.Pattern[str], parsed: Callable[[str], TreeNode]) -> Tree | None:
    """Return the export between the first and the last line that begin and end with some signs, None where there is none."""
    start = next((n for n, text in enumerate(texts) if begins(text.strip(), first)), len(texts))
    end = next((n for n in range(len(texts), start, -1) if texts[n - 1].rstrip()[-1:] and texts[n - 1].rstrip()[-1] in last), start)
    whole = "\n".join(texts[start:end])
    count = sum(one[1] is None or one[1].lower() not in PAGE for one in sign.finditer(whole))
    if count < LEAST or len(whole) < MOST * sum(map(len, texts)):
        return None
    return Tree(start, end, parsed(whole))


def begins(text: str, first: str) -> bool:
    """Return whether an export may begin in a line: with one of some signs, or with a bracket at its end (var form = {)."""
    return bool(text) and (text[0] in first or (text[-1] in first and text[-1] in "{["))


def elements(text: str) -> TreeNode:
    """Return what XML holds, lines between documents as texts of their own; an element closed by none, or that closes none, ends with the one around it."""
    root = TreeNode("", 0)
    path, line = [root], 0
    for one in ELEMENT.finditer(text):
        at, line = line, line + one[0].count("\n")
        if one["name"] is None and path[-1] is root:
            told = ((n, part.strip()) for n, part in enumerate((one["text"] or "").split("\n"), at))
            root.inner += (TreeNode("", n, part) for n, part in told if part)
        elif one["name"] is None:
            path[-1].text += (one["text"] or one["data"] or "").strip()
        elif one["close"]:
            depth = next((n for n in range(len(path) - 1, 0, -1) if path[n].name == local_name(one["name"])), None)
            del path[depth if depth is not None else len(path) :]
        else:
            own = [TreeNode(local_name(a[1]), at, (a[2] if a[2] is not None else a[3]).strip()) for a in ATTRIBUTE.finditer(one["own"])]
            node = TreeNode(local_name(one["name"]), at, inner=own)
            path[-1].inner.append(node)
            if not one["empty"] and len(path) < DEEPEST:
                path.append(node)
    return root


def local_name(name: str) -> str:
    """Return a name without its namespace."""
    return name.rpartition(":")[2]


def objects(text: str) -> TreeNode:
    """Return what JSON holds; values of a list have the name of the list, and brackets that are closed nowhere end with the text."""
    root = TreeNode("", 0)
    path, line, key, held = [root], 0, "", None
    for one in TOKEN.finditer(text):
        sign, at = one["sign"], line
        line += one[0].count("\n")
        inner = path[-1].inner
        if sign == ":" and held is not None and inner and inner[-1] is held:
            inner.pop()
            key, held = held.text, None
        elif sign in ("{", "[") and len(path) < DEEPEST:
            node = TreeNode(key or path[-1].name * (path[-1] is not root), at)
            inner.append(node)
            path.append(node)
            key, held = "", None
        elif sign in ("}", "]") and len(path) > 1:
            path.pop()
        elif sign is None and one["line"] is None:
            own = one["text"] if one["text"] is not None else one["single"]
            value = spelled(own) if own is not None else "" if one["bare"] in NOTHING else one["bare"]
            held = TreeNode(key, at, value)
            inner.append(held)
            key = ""
    return root


def spelled(text: str) -> str:
    """Return a string of JSON as it reads, ends of lines as blanks."""
    return ESCAPED.sub(lambda one: chr(int(one[1], 16)) if one[1] else " " if one[2] in BLANKS else one[2], text).strip()
