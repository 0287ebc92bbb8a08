"""Lines between tables that hold nothing of a form: that a table goes on (（续上表）, 续表1, 接下页), and captions (表2 项目资金)."""

import re
from collections import Counter
from collections.abc import Iterator, Sequence

from msgspec.structs import replace

from jixiao.forms.grammar import level_ranks, meanings, means
from jixiao.formula.numerals import counted
from jixiao.read.lines import Row
from jixiao.read.rows.looks import looks
from jixiao.read.titles import is_title

GOES_ON = re.compile(
    r"\s*[（(【\[]?\s*(?:(?:续|接|承|转)(?:上|下|次|前|后)(?:一)?(?:页|表)|(?:上|下)(?:页|表)续|续\s*表\s*[一二三四五六七八九十\d]*|表\s*[一二三四五六七八九十\d.-]+\s*[(（]?续(?:表)?[)）]?)\s*[）)】\]]?\s*"
)
COUNTER = re.compile(
    r"([^\w（(]{0,6}\s*)(?:第\s*)?((?:绩效)?指标|卡片?|记录|序号|record|item|kpi)?[\s_#-]*(\d{1,3}|[一二三四五六七八九十]{1,3})\s*([个项条张]?(?:(?:绩效)?指标)?)(\s*[^\w）)]{0,6})",
    re.IGNORECASE,
)
KEY = re.compile(r"[A-Za-z\d][A-Za-z\d_-]{4,40}")
LEAST_KEYED = 2
LONGEST_COUNTER, LEAST_COUNTED = 12, 3
"""So short is a line that counts records ([指标2], 卡片 3), and so many of them count."""
ANNOUNCES = re.compile(r"[^：:。；]{0,10}(?:绩效指标|具体指标|各项指标|主要指标)[^：:。；]{0,14}(?:如下[:：。]?|(?<!指标)[:：])\s*")
"""A line that only says that indicators follow."""
CAPTION = re.compile(r"\s*附?表\s*(?:[一二三四五六七八九十]{1,2}|\d{1,2}(?:[-.]\d{1,2})?)[\s:：、.．]+([^\d:：,，。]{2,14})")


LEGEND = re.compile(r"[^（(｜]{2,10}[（(]([^（()）]+)[)）]")
BETWEEN = re.compile("[｜|、，/]")
LEAST_HEADS, LONGEST_LEGEND = 2, 120
BULLET = re.compile(r"(?:[^\w\s（(【\[]|\d{1,2}(?:\.\d{1,2})*)\s+(?=[\u4e00-\u9fff])")
ANSWER = re.compile(r"\s*([^\s\d:：]{1,4})\s*[:：]\s*")
KIND = re.compile(r"\s*[\[【（(][^\[\]【】()（）\d]{2,8}题[\]】）)]\s*\*?\s*$|\s*\*\s*$")
"""What a questionnaire puts behind its questions: [填空题] *."""
OFTEN = 5
"""So many lines begin with the same word and a colon where it marks answers."""


def unmarked(rows: Sequence[Row]) -> Iterator[Row]:
    """Yield rows without those that only say that the table goes on, or what the next is called, and without marks of questionnaires."""
    rows = [unasked(row) for row in rows] if sum(is_asked(row) for row in rows) >= OFTEN else rows
    counts, keys = counters(rows), keys_of(rows)
    told = rows if not keys else [without_key(row, keys) for row in rows]
    for n, row in enumerate(map(unbulleted, with_one_legend(told))):
        if not row.filled or not (n in counts or is_part_mark(" ".join(cell.text for cell in row.filled[:3]), not row.exact)):
            yield row


