"""What there is to say about a target cell that is not simply one value, in Chinese and English."""

from typing import NamedTuple

from jixiao.formula.target.text import Span


class TargetNote(NamedTuple):
    """One thing that a person should know about a reading; ``confidence`` is the most that the reading may then claim."""

    zh: str
    en: str
    confidence: float
    spans: tuple[Span, ...] = ()

    def at(self, *spans: Span) -> "TargetNote":
        """Return the note pointing at stretches of the raw text."""
        return self._replace(spans=spans)

    def about(self, *what: str) -> "TargetNote":
        """Return the note with its places for words filled in."""
        return self._replace(zh=self.zh.format(*what), en=self.en.format(*what))


EMPTY = TargetNote("没有填写指标值", "no target value is given", 1.0)
TEMPLATE = TargetNote("这是模板的填写提示，不是指标值", "this is a hint of the template, not a target value", 1.0)
REMARK = TargetNote("这是备注，不是指标值", "this is a remark, not a target value", 0.9)
NO_NUMBER = TargetNote("只有符号或单位，没有数值", "a sign or a unit without a number", 0.6)
SCALE = TargetNote("只列出了评价等级，没有写明目标是哪一级", "a scale is listed, but no level is chosen", 0.9)
SEVERAL = TargetNote(
    "一个单元格里写了多个数值条件，无法作为一个指标值，应分行填写", "several conditions stand in one cell; give each its own row", 0.6
)
SECOND_WORD = TargetNote("除数值外还写了另一个条件「{}」，应分行填写", "besides the number another condition stands here: {}", 0.6)
IN_BRACKETS = TargetNote("括号里另有数值，未计入指标值", "another number stands in brackets and was not read", 0.7)
DEADLINE_TOO = TargetNote("除数值外还写了时间「{}」，应另设时效指标", "besides the number a time stands here: {}", 0.7)
MIXED = TargetNote(
    "一个单元格里既有数值又有其他条件，按定性描述读取，应分行填写", "a number and other conditions in one cell; read as a word", 0.6
)
SCALES = TargetNote("数字里混写了万、千、百，没有换算成一个数值", "several scale words inside one number", 0.6)
LONG = TargetNote(
    "句子里有数值，但不能确定它就是指标值，按定性描述读取",
    "a sentence with a number in it that need not be the target; read as a word",
    0.6,
)
MISREAD = TargetNote("「{}」像是识别或录入错误，按「{}」读取，请核对原件", "{} looks like a slip of scanning or typing; read as {}", 0.4)
LOST_SIGN = TargetNote("数值前的符号无法辨认，不能确定方向", "the sign before the number cannot be made out", 0.4)
CONFLICT = TargetNote("前后的比较词方向相反，不能确定方向", "the comparison before and after the number contradict each other", 0.4)
DOUBLE_SIGN = TargetNote("比较符号重复或不规范，按「{}」读取", "the comparison sign is doubled or malformed; read as {}", 0.7)
NOT_EQUAL = TargetNote("「不等于」不是可用的比较方式", "'not equal' is no comparison for a target", 0.6)
SIGN_ON_RANGE = TargetNote("区间前又写了比较符号，按区间读取", "a comparison stands before a range; read as the range", 0.6)
REVERSED = TargetNote("区间的下限大于上限", "the lower bound of the range is above the upper one", 0.5)
OPEN_END = TargetNote(
    "区间的一端写作「{}」（不含该端点），区间记录不区分是否包含端点",
    "one end of the range is strict ({}), which a range does not record",
    0.8,
)
ABOUT = TargetNote("「{}」是约数，达到多少才算完成不明确", "{} makes the number approximate; what counts as met is unclear", 0.7)
COMMA = TargetNote(
    "数字中的逗号不合千分位写法，不能确定数值", "the comma in the number is no thousands separator; the value is uncertain", 0.5
)
POINTS = TargetNote("小数点多写、漏写或位置不对，不能确定数值", "the decimal point is doubled or misplaced; the value is uncertain", 0.5)
SPACED = TargetNote("数字中间有空格，按「{}」读取，请核对原件", "blanks stand inside the number; read as {}", 0.6)
RATIO = TargetNote("写成了比例、分数或算式，没有换算成一个数值", "a ratio, fraction or calculation that is not one number", 0.7)
CYCLE = TargetNote("写的是多久一次，不是单一数值", "an interval of recurrence, not one number", 0.7)
MONTH = TargetNote("「{0}月」可能是{0}月份，也可能是{0}个月", "{0} followed by 月 may be a month of the year or a number of months", 0.8)
HIDDEN = TargetNote(
    "含有看不见的控制字符，显示的内容可能与实际不同", "hidden control characters; what is shown may differ from what is stored", 0.5
)
CUT = TargetNote("内容超过 1000 字，只读取了开头部分", "longer than 1000 characters; only the beginning was read", 0.5)
