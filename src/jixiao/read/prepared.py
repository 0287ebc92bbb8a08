"""Lines of a text made ready: without what was put in front of them, and with a tab or a pipe where another sign separates cells."""

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from jixiao.forms.grammar import level_ranks, meanings
from jixiao.read.drawn import is_border
from jixiao.read.exported import labelled_lines
from jixiao.read.inline import unrolled
from jixiao.read.listed import stripped, terms

WIDE_BULLET = re.compile(r"^(\s*(?:[-*+•·]|\d{1,2}[.、)]))[ \t]{2,}(?=\S)")
BAR = re.compile("[│┃║｜¦丨]")
CARET = re.compile(r"(?:^|(?<=\s))\^(?=\s|$)")
"""What stands before the heads of a table in a wiki, where bars stand before its cells."""
EQUALS = re.compile(r"\s*([^\s=]{1,23}[^\s:：=])\s?=(?!=)(?: ?(.*)|$)")
"""A label and its value, as settings are written."""
COLON = re.compile("[:：]")
SEPARATORS = ",;；^~"
SPELLED = re.compile(r"(?<!\S)[\u4e00-\u9fff](?:[ \u3000][\u4e00-\u9fff、：（）]){2,}(?!\S)")
"""A word letter by letter."""
APART = re.compile(r"[ \u3000][\u4e00-\u9fff、：（）][ \u3000][\u4e00-\u9fff、：（）]")
"""What each such word holds."""
LEAST_SPELLED = 4
WIDE_FIGURE = re.compile("[０-９]")
LEAST_WIDE = 30
HALF = {ord(wide): chr(ord(wide) - 0xFEE0) for wide in "０１２３４５６７８９％．－＋／＝＜＞｜"}
"""Signs of figures; those of prose stay as they are."""
BOLD = re.compile(r"(?:^|(?<=[\s|+>（(，、：:-]))(\*\*|__)(?=[^\s*_])([^\t|*]+?)(?<=[^\s*_])\1(?=[\s|：:，、。；;）)—–-]|$)")
CODE = re.compile(r"(?<!`)`([^`\t|]+)`(?!`)")
LEADS = re.compile(r"[.…·_](?:(?<=\.)\.{3}|(?<=…)…|(?<=·)·{3}|(?<=_)_{3})")
LEADER = re.compile(r"(?<=[\w）)])[ \u3000]*(?:\.{4,}|…{2,}|·{4,}|_{4,})[ \u3000]*")
"""What leads from a label to its value on a printed page."""
LEAST_BARRED = 4
"""So many lines with bars make a table."""
BETWEEN_CELLS = re.compile(r"[^\w\s/（）()《》“”\"'%‰≥≤<>=＞＜±,，。；;:：、.—□☑√+*~\-]+|[ \u3000]+[/／:：、.,，；;—~*+>＞\-]+[ \u3000]+")
"""What may stand between cells: signs that no prose and no figure has, others between blanks."""
LEAST_APART, MOST_SIGNS = 8, 6
"""A sign stands between cells when it sets so many labels and levels apart; so many signs are tried, the most frequent first."""
LEAST_EMPTY, MOST_OTHER = 3, 5
"""So many lines with an empty cell, and one of so many, say that a sign separates cells."""


class PreparedLine(NamedTuple):
    """A line: number from 1, cleaned text, and the text as it stands in the file."""

    number: int
    text: str
    raw: str


def prepared(lines: list[PreparedLine]) -> list[PreparedLine]:
    """Return lines ready to be read."""
    return separated(barred(led(close(unbolded(half(exported(unnumbered_lines(lines))))))))


def whole_text(lines: list[PreparedLine]) -> str:
    """Return all lines as one text: to search it once is quicker than line by line, and most texts have nothing of what is looked for."""
    return "\n".join(line.text for line in lines)


def unnumbered_lines(lines: list[PreparedLine]) -> list[PreparedLine]:
    """Return lines without their numbers or the marks of a quotation, which become blanks in the line as it stands."""
    lines = [line._replace(text=WIDE_BULLET.sub(r"\1 ", line.text)) if WIDE_BULLET.search(line.text) else line for line in lines]
    cuts = stripped([line.text for line in lines])
    if not any(cuts):
        return lines
    cut = [line._replace(text=line.text[at:], raw=" " * at + line.raw[at:]) for line, at in zip(lines, cuts, strict=True)]
    return [line for line in cut if line.text.strip()]


def close(lines: list[PreparedLine]) -> list[PreparedLine]:
    """Return lines with words put together that are printed letter by letter (项 目 名 称); blanks behind them keep what follows in place."""
    if sum(SPELLED.search(line.text) is not None for line in lines if APART.search(line.text)) < LEAST_SPELLED:
        return lines
    return [line._replace(text=SPELLED.sub(put_together, line.text), raw=SPELLED.sub(put_together, line.raw)) for line in lines]


def exported(lines: list[PreparedLine]) -> list[PreparedLine]:
    """Return the lines of an export as labels and values, without those that hold neither."""
    told = labelled_lines([line.text for line in lines])
    if told is not None:
        return [lines[n]._replace(text=text, raw=text) for n, text in told if text.strip()]
    rolls = unrolled([line.text for line in lines])
    if rolls is None:
        return lines
    return [line._replace(text=text, raw=text) for line, told in zip(lines, rolls, strict=True) for text in told if text.strip()]


def half(lines: list[PreparedLine]) -> list[PreparedLine]:
    """Return lines with figures in half-width signs where the whole text prints them in full width."""
    if len(WIDE_FIGURE.findall(whole_text(lines))) < LEAST_WIDE:
        return lines
    return [line._replace(text=line.text.translate(HALF), raw=line.raw.translate(HALF)) for line in lines]


