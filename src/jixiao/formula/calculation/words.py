"""What the words between the figures of a calculation mean: total, of which, equal, per, estimated, vague, or a label."""

import re
from fractions import Fraction
from functools import lru_cache

from msgspec import Struct

from jixiao.formula.calculation.tails import longest_unit
from jixiao.formula.units import dictionary

_TOTAL = (
    "合计|共计|总计|小计|总共|累计|总额|总价|总金额|总费用|总经费|总投资|总预算|总支出|总成本|总投入|总资金|资金总额|费用总额|年总额|总款|"
    "共需|共约|共|总|计算得|金额|资金规模|所需经费|所需资金|需经费|需资金|经费需求|预算金额|费用合计|价款|总数|总人数|总量|可用资金|加总|相加|统计"
)
_AFTER = (
    "下达|为|是|约|需要|需|须|支出|金额|资金|人民币|费用|经费|预算|投入|安排|申请|达到|达|拨付|大约|大概|约为|应为|则为|投资|成本|"
    "补助|发放|费|额|将|补贴|支付|总额|价|等于|¥|为人民币|核定|奖励|收入|花费|:|\\s|\ue000"
)
_TOTAL_WORD = re.compile(rf"(?:{_TOTAL}|(?<![预统会审设估累合共总小另])计)(?:{_AFTER})*$")
_TOTAL_OF = re.compile(
    "(?:[两三四五六七八九十各]|以上)个?(?:项|类|者|笔|块|部分)(?:人员|对象|费用|经费|支出|资金|补助|补贴)?(?:共|为|是|约|需)*$"
)
"""Words of a total that only say of how many parts it is: 两类人员5.2万元, 两部分640.54万元."""
_SUB = re.compile(r"小计")
_GRAND = re.compile(r"(?:合计|总计|共计|总共|总额|总费用|总经费|总投资|总预算)(?:" + _AFTER + r")*$")
_OF_WHICH = re.compile(r"其中|包括|包含|由(?=[^由]{0,12}$)|分别为|分别是|具体为|具体是|具体包括|组成|构成|明细如下|如下")
_EQUAL = re.compile(
    r"^(?:即|为|等于|折合|折|计|得|则|即为|约为|约合|合|就是|共计|折算|折合人民币|约|相当于|总计|[,\s])+(?:人民币|约|¥|\s)*$"
)
_PER = re.compile("(?:每|各|人均|户均|亩均|次均|日均|月均|年均|生均|单价|标准|单位成本|均价|^[亩户人][补奖](?:[助贴]|$))")
_STEP = "[十百千万](?![元克米瓦分公里字])"
"""So many of something that a price is told for: 每万尾650元; 千克 and 千米 are units."""
_TIMED = re.compile(
    r"(?<![\d份半上下本当去今前全个老青少中成周历多常近幼童\ue000])(?P<unit>年(?![轻级会龄检货节末初终中底均代限份鉴报龙画刊])|月(?![日份底末初度饼球季嫂亮光结经刊报])"
    r"|日(?=工资|租|薪|均|补|利率|息|计|出勤|运行|行驶)|周均|季度?(?:费|租|服务))|(?<![\d首订名账清菜])单(?!位|价|独|元|方|一|项|据|纯)(?P<one>(?=.))"
    r"|(?P<batch>[百千万])(?P<many>公里|字)|每半(?P<half>天|月|年|小时)|(?P<priced>[电油]价)|(?<=[月日])(?P<pay>薪|工资(?!总))|(?P<lesson>[课学]时)(?=费|酬|补)"
    rf"|每(?P<step>{_STEP})"
)
_AROUND = re.compile(r"\s*=\s*")
_BATCHES = {"十": Fraction(10), "百": Fraction(100), "千": Fraction(1000), "万": Fraction(10_000)}
_ESTIMATED = re.compile("约|左右|预估|预计|估算|估计|大概|暂估|测算约|上下|概算")
_VAGUE = re.compile(
    "(?<![剩其结节盈业])余(?!额|下|款|$)|多(?!媒体|功能|种)|若干|以上(?!.{0,6}(?:[合共总小]计|[总共]))|以下(?!.{0,3}[项个类部方内])|以内|不超过|不低于|至少|最多|最高|起(?!草|步|重|诉|点|运|降|始|伏)|不少于|不足|^等(?![级次额于保])|近(?=\\s*$)"
)
_MISSING = re.compile("待定|未定|另行|据实|实报实销|视情况|按实|待核|暂无|不详|若干|X|×")
_OF = re.compile(r"(?:的|按|按照|计提|比例|提取|率|收取|计算|打|按其|之|费率|利率|税率|系数|标准)(?:的|按|约|比例)*[\s:]*$")
_LESS = re.compile(r"(?:下浮|下调|优惠|下降|降低|压减|核减|压缩|折让|减少|扣除|扣减|扣|减|让利)(?:比例|率|了|约)?[\s:]*$")
_MORE = re.compile(r"(?:上浮|上调|增长|增加|提高|加收|上升|加|递增|增幅)(?:比例|率|了|约)?[\s:]*$")
_MINUS = re.compile(r"^(?!.*后$)(?:扣除|减去|减(?![免少排灾负])|扣减|抵扣|核减|剔除)")
_PLUS = re.compile(r"^(?:再?加上|另加|再加|外加)|^(?:加|和|及|与)$")
_TIMES = re.compile(r"^(?:乘以|乘|的)$")
_DIVIDED = re.compile(r"^(?:除以|÷)$")
_RATE = re.compile(r"汇率|折算率|按1")


