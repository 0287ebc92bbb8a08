"""Where somebody lives, told by how a place is numbered: a room, a house of a lane, a group of a village; or by a word for living beside it.

That a road has a number is no secret: a house counts where the text says whose it is. What is built, repaired or an office is none.
"""

import re
from collections.abc import Iterator

N = r"[\d一二三四五六七八九十百零〇]{1,5}"
CALLED = re.compile(
    r"(?:(?:家庭|现|户籍|居住|常住|通讯|联系|收件|收货|派单|上门|邮寄|配送|送货|送达|投递|寄送)(?:住)?(?:地)?址\s*(?:为|是|:)?|住址\s*(?:[:为]|\s(?=\S)|(?=[^\s,。;]{0,20}[省市县区镇乡村街路弄号]))|户籍\s*:)\s*[^\s,。;]{4,}"
    r"|户[籍口](?:所在)?地\s?[:\s]\s?[^\s,。;]{2,30}[市县区镇乡村街路][^\s,。;]+"
    r"|(?:住|家在|[送寄][货件]?[到至往])[:为在]?\s?\d{1,3}-\d{1,2}-\d{3,4}(?![\d\-])"
    rf"|{N}弄\s{{0,2}}{N}号\s{{0,2}}{N}室"
    rf"|(?:小区|花园|新村|公寓|家园|[苑园庭府])\s?\d{{1,3}}[\-#]\d{{1,2}}[\-#]\d{{3,4}}(?![\d\-])"
    rf"|(?:小区|花园|新村|公寓|家园|苑)[^\s,。;]{{0,8}}(?:{N}|[A-Za-z])(?:号楼?|栋|幢|座)[^\s,。;]{{0,6}}\d{{2,4}}室"
)
IN_ENGLISH = re.compile(
    r"home address\s?:\s?[^\n;]{4,60}|(?:apt|flat|apartment)\.?\s?\d{2,4}(?!\d)|no\.?\s?\d{1,4},?\s?lane\s?\d{1,4}(?!\d)"
    r"|room\.?\s?\d{2,4},\s?(?:building|bldg|block|unit)\.?\s?\d{1,3}(?=,[^\n;]{0,40}(?:garden|community|estate|court|residence|village|apartment))",
    re.IGNORECASE,
)
"""What is an address by its own words, in Chinese and in English."""
PLACE_END = "路街道巷里坊条胡同村庄屯寨湾镇苑园区城庭府院寓厦楼场塘浜桥港"
HOUSE = re.compile(
    rf"(?:(?<=[\u4e00-\u9fff])(?<![第百十一二三四五六七八九])|(?<=[村庄屯寨队]第)|(?<=[村居]委会第))\s?"
    rf"(?:{N}期\s?)?(?:[A-Za-z]?{N}(?:支?弄|街坊|号院|[号#]楼|号|栋|幢|座|门(?=\d{{3}})|(?:村民)?小?组|社|队|连|巷|段|片)|[A-Za-z](?:栋|幢|座))"
    rf"(?:\s?(?:附|门牌|之|-)?{N}(?:支弄|[号#]楼|号|栋|幢|座|单元|门(?![岗禁诊卫面])|室|小?组|楼|床)){{0,4}}(?:\s?\d{{3,4}}(?![\d.年元万人个%米平]))?"
)
"""The numbers behind a place's name, from the road or the village down to the room."""
NUMBERED = (
    r"[弄支街号栋幢座门组社队连巷段小村#\-址籍](?:(?<=[0-9一二三四五六七八九十百零〇a-z].)"
    r"(?:(?<=[弄号栋幢座门组社队连巷段])|(?<=支)弄|(?<=街)坊|(?<=小)组|(?<=村)民|(?<=#)楼|(?<=[0-9][\-#])[0-9])|(?<=址)|(?<=户籍))"
)
"""What every line with an address has, its letters small. It begins with one class of signs, so that Python's matcher passes over all others at once."""
LEVEL = re.compile(r"支?弄|街坊|号院|[号#]楼|号|栋|幢|座|单元|门(?!牌)|组|社|队|连|巷|段|片|楼|床|室")
NAMED = re.compile(rf"(?:[{PLACE_END}]|[村居]委会|[村庄屯寨队委会]第|[村湾寨冲坪坝坳塘]组|村[\u4e00-\u9fff]{{1,4}}组|住|[住家]在)\s?$")
"""Before the numbers: the name of a place ends there, as it does with a road or a village."""
LIVES = re.compile(
    r"(?:老家|住(?![院宿房建宅保户室区])|家在|居于|安置[在于]|落户|独居|户籍(?!人|制|管)|迁[到至]|搬[到至])[\u4e00-\u9fff\d,:)、\s]{0,16}$"
)
"""Somebody lives at what follows, whatever the place is called."""
HOMES = frozenset(
    (
        ("弄", "号"),
        ("弄", "支弄"),
        ("街坊", "号"),
        ("组", "号"),
        ("社", "号"),
        ("队", "号"),
        ("栋", "单元"),
        ("幢", "单元"),
        ("座", "单元"),
        ("号楼", "单元"),
        ("栋", "号"),
        ("幢", "号"),
        ("号", "单元"),
        ("号楼", "门"),
    )
)
"""Two levels that follow one another only where people live."""
SURNAMES = "王李张刘陈杨赵黄周吴徐孙朱胡郭何林罗郑梁谢宋唐许韩冯邓曹彭曾肖田董潘袁蔡蒋余杜叶程魏苏吕丁任卢姚沈钟姜崔谭陆范汪廖贾韦付邹孟熊秦邱侯尹薛闫段雷黎史陶贺顾毛郝龚邵钱"
BLOCKS = frozenset(("号楼", "栋", "幢", "座", "门"))
ESTATE = re.compile(r"(?:小区|花园|新村|公寓|家园|[苑庭府里城])$")
"""Ends the name of where people live: the number behind that of a block is a room there."""
ROLES = (
    "受助人|低保户|五保户|对象|残疾人|老人|户主|业主|住户|村民|居民|租户|房东|家长|学生|患者|申请人|联系人|收件人|领款人|监护人|家属|本人"
)
NAME = rf"[{SURNAMES}](?!河|边|期|额|务|序|业|间|州|皇)[\u4e00-\u9fff]{{1,2}}(?:先生|女士|老师|同志|大爷|大妈|阿姨)?"
HOME = re.compile(
    r"住(?![院宿房建宅保户室区])|居所|老家|落户|生源地|家(?:中|里)?[,:(]|家在|暂住|居住地|户籍(?!人|制|管)|家庭|寄(?:到|至|往)|送(?:到|至|往)|签收|收货|收件|租住|安置[在于]|独居|上门"
    rf"|(?:^|[^\u4e00-\u9fff]|{ROLES}){NAME}[,、(: ]{{1,3}}"
)
"""Words before a house that make it somebody's home."""
TO = re.compile(rf"[\s,)]*(?:{NAME}(?:家(?![电具用庭长])|(?![\u4e00-\u9fff]))|[\u4e00-\u9fff]{{2,4}}收|本人|户主)")
"""What makes it somebody's home behind it."""
OFFICE = re.compile(
    r"(?:办公|单位|机构|公司|企业|活动|培训|会议|举办|施工|项目|工程|建设|场馆|门店|注册|经营|学校|医院|中心|基地|大楼|会|局|馆|站)"
    r"(?:所?在?地址?|地点|场所|位置)?(?:位于|设在|[:为是在于( ])+[\u4e00-\u9fff]{0,10}$"
)
WORKS = re.compile(
    r"[^,。;]{0,6}(?:改造|修缮|维修|维护|工程|项目|加装|电梯|外墙|建设|施工|整治|拆除|征收|绿化|管网|道路|路灯|消防|门前|门口|沿线|地块|土地"
    r"|片区|更新|公交|站台|办公|会议|中心|大楼|大厦|食堂|运行|租金|物业|窗口|硬化|饮水|排水|污水|雨污|竣工|验收|面积|厂房|空调|防水|屋面|选手|床)"
    r"|[至—-]"
)
"""Behind a house: what is done there, or what stands there, is nobody's home."""
BEFORE, BEHIND = 24, 14
"""Signs around the numbers in which such words may stand."""
PLACE = re.compile(r"[\u4e00-\u9fff]{1,10}$")
END_OF_CUE = re.compile(r".*(?:住|址|在|于|至|到|往|是|为|所)")


