"""What the words beside a figure say of a whole statement: whose result it is, for what time, less what, up to where."""

import re
from collections.abc import Callable
from functools import lru_cache


def _cue(pattern: str) -> Callable[[str], bool]:
    """Return the test whether words hold a pattern; what was asked before is remembered."""
    search = re.compile(pattern).search
    return lru_cache(maxsize=4096)(lambda words: search(words) is not None)


is_mean = _cue("均|单位(?:成本|造价)|折合|摊|平均|折旧|每")
"""Whether a figure is said to be a mean or a share of something told before."""
is_minus = _cue("扣|减|退|抵|已(?:[预拨支付执使]|完成)|支出|佣金|亏|拒付|漏损|缴回|核销|成交|首付|-$")
"""Whether a figure is taken off another."""
is_taken_off = _cue(
    "扣|(?<!按)减(?!排|灾|免|负|速|重|震|压|肥|药|少)|抵(?!押|达)|冲[抵减销]|退回|已[预拨支付执到安下]|预付|首付|残值|优惠|收回|追回"
)
"""Whether words plainly take a figure off what it is told beside."""
is_more = _cue("增加|新增|追加|调增|另增|净增")
"""Whether a figure is put on another."""
is_left_out = _cue("扣|停(?![发车放机靠泊])|减[去除]|剔除|除去|自有|免[除收交缴]")
"""Whether a count is one of those that the price is not paid for: 扣除自有800个."""
is_net = _cue("净|余|差|缺口|尚|还需|实[付发拨际得到收缴支]|本次|节约|结[余算转]|剩|后|到账|退回|减少|增加|新增|超支|增长")
"""Whether a figure is what is left, or what two figures differ by."""
compares = _cue("较|比|同比|上年|去年|由|原")
"""Whether a figure is one to compare with: last year's, the former one."""
is_beyond = _cue("超|以上|[之以]后|后续|此后|其余|部分|起|每增|增加")
"""Whether a price is for what goes beyond a bound."""
is_bound = _cue("[前首]$|(?<![一-龥])头$")
"""Whether a count is a bound up to which a price is told: 前100个, 首5万条."""
is_payers = _cue("[央省市区县乡镇村级方][^,]{0,4}(?:负担|承担|分担|配套|自筹)|自筹|配套")
"""Whether a figure is the part that one of several pays."""
is_of_everyone = _cue("合计|总额")
"""Whether a sum is told for all, not for each of what stands before it: 月缴存基数合计71.3万元."""
says_total = _cue("合计|共|总|全部")
"""Whether words call a figure a total."""
is_grade = _cue("[一二三四五特]等|[A-Z甲乙丙丁][级类档]")
"""Whether a figure is what one of a grade gets, of which there may be many."""
is_tax = _cue("税")
"""Whether words speak of tax."""
_TOTAL = re.compile("合计|共|总|小计|[月年日]计|计$|即$|=$|等于|需|须")
_NO_RESULT = re.compile(
    "上年|去年|往年|同期|年初|原[^价]|已|批复|限额|上限|最高|不超|不低|编制|缺口|累计|截至|单价|标准|实际(?!到|支|付)|其中|(?<!不)含(?!税)|自筹|保额|基数|本金|原价"
)
_PART = re.compile("负担|承担|分担|拨付|补助|补贴|发放|支付|列支|资助|支出|补偿|奖补")
_ANY = re.compile("安排|出资|申请|投[入资]|控制|下达|财政|配套|申报|预算|经费")
_RESULT = re.compile(
    "[是为计即合得约达付缴耗收交发]$|[费款金额价息资本薪税租用][:=]?$|合$|应[付缴发补收]|实[付发缴际]|取整|四舍五入|花费|[全每一]年|[半一]年|占用?$|后$|后为"
)
_GENERAL = re.compile(
    "以上|上述|[一二三四五六七八九十两各几多](?:项|类(?:人员|对象)?)|全[年市县区省部]|[本今当每一]年|年度|年|每?月|项目|工程|活动|工作|经费|费用|资金|预算|支出|投资|成本|金额|总?造价"
    "|合同|财政|补[助贴]|所需|需要?|大?约|应?为|是|共|总|合|小|计|价|款|额|数|安排|申请|申报|人民币|发放|拨付|支付|下达|投入|达到?|测算|因此|故|则|即|花费|开支|出资|耗[费资用]|用款|利?息|含?税|保费|中标|成交|结算|[^一-龥]"
)
"""Words of a total that name nothing: 全年经费共, 项目总投资."""
_PERIODS = (
    ("半年", re.compile("[上下]?半年")),
    ("年", re.compile("[全一每本当]年|年度|年(?![轻级会龄检货节末初终中底均代限份鉴报龙画])")),
    ("季度", re.compile("(?<![一二三四\\d])季度(?=[一-龥]{0,4}$)|[每全]季")),
    ("月", re.compile(r"[每当单]月|(?<![\d份个])月(?=$|[计合小总需支电费租工用付])")),
    ("天", re.compile("[每单]日|日(?=[计合小])|每天")),
)
_BRACKET = re.compile(r"\([^()]*\)")


@lru_cache(maxsize=4096)
def label_of_total(words: str) -> str:
    """Return what the words of a total name besides being one: 安装费 of 安装费共, "" of 全年经费合计."""
    return _GENERAL.sub("", words)


@lru_cache(maxsize=4096)
def period(words: str) -> str:
    """Return the time that a sum is for, as a unit of time (全年 年, 月计 月), "" where none is said."""
    plain = _BRACKET.sub("", words)
    return next((unit for unit, pattern in _PERIODS if pattern.search(plain)), "")


@lru_cache(maxsize=4096)
def weight(words: str) -> int:
    """Return how plainly words call the figure behind them a result.

    3 plainly; 2 perhaps as a part of it, which can't be more; 1 perhaps as a part or as more than it; 0 not at all.
    """
    if _TOTAL.search(words):
        return 3
    if _NO_RESULT.search(words):
        return 0
    if is_net(words):
        return 3
    if _ANY.search(words):
        return 1
    return 2 if _PART.search(words) else 3 if _RESULT.search(words) else 1