class Word(Struct, frozen=True, gc=False):
    """What a run of words before a figure says; what is not named here is yes or no.

    ``per`` lists the units after 每, ``rates`` those that a word implies (月薪 月, 单台 台, 百公里油耗 公里), of which there are ``batch``.
    """

    text: str
    total: bool = False
    sub: bool = False
    grand: bool = False
    of_which: bool = False
    equal: bool = False
    price: bool = False
    per: tuple[str, ...] = ()
    rates: tuple[str, ...] = ()
    batch: Fraction = Fraction(1)
    estimated: bool = False
    vague: bool = False
    missing: bool = False
    of: bool = False
    less: bool = False
    more: bool = False
    op: str = ""


NOTHING = Word(text="")
PAIR = 2
_EACH = re.compile(
    rf"(?:每|各(?![类种项][一-龥]))(?!半|[百千万](?:公里|字)|{_STEP})(?:一|个(?=[^个]))?\s*|(?P<mean>[人户亩次日月年生])均|^(?P<paid>[亩户人])[补奖](?:[助贴]|$)"
)


def _per(text: str) -> tuple[str, ...]:
    """Return the units after 每 and 各 (每人每天 gives 人 and 天) and before 均 (人均)."""
    units = []
    for found in _EACH.finditer(text):
        name = found["mean"] or found["paid"] or longest_unit(text, found.end()) or (_unknown(text, found) if found[0][0] == "每" else "")
        if name == "年" and found[0].endswith("个"):
            units += ["个", "年"]
        elif name and name not in "年均":
            units.append(name)
        elif name:
            units.append("年")
    return tuple(units)


def _unknown(text: str, each: re.Match[str]) -> str:
    """Return what 每 counts where that is no known unit: 个 where it says so, the two characters that end the words, else one."""
    rest = text[each.end() :]
    return "个" if rest and "个" in each[0] else rest if len(rest) <= PAIR else rest[:1]


def _rates(text: str) -> tuple[tuple[str, ...], Fraction]:
    """Return the units that words imply without 每 (月薪, 单台, 百公里油耗), and how many of the last a figure is for."""
    units: list[str] = []
    batch = Fraction(1)
    for found in _TIMED.finditer(text):
        if found["unit"]:
            units.append("季度" if found["unit"][0] == "季" else found["unit"][0])
        elif found["many"]:
            units.append(found["many"])
            batch = _BATCHES[found["batch"]]
        elif found["step"]:
            units.append(longest_unit(text, found.end()) or text[found.end() : found.end() + 1] or "个")
            batch = _BATCHES[found["step"]]
        elif found["pay"]:
            units.append("人")
        elif found["lesson"]:
            units.append(found["lesson"])
        elif found["priced"]:
            units.append("度" if found["priced"][0] == "电" else "升")
        elif found["half"]:
            units.append(found["half"])
            batch = Fraction(1, 2)
        elif (name := longest_unit(text, found.end()) or text[found.end() : found.end() + 1]) in dictionary().classes:
            units.append(name)
    return tuple(units), batch


def _operator(text: str) -> str:
    if _TIMES.match(text):
        return "*"
    if _DIVIDED.match(text):
        return "/"
    return "-" if _MINUS.match(text) else "+" if _PLUS.match(text) else ""


@lru_cache(maxsize=8192)
def read_words(text: str) -> Word:
    """Return what a run of words before a figure says."""
    plain = _AROUND.sub("=", text.strip(" \n:'\"“”‘’"))
    if not plain:
        return NOTHING
    per = _per(plain) if _PER.search(plain) else ()
    rates, batch = _rates(plain)
    total = bool(_TOTAL_WORD.search(plain) or _TOTAL_OF.search(plain))
    return Word(
        text=plain,
        total=total,
        sub=total and bool(_SUB.search(plain)),
        grand=bool(_GRAND.search(plain)),
        of_which=bool(_OF_WHICH.search(plain)),
        equal=bool(_EQUAL.match(plain)),
        price=bool(_PER.search(plain)),
        per=per,
        rates=rates,
        batch=batch,
        estimated=bool(_ESTIMATED.search(plain)),
        vague=bool(_VAGUE.search(plain)),
        missing=bool(_MISSING.search(plain)),
        of=bool(_OF.search(plain)),
        less=bool(_LESS.search(plain)),
        more=bool(_MORE.search(plain)),
        op=_operator(plain),
    )