def addresses(text: str) -> Iterator[tuple[int, int]]:
    """Yield where addresses of persons stand in a folded text, from start to end."""
    yield from (found.span() for found in CALLED.finditer(text))
    for found in HOUSE.finditer(text):
        if _is_home(text, found):
            yield _start(text, found.start()), found.end()


def _is_home(text: str, found: re.Match[str]) -> bool:
    """Return whether somebody lives at these numbers: in a room, in a house of a shape that only homes have, or by a word beside it."""
    levels = tuple(level.replace("#", "号") for level in LEVEL.findall(found[0]))
    before = re.split("[。;!?]", text[max(0, found.start() - BEFORE) : found.start()])[-1]
    behind = text[found.end() : found.end() + BEHIND]
    is_named = bool(NAMED.search(before) or LIVES.search(before))
    if OFFICE.search(before) or not (is_named or levels[-2:] in (("号", "室"), ("单元", "室"))):
        return False
    is_room = found[0][-1].isdigit() and (len(levels) > 1 or (levels[0] in BLOCKS and bool(ESTATE.search(before))))
    if levels[-1] == "室" or is_room:
        return True
    if WORKS.match(behind):
        return False
    return levels[:2] in HOMES or levels[-2:] in HOMES or bool(HOME.search(before) or TO.match(behind))


def _start(text: str, numbers: int) -> int:
    """Return where the place begins whose numbers begin there: its name without the words that led to it."""
    place = PLACE.search(text[max(0, numbers - BEFORE) : numbers])
    name = place[0] if place else ""
    led = END_OF_CUE.match(name)
    return numbers - len(name) + (led.end() if led and led.end() < len(name) else 0)
