"""Texts as a finder of numbers needs them: one spelling for every sign, nothing invisible, and where each sign came from.

A text has one such reading, and others where its signs allow them: digits in Chinese may belong to words, letters may be misread digits.
"""

import re
import unicodedata
from collections.abc import Callable, Iterator, Sequence
from functools import lru_cache
from typing import NamedTuple

from jixiao.values.compatible import OTHERS

CHINESE = dict(zip("〇零○一二三四五六七八九幺么两壹贰叁肆伍陆柒捌玖", "00012345678911212345678" + "9", strict=True))
SAME = {
    "Х": "X",
    "х": "x",
    "×": "X",
    "✕": "X",
    "—": "-",
    "–": "-",
    "‐": "-",
    "‑": "-",
    "−": "-",
    "ー": "-",
    "‧": "·",
    "•": "·",
    "・": "·",
    "―": "-",
    "〜": "~",
}
DIGIT = f"[0-9{''.join(CHINESE)}]"
SPELLED = re.compile(rf"{DIGIT}(?:(?:[ \-·./]|(?<={DIGIT}{{3}})[,、](?={DIGIT}{{4}}))?{DIGIT}){{6,}}")
"""A run of digits of which some are written in Chinese; an amount in words has 十, 百 or 万 in it, a year but four."""

SPELT = re.compile(
    f"[{''.join(CHINESE)}](?:[ \\-·./,、]?{DIGIT}|(?<={DIGIT}[{''.join(CHINESE)}])|(?<={DIGIT}[ \\-·./,、][{''.join(CHINESE)}]))"
)
"""A digit in Chinese with another before or behind it, which every such run has."""
MIXED = re.compile(r"[0-9][^0-9 \-·./,、]|[^0-9 \-·./,、][0-9]")
"""A digit beside a digit in Chinese."""

CIRCLED = re.compile("[①-⑳⓪⓵-⓾❶-❿➀-➉➊-➓⑴-⒇]")
MISREAD = str.maketrans("OoQlIi|SBZ*●■?", "00011115820000")
"""Letters that stand where a digit was misread, and signs that hide one."""
DOUBTFUL = re.compile(r"(?<![A-Za-z\d])(?:[\dOoQlIi|SBZ*●■?][ \-]?|[xX](?=[\d*●■])){7,23}[xX]?(?![A-Za-z\d])")
BESIDE = re.compile(r"[OoQlIi|SBZ*●■?xX](?:(?<=[0-9].)|(?<=[0-9][ \-].)|(?<=[OlI])[0-9])")
"""What every such number has, looked for first: few texts do. It begins with the class of signs that is seldom met; folded, every digit is plain."""
HIDING = re.compile("[*●■?]|[xX](?!$)")
MOST_HIDDEN = 2
"""Signs of a number that may be hidden while it still tells whose it is: ten or a hundred numbers are left."""
FEWEST_DIGITS = 3
"""Of so many signs one is a digit at least."""
SPACED = re.compile(r"[姓电手住地传账帐卡护证身份微邮](?: {1,4}(?=[名话机址真号照份证信箱]))")
"""A sign of a heading that is spread to fill its cell: 姓 名."""
APART = "\t|│┃□、,\\:'=*[]【】/"
CELLS = re.compile(
    rf"[机话号证卡码式户][^\w\n]{{0,4}}\d{{1,8}}(?:[{re.escape(APART)} ]{{1,3}}\d{{1,8}}){{2,18}}(?:[{re.escape(APART)} ]{{1,3}}[xX](?![A-Za-z\d]))?"
)
"""A word for a number with digits behind it that a form's boxes, or any sign, keep apart."""
JOINED = str.maketrans(dict.fromkeys(APART, "_"))
ESCAPED = re.compile(
    r"[%&\\](?:(?<=%)(?P<web>[2-7][0-9A-Fa-f]|[Ee][0-9A-Fa-f](?:%[89ABab][0-9A-Fa-f]){2})"
    r"|(?<=&)(?:#(?:(?P<page>\d{2,3})|[xX](?P<hex>[2-7][0-9A-Fa-f]))|nbsp|ensp|emsp|thinsp);|(?<=\\)u(?P<json>[0-9A-Fa-f]{4}))"
)
"""A sign as it stands in an address of the web, or in a page's source."""
MAIL_HOST = r"(?:163|126|139|189|qq|sina|sohu|gmail|outlook|hotmail|foxmail|yeah|aliyun)(?=\W|$)"
AT = re.compile(
    rf"\s*(?:@|[\[({{<【〔「《]\s?(?:at|@|a)\s?[\])}}>】〕」》]|(?<=[\w.])#|_at_|(?<=\s)at(?=\s)|艾特|(?<=\w)[☆★◎△](?=(?:vip\.)?{MAIL_HOST}))\s*",
    re.IGNORECASE,
)
AT_SIGN, DOT_SIGN = re.compile("[@#☆★◎△Aa艾](?:(?<=[@#☆★◎△])|[Tt)特])"), re.compile("[.。点,Dd](?:(?<![Dd])|[Oo][Tt])")
"""What stands in every disguise; each begins with one class of signs, by which most lines are told apart at once."""
DOT = re.compile(r"\s*(?:[.。点]|[,，](?=(?:com|cn|net|org)\b)|[\[({<]\s?dot\s?[\])}>]|(?<=\s)dot(?=\s))\s*", re.IGNORECASE)