def with_one_legend(rows: Sequence[Row]) -> Iterator[Row]:
    """Yield rows, a line that names the heads of values in brackets as one text, without those that say the same again for another form."""
    said: set[str] = set()
    for row in rows:
        text = "｜".join(cell.text for cell in row.filled) if row.filled and row.filled[-1].text[-1] in "）)" else ""
        found = LEGEND.fullmatch(text) if not row.exact and len(text) <= LONGEST_LEGEND else None
        heads = [means(part, "column") for part in BETWEEN.split(found[1])] if found is not None else [None]
        if None in heads or len(heads) < LEAST_HEADS:
            yield row
        elif text not in said:
            said.add(text)
            yield Row((row.filled[0]._replace(text=text),), loose=True)


def unbulleted(row: Row) -> Row:
    """Return a line or cell that is the name of a level behind one sign as that name."""
    if len(row.filled) != 1 or (found := BULLET.match(row.filled[0].text)) is None:
        return row
    text = row.filled[0].text[found.end() :]
    if not (meanings(text.replace(":", "：").partition("：")[0]) if found[0][0].isdigit() else any(level_ranks(text))):
        return row
    return row._replace(cells=tuple(cell._replace(text=text) if cell.text else cell for cell in row.cells))


def counters(rows: Sequence[Row]) -> frozenset[int]:
    """Return the lines that only count the records between them: alike but for their numbers, which run from 1."""
    found: dict[str, list[int]] = {}
    for n, row in enumerate(rows):
        text = row.cells[0].text if len(row.filled) == len(row.cells) == 1 else ""
        told = COUNTER.fullmatch(text) if len(text) <= LONGEST_COUNTER and not looks(text).value else None
        same = (
            found.setdefault(f"{told[2]} {told[4]}", []) if told is not None and (told[2] or (told[1] and told[5]) or told[4][1:]) else []
        )
        if told is not None and counted(told[3]) == len(same) + 1:
            same.append(n)
    return frozenset(n for same in found.values() if len(same) >= LEAST_COUNTED for n in same)


def keys_of(rows: Sequence[Row]) -> frozenset[str]:
    """Return the keys of records that an export says in front of every field of theirs."""
    counts = Counter(
        row.filled[0].text for row in rows if not row.loose and len(row.filled) > LEAST_KEYED and KEY.fullmatch(row.filled[0].text)
    )
    return frozenset(text for text, count in counts.items() if count >= OFTEN)


def without_key(row: Row, keys: frozenset[str]) -> Row:
    """Return a row without the key of its record."""
    if row.loose or not row.filled or row.filled[0].text not in keys:
        return row
    return row._replace(cells=tuple(cell._replace(column=n) for n, cell in enumerate(c for c in row.cells if c is not row.filled[0])))


def is_asked(row: Row) -> bool:
    """Return whether a row is a question of a questionnaire."""
    return row.loose and len(row.cells) == 1 and "题" in row.cells[0].text and KIND.search(row.cells[0].text) is not None


def unasked(row: Row) -> Row:
    """Return a question with a colon in place of its kind, an answer without the word before it."""
    if not row.loose or len(row.cells) != 1:
        return row
    cell = row.cells[0]
    if is_asked(row):
        return row._replace(cells=(cell._replace(text=KIND.sub("", ORDER.sub("", cell.text)) + "："),))
    answer = ANSWER.match(cell.text)
    if answer is None or answer[1] not in ANSWERS:
        return row
    text = cell.text[answer.end() :].strip()
    return row._replace(cells=(cell._replace(text=text or "（空）", place=replace(cell.place, text=text)),))


ANSWERS = frozenset(("答", "回答", "答案", "填写", "A"))
ORDER = re.compile(r"^\s*\d{1,3}\s*[.、．)）]\s*")


def is_part_mark(text: str, loose: bool) -> bool:
    """Return whether a line only says that a table goes on, or, outside a table, is the caption of a part of a form, not the title of one."""
    told = loose and (
        ("指标" in text and ANNOUNCES.fullmatch(text) is not None) or (CAPTION.fullmatch(text) is not None and not is_title(text))
    )
    return GOES_ON.fullmatch(text) is not None or told
