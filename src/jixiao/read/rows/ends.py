"""Where an indicator table is over."""

import re

from jixiao.forms.grammar import meanings
from jixiao.forms.keys import label_key
from jixiao.read.lines import Row
from jixiao.read.segment import LONG_PROSE
from jixiao.values.remembered import remembered

TOTAL = re.compile(r"(?:自评)?(?:总分|合计|总计|总得分|得分合计|合计得分)")
FIGURE_BEHIND = re.compile(r"\s*[:：]\s*\d[\d.]*\s*分?\s*$")
PAGE_FOOT = re.compile(
    r"(?:主办|承办|版权所有|技术支持|网站标识码|备案号)(?:单位)?\s*[:：]|(?:政府|办公室|局|委员会)(?:主办|承办)|网站(?:监督|管理)?电话|公务邮箱|内容保障$|公网安备|ICP备\s*\d|\[(?:下载|打印|关闭)\]|扫一扫|打印本页|关闭窗口|^\s*共\s*\d{1,5}\s*条(?:记录|数据)?\s*$"
    r"|^\s*(?:阅读(?:量|次数|数)?|浏览(?:次数|量)?|点击(?:率|数|次数|量)?|访问(?:量|次数)|点赞|在看|分享|收藏|转发)\s*[:：]?\s*[(（]?\d{1,8}\+?[)）]?(?:[\s|]|$)"
)
CLOSING = re.compile(
    r"\s*(?:此致|敬礼|谢谢|祝好|顺颂|特此(?:说明|报告|申请|函达|通知|证明)|[妥当]否，?请|以上(?:材料|内容|情况|如有)|发自我的|来自我的"
    r"|(?:联系人|经办人|办公电话|联系方式|电话|手机|传真|邮箱|E-?mail)\s*[:：])"
)
"""How a letter around a form closes."""
TABLE_MARK = re.compile(r"(?:附?表|附件|公开)\s*[一二三四五六七八九十\d]{1,3}(?:-\d{1,2})?\s*表?[:：]?")
"""The number of the next table, which a page prints above it."""
REMARK = re.compile(
    r"\s*(?:(?:注|备注|说明|制表|打印(?:时间|日期|人)?|导出(?:时间|日期)|报表生成)\s*\d?\s*[:：]|[(（][^()（）]{6,60}[)）]\s*$)"
)
STAMP = re.compile(r"\s*[（(]\s*(?:签字|签章|签名|盖章|公章)\s*[)）]\s*")
HINT = re.compile(r"\s*[（(][^（()）\d]{2,20}[)）]\s*")
LABELLED = 2
"""A note and its label stand in at most so many cells."""
NOTE = re.compile(r"\s*(?:注|附件|备注|填报人|说明)\s*[:：\d]")


def ends(row: Row) -> bool:
    """Return whether the indicator table is over at a row."""
    filled = row.filled
    if not filled:
        return False
    text = filled[0].text
    if closes(text) or is_page_foot(" ".join(cell.text for cell in filled[:LABELLED]) if row.spaced else text):
        return True
    if len(filled) == 1 and NOTE.match(text):
        return True
    if len(filled) > 1 and any(cell.text[0] in "（(" and STAMP.fullmatch(cell.text) for cell in filled):
        return True
    return row.loose and (len(text) > LONG_PROSE or (not row.whole and CLOSING.match(text) is not None))


@remembered
def closes(text: str) -> bool:
    """Return whether a text is a label under a form, the number of the next table, or begins with a label of the signatures."""
    return any(m.field == "foot" for m in meanings(text)) or TABLE_MARK.fullmatch(text.strip()) is not None or signs(text)


@remembered
def is_page_foot(text: str) -> bool:
    """Return whether a text is what a page prints under what it shows."""
    return PAGE_FOOT.search(text) is not None


def is_note(row: Row) -> bool:
    """Return whether a row between others holds a note on them and nothing else, or hints in brackets."""
    filled = row.filled
    if not filled or (len(filled) <= LABELLED and REMARK.match(filled[0].text) is not None):
        return bool(filled)
    return filled[0].text[0] in "（(" and all(HINT.fullmatch(cell.text) for cell in filled)


@remembered
def is_total(text: str) -> bool:
    """Return whether a text is the label of the total score, with its figure behind a colon or without."""
    return len(text) <= LONG_PROSE and TOTAL.fullmatch(label_key(FIGURE_BEHIND.sub("", text))) is not None


def signs(text: str) -> bool:
    """Return whether a text begins with a label of the signatures under a form and a colon (单位负责人（签字）：)."""
    label, colon, _ = text.replace(":", "：").partition("：")
    return bool(colon) and any(meaning.group == "other" for meaning in meanings(label))
