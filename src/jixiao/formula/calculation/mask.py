"""The text before it is cut into tokens: one spelling for each sign, and everything that is no operand blanked out.

Every step keeps the length of the text, so that a position found later is a position in the raw text.
"""

import re
from functools import cache

from msgspec import Struct

from jixiao.formula.calculation.occasions import by_number
from jixiao.formula.calculation.pasted import untabled
from jixiao.formula.numerals import counted
from jixiao.params.lexicon import simplified, spelling
from jixiao.system.patterns import of_ours
from jixiao.values.money import UNITS

LABEL = "\ue000"
"""Stands for a character that belongs to a label, a date or a document number; it counts as a word."""
BREAK = ";"

TABLE = simplified() | spelling("calculation")
_COMMON = tuple((char, chr(TABLE[ord(char)])) for char in "（），：；×【】＝")
"""The signs that nearly every text holds. Replacing these few is many times faster than looking up every character."""

_YEAR = r"(?:19|20)\d\d"
_NUM = r"[0-9]++(?:\.[0-9]++)?+"
_IN_YEAR = (
    r"\s*(?:学年度?|年度?)(?!\s*[*/])(?:\s*\d{1,2}\s*月?\s*[-—~至到]\s*(?:次年)?\d{1,2}\s*月|\s*\d{1,2}\s*月份?(?:\s*\d{1,2}\s*[日号])?)?"
)
_FROM_DIGIT = (
    rf"{_YEAR}\s*[-—~至到/]\s*(?:{_YEAR}|\d\d(?!\d))\s*(?:学年|年度?)",
    rf"(?<=\(){_YEAR}\s*[-—~至到]\s*{_YEAR}(?=\))",
    rf"(?<!\d,)(?<!\.){_YEAR}{_IN_YEAR}",
    rf"(?<![.+*/=]){_YEAR}(?P<mark>[-./])(?:0?[1-9]|1[0-2])(?P=mark)(?:[0-3]?\d)(?![\d.]|\s*[=*+/])",
    rf"(?<![.])(?:{_YEAR})\.(?:0?[1-9]|1[0-2])\s*[-—~至到]\s*(?:{_YEAR})\.(?:0?[1-9]|1[0-2])(?![\d.])",
    r"(?<![.])\d{1,2}\s*月\s*\d{1,2}\s*[日号]",
    r"(?<![.])\d{1,2}\s*月?\s*[-—~至到]\s*\d{1,2}\s*月份?(?!\s*[*/=])",
    r"(?<![.])\d{1,2}\s*月份",
    r"(?<=月)\d{1,2}\s*[日号]",
    r"(?<![.])\d{1,2}:[0-5]\d\s*[-—~至到]\s*\d{1,2}:[0-5]\d",
    r"(?<![.=*+/(-])(?<![=*+/-] )1[3-9]\d{9}(?![\d.,元*+/=])",
    r"(?<![.])0\d{2,3}-\d{7,8}(?!\d)",
    r"(?<![.])400-\d{3,4}-\d{3,4}",
    r"(?<![.])\d++\s*号(?!\d)",
    r"(?<![.,*+/=(-])\d++(?:\.\d++)?+(?:[GKDASCBHVP]|[kK][vV][aA]?|Hz|dpi)(?![A-Za-z])(?=\+?[一-龥])",
    rf"(?<![.,*+/=(按例比:\d-]){_NUM}:{_NUM}(?=\s*[一-龥])(?!\s*[天人名个台套家户场次期元万])",
    rf"(?<![\d.])(?={_NUM}\s*+[-—~至到英寸吋公核万像周岁匹])(?:{_NUM}\s*[-—~至到]\s*)?{_NUM}\s*(?:英寸|寸|吋|公分|核(?![减定准销实拨算查])|万?像素|周?岁(?:及?以[上下])?|匹(?=[^,;、。*+/=\d]{{0,6}}\d+\s*[台套部]))",
    r"(?<![\d.])\d++\s?[GT]B?\s?\*\s?(?=\d+\s?[条根块个支])",
    r"(?:(?<=[,;、。:\n])|(?<![\s\S]))\d{1,2}月(?=[一-龥])(?![共合总需计])",
    r"(?<![.,*+/=(-])0\d{5}(?![\d.,])",
    r"[0-9]0后",
    rf"(?<![\d.]){_NUM}万?[人户亩](?:及?以[上下])的?(?=[一-龥]{{1,4}}\d)",
    r"(?<![\d.])\d{1,2}(?:\s*[-—~至到]\s*\d{1,2}年|年及?以[上下])(?=\s*[,:]?\d+[人名位户])",
    r"(?<![\d.,])(?:12345|12[13]\d\d|96\d{3}|1(?:10|19|20|22)(?=[急调指接平热]))(?=[一-龥])(?![元人次个名件份张户台元万])",
    rf"(?<![\d.]){_NUM}[百千万亿]*元?\s*[-—~至到]\s*{_NUM}[百千万亿]*[一-龥]?(?=\s*(?:的|含)?(?:部分|之间|区间|档))",
)
"""Where a row of digits begins; these are tried nowhere else, which makes the search many times faster."""
_ELSEWHERE = (
    r"《[^》]*》",
    rf"\(\s*{_YEAR}\s*\)\s*第?\s*\d+\s*号",
    r"第\s*(?:\d+|[一二三四五六七八九十百零两]+)\s*(?:[条款项章节编批次期届季类轮标段组级名位年月周天个号]|部分|包|学期)?",
    rf"(?<![\d.,])二[〇零][一二三四五六七八九〇零]{{2}}{_IN_YEAR}",
    r"(?<=月)\s+\d{1,2}\s*[日号]",
    r"#\d+|№\s*\d+",
    r"[A-Z]{0,2}K\d+\+\d+",
    r"(?<![\d)%元万亿千百*+/=(\s])(?![xX][\d(])[A-Za-z]+[-_]?\d+(?:\.\d+)*[A-Za-z]*(?![\d.]*[%‰])",
    r"(?<![\d)%元万亿千百A-Za-z])[A-WYZa-wyz][A-Za-z]*[-_]?\d+(?:\.\d+)*[A-Za-z]*(?![\d.]*[\d*+/=%‰])",
    r"[“\"'‘]\d+(?:\s*\+\s*[\dA-Za-z]+)+[”\"'’]",
    r"十[一二三四]五|两会|三公|一次性|一体化|一站式|一卡通|一线|一般|一批次?性",
)
_BEGIN = r"[^,;、。:*+/=).%\-\u4e01-\u4e08\u4e0a-\u4e23\u4e25-\u4e8b\u4e8d-\u5340\u5342-\u7b2b\u7b2d-\u9fa5](?<!\d\d)(?<![^月]\s)"
"""Where one of the above may begin: behind no digit, and at no sign or Chinese character but 一 三 两 二 十 第, which are left out."""
_MAY_BE_LABEL = re.compile(
    r"[012第号《#№A-Za-z后“\"'‘月:~—至到二一两三十寸吋素岁匹公核以-](?:(?<=\d)(?:(?<=[12])(?:(?<=1)9|(?<=2)0)\d\d\s*[-./年学至到~—]|(?<=1)[3-9]\d{9}"
    r"|(?<=0)(?<!\d0)\d\d)|(?<!\d)(?:(?<=[第号《#№A-Za-z后“\"'‘])|(?<=月)\s*[\d份至到~—-]|(?<=\d月)(?=[一-龥])|(?<=[\d\s][寸吋岁匹核])"
    r"|(?<=[英周][寸岁])|(?<=像素)|(?<=公)分|(?<=[-至到~—])(?=[\d.]+[百千万亿]*[一-龥]?[的含]?[部之区档])|(?<=[-至到~—])\s*\d+\s*[年月]|(?<=[人户亩及]以)[上下]"
    r"|(?<=\d:)\d|(?<=400-)|(?<=二)[〇零]|(?<=一)[次体站卡线般批]|(?<=两)会|(?<=三)公|(?<=十)[一二三四]五))"
)
"""Found wherever one of the above may match; it begins with a set of characters, so that the search skips all others fast."""
_MARK = re.compile(
    r"[①-⑳⑴-⑽⑾-⒇⒈-⒛]|\((?:(?P<a>\d{1,2})|(?P<b>[一二三四五六七八九十]{1,3}))\)"
    r"|(?<![\d.])(?P<c>\d{1,2})(?:\)|[.、](?!\d))|(?P<d>[一二三四五六七八九十]{1,3})(?:、|\))"
)
_MAY_MARK = re.compile(r"[①-⒛)、.](?:(?<=[①-⒛])|(?<=[\d一二三四五六七八九十][)、])(?<!\d\d\d.)|(?<=\d\.)(?<!\d\d\d.)(?!\d))")
_HEADING = re.compile(
    rf"[(]?\s*(?:金额)?单位\s*:\s*(?:人民币)?\s*(?P<unit>{UNITS}|十万元|千万元|百元|十元|角|分(?!值|钟))\s*[)]?|\(\s*(?P<bare>{UNITS})\s*\)"
)


