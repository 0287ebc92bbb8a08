"""What is somebody's by a word beside it: accounts of chats, number plates, and names of people who are helped or treated.

Names alone stay: who answers for a project is told in public. A name becomes personal data where a text says that its bearer is poor,
ill, disabled or helped.
"""

import re
from collections.abc import Iterator

from jixiao.privacy.address import SURNAMES as MOST_OFTEN
from jixiao.privacy.number import NOTE

UNIT = r"\s?(?:[万亿千百]|[元份人个件次台套本张部平米吨条名位户]|%|公里|人次|以[上下内])"
CHATS = r"[微薇威]\s?信|wechat|(?:(?<=加)|(?<=加我)|(?<=加:))[vq](?![a-z])|(?<![a-z])q(?=:)|(?<![a-z])(?:v信|vx|wx(?![a-z]))|(?<![a-z])q\s?q(?![a-z])|扣扣|企鹅号?"
SITES = (
    "抖音|快手|小红书|钉钉|飞书|飞信|微博|淘宝|闲鱼|陌陌|探探|知乎|豆瓣|贴吧|b站|哔哩哔哩|支付宝|京东|美团"
    "|telegram|电报|skype|line|whatsapp|signal|facebook|twitter|instagram"
)
PUBLIC = "公众|视频|小程序|支付|服务|平台|群|推|企业|端"
CALLED = r"(?:号码?|联系|邮箱|同号|id|[账帐][号户]|昵称|名)"
HANDLE = r"(?=[a-z\d_\-.]*[\d_\-])[a-z][a-z\d_\-]{0,9}\.?[a-z\d_\-]{4,19}"
ACCOUNT = re.compile(
    rf"(?:(?:{CHATS})(?!{PUBLIC})|(?:{SITES})(?=\s?{CALLED}|\s?[:@/])(?!支付))[^\w\n]{{0,3}}(?:{CALLED}[^\w\n]{{0,2}}){{0,2}}(?:{NOTE})?[^\w\n]{{0,3}}(?:为|是)?\s?"
    rf"({HANDLE}|(?<=[q扣鹅])[^\w\n]{{0,3}}[1-9]\d{{4,10}}|(?<=[号码户为是d: 系])[1-9]\d{{5,10}})(?![a-z\d_\-]|\.\d|{UNIT})"
    r"|(?<![a-z])(wxid_[a-z\d_]{4,20})",
    re.IGNORECASE,
)
"""A chat's or wallet's account behind its name; what is addressed to the public (公众号, 群) is none."""
ACCOUNTS = ("wechat", "加v", "加q", "我v", "我q", "加:", "q:", "vx", "wx", "qq", "q q", "扣扣", "企鹅", *SITES.split("|"))
"""Of every account's name the part that no line with an account lacks, its letters small."""
IN_CHAT = r"信(?:(?<=[微薇威v]信)|(?<=[微薇威]\s信))"
"""Another such part; most letters and news are no chats."""
PROVINCES = "京津沪渝冀豫云辽黑湘皖鲁新苏浙赣鄂桂甘晋蒙陕吉闽贵粤青藏川宁琼"
PLATE = re.compile(
    rf"WJ\s?[{PROVINCES}]?\s?\d{{4}}[\dA-Z](?![A-Z\d])|(?:(?<=[牌车号])|(?<![\u4e00-\u9fff]))[使领]\s?\d{{6}}(?!\d)"
    rf"|[(\[]?[{PROVINCES}][)\]]?\s?[·.\-]?\s?[A-HJ-Z]\s?[·.\-]?\s?(?:(?=[A-Z]{{0,2}}\s?\d)[A-HJ-NP-Z\d]\s?[A-HJ-NP-Z\d]{{4,5}}|[A-HJ-NP-Z\d]{{4}}[挂学警港澳])"
    rf"(?![A-Z\d\-]|\.\d|{UNIT}|标段|地块)",
    re.IGNORECASE,
)
"""A number plate by GA 36's shape: province, letter, five or six signs."""
OFFICIAL = re.compile(r"公务(?:用)?车|公车|执法车|警车|救护车|消防车|环卫车|洒水车|校车|垃圾车|作业车|通勤车|单位车辆")
"""Cars of an office are nobody's."""
ROAD = re.compile(r"车|牌|驾|司机|乘|停|加油|通行|etc|违章", re.IGNORECASE)
AROUND = 14
FEWEST = 3
"""Digits of a plate."""
OF = (
    "低保|五保|受灾|工伤|遇难|退役|服刑|吸毒|拆迁|征收|上访|特困|困难|贫困|优抚|救助|获救助|被救助|帮扶|被帮扶|资助|受资助|慰问|走访|受助|受益|受援|受害|补助|补贴|救济|失独|空巢|独居|失能|失智|高龄|孤寡|留守|困境|残疾|抚恤|获助|受捐|精神|重病|患病|烈士"
    "|脱贫|监测|安置|社区矫正|戒毒|刑满释放|信访|投诉|举报|特困供养|低保边缘|保障"
)
WHO = "对象|老?党员|人员?|户主?|家庭|群众|职工|学生|老人|儿童|妇女|病人|军人|者|供养人员"
ALONE = "当事人|患者|患儿|病人|产妇|孤儿|烈属|死者|伤者|户主|监护人"
HELPED = rf"(?:{OF})(?:{WHO})(?:成员)?|{ALONE}"
"""What its bearer is by one of these words is nobody's business."""
KIN = "其妻|其夫|其子|其女|其母|其父|丈夫|妻子|儿子|女儿|父亲|母亲|配偶"
NEAR = f"{KIN}|学生|家长|家属|申请人|申领人|领取人|领款人"
"""Words that say it with a sign between them and a name, or with what their bearer does behind it."""
OF_FILE = r"(?:creator|modified ?by|创建者|(?:最后|上次)(?:保存|修改)者|users[\\/])"
"""Before the name of whoever made a file, in what is told of it."""
PERSONS = ("姓名", "creator", "modified", "创建", "最后", "上次", "users", *{word[:2] for word in f"{OF}|{ALONE}|{NEAR}".split("|")})
"""How each of these words begins: no line with a name to be masked lacks them all."""
FIRST = "".join(sorted({word[0] for word in PERSONS}))
"""Their first signs, told apart from all others at once."""
SURNAMES = (
    f"{MOST_OFTEN}萧傅阎覃龙汤樊凌施莫洪柯乔赖庞倪颜庄聂鲁岳翟詹申欧耿焦俞左甘祝尚舒阮梅童裴霍涂苗翁骆靳柴鲍喻祁蒲牟穆卓缪褚娄窦戚阳武常严戴白江石方金于万夏邢康代马孔"
    "柳齐伍游滕冉佘虞曲符卞芦岑晏盛匡湛阙冼苟巫郁鞠栾佟隋仇丛邝蔺邸楚晁谌"
    "尤葛奚郎费廉殷毕邬皮卜禹狄臧茅纪屈蓝闵席昝杭吉钮嵇滑荀羊甄芮羿汲邴糜巴隗宓郗仰仲伊厉戎祖束韶郜蓟邰鄂籍屠蒙胥闻莘逄姬宰郦雍郤璩桑桂濮牛寿扈燕冀郏瞿慕茹宦艾戈庾暨衡弘寇禄殳沃蔚隆巩厍敖訾辛阚荆竺逯柏昌车温关景季章"
)
"""Signs that begin names: the most frequent ones, and others that stand before a name where a word says so."""
NOT_GIVEN = (
    "的了和与或等人数率额费度元万项次种类型补助救济服务培训复教育医疗就业用工资物品保障管理制信息平台目标准面积总均月年日时间情况单册表可需应为是无不未已及"
    "按每各社区街道镇村居委会局所站院校学生员家庭户口部门机构相关法办策政期序州皇河边前后上下中内外看病诊住述事属案规令"
)
GIVEN = rf"[^\W\da-z_{NOT_GIVEN}]"
LAST = rf"(?:{GIVEN}|[平生学民元])"
"""The last sign of a name may be one that begins other words: 周小平, no 周平均."""
NO_NAME = (
    r"(?!车[辆位牌号次]|温[暖馨度饱]|关[于系注爱怀心]|景[区点观]|季节|章程|桑[蚕树]|牛[羊奶肉]|费[用额]|羊[群毛]|纪[念律检]|屠宰|吉祥)"
)
"""What begins as a name does and is a word."""
NAME, NAMED = (rf"{NO_NAME}(?:欧阳|司马|上官|诸葛|[{signs}]){GIVEN}" for signs in (SURNAMES, SURNAMES + "高易文向"))
"""A name right behind a word, and one behind a colon, where 高 begins no 高血压."""
END = r"(?=\s|[,、;:。()|<\\/\"”]|$|于|等|[一二两三四五六七八九十]人|的(?:生活|补|救|医|学)|[男女]|家(?![庭具电用长属乡园访政务]))"
DOES = r"(?=家属|签[字收名]|领[取走]|住院|已|现|因|系|于|患|家(?![庭具电用长属乡园访政务]))"
"""What somebody does whose name stands right before it."""
PERSON = re.compile(
    rf"(?=[{FIRST}])(?:(?:{HELPED}|{NEAR})(?:\s?姓名)?\s?(?:{NOTE}\s?)?[:、(\s]\s?({NAMED}{LAST}?(?:[、,]{NAMED}{LAST}?)*){END}"
    rf"|(?:{HELPED})(?:\([\u4e00-\u9fff]{{1,6}}\))?((?:{NAME}{LAST}|[{SURNAMES}]\s{{1,2}}{GIVEN}|[{SURNAMES}](?P<twice>[^\W\da-z_])(?P=twice))){END}"
    rf"|(?:{HELPED}|{NEAR})({NAME}{LAST}?{DOES}|{NAME}{LAST}(?=申请[表书]|登记表|承诺书|档案|身份证|照片))|(?:{KIN})({NAME}{LAST})"
    rf"|(?:(?:(?<![人员家者导位长])|(?<=申请人)|(?<=受益人)|(?<=当事人))姓名\s?(?:[:为]\s?|[\t|]\s?(?={NAMED}{LAST}?(?:$|[\t|]\s?(?:[男女\d]|出生|身份|民族|性别|年龄|电话|手机))))|{OF_FILE}\W{{0,5}})({NAMED}{LAST}?){END})",
    re.IGNORECASE,
)
"""Names behind a word for what their bearers are, or behind 姓名 that says nothing else of them."""

DAY = r"(?:19[2-9]\d|20[0-2]\d)(?:年\d{1,2}月(?:\d{1,2}日)?|[-./]\d{1,2}(?:[-./]\d{1,2})?|\d{4})(?!\d)"
BORN = re.compile(
    rf"(?:(?<![\u4e00-\u9fff])|(?:{WHO}|{ALONE}|{NEAR}))({NAMED}{LAST}?)[,、(\s]{{1,3}}"
    rf"(?:(?:[男女][,、/\s]{{0,2}})?出生(?:日期|年月)?\s?[:为]?\s?{DAY}|[男女][,、/\s]{{0,2}}{DAY}|{DAY}\s?(?:出?生|[,、\s]{{1,2}}[男女]))"
    r"|([A-Z][a-z]+ [A-Z][a-z]+),? (?:born|aged|DOB|(?:fe)?male)(?![a-z])"
)
"""Names with the day on which their bearers were born."""


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
        yield found.span(next(n for n in (1, 2, 4, 5, 6) if found[n]))


def born(text: str) -> Iterator[tuple[int, int]]:
    """Yield where names of people stand with when they were born behind."""
    return (found.span(found.lastindex or 0) for found in BORN.finditer(text))
