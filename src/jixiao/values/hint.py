"""What a template prints where something is to be filled in: 待定, （请填写）, ××. It is no value, and is quoted as it stands."""

import re

from jixiao.values.compatible import compatible

LONGEST = 24
"""Signs of the longest hint."""
HINT = re.compile(
    r"[(]?以下(?:为?空白?|无正文)[)]?|[(]?(?:待填写?|待定|暂无数据|无数据|未填写?)[)]?|[(\[]?(?:请|此处|按)?(?:填写|填报|填列|如实填写|输入|选填|必填|可选)[^，,。]{0,12}[)\]]?|[(\[](?:[^()]{0,10}(?:填写|填报|填列|选填|必填)[^()]{0,8})[)\]]|[(\[](?:如?(?:没有|无|不适用|不涉及)[^()]{0,6}(?:可不|不|不用|填)填?(?:0|零|无|写)?)[)\]]|[xX×*…._]{2,}|[…·•▪.]+"
)


def is_hint(text: str) -> bool:
    """Return whether a text is only what a template asks to be filled in; an empty one is not."""
    return len(text) <= LONGEST and HINT.fullmatch("".join(compatible(text).split())) is not None
