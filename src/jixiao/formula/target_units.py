"""The unit at a target value as people print it: one word, a compound by / or 每, with or without brackets."""

import re

_SCALE_CHARS = frozenset("万亿千百")
_BARE = re.compile(r"[万亿千百]{1,2}(?:(?![一-鿿A-Za-z])|(?=以|之内|内|左右|[余多]))")
_TIMES = (
    "年 个年 年度 月 个月 季度 个季度 季 周 个周 星期 个星期 旬 天 日 日历天 自然日 个自然日 工作日 个工作日 工作天 个工作天 小时 个小时 "
    "时 分钟 秒 秒钟 h min s 学期 个学期 学年 个学年 半年"
)
TIMES = frozenset(_TIMES.split())
"""Units of time, at which 内 means 以内."""
_MONEY = "元 角 人民币元 美元 欧元 港元 日元 英镑 千元 百元 块"
_COUNTS = (
    "人 人次 人天 人日 人年 人月 人份 人数 名 名额 位 个 个次 个数 项 项次 项目 件 件次 件套 篇 份 份数 册 册次 套 台 台次 台套 台件 辆 辆次 架 架次 艘 艘次 "
    "次 次数 场 场次 期 期次 期数 批 批次 班 班次 班期 节 节次 课 课时 学时 课次 讲 户 户次 户数 家 家次 具 处 处次 座 栋 幢 株 棵 丛 头 头次 只 只次 匹 羽 "
    "条 条次 段 根 支 枝 枚 张 幅 本 部 部次 集 首 台件套 组 组次 队 支队 对 双 副 盏 盆 间 间次 套次 床 床日 床位 张床 例 例次 例数 起 起次 宗 桩 门 门次 点 点次 "
    "级 档 等级 层 路 眼 口 孔 扇 块 片 粒 颗 包 袋 箱 盒 瓶 桶 罐 捆 卷 筐 车 车次 艘次 趟 趟次 航次 遍 轮 轮次 步 款 种 种类 类 类别 版 版次 页 字 行 列 单 单次 "
    "笔 笔次 票 单位 标段 标 榀 樘 米次 站 站次 站点 网点 样次 样品 样本 例样 剂 剂次 针 针次 帧 景 幅次 站位 断面 小区 社区 村 行政村 村次 乡镇 乡 镇 县 市 区 省 校 校次 所 所次 院 院次 "
    "分 分值 折 成 倍 比例 比率 比值 率 百分比 百分点 度 个百分点 亩次 亩 公顷 标准箱 标箱 头份 头只 只羽 人群 对象 学校 企业 机构 岗位 账号 用户 户籍 点位 并发 路次 车位 泊位 "
    "条数 篇数 场数 件数 套数 台数 册数 天数 户 层级 批数 盘 碗 餐 顿 工日 工时 台班 台时 机时 作业天 井次 炮 发 门户 频道 栏目 万字 千字 名次 周次 "
    "元次 折算人 标准人 生 师 兵 员 匹次 条线 条段 支次 支队次 系统 模块 平台 接口 台账 例份 对次 窝 箱次 床次 人场 人课时 人学时 人期 人户 组数 套件"
)
_SIZES = (
    "平方米 平方公里 平方千米 平方厘米 平方 平米 方 立方米 立方 立方厘米 米 公里 千米 里 厘米 毫米 分米 海里 延米 延长米 车公里 皮长公里 管道公里 公分 寸 尺 "
    "吨 吨次 千克 公斤 斤 克 毫克 微克 两 升 毫升 公升 标准煤 吨标准煤 千瓦 千瓦时 度电 兆瓦 瓦 伏 安 千伏 千伏安 兆 字节 比特 勒克斯 分贝 帕 兆帕 摄氏度 赫兹 "
    "ha d hm2 m m2 m3 M m² m³ km km2 km² KM cm cm2 mm kg KG g mg μg ug L mL ml l t T G GB MB KB TB PB Mbps Gbps kbps kW kw KW kWh kwh KWh MW MWh kV kVA V W dB db Pa MPa kPa Hz MHz "
    "℃ °C ° ㎡ ㎥ ㎞ ㎝ ㎜ ㎏ ㎎ lux lx pH dpi ppm NTU tce"
)
_RATES = "% %% ‰ ‱"
UNITS = frozenset(f"{_MONEY} {_COUNTS} {_SIZES} {_RATES}".split()) | TIMES
"""Every unit known by itself, without scale."""
ALONE = frozenset({"%", "元", "万元", "亿元", "人", "人次", "次", "个", "项", "天", "平方米", "公里", "百分比"})
"""Units that alone in a cell are a value left out, never a word."""
_LONGEST = max(map(len, UNITS))
_UNLISTED = re.compile(r"[一-鿿]{1,6}(?=\s*(?:$|[),;。]))")
"""A word closing the cell after a stroke is what the price is for, listed or not: 元/样地."""
_LATIN = re.compile("[A-Za-z][A-Za-z0-9]")
_JOIN = re.compile(r"\s*(?:[/·•⁄∕*.、]\s*每?个?|每)\s*")
_BRACKETED = re.compile(r"\s*\(\s*([^()0-9*]{1,16}?)\s*\)")
"""A bracket without digits straight after a number, as the exporting systems print the unit."""
_NOTE_WORDS = (
    "含",
    "不含",
    "包含",
    "包括",
    "以",
    "其中",
    "注",
    "见",
    "详",
    "如",
    "均",
    "约",
    "预计",
    "预估",
    "估算",
    "暂定",
    "全年",
    "每年",
    "年度",
    "累计",
    "合计",
    "左右",
    "上下",
)
_NOTES = re.compile(rf"(?:{'|'.join(_NOTE_WORDS)}).*|[本当上下]年度?|略|[必选]填|定[量性]|[正反]向(?:指标)?|[一二三四五六七八九十]")
_WRITTEN_OUT = {"%": ("百分比", "%", "百分点", "百分数", "百分率"), "‰": ("千分比", "‰")}