class Folded(NamedTuple):
    """A folded text, for each of its signs the place in the text it came from, and whether it reads what stands there as it stands."""

    text: str
    places: Sequence[int]
    sure: bool = True

    def span(self, start: int, end: int) -> tuple[int, int]:
        """Return where a passage stands in the text that was folded."""
        return self.places[start], self.places[end - 1] + 1


@lru_cache(maxsize=4096)
def _folded(sign: str) -> str:
    if sign in SAME:
        return SAME[sign]
    if unicodedata.category(sign) in ("Cf", "Mn", "Me", "Cc") and sign not in "\n\r\t":
        return ""
    plain = unicodedata.normalize("NFKC", sign)
    return "".join(
        " " if c.isspace() and c not in "\n\r\t" else SAME.get(c, c) if not c.isdecimal() else str(unicodedata.decimal(c)) for c in plain
    )


class _Folding(dict[int, str]):
    """What every sign is folded to, as far as it was asked for, and the signs that are folded to none or several."""

    def __init__(self) -> None:
        super().__init__((code, chr(code)) for code in range(128))
        self.other_lengths: set[str] = set()

    def __missing__(self, code: int) -> str:
        """Return what a sign is folded to, and keep it in mind: there are only so many signs."""
        sign = chr(code)
        plain = self[code] = sign if "一" <= sign <= "鿿" else _folded(sign)
        if len(plain) != 1:
            self.other_lengths.add(sign)
        return plain


FOLDING = _Folding()


def folded(text: str) -> str:
    """Return a text with every sign folded: of the signs that change there are few, and all of one sign at once takes least."""
    signs = {sign: FOLDING[ord(sign)] for sign in OTHERS.findall(text)}
    for sign, plain in signs.items():
        if sign != plain:
            if not plain.isascii():
                return text.translate(FOLDING)
            text = text.replace(sign, plain)
    return text


