"""Styles and numbering of a Word document: what is a heading, what is hidden, and the numbers that Word prints by itself."""

import re
from typing import NamedTuple

from jixiao.read.formats._xml import Node, attribute, local

DIGITS = "零一二三四五六七八九"
CIRCLED = "①②③④⑤⑥⑦⑧⑨⑩⑪⑫⑬⑭⑮⑯⑰⑱⑲⑳"
ROMAN = ((10, "X"), (9, "IX"), (5, "V"), (4, "IV"), (1, "I"))
MOST = 9_999
LEVELS = 9
BODY = 9
"""The outline level of body text."""
REFERENCE = re.compile(r"%(\d)")


class Style(NamedTuple):
    """What a paragraph or character style says: outline level, hidden, list and level, and whether it is of a table of contents."""

    outline: int | None = None
    hidden: bool | None = None
    list: str | None = None
    level: int = 0
    contents: bool = False


def value(node: Node | None, name: str) -> str | None:
    """Return the value of a child by its name, "" where it has none, None where there is no such child."""
    child = child_of(node, name)
    return None if child is None else attribute(child, "val") or ""


def child_of(node: Node | None, name: str) -> Node | None:
    """Return the first child of a name."""
    return None if node is None else next((c for c in node if local(c) == name), None)


def switched(node: Node | None, name: str) -> bool | None:
    """Return whether a switch is on, None where it is not said."""
    said = value(node, name)
    return None if said is None else said not in ("0", "false", "off")


def small_number(text: str | None) -> int | None:
    """Return a printed small number, None where it is none."""
    return int(text) if text and re.fullmatch(r"\d{1,6}", text) else None


class Styles:
    """The styles of a document by id, each worked out when it is first asked for."""

    def __init__(self, root: Node | None) -> None:
        self._nodes = {attribute(n, "styleId") or "": n for n in root if local(n) == "style"} if root is not None else {}
        self._known: dict[str, Style] = {}

    def of(self, name: str | None) -> Style:
        """Return a style with what it takes over from those it is based on; an unknown one says nothing."""
        name = name or ""
        if name not in self._known:
            self._known[name] = resolved(name, self._nodes)
        return self._known[name]


def resolved(name: str, nodes: dict[str, Node]) -> Style:
    """Return one style."""
    style = Style()
    seen: set[str] = set()
    while name in nodes and name not in seen:
        seen.add(name)
        own = own_style(nodes[name])
        style = Style(
            style.outline if style.outline is not None else own.outline,
            style.hidden if style.hidden is not None else own.hidden,
            style.list or own.list,
            style.level or own.level,
            style.contents or own.contents,
        )
        name = value(nodes[name], "basedOn") or ""
    return style


def own_style(node: Node) -> Style:
    """Return what a style says itself."""
    paragraph = child_of(node, "pPr")
    numbering = child_of(paragraph, "numPr")
    name = (value(node, "name") or "").lower()
    return Style(
        small_number(value(paragraph, "outlineLvl")),
        switched(child_of(node, "rPr"), "vanish"),
        value(numbering, "numId"),
        small_number(value(numbering, "ilvl")) or 0,
        name.startswith(("toc ", "table of figures")),
    )


class Level(NamedTuple):
    """A level of a list: its format, its text with %1 for the number, where it begins."""

    format: str
    text: str
    start: int


class Numbering:
    """Counts the lists of a document."""

    def __init__(self, root: Node | None) -> None:
        self.levels: dict[str, dict[int, Level]] = {}
        self.lists: dict[str, str] = {}
        self.counts: dict[str, list[int]] = {}
        for node in root if root is not None else ():
            if local(node) == "abstractNum":
                self.levels[attribute(node, "abstractNumId") or ""] = dict(map(level, (c for c in node if local(c) == "lvl")))
            elif local(node) == "num":
                self.lists[attribute(node, "numId") or ""] = value(node, "abstractNumId") or ""

    def next(self, name: str, depth: int) -> str:
        """Return the printed number of the next paragraph of a list, "" for bullets and unknown lists."""
        abstract = self.lists.get(name, "")
        levels = self.levels.get(abstract, {})
        if depth not in levels or depth >= LEVELS:
            return ""
        counts = self.counts.setdefault(abstract, [0] * LEVELS)
        counts[depth] = counts[depth] + 1 if counts[depth] else levels[depth].start
        counts[depth + 1 :] = [0] * (LEVELS - depth - 1)
        if levels[depth].format in ("bullet", "none"):
            return ""
        return REFERENCE.sub(lambda m: self.shown(levels, counts, int(m[1]) - 1), levels[depth].text)

    def shown(self, levels: dict[int, Level], counts: list[int], depth: int) -> str:
        """Return the number of one level as printed."""
        if depth not in levels or not 0 <= depth < LEVELS:
            return ""
        return printed(counts[depth] or levels[depth].start, levels[depth].format)


def level(node: Node) -> tuple[int, Level]:
    """Return a level with its depth."""
    start = small_number(value(node, "start"))
    return small_number(attribute(node, "ilvl")) or 0, Level(
        value(node, "numFmt") or "decimal", value(node, "lvlText") or "", 1 if start is None else start
    )


def printed(count: int, form: str) -> str:
    """Return a number in a list's format."""
    if count > MOST:
        return str(count)
    if form.startswith(("chinese", "japaneseCounting", "taiwanese", "ideographDigital", "koreanCounting")):
        return chinese(count)
    if "Circle" in form and 0 < count <= len(CIRCLED):
        return CIRCLED[count - 1]
    if form in ("lowerLetter", "upperLetter") and count > 0:
        letter = chr(ord("a") + (count - 1) % 26) * ((count - 1) // 26 + 1)
        return letter.upper() if form == "upperLetter" else letter
    if form in ("lowerRoman", "upperRoman") and 0 < count < 40:
        return roman(count) if form == "upperRoman" else roman(count).lower()
    return str(count)


def chinese(count: int) -> str:
    """Return a number up to 9,999 in Chinese numerals."""
    if count < 20:
        return DIGITS[count] if count < 10 else "十" + (DIGITS[count - 10] if count > 10 else "")
    text = ""
    for unit, name in ((1000, "千"), (100, "百"), (10, "十"), (1, "")):
        digit = count // unit % 10
        if digit:
            text += DIGITS[digit] + name
        elif text and not text.endswith("零") and count % unit:
            text += "零"
    return text


def roman(count: int) -> str:
    """Return a number below 40 in Roman numerals."""
    text = ""
    for worth, sign in ROMAN:
        while count >= worth:
            text, count = text + sign, count - worth
    return text