class Masked(Struct, frozen=True, gc=False):
    """A text ready for the tokens, of the same length as the raw one, and the money unit its heading implies."""

    text: str
    heading: str | None = None
    listed: bool = False


@cache
def _label() -> tuple[re.Pattern[str], re.Pattern[str]]:
    """Return the patterns of where a label may begin and of the label itself."""
    return of_ours(_BEGIN), of_ours(rf"(?=\d)(?:{'|'.join(_FROM_DIGIT)})|(?!\d)(?:{'|'.join(_ELSEWHERE)})")


_POINTS = re.compile("个?百分点")
_POWER_OF_TEN = re.compile(r"(?<![A-Za-z\d.])(?P<whole>\d)(?:\.(?P<part>\d{1,15}))?[Ee](?P<power>[+-]\d{1,2})(?!\d)")
_MONTHS = re.compile(
    r"(?<![\d.])(?P<first>\d{1,2})\s*月?\s*[-—~至到]\s*(?P<last>\d{1,2})\s*月份?(?=\s*[,:]?\s*(?:按|为|均)?(?:每[人名户个])?每个?月)"
)
"""Months from one to another behind which a monthly sum stands: so many months (1-6月每月3万元)."""
_SPAN = re.compile(
    r"(?<![\d.])(?P<first>\d{1,2})\s*月?\s*[-—~至到]\s*(?P<last>\d{1,2})\s*月份?(?=[^;。]{1,16}(?:每个?月|月均|元/(?:人[·./]?)?月))"
)
"""Months from one to another with a monthly sum farther behind (7-12月护林员95名，每人每月1000元): so many, if no others are told."""
_SPANS = re.compile(r"(?<![\d.])\(?(?P<first>\d{1,2})\s*月?\s*[-—~至到]\s*(?P<last>\d{1,2})\s*月份?\)?")
"""Months from one to another, told of several things each: 上半年（1—6月）5人，下半年（7—12月）8人，每人每月9800元."""
_WHOLE_MONTHS = re.compile(r"(?<![\d.])(?P<first>\d{1,2})\s*月1\s*日?\s*[-—~至到]\s*(?P<last>\d{1,2})\s*月(?:28|29|30|31)\s*日?")
"""Dates from the first of a month to the last of another: so many months where a monthly sum stands beside them."""
_MONTHLY = re.compile("每个?月|月[租均薪]|元/月")
_OTHER_MONTHS = re.compile(r"\d\s*个?月(?!份?\s*[-—~至到])")
_GAP = re.compile(r"\d \d")
_APART = re.compile(r"(?<![\d.,])\d{1,3}(?:(?: \d{3}){2,}(?![\d ]*\d)|(?: \d{3})+(?=(?:\.\d+)? ?[一-龥%‰㎡A-WYZa-wyz]))")
"""Digits parted by blanks in threes, as 1 200元; without a unit two blanks are needed, for one may part two columns."""


