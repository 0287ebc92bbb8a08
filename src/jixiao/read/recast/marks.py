"""Lines between tables that hold nothing of a form: that a table goes on (（续上表）, 续表1, 接下页), and captions (表2 项目资金)."""

import re
from collections.abc import Iterator, Sequence

from jixiao.read.lines import Row
from jixiao.read.titles import is_title

GOES_ON = re.compile(
    r"\s*[（(【\[]?\s*(?:(?:续|接|承|转)(?:上|下|次|前|后)(?:一)?(?:页|表)|(?:上|下)(?:页|表)续|续\s*表\s*[一二三四五六七八九十\d]*|表\s*[一二三四五六七八九十\d.-]+\s*[(（]?续(?:表)?[)）]?)\s*[）)】\]]?\s*"
)
CAPTION = re.compile(r"\s*附?表\s*(?:[一二三四五六七八九十]{1,2}|\d{1,2}(?:[-.]\d{1,2})?)[\s:：、.．]+([^\d:：,，。]{2,14})")


def unmarked(rows: Sequence[Row]) -> Iterator[Row]:
    """Yield rows without those that only say that the table goes on, or what the next is called."""
    yield from (row for row in rows if not row.filled or not is_mark(" ".join(cell.text for cell in row.filled[:3]), not row.exact))


def is_mark(text: str, loose: bool) -> bool:
    """Return whether a line only says that a table goes on, or, outside a table, is the caption of a part of a form, not the title of one."""
    return GOES_ON.fullmatch(text) is not None or (loose and CAPTION.fullmatch(text) is not None and not is_title(text))
