"""Who pays a part: the levels and parties that words name, and the shares, prices and sums told for each of them."""

import re
from functools import lru_cache

_LEVELS = (
    ("中央", "中央|国家财政|国补|部级"),
    ("省", "省(?![内外直])|自治区"),
    ("市", "(?<!城)市(?!场|民|政|价|值|内|外)"),
    ("区", "(?<![社小园灾景片校山地治公])区(?!域|间|划|内)|本区"),
    ("县", "县(?![内外城])"),
    ("镇", "乡镇|镇|街道|(?<!下)乡(?!村|下)"),
    ("村", "村(?:级|集体|委|民)"),
    ("地方", "地方"),
    ("本级", "本级"),
    ("个人", "个人|自付|群众|农户|参保人|家长|学生个人"),
    ("单位", "单位(?!价|成本|造价|面积)"),
    ("企业", "企业(?:自筹|承担|负担|出资|配套)"),
    ("自筹", "自筹|自有资金"),
    ("用户", "用户"),
)
_PAYS = re.compile(
    "^(?:其中)?(?:中央|[省市区县镇乡村]级)|^(?:其中|由)?(?:中央|省|市|区|县|镇|乡|村){1,2}[级财]?(?:[补筹付拿贴]|出(?!版|租|席))|承担|负担|分担|自[缴交付担]|配套|补助|补贴|补足|补齐|自筹|财政|出资|下达|奖补|投入|安排|资金|支付|[央省市区县镇方级](?:级|财)?(?:应|需|共|合计|各|为|占|[:：])*$"
)
ANY_LEVEL = frozenset({"财政"})


@lru_cache(maxsize=4096)
def payers(words: str) -> frozenset[str]:
    """Return who words say to pay: 省, 县 of 省、县级财政各承担; none where no payer's word stands beside a level's name."""
    if not _PAYS.search(words):
        return frozenset()
    named = frozenset(name for name, pattern in _LEVELS if re.search(pattern, words))
    return named or (ANY_LEVEL if re.search("财政|政府", words) else named)
