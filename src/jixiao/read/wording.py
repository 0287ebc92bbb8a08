"""Text of cells without the blanks and line breaks of the layout."""

import re

from jixiao.values.compatible import compatible
from jixiao.values.hint import is_hint
from jixiao.values.remembered import remembered

CJK = "\u2e80-\u9fff\uf900-\ufaff\uff00-\uffef\U00020000-\U0003ffff\u3000-\u303f《》“”‘’"
INNER = re.compile(f"(?<=[{CJK}])[\\s]+|[\\s]+(?=[{CJK}])")
SPACE = re.compile(r"\s+")
NUMBERED = re.compile(r"\s*(?:\(?（?[一二三四五六七八九十\d]{1,3}[)）.、．]|[①-⑳★☆●◆■]|第[一二三四五六七八九十]|[-•·])")
CHAPTER = re.compile(
    r"\s*(?:[(（][一二三四五六七八九十]{1,3}[)）]|[一二三四五六七八九十]{1,3}[、.．]|第[一二三四五六七八九十]{1,3}(?:部分|[章节]))"
)
"""How a chapter of a report begins."""
ORDINAL = re.compile(
    r"^(?:[①-⑳]\s*|(?:指标|目标)\s*\d{1,2}\s*[:：.、]?\s*|\d{1,2}\s*(?:[、)）．]|\.(?!\d))\s*|[A-Z]\d{1,2}(?:[-.]\d{1,2})+[\s、.．]+|\d{1,2}(?:\.\d{1,2}){2,4}[\s、.．]+)(?=\S)"
)
TICKS = "☑√■✓✔☒þ"
BOXES = f"□{TICKS}"
TICK = re.compile(f"[{TICKS}]")
BOXED_AFTER = re.compile(rf"([^\s{BOXES}]+?)\s*([{BOXES}]|R(?=\s|$))")
BOXED_BEFORE = re.compile(rf"([{BOXES}]|(?:^|(?<=\s))R)\s*([^\s{BOXES}]+)")
FIRST_OPTION = re.compile(rf"\s*[(（]?1\s*[、.．)）]\s*[^\s{BOXES}]")
"""What an option begins with whose box stands behind it."""
COUNTER = re.compile(r"^(?:指标|目标)\s*\d{0,2}\s*[:：.…]*$|^[…\.]+$|^\d{1,2}[.、．)）][…\s]*$")
BLANKS = frozenset(("", "-", "—", "——", "--", "/", "\\", "－", "―", "…", "……", "NULL"))


def tidy(text: str) -> str:
    """Return a name, label or level without blanks at and between Chinese characters."""
    return SPACE.sub(" ", INNER.sub("", text.strip()))


def flowing(text: str) -> str:
    """Return running text of a cell with the layout's line breaks joined; numbered points keep their lines."""
    lines = [line.strip() for line in text.strip().strip('"').split("\n") if line.strip()]
    joined = lines[:1]
    for line in lines[1:]:
        if NUMBERED.match(line):
            joined.append(line)
        else:
            joined[-1] += line
    return "\n".join(joined)


@remembered
def narrow(text: str) -> str:
    """Return text with half-width signs and without blanks, for comparing."""
    return SPACE.sub("", compatible(text))


def ticked(text: str) -> str | None:
    """Return the ticked one of several boxes (新增项目□ 延续项目☑), None where none is ticked; other text as it is."""
    if "□" not in text and not TICK.search(text):
        return text
    behind = text.rstrip().endswith((*BOXES, "R")) or FIRST_OPTION.match(text) is not None
    pairs = BOXED_AFTER.findall(text) if behind else [(name, box) for box, name in BOXED_BEFORE.findall(text)]
    options = [name for name, box in pairs if box != "□"]
    return without_ordinal(tidy(options[0].strip("、，,"))) if len(options) == 1 else None


def seam(before: str, after: str) -> str:
    """Return the blank that a broken line had between two Latin words, else nothing."""
    return " " if re.search("[A-Za-z]$", before) and re.match("[A-Za-z]", after) else ""


def is_blank(text: str) -> bool:
    """Return whether a cell holds nothing but a dash or a slash."""
    return text.strip() in BLANKS


@remembered
def is_placeholder(text: str) -> bool:
    """Return whether a cell holds nothing, or only what a template asks to be filled in: （请填写）, ……, ××."""
    return is_blank(text) or is_hint(text)


def is_counter(text: str) -> bool:
    """Return whether a cell is only 指标1, 目标2, …… as templates number their lines."""
    return len(text) < 10 and COUNTER.match(text.strip()) is not None


def without_ordinal(text: str) -> str:
    """Return a name without 指标1： or 1. before it."""
    return ORDINAL.sub("", text, count=1)