def one_spelling(raw: str) -> str:
    """Return the text with one spelling for each sign, as the table has it."""
    text = raw
    for char, to in _COMMON:
        text = text.replace(char, to)
    return text if TABLE.keys().isdisjoint(map(ord, set(text))) else text.translate(TABLE)


def mask(raw: str) -> Masked:
    """Return the text with one spelling for each sign and what is no operand blanked out."""
    text = one_spelling(untabled(raw) if "单价" in raw else raw)
    if "百分点" in text:
        text = _POINTS.sub(lambda found: "%".ljust(len(found[0])), text)
    if "E" in text or "e" in text:
        text = _POWER_OF_TEN.sub(_written_out, text)
    if " " in text and _GAP.search(text):
        text = _APART.sub(lambda found: found[0].replace(" ", ","), text)
    if "月" in text:
        text = _MONTHS.sub(_so_many, text)
        others = len(_OTHER_MONTHS.findall(text))
        text = _SPAN.sub(_so_many, text) if others == 1 else text
        text = _SPANS.sub(_so_many, text) if 1 < others == len(_SPANS.findall(text)) and _MONTHLY.search(text) else text
        text = _WHOLE_MONTHS.sub(_so_many, text) if _MONTHLY.search(text) and "个月" not in text else text
    if "各" in text:
        text = by_number(text)
    heading = _HEADING.search(text) if "单位" in text or "元)" in text else None
    if heading:
        text = _blank(text, heading)
    listed = False
    if _MAY_MARK.search(text):
        text, listed = _marks(text)
    if _MAY_BE_LABEL.search(text):
        text = _covered(text)
    return Masked(text, (heading["unit"] or heading["bare"]) if heading else None, listed)


