"""What is somebody's by a word beside it: accounts of chats, number plates, and names of people who are helped or treated.

Names alone stay: who answers for a project is told in public. A name becomes personal data where a text says that its bearer is poor,
ill, disabled or helped.
"""

import re
from collections.abc import Iterator

from jixiao.privacy.address import SURNAMES as MOST_OFTEN

UNIT = r"\s?(?:[万亿千百]|[元份人个件次台套本张部平米吨条名位户]|%|公里|人次|以[上下内])"
ACCOUNT = re.compile(
    r"(?:[微薇威]\s?信|wechat|(?<![a-z])(?:v信|(?:vx|wx)(?![a-z]))|(?<![a-z])q\s?q(?![a-z])|扣扣|企鹅号?|(?:抖音|快手|小红书|钉钉|微博|淘宝|陌陌|b站)(?:号|[账帐][号户]|(?=[:@]))|支付宝(?=[账帐]))"
    r"(?!公众|视频|小程序|支付|服务|平台|群|推|企业|端)[^\w\n]{0,3}(?:号码?|id|[账帐][号户])?[^\w\n]{0,3}(?:为|是)?\s?"
    rf"((?=[a-z\d_\-.]*[\d_\-])[a-z][a-z\d_\-]{{0,9}}\.?[a-z\d_\-]{{4,19}}|(?<=[q扣鹅])[^\w\n]{{0,3}}[1-9]\d{{4,10}}|(?<=[号码户为是d: ])[1-9]\d{{5,10}})(?![a-z\d_\-]|\.\d|{UNIT})"
    r"|(?<![a-z])(wxid_[a-z\d_]{4,20})",
    re.IGNORECASE,
)
"""A chat's or wallet's account behind its name; what is addressed to the public (公众号, 群) is none."""
ACCOUNTS = (
    "信",
    "wechat",
    "vx",
    "wx",
    "qq",
    "q q",
    "扣扣",
    "企鹅",
    "抖音",
    "快手",
    "小红书",
    "钉钉",
    "微博",
    "淘宝",
    "陌陌",
    "b站",
    "支付宝",
)
"""Of every account's name the part that no line with an account lacks, its letters small."""
PROVINCES = "京津沪渝冀豫云辽黑湘皖鲁新苏浙赣鄂桂甘晋蒙陕吉闽贵粤青藏川宁琼"
PLATE = re.compile(
    rf"WJ\s?[{PROVINCES}]?\s?\d{{4}}[\dA-Z](?![A-Z\d])|(?:(?<=[牌车号])|(?<![\u4e00-\u9fff]))[使领]\s?\d{{6}}(?!\d)|[{PROVINCES}]\s?[A-HJ-NP-Z]\s?[·.\-]?\s?(?:(?=[A-Z]{{0,2}}\d)[A-HJ-NP-Z\d]{{5,6}}|[A-HJ-NP-Z\d]{{4}}[挂学警港澳])(?![A-Z\d\-]|\.\d|{UNIT}|标段|地块)",
    re.IGNORECASE,
)
"""A number plate by GA 36's shape: province, letter, five or six signs."""
OFFICIAL = re.compile(r"公务(?:用)?车|公车|执法车|警车|救护车|消防车|环卫车|洒水车|校车|垃圾车|作业车|通勤车|单位车辆")
"""Cars of an office are nobody's."""
ROAD = re.compile(r"车|牌|驾|司机|乘|停|加油|通行|etc|违章", re.IGNORECASE)
AROUND = 14
FEWEST = 3
"""Digits of a plate."""
HELPED = (
    "低保户主?|受益人|当事人|患儿|产妇|失独(?:家庭|老人)|烈属|获救助者|被救助者|被帮扶者|受助者|低保对象|低保边缘户|五保户|五保对象|特困(?:供养)?(?:人员|对象|户)|困难(?:群众|户|职工)|残疾人|精神病人|受助人|受害人|受助(?:学生|对象)|受资助学生"
    "|救助对象|资助对象|帮扶(?:对象|户)|慰问对象|患者|病人|孤儿|困境儿童|留守儿童|户主|监护人|社区矫正对象|戒毒人员|刑满释放人员|信访人|投诉人|举报人"
)
PERSONS = ("姓名", *{word[:2] for word in re.split(r"\|(?![^()]*\))", HELPED)})
"""How each of these words begins: no line with a name to be masked lacks them all."""
SURNAMES = f"{MOST_OFTEN}萧傅阎覃龙汤樊凌施莫洪柯乔赖庞倪颜庄聂鲁岳翟詹申欧耿焦俞左甘祝尚舒阮梅童裴霍涂苗翁骆靳柴鲍喻祁蒲牟穆卓缪褚娄窦戚阳武常严戴白江石方金于万夏邢康代马孔"
"""Signs that begin names: the most frequent ones, and others that stand before a name where a word says so."""
NOT_GIVEN = (
    "的了和与或等人数率额费度元万项次种类型补助救济服务培训复教育医疗就业用工资物品保障管理制信息平台目标准面积总均月年日时间情况单册表可需应为是有无不未已及"
    "按每各社区街道镇村居委会局所站院校学生员家庭户口部门机构相关法办策政期序州皇河边前后上下中内外看病诊住述事属案规令"
)
GIVEN = rf"[^\W\da-z_{NOT_GIVEN}]"
LAST = rf"(?:{GIVEN}|[平生学民])"
"""The last sign of a name may be one that begins other words: 周小平, no 周平均."""
NAME, NAMED = (rf"(?:欧阳|司马|上官|诸葛|[{signs}]){GIVEN}" for signs in (SURNAMES, SURNAMES + "高易文"))
"""A name right behind a word, and one behind a colon, where 高 begins no 高血压."""
END = r"(?=\s|[,、;:。()]|$|于|等|[一二两三四五六七八九十]人|的(?:生活|补|救|医|学)|[男女])"
PERSON = re.compile(
    rf"(?:(?:{HELPED})\s?(?:姓名)?\s?[:、(\s]\s?({NAMED}{LAST}?(?:[、,]{NAMED}{LAST}?)*){END}"
    rf"|(?:{HELPED})((?:{NAME}{LAST}|[{SURNAMES}](?P<twice>[^\W\da-z_])(?P=twice))){END}"
    rf"|(?:(?<![人员家者导位长])|(?<=申请人)|(?<=受益人)|(?<=当事人))姓名\s?[:为]\s?({NAMED}{LAST}?){END})",
    re.IGNORECASE,
)
"""Names behind a word for what their bearers are, or behind 姓名 that says nothing else of them."""

