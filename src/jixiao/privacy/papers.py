"""Papers that are somebody's: what a person travels, serves, learns, is treated or helped with, or proves a birth, a marriage or a need by.

Each is told by its name with the number behind it, letters first where it has any; a date, or a quantity by its unit, is none.
"""

import re
from collections.abc import Iterator

from jixiao.privacy.number import NOTE, is_born

BEARER = (
    "居住|居留|永久居留|暂住|旅行|海员|通行|军官|士兵|士官|警官|警察|军人|文职|文职干部|文职人员|退休|转业|义务兵|退役|退役军人|残疾|残疾人|残疾军人|老年|老年人|敬老|优待|老年优待|优抚"
    "|低保|特困|出生|出生医学|死亡|结婚|离婚|独生子女|学生|教师|准考|毕业|学位|职称|从业资格|资格|工作|就业创业|失业|社会保障|社保|医保|医疗保险|就诊|诊疗|健康|借书|读者"
)
PAPER_NAME = (
    rf"护照|回乡证|台胞证|户口[簿本]|(?<![表气水电用])户号|(?:律师|医师|护士|药师|记者|驾驶员?|导游)(?:执业|资格)?证书?|(?:学籍|病历|病案|住院|门诊|(?:社会保障|社保|医保|参保人?员?|个人)编?)号码?|(?:驾驶证|驾照)\s?档案|passport|\bpp(?=[#:])"
    rf"|(?:{BEARER})(?:身份|许可)?[证卡](?:明|件|书)?|(?:居留|出生(?:医学)?)(?:许可|证明)"
)
"""Papers by who bears them: what is issued to an office, such as 许可证 or 登记证, has no such word before it."""
BETWEEN = rf"(?:\s|[:\"'“()\[#_/|为是]|{NOTE}|号码?|编号|字号|[证卡]号|no\.?|number|[\u4e00-\u9fff]{{0,2}}字?第|[军警武士文兵海空]|[\u4e00-\u9fff]{{1,4}}(?=[A-Za-z]{{1,2}}\d)){{0,4}}"
NO_DATE = r"(?!(?:19|20)\d\d(?:0[1-9]|1[0-2])(?:0[1-9]|[12]\d|3[01])(?!\d))"
END = r"(?![\dA-Za-z]|\.\d|\s?[元万千亿本张份个套页次人册件部台枚批])"
NUMBER = (
    rf"(?:{NO_DATE}[A-Za-z]{{0,3}}[ \-.]?\d{{7,18}}|(?<=[军警])[A-Z]\d{{6}}|[A-Za-z]{{1,3}}[ \-]?\d{{2,4}} \d{{3,4}}(?: \d{{3}})?|\d{{4}} \d{{4}} \d{{4}}"
    r"|[A-Z]?\d{6}-\d{4}-\d{6}|(?=(?:[A-Za-z]*\d){5})[A-Za-z\d]{8,10}(?<!\d{8}))"
)
"""A number of seven digits or more, letters before it or among them."""
FIGURES = re.compile(r"\d(?:[A-Z ]*\d){4}", re.IGNORECASE)
"""What every number of a paper has."""
PAPER = re.compile(
    rf"(?:{PAPER_NAME}){BETWEEN}({NUMBER}){END}"
    rf"|(?:学|[职员]?工|警)号\s?[:为是]?\s?({NO_DATE}[A-Za-z]?\d{{5,12}})(?=$|[\s,、;。)]|[号的])"
    r"|(?:身份证|香港|澳门|台湾|hkid)[^\dA-Za-z\n]{0,8}([A-Za-z]{1,2}\d{6}\s?(?:\([\dAa]\)|\d{1,3}(?!\d))|\d{7}\s?\(\d\))"
    rf"|(?:军官|士兵|士官|警官|警察|军人|文职\w{{0,2}}|退休|转业|义务兵)证件?{BETWEEN}({NO_DATE}\d{{6,8}})\s?号?{END}",
    re.IGNORECASE,
)
AHEAD = re.compile(r"(?<![A-Za-z\d])([A-Za-z]{1,2}\d{7,8})\s?号?的?(?:护照|回乡证|台胞证|passport)", re.IGNORECASE)
"""A number right before the name of its paper."""
WORDS = ("证", "照", "卡", "号", "许可", "户口", "passport", "pp", "香港", "澳门", "台湾", "hkid")
"""Of which one stands in every line with such a number."""


def papers(text: str) -> Iterator[tuple[int, int]]:
    """Yield where numbers of papers stand in a folded text; one that is an identity number is told as such elsewhere."""
    if not FIGURES.search(text):
        return
    for found in PAPER.finditer(text):
        number = found.lastindex or 0
        if not is_born(found[number].lstrip("Gg").upper()):
            yield found.span(number)
    if re.search(r"\d\s?号?的?[护回台p]", text):
        yield from (found.span(1) for found in AHEAD.finditer(text))