def _written_out(found: re.Match[str]) -> str:
    """Return a number that a spreadsheet printed with a power of ten as a clerk writes it, to the same last digit: 2.16E+05 as 21.6万."""
    digits, last = found["whole"] + (found["part"] or ""), int(found["power"]) - len(found["part"] or "")
    step, word = next(((step, word) for step, word in ((0, ""), (4, "万"), (8, "亿")) if last <= step), (8, "亿"))
    digits, last = digits + "0" * (last - step), min(last, step)
    digits = digits.rjust(step - last + 1, "0")
    whole, part = digits[: len(digits) - step + last], digits[len(digits) - step + last :]
    return f"{whole}.{part}{word}".replace(".万", "万").replace(".亿", "亿").rstrip(".").rjust(len(found[0]))


def _so_many(months: re.Match[str]) -> str:
    count = int(months["last"]) - int(months["first"]) + 1
    return f"{count}个月".rjust(len(months[0])) if 0 < count <= 12 else months[0]


def _covered(text: str) -> str:
    """Return the text with every label, date and document number turned into signs that stand for a word."""
    begins, label = _label()
    out, at = [], 0
    for begin in begins.finditer(text):
        start = begin.start()
        found = label.match(text, start) if start >= at else None
        if found is not None:
            out += [text[at:start], LABEL * (found.end() - start)]
            at = found.end()
    return "".join([*out, text[at:]]) if out else text


def _blank(text: str, found: re.Match[str]) -> str:
    return text[: found.start()] + " " * (found.end() - found.start()) + text[found.end() :]


def _marks(text: str) -> tuple[str, bool]:
    """Return the text with list numbers turned into breaks: (一) 1. 2） 3、 ①, told from brackets by place and order."""
    last: dict[str, int] = {}
    out, at, depth, seen = [], 0, 0, 0
    for found in _MARK.finditer(text):
        depth += text.count("(", seen, found.start()) - text.count(")", seen, found.start())
        seen = found.start()
        if depth > 0 or not _is_mark(text, found, last):
            continue
        out.append(text[at : found.start()] + BREAK + " " * (found.end() - found.start() - 1))
        at = seen = found.end()
    return ("".join(out) + text[at:], True) if out else (text, False)


def _is_mark(text: str, found: re.Match[str], last: dict[str, int]) -> bool:
    style = found.lastgroup or "circle"
    before, after = text[: found.start()].rstrip(" "), text[found.end() :].lstrip(" ")
    if style == "circle":
        return not before or before[-1] in ";,。:、\n=元万%人次个" or not before[-1].isdigit()
    if not after or after[0] in "*/+-=)%,;。":
        return False
    number, first = counted(found[style]) or 0, not before or before[-1] == "\n"
    fits = number == last.get(style, 0) + 1
    place = first or before[-1] in ";。:、,\n元万亿%" or (before[-1] in "人次个天月年台套份" and style != "c")
    if style == "c" and found[0].endswith("、") and not (first or before[-1] in ";。\n元万"):
        return False
    if not place or not (fits or number == 1 or first):
        return False
    if style == "c" and not first and after[0].isdigit() and found[0][-1] != ")":
        return False
    last[style] = number
    return True