def unit_at(text: str, at: int) -> tuple[str | None, int]:
    """Return the unit standing at ``at`` (blanks skipped) and where it ends; ``(None, at)`` where none stands.

    Outside brackets it must be a known one; a short bracket straight after a number is its unit unless it reads as a note.
    """
    held = _BRACKETED.match(text, at)
    if held and not _NOTES.fullmatch(held[1]):
        unit, end = held[1].replace(" ", ""), held.end()
        divided = _one(text, end + 1) if text[end : end + 1] == "/" else -1
        return (unit + text[end:divided], divided) if divided > 0 else (unit, end)
    begin = at
    while text[begin : begin + 1] == " ":
        begin += 1
    end = _whole(text, begin)
    if end < 0:
        return None, at
    unit = text[begin:end].replace(" ", "")
    again = _BRACKETED.match(text, end)
    if again and (again[1] == unit or again[1] in _WRITTEN_OUT.get(unit, ())):
        end = again.end()
    return ("%" if unit == "%%" else unit), end


def is_unit(text: str) -> bool:
    """Return whether the whole text is a known unit, compound ones included."""
    return bool(text) and _whole(text, 0) == len(text)


def _whole(text: str, at: int) -> int:
    """Return where the longest known unit at ``at`` ends, with its bracket (台(套)) and divisor; -1 without one."""
    if text[at : at + 1] == "/":
        return _one(text, at + 1 + (text[at + 1 : at + 2] == " "))
    end = _compound(text, at)
    if end < 0:
        return _bare_scale(text, at)
    if text[end : end + 1] == "(" and text[at:end] not in _WRITTEN_OUT:
        close = _compound(text, end + 1 + (text[end + 1 : end + 2] == "/"))
        if close > 0 and text[close : close + 1] == ")" and text[at:end] != text[end + 1 : close]:
            end = close + 1
            divided = _one(text, end + 1) if text[end : end + 1] == "/" else -1
            end = max(end, divided)
    return end


def _compound(text: str, at: int) -> int:
    end = _one(text, at)
    while end > 0:
        join = _JOIN.match(text, end)
        following = _one(text, join.end()) if join else -1
        if join and following < 0 and "/" in join[0]:
            unlisted = _UNLISTED.match(text, join.end())
            return unlisted.end() if unlisted else end
        if following < 0:
            break
        end = following
    return end


def _one(text: str, at: int) -> int:
    """Return where the longest single unit, with or without scale words, ends; -1 without one."""
    scaled = at
    while text[scaled : scaled + 1] in _SCALE_CHARS and scaled < at + 3:
        scaled += 1
    for begin in range(at, scaled + 1):
        end = _word(text, begin)
        if end > 0:
            return end
    return -1


def _word(text: str, at: int) -> int:
    """Return where the longest listed unit at ``at`` ends; -1 without one."""
    for length in range(_LONGEST, 0, -1):
        word = text[at : at + length]
        if word in UNITS and not (word.isascii() and _LATIN.match(text, at + len(word) - 1)):
            return at + len(word)
    return -1


def _bare_scale(text: str, at: int) -> int:
    """Return where a scale word without unit (200万) ends; -1 when something else follows it."""
    found = _BARE.match(text, at)
    return found.end() if found else -1
