"""Which words of a sentence belong to one of its figures."""

import re
from collections.abc import Mapping
from decimal import Decimal

BOUND = re.compile(
    r"(?:稳定|保持|维持|控制|力争|均|全部|分别)*(?:不低于|不少于|不高于|不超过|不小于|达到|达"
    r"|提高到|提高至|提升到|提升至|保持在|维持在|控制在|降至|降到|为|至少|超过|[≥≤>=＞＝])*(?:在)?$"
)
"""What leads to a figure and says nothing of what is counted."""
BEFORE_BOTH = re.compile(r"([一-龥]{2,})([0-9]+)[一-龥]{1,2}[0-9][0-9.,]*[千万亿]?[一-龥]{1,2}$")
"""Two figures of one thing: so many times, and so many in all."""
IN_ALL = re.compile("(?:全年|年度|年内|本年|累计|合计|共计?|总计|总数|服务|预计)+")
"""What says only that a figure is the whole."""
STOP = re.compile(r"[，,。；;：:、！!？?（(0-9]")


def words_of(told: Mapping[str, object]) -> str:
    """Return the words that belong to a figure; ``told``: its ``label``, ``clause`` and ``sentence``, the ``figure``, and the ``value`` it is held against.

    They stand before another figure right in front of it (培训3期450人), or in the clause before (…，全年不少于1860人次).
    """
    label, clause, sentence = (str(told[key] or "") for key in ("label", "clause", "sentence"))
    if not label and (led := BEFORE_BOTH.search(clause)) is not None:
        return led[1] if Decimal(led[2]) * Decimal(str(told["figure"])) != told["value"] else f"每{led[1]}"
    if label and IN_ALL.fullmatch(BOUND.sub("", label)):
        return STOP.split(sentence.partition(label)[0].rstrip("，,、"))[-1] or label
    return label