def unbolded(lines: list[PreparedLine]) -> list[PreparedLine]:
    """Return lines without the marks of bold text and of code that a converter puts around words."""
    lines = [line._replace(text=BOLD.sub(r"\2", line.text)) if "**" in line.text or "__" in line.text else line for line in lines]
    return [line._replace(text=CODE.sub(r"\1", line.text)) if "`" in line.text else line for line in lines]


def led(lines: list[PreparedLine]) -> list[PreparedLine]:
    """Return lines with a tab for the dots that lead from a label to its value, where many have them."""
    if sum(LEADER.search(line.text) is not None for line in lines if LEADS.search(line.text)) < LEAST_BARRED:
        return lines
    return [line._replace(text=LEADER.sub(lambda found: "\t".center(len(found[0])), line.text)) for line in lines]


def put_together(found: re.Match[str]) -> str:
    """Return letters without the blanks between them, which follow instead."""
    word = re.sub(r"[ \u3000]", "", found[0])
    return word + " " * (len(found[0]) - len(word))


def barred(lines: list[PreparedLine]) -> list[PreparedLine]:
    """Return lines in which drawn bars stand between the cells of a table without borders with pipes in their place."""
    if any(is_border(line.text) for line in lines):
        return lines
    if sum(CARET.match(line.text) is not None for line in lines) and sum("|" in line.text for line in lines) >= LEAST_BARRED:
        lines = [line._replace(text=CARET.sub("|", line.text)) for line in lines]
    told = sum(len(BAR.findall(line.text)) > 1 for line in lines) if BAR.search(whole_text(lines)) else 0
    return [line._replace(text=BAR.sub("|", line.text)) for line in lines] if told >= LEAST_BARRED else lines


def with_terms(lines: list[PreparedLine]) -> list[PreparedLine]:
    """Return lines, the terms of a list of definitions with what defines them behind a tab."""
    found = terms([line.raw for line in lines], lambda text: bool(meanings(text)))
    gone = {n for below in found.values() for n in below}
    told = {
        n: line._replace(text=f"{line.text.strip()}\t{' '.join(lines[at].text.strip() for at in found[n])} ")
        for n, line in enumerate(lines)
        if n in found
    }
    return [told.get(n, line) for n, line in enumerate(lines) if n not in gone]


def separated(lines: list[PreparedLine]) -> list[PreparedLine]:
    """Return lines of which commas, semicolons or signs of equality separate the cells with tabs in their place, others as they are.

    A prose's comma stands behind something and before something else; empty cells leave it at the beginning, or two together.
    """
    equal = [found if (found := EQUALS.match(line.text)) and meanings(COLON.split(found[1])[-1]) else None for line in lines]
    if sum(found is not None for found in equal) >= LEAST_EMPTY:
        return [line._replace(text=f"{one[1]}\t{one[2] or ''}") if one else line for line, one in zip(lines, equal, strict=True)]
    for sign in SEPARATORS:
        twice, quoted = sign * 2, f'"{sign}"'
        told = sum(text.startswith(sign) or twice in text or quoted in text for line in lines if sign in (text := line.text))
        if told >= LEAST_EMPTY and told * MOST_OTHER >= len(lines):
            return list(with_tabs(sign, lines))
    return unsigned(lines)


def unsigned(lines: list[PreparedLine]) -> list[PreparedLine]:
    """Return lines with tabs for whatever sign stands between their cells: the one that sets most labels and levels apart."""
    if any("\t" in line.text or "|" in line.text for line in lines):
        return lines
    counts = Counter(sign for line in lines for sign in {found[0] for found in BETWEEN_CELLS.finditer(line.text)})
    often = [sign for sign, count in counts.most_common(MOST_SIGNS) if count >= LEAST_BARRED]
    gains = [(sum(labels_gained(line.text, sign) for line in lines), sign) for sign in often]
    gain, sign = max(gains, default=(0, ""))
    return [line._replace(text=told_apart(line.text, sign)) for line in lines] if gain >= LEAST_APART else lines


def labels_gained(text: str, sign: str) -> int:
    """Return how many labels and levels more stand alone in a line when a sign divides it."""
    return sum(map(is_known, text.strip(sign).split(sign))) - is_known(text) if sign in text else 0


def is_known(text: str) -> bool:
    """Return whether a text is a label or a level."""
    return bool(meanings(text.strip())) or any(level_ranks(text.strip()))


def told_apart(text: str, sign: str) -> str:
    """Return a line with tabs for a sign, of the same length; what of it stands at the line's ends is blank."""
    if sign not in text:
        return text
    body = text.strip(sign)
    at = text.index(body)
    return " " * at + body.replace(sign, "\t".center(len(sign))) + " " * (len(text) - at - len(body))


def with_tabs(sign: str, lines: Sequence[PreparedLine]) -> Iterator[PreparedLine]:
    """Yield lines with tabs for a sign, but inside quotes, which may run over lines."""
    inside = False
    for line in lines:
        told = "\t" in line.text or "|" in line.text
        yield line if told else line._replace(text=tabs_for(sign, line.text, inside))
        inside ^= not told and line.text.count('"') % 2 == 1


def tabs_for(sign: str, text: str, inside: bool) -> str:
    """Return a line with tabs for a sign, but inside quotes; ``inside`` says that it begins there."""
    return '"'.join(part if n % 2 else part.replace(sign, "\t") for n, part in enumerate(text.split('"'), inside))
