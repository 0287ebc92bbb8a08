"""How far a monitoring form's figures go: the months that its heads or its title name (1-7月执行数, 上半年)."""

import re
from collections.abc import Iterable
from typing import NamedTuple

from jixiao.read.blocks import Cell
from jixiao.read.lines import Row
from jixiao.read.wording import narrow

LONGEST = 48
SPAN = r"(?:\d{1,2}月?[-—~至到])?\d{1,2}月|上半年|半年度?|前?[一二三四1-4](?:[-—~至到][一二三四1-4])?季度"
HEAD = re.compile(rf"({SPAN})(?:份|底|末)?(?:项目|指标|资金|预算|实际|累计)*(?:执行|完成|支出|监控)")
TITLE = re.compile(rf"20\d\d年度?({SPAN})(?:份|底|末)?.{{0,24}}监控")
UNTIL = re.compile(r"(?:截至|截止|监控(?:时点|截止日期|时间|日期)[:：]?)((?:20\d\d年)?\d{1,2}月(?:\d{1,2}日|份|底|末)?)")


class Stage(NamedTuple):
    """The stage as printed and the cell in which it stands."""

    text: str
    cell: Cell


def stage(rows: Iterable[Row]) -> Stage | None:
    """Return the first stage that a short cell of some rows names, None where none does."""
    for row in rows:
        for cell in row.filled:
            text = narrow(cell.text) if len(cell.text) <= LONGEST else ""
            for pattern in (HEAD, TITLE, UNTIL):
                if found := pattern.search(text):
                    return Stage(found[1], cell)
    return None
