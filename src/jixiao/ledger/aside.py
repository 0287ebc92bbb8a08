"""Rows of a sheet that are none of its records: totals, notes and names below it, heads printed again; each is told and not read."""

import re
from collections.abc import Mapping, Sequence

from jixiao.ledger.problems import Bilingual
from jixiao.ledger.schema import Column

TOTAL = re.compile(
    r"(?:.{0,12}?(?:合|总|小|累)\s*计(?:数|金额|人民币)?|本[年月页季]合计|[承接][前上]页|[过转][次下]页|(?:sub)?\s*total)\s*[:：]?",
    re.IGNORECASE,
)
"""What stands in a row that adds up those above it."""
SIGNED = re.compile(r"\s*(?:制表|填表|填报|审核|复核|经办|打印|记账|出纳|会计|主管|单位负责|财务负责)(?:人|员|单位|日期|时间)?\s*[:：]")
"""What stands before a name or a day under a sheet."""
NOTE = re.compile(r"\s*(?:备?注|附注|注释|(?:填[报表写])?说明)\s*\d*\s*[:：]")
"""What a note under a sheet begins with; those below it go on with it."""
PART = re.compile(
    r"(?:\d{4}年)?(?:[\d一二三四五六七八九十]{1,3}月份?|第?[一二三四1-4]季度|[上下]半年)[:：]?|[一二三四五六七八九十]+、.*|[（(][一二三四五六七八九十]+[)）].*"
)
"""What stands alone above the rows of a month, or of one sort."""
LET_BE = Bilingual("不用改；要它不再提示，删去这一行", "Nothing has to be done; remove the row to hear no more of it")
AGAIN = Bilingual("这一行又是表头，没有读", "the heads stand here once more; the row was not read")
ADDED_UP = Bilingual("这一行是合计，没有读，合计由程序算", "this row is a total and was not read; sums are worked out")
NAMES = Bilingual("这一行是制表、审核的签名，没有读", "this row names who made or checked the sheet; it was not read")
REMARK = Bilingual("这一行是说明或小标题，没有读", "this row is a note or a heading; it was not read")
NOTHING = Bilingual("从这一行起，有的行在认得的列里什么也没有，没有读", "from here on some rows hold nothing in any column that is read")


class Aside:
    """Tells the rows of a sheet that are no records, from above to below: its heads, and the columns that are read."""

    def __init__(self, head: Sequence[str], columns: Mapping[int, Column]) -> None:
        self._head, self._columns = head, columns
        self._needed = [index for index, column in columns.items() if column.is_needed]
        self._last = max(self._needed, default=0)
        self._below = self._has_told = False

    def said(self, texts: Sequence[str]) -> tuple[Bilingual, ...] | None:
        """Return what is said of a row that is none of the records and what to do, None for a record; of what holds nothing but once."""
        if self._last < len(texts) and all(map(texts.__getitem__, self._needed)) and texts[0] != self._head[0]:
            return None
        what = self._what(texts)
        if what is NOTHING and self._has_told:
            return ()
        self._has_told |= what is NOTHING
        return None if what is None else (what, LET_BE)

    def _what(self, texts: Sequence[str]) -> Bilingual | None:
        read = [(text, self._head[index]) for index, text in enumerate(texts) if text and index in self._columns]
        if read and texts[0] and all(text == head for text, head in read):
            return AGAIN
        filled = sum(index < len(texts) and bool(texts[index]) for index in self._needed)
        few = 2 * filled <= len(self._needed)
        if few and any(map(SIGNED.match, texts)):
            return NAMES
        alone = sum(map(bool, texts)) == 1
        if few and alone and (self._below or any(map(NOTE.match, texts))):
            self._below = True
            return REMARK
        if few and alone and any(map(PART.fullmatch, texts)):
            return REMARK
        if filled < len(self._needed) and 2 * filled <= len(self._needed) + 1 and any(map(TOTAL.fullmatch, texts)):
            return ADDED_UP
        return None if read else NOTHING
