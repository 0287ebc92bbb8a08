"""Personal data told without telling it: its kind and where it stands."""

from jixiao.model.fields import field_words, project_position
from jixiao.model.personal import Personal, PersonalKind
from jixiao.privacy.mask import masked_text
from jixiao.write.hostile import visible
from jixiao.write.page import Page
from jixiao.write.where import file_name, place_words

KINDS: dict[PersonalKind, tuple[str, str]] = {
    "identity": ("身份证号", "an identity number"),
    "phone": ("电话号码", "a phone number"),
    "card": ("银行卡号", "a bank card number"),
    "passport": ("护照或证件号", "a passport's or permit's number"),
    "mail": ("电子邮箱", "a mail address"),
    "address": ("个人住址", "a private address"),
    "account": ("社交或支付账号", "an account of a chat or wallet"),
    "plate": ("车牌号", "a number plate"),
    "name": ("受助者等的姓名", "the name of somebody who is helped or treated"),
}

FILE = "/source/file"


def personal_line(file: str, found: Personal, page: Page) -> str:
    """Return ``申报表.docx  项目 2 年度总体目标，第 114 行：身份证号（18 位数字）``; the number itself is never told."""
    if found.path == FILE:
        where = page.say("文件名：", "name of the file: ")
        return visible(f"{masked_text(file_name(file))}  {where}{page.say(*KINDS[found.kind])}")
    position = project_position(found.path)
    project = page.say(f"项目 {position} ", f"project {position} ") if position else ""
    where = ", ".join(
        filter(None, (f"{project}{field_words(found.path, page.lang)}", place_words(found.place, page) if found.place else ""))
    )
    count = page.say(f"（{found.digits} 位数字）", f" ({found.digits} digits)") if found.digits else ""
    return visible(
        f"{file_name(file)}  {where.replace(', ', page.say('，', ', '))}{page.say('：', ': ')}{page.say(*KINDS[found.kind])}{count}"
    )