def folds(text: str) -> tuple[Folded, ...]:
    """Return a text folded: wide and circled digits plain, invisible signs left out, digits in Chinese as digits where they make a number.

    Where such digits stand beside others, both ways: 一三九12345678 is one number, in 张三13912345678 the sign before is a name's. A circled
    digit is a digit or counts a list: ①13912345678.
    """
    found = (Folded(text, range(len(text))),) if text.isascii() else _folds(text)
    if SPACED.search(found[0].text):
        found = tuple(_replaced(one, SPACED, lambda heading: heading[0][0])._replace(sure=True) for one in found)
    listed = _folds(CIRCLED.sub(";", text)) if CIRCLED.search(text) else ()
    plain = found[0].text
    escaped = (
        (_replaced(found[0], ESCAPED, _unescaped)._replace(sure=True),)
        if ("%" in plain or "&#" in plain or "sp;" in plain or "\\u" in plain) and ESCAPED.search(plain)
        else ()
    )
    return (*found, *listed, *escaped, *_in_cells(found[0]), *_misread(found[0]), *_addressed(found[0]))


def _unescaped(found: re.Match[str]) -> str:
    if found["web"]:
        return bytes.fromhex(found["web"].replace("%", "")).decode("utf-8", "replace")[:1]
    return chr(int(found["page"]) if found["page"] else int(found["hex"] or found["json"] or "20", 16))


def _in_cells(folded: Folded) -> Iterator[Folded]:
    """Yield the reading in which a number is one whose digits stand in cells of their own."""
    if CELLS.search(folded.text):
        yield Folded(CELLS.sub(lambda found: found[0].translate(JOINED), folded.text), folded.places, sure=False)


def _misread(folded: Folded) -> Iterator[Folded]:
    """Yield the reading in which letters among digits are digits and one or two hidden digits are any."""
    if BESIDE.search(folded.text) and (plain := DOUBTFUL.sub(_digits, folded.text)) != folded.text:
        yield Folded(plain, folded.places, sure=False)


def _digits(found: re.Match[str]) -> str:
    written = found[0]
    if len(HIDING.findall(written)) > MOST_HIDDEN or FEWEST_DIGITS * sum(map(str.isdigit, written)) < len(written):
        return written
    return HIDING.sub("0", written).translate(MISREAD)


def _addressed(folded: Folded) -> Iterator[Folded]:
    """Yield the reading in which the disguises of an at sign and of dots are what they stand for."""
    if not (AT_SIGN.search(folded.text) and DOT_SIGN.search(folded.text)):
        return
    marked = _replaced(folded, AT, lambda _: "@")
    if "@" in marked.text and (plain := _replaced(marked, DOT, lambda _: ".")).text != folded.text:
        yield plain


def _replaced(folded: Folded, pattern: re.Pattern[str], sign: Callable[[re.Match[str]], str]) -> Folded:
    """Return a reading with one sign for each match; it comes from where the match begins."""
    parts: list[str] = []
    places: list[int] = []
    at = 0
    for found in pattern.finditer(folded.text):
        parts += (folded.text[at : found.start()], sign(found))
        places += (*folded.places[at : found.start()], folded.places[found.start()])
        at = found.end()
    return Folded("".join((*parts, folded.text[at:])), (*places, *folded.places[at:]), sure=False) if parts else folded


def _folds(text: str) -> tuple[Folded, ...]:
    plain, places = folded(text), _places(text)
    runs = [found[0] for found in SPELLED.finditer(plain) if not found[0].isascii()] if SPELT.search(plain) else []
    if not runs:
        return (Folded(plain, places),)
    spelled = Folded(SPELLED.sub(lambda found: "".join(map(_digit, found[0])), plain), places)
    return (spelled, Folded(plain, places)) if any(map(MIXED.search, runs)) else (spelled,)


def _places(text: str) -> Sequence[int]:
    """Return for each sign of a text's translation by FOLDING the place that it came from."""
    if not any(sign in text for sign in FOLDING.other_lengths):
        return range(len(text))
    return [place for place, sign in enumerate(text) for _ in FOLDING[ord(sign)]]


def _digit(sign: str) -> str:
    return CHINESE.get(sign, sign)


def lines(text: str) -> Iterator[tuple[int, str]]:
    """Yield the lines of a text with where they begin."""
    at = 0
    for line in text.splitlines(keepends=True):
        yield at, line
        at += len(line)