FIRST_SIGNS = f"微薇威信QqＱｑVvＶｖWwＷｗ扣企抖快小钉淘陌支使领低五特困残精受救资帮慰患病孤境留监社戒刑投举当产失烈获被姓{PROVINCES}"
LIKELY = (
    rf"(?<=[{PROVINCES}])\s?[A-Za-zＡ-Ｚａ-ｚ]|(?<=[微薇威])\s?[信博]|(?<=[QqＱｑ])\s?[QqＱｑ]|(?<=扣)扣|(?<=钉)钉|(?<=淘)宝|(?<=陌)陌|(?<=[使领])\s?\d|(?<=[WwＷｗ])[JjＪｊ]|(?<=[VvＶｖWwＷｗ])[XxＸｘ信]|(?<=[WwＷｗ])[EeＥｅ][CcＣｃ]"
    r"|(?<=[企抖快])[鹅音手]|(?<=小)红书|(?<=支)付宝|(?<=[低五])保|(?<=[特困残受救资帮慰患病孤监举当产失烈获被])[困难境儿童疾助害扶问者人护报益事妇独属救帮]|(?<=留)守儿"
    r"|(?<=[精社戒刑信投])[神区毒满访诉]|(?<=户)主|(?<=姓)名"
)
"""What lines with any of these have, for what looks at all lines first: behind one of the first signs."""


def accounts(text: str) -> Iterator[tuple[int, int]]:
    """Yield where accounts of persons stand in a folded text, from start to end."""
    return (found.span(found.lastindex or 0) for found in ACCOUNT.finditer(text))


def plates(text: str) -> Iterator[tuple[int, int]]:
    """Yield where number plates stand: behind or before a word for a car, or apart from other words."""
    for found in PLATE.finditer(text):
        near = text[max(0, found.start() - AROUND) : found.start()] + text[found.end() : found.end() + AROUND]
        stands_apart = not re.search(r"[\u4e00-\u9fff]$", text[: found.start()])
        has_digits = sum(sign.isdigit() for sign in found[0]) >= FEWEST
        if has_digits and not OFFICIAL.search(near) and (stands_apart or ROAD.search(near)):
            yield found.span()


def names(text: str) -> Iterator[tuple[int, int]]:
    """Yield where names of people stand who are helped or treated."""
    for found in PERSON.finditer(text):
        yield found.span(found.lastindex or 0)
