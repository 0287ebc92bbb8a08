"""Titles of forms, and the marks of year and number under them."""

import re

from jixiao.read.wording import narrow
from jixiao.values.remembered import remembered

TITLE = re.compile(
    r"(?:申报表|目标表|核心绩效指标表|自评表|监控表|审核表|评价表|设定表|批复表|填报表|审批表|绩效自评|目标自评)(?:模板)?[-—]?(\d{1,3})?(?:\([^()]*\)|[\d年度]*)*$"
)
NO_TITLE = re.compile(r"^(?:见|附件|附:|标题|根据|按照|关于|称:)|[。；?？]|附件\d?[:：]|>")
YEAR_MARK = re.compile(r"\(?20\d\d年?度?(?:至|-)?(?:20\d\d年?度?)?\)?")
LONGEST = 70


@remembered
def is_title(text: str) -> bool:
    """Return whether a text is worded as the title of a form."""
    if len(text) > LONGEST:
        return False
    plain = narrow(text)
    return NO_TITLE.search(plain) is None and TITLE.search(plain) is not None


def is_year_mark(text: str) -> bool:
    """Return whether a text is the year under a title, in brackets or with 年度."""
    plain = narrow(text)
    return YEAR_MARK.fullmatch(plain) is not None and (plain.startswith("(") or "年" in plain)
