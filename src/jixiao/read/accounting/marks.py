"""Texts of a form that hold no value: labels, levels, heads, signs, notes, instructions."""

import re

from jixiao.forms.grammar import Meaning, level_ranks, meanings, means, sections, weak_heads
from jixiao.forms.keys import label_key
from jixiao.forms.nearest import LONGEST, like
from jixiao.formula.target.units import UNITS
from jixiao.read.blocks import Cell
from jixiao.read.lines import Row
from jixiao.read.rows.ends import is_note, is_total
from jixiao.read.rows.looks import SIGNS
from jixiao.read.rows.tables import is_beside
from jixiao.read.titles import is_title, is_year_mark
from jixiao.read.wording import is_counter, is_placeholder, narrow
from jixiao.values.remembered import remembered

MARKED = re.compile(r"[（(]\d{1,2}[)）]|\d{1,2}[.、)）]")
HEADING = re.compile(r"^\s*(?:[（(]?[一二三四五六七八九十]{1,2}[)）]?\s*[、.．]|第[一二三四五六七八九十]部分)\s*\S{2,16}$")
EXPLAIN = "[需应须]要?(?:单独)?说明"
INSTRUCTION = re.compile(f"^(?:填报|填表|编制|申报|监控|评价)(?:日期|时间|人)|填写|填列|填报|字以内|{EXPLAIN}")
"""What tells people how a form is filled in."""
HINTED = re.compile(rf"\d字以内[)）]|{EXPLAIN}(?:原因|理由)")
"""The same anywhere in a text."""
SIGNED = re.compile(r"^\s*(?:19|20)\d\d\s*年\s*\d{1,2}\s*月\s*\d{1,2}\s*日\s*$")
UNIT = re.compile(r"(?:金额|资金)?(?:计量)?单位[:：]?(?:人民币)?(?:亿元|百万元|万元|千元|元)?|亿元|百万元|万元|千元|元")
"""The note on the unit of money."""
MONEY_HEAD = re.compile(r"[^\d]{0,6}(?:金额|预算数|资金)")
HEADS = 2
"""So many heads of columns make a head."""
ANY = frozenset(("field", "other", "block", "money", "money_column", "goal", "column"))


def is_known(text: str) -> bool:
    """Return whether a text is a label, a level, a head, a title or a mark of the print: nothing that has to be kept."""
    return is_label(text) or is_mark(text)


@remembered
def is_label(text: str) -> bool:
    """Return whether a text is a label, a level or a head."""
    key = label_key(text)
    return (
        bool(meanings(text)) or any(level_ranks(text)) or key in sections() or key in weak_heads() or MONEY_HEAD.fullmatch(key) is not None
    )


@remembered
def is_mark(text: str) -> bool:
    """Return whether a text is a unit, a sign, a number of a point, a title, or what a template prints to be filled in."""
    plain = narrow(text)
    if UNIT.fullmatch(plain) or MARKED.fullmatch(plain) or plain in UNITS or plain in SIGNS:
        return True
    tells_how = INSTRUCTION.match(text) is not None or HINTED.search(text) is not None
    return tells_how or is_title(text) or is_year_mark(text) or is_placeholder(text) or is_counter(text)


def is_aside(row: Row) -> bool:
    """Return whether a row holds no value of a form: a note, a sum, numbers of columns, a heading, an instruction, a date of signing."""
    filled = row.filled
    if is_note(row) or is_total(filled[0].text) or is_beside(row):
        return True
    return len(filled) == 1 and any(pattern.search(filled[0].text) for pattern in (HEADING, INSTRUCTION, SIGNED))


def heads_columns(row: Row) -> bool:
    """Return whether a told row heads columns, most of them known: a head is no value, whatever its words."""
    heads = sum(means(cell.text, "column") is not None for cell in row.filled) if not row.loose else 0
    return heads >= HEADS and heads * 2 > len(row.filled)


def likeness(text: str) -> tuple[Meaning, ...]:
    """Return what a text means that is like a label, nothing for another text."""
    near = like(text, ANY) if len(text) <= LONGEST else None
    return near.meanings if near is not None else ()


def is_block(cell: Cell, row: Row) -> bool:
    """Return whether a cell heads a block: the first of its row, before a label."""
    filled = row.filled
    return len(filled) > 1 and filled[0] is cell and bool(meanings(filled[1].text))
