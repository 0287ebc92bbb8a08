"""Invented strings with personal data in all spellings, and harmless ones full of numbers, each with the key of how it was made.

Every second way of writing is set aside: what finds personal data was written against the first half only, and is measured on both.
"""

import random
from collections.abc import Callable, Iterator
from typing import NamedTuple

WEIGHTS = (7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2)
EACH = 6
"""Strings of every way of writing."""
WIDE = str.maketrans("0123456789X-.@()+ ", "０１２３４５６７８９Ｘ－．＠（）＋　")
CHINESE = str.maketrans("0123456789", "〇一二三四五六七八九")
SPOKEN = str.maketrans("0123456789", "零幺二三四五六七八九")
LARGE = str.maketrans("0123456789", "零壹贰叁肆伍陆柒捌玖")
Dice = random.Random
Way = Callable[[Dice], str]


class One(NamedTuple):
    """A string: its key, whether it was set aside, the kind of personal data in it (None: harmless), the text."""

    key: str
    aside: bool
    kind: str | None
    text: str


def digits(dice: Dice, number: int) -> str:
    """Return so many digits."""
    return "".join(dice.choice("0123456789") for _ in range(number))


def mobile(dice: Dice) -> str:
    """Return an invented mobile number."""
    return "1" + dice.choice("3456789") + digits(dice, 9)


def fixed(dice: Dice) -> str:
    """Return an invented fixed number without its area."""
    return dice.choice("2345678") + digits(dice, 7)


def identity(dice: Dice) -> str:
    """Return an invented identity number with its check digit."""
    day = f"{dice.randint(1940, 2009)}{dice.randint(1, 12):02}{dice.randint(1, 28):02}"
    body = dice.choice(("110105", "310117", "320582", "440305", "510107")) + day + digits(dice, 3)
    return body + "10X98765432"[sum(int(d) * w for d, w in zip(body, WEIGHTS, strict=True)) % 11]


def card(dice: Dice, length: int = 19) -> str:
    """Return an invented card number with its check digit."""
    body = "62" + digits(dice, length - 3)
    total = sum(d - 9 if d > 9 else d for d in (int(c) * (2 - i % 2) for i, c in enumerate(reversed(body))))
    return body + str(-total % 10)


def cut(number: str, sizes: tuple[int, ...], sign: str) -> str:
    """Return a number in groups."""
    at, groups = 0, []
    for size in sizes:
        groups.append(number[at : at + size])
        at += size
    return sign.join(group for group in (*groups, number[at:]) if group)


def wrong(number: str, last: str | None) -> str:
    """Return an identity number with a wrong check digit: ``last``, unless it is right, or another digit."""
    if last is not None and number[-1] != last:
        return number[:-1] + last
    return number[:-1] + ("7" if number[-1] != "7" else "3")


def old(number: str) -> str:
    """Return an identity number as it was written with 15 digits."""
    return number[:6] + number[8:17]


PHONES: dict[str, Way] = {
    "plain": lambda d: f"联系人张三，{mobile(d)}",
    "colon": lambda d: f"手机：{mobile(d)}。",
    "dashes": lambda d: cut(mobile(d), (3, 4), "-"),
    "blanks": lambda d: f"电话 {cut(mobile(d), (3, 4), ' ')} 请联系",
    "dots": lambda d: f"电话{cut(mobile(d), (3, 4), '.')}",
    "brackets": lambda d: "（{}）{}".format(*cut(mobile(d), (3,), " ").split()),
    "country": lambda d: f"+86{mobile(d)}",
    "country-blank": lambda d: f"+86 {cut(mobile(d), (3, 4), ' ')}",
    "country-zeros": lambda d: f"0086-{mobile(d)}",
    "country-brackets": lambda d: f"(86){mobile(d)}",
    "wide": lambda d: f"联系电话{mobile(d).translate(WIDE)}",
    "wide-dashes": lambda d: cut(mobile(d), (3, 4), "-").translate(WIDE),
    "zero-width": lambda d: f"电话{cut(mobile(d), (3, 4), chr(0x200B))}",
    "zero-width-each": lambda d: chr(0x200D).join(mobile(d)),
    "chinese": lambda d: f"电话{mobile(d).translate(CHINESE)}",
    "spoken": lambda d: f"请拨{mobile(d).translate(SPOKEN)}找李四",
    "large": lambda d: mobile(d).translate(LARGE),
    "chinese-blanks": lambda d: cut(mobile(d).translate(CHINESE), (3, 4), " "),
    "each": lambda d: " ".join(mobile(d)),
    "long-dash": lambda d: cut(mobile(d), (3, 4), "—"),
    "middle-dot": lambda d: cut(mobile(d), (3, 4), "·"),
    "slashes": lambda d: f"手机{cut(mobile(d), (3, 4), '/')}",
    "underscores": lambda d: cut(mobile(d), (3, 4), "_"),
    "three-three": lambda d: f"mobile {cut(mobile(d), (3, 3), ' ')}",
    "four-three": lambda d: cut(mobile(d), (4, 3), "-"),
    "two-parts": lambda d: f"电话：{cut(mobile(d), (3,), '-')}",
    "letters-before": lambda d: f"Tel{mobile(d)}",
    "in-a-name": lambda d: f"王小明{mobile(d)}.docx",
    "behind-a-name": lambda d: f"zhangsan{mobile(d)}.txt",
    "in-a-name-2": lambda d: f"报送材料_{mobile(d)}_终稿.xlsx",
    "in-a-path": lambda d: f"/材料/{mobile(d)}/申报表.txt",
    "no-break": lambda d: cut(mobile(d), (3, 4), chr(0xA0)),
    "circled": lambda d: f"电话{''.join(chr(0x2460 + int(c) - 1) if c != '0' else '0' for c in mobile(d))}",
    "escaped": lambda d: f"张三\\n{mobile(d)}\\n上海",
    "two": lambda d: f"{mobile(d)}、{mobile(d)}",
}
FIXED: dict[str, Way] = {
    "dash": lambda d: f"021-{fixed(d)}",
    "brackets": lambda d: f"(0512){fixed(d)}",
    "wide-brackets": lambda d: f"（０２１）{fixed(d).translate(WIDE)}",
    "blanks": lambda d: f"电话 021 {cut(fixed(d), (4,), ' ')}",
    "country": lambda d: f"+86-21-{fixed(d)}",
    "extension": lambda d: f"0571-{fixed(d)}转808",
    "extension-dash": lambda d: f"010-{fixed(d)}-6021",
    "seven": lambda d: f"0512-{fixed(d)[:7]}",
    "no-area": lambda d: f"联系电话：{fixed(d)}",
    "no-area-dash": lambda d: f"电话：{cut(fixed(d), (4,), '-')}",
    "fax": lambda d: f"传真：{fixed(d)}",
    "english": lambda d: f"Tel: {fixed(d)}",
}
IDENTITIES: dict[str, Way] = {
    "plain": lambda d: f"身份证{identity(d)}",
    "bare": identity,
    "lower": lambda d: f"证件号码：{identity(d).lower()}",
    "blanks": lambda d: cut(identity(d), (6, 8), " "),
    "dots": lambda d: f"证号{cut(identity(d), (6, 8), '.')}",
    "dashes": lambda d: cut(identity(d), (6, 8), "-"),
    "wide": lambda d: identity(d).translate(WIDE),
    "zero-width": lambda d: cut(identity(d), (6, 8), chr(0x200B)),
    "chinese": lambda d: f"身份证号{identity(d).translate(CHINESE)}",
    "fours": lambda d: cut(identity(d), (4, 4, 4, 4), " "),
    "each": lambda d: " ".join(identity(d)),
    "wrong-check": lambda d: f"身份证：{wrong(identity(d), last='X')}",
    "middle-dots": lambda d: cut(identity(d), (6, 4, 4), "·"),
    "old": lambda d: f"身份证{old(identity(d))}",
    "in-a-name": lambda d: f"{identity(d)}张三.pdf",
    "in-brackets": lambda d: f"张三（{identity(d)}）",
    "no-break": lambda d: cut(identity(d), (6, 8), chr(0xA0)),
    "cyrillic": lambda d: f"身份证{identity(d)[:17]}" + "Х",
}
PASSPORTS: dict[str, Way] = {
    "plain": lambda d: f"护照E{digits(d, 8)}",
    "number": lambda d: f"护照号码：EA{digits(d, 7)}",
    "english": lambda d: f"Passport No. G{digits(d, 8)}",
    "wide": lambda d: f"护照号Ｅ{digits(d, 8).translate(WIDE)}",
    "hong-kong": lambda d: f"港澳通行证C{digits(d, 8)}",
    "home": lambda d: f"回乡证H{digits(d, 8)}",
    "officer": lambda d: f"军官证：军字第{digits(d, 7)}号",
    "blank": lambda d: f"持护照 E {digits(d, 8)}",
}
CARDS: dict[str, Way] = {
    "plain": lambda d: f"卡号{card(d)}",
    "fours": lambda d: cut(card(d), (4, 4, 4, 4), " "),
    "dashes": lambda d: f"工商银行 {cut(card(d), (4, 4, 4, 4), '-')}",
    "sixteen": lambda d: f"银行卡：{card(d, 16)}",
    "wide": lambda d: card(d).translate(WIDE),
    "bare": card,
    "zero-width": lambda d: cut(card(d), (4, 4, 4, 4), chr(0x200B)),
    "six": lambda d: f"账号 {cut(card(d), (6,), ' ')}",
}
MAILS: dict[str, Way] = {
    "plain": lambda d: f"zhang{digits(d, 3)}@example.com",
    "word": lambda d: f"邮箱：li.si-{digits(d, 2)}@mail.example.gov.cn，",
    "wide": lambda d: f"wang{digits(d, 2)}＠example．com",
    "at": lambda d: f"zhao{digits(d, 2)}[at]example.com",
    "at-words": lambda d: f"sun{digits(d, 2)} (at) example (dot) com",
    "zero-width": lambda d: f"qian{digits(d, 2)}@{chr(0x200B)}example.cn",
    "number": lambda d: f"{digits(d, 9)}@qq.example.com",
    "hash": lambda d: f"邮箱zhou{digits(d, 2)}#example.com",
}
ADDRESSES: dict[str, Way] = {
    "home": lambda d: f"家庭住址：某路{d.randint(1, 99)}号",
    "lives": lambda d: f"现住址为幸福路{d.randint(1, 99)}弄{d.randint(1, 9)}号",
    "flat": lambda d: f"幸福路{d.randint(1, 99)}弄{d.randint(1, 99)}号{d.randint(101, 999)}室",
    "estate": lambda d: f"阳光花园{d.randint(1, 99)}号楼{d.randint(1, 9)}单元{d.randint(101, 999)}室",
    "registered": lambda d: f"户籍地址：某县某镇某村{d.randint(1, 99)}号",
    "wide": lambda d: f"幸福路{str(d.randint(10, 99)).translate(WIDE)}弄{str(d.randint(10, 99)).translate(WIDE)}号３０１室",
}
HARMLESS: dict[str, Way] = {
    "amount": lambda d: f"{d.randint(1, 9)},{digits(d, 3)},{digits(d, 3)}.00",
    "amount-long": lambda d: f"预算{mobile(d)}.00元",
    "amount-unit": lambda d: f"总投资{mobile(d)}元",
    "amount-thousands": lambda d: f"13,{digits(d, 3)},{digits(d, 3)},{digits(d, 3)}元",
    "amount-ten-thousand": lambda d: f"{digits(d, 4)}.{digits(d, 2)}万元",
    "amount-wide": lambda d: f"{digits(d, 4)}.{digits(d, 6)}万元".translate(WIDE),
    "calculation": lambda d: f"{digits(d, 3)}人*2天*{digits(d, 3)}元+住宿2晚*350元*{digits(d, 3)}人",
    "document": lambda d: f"财预〔20{digits(d, 2)}〕{d.randint(1, 299)}号",
    "document-old": lambda d: f"沪财绩[20{digits(d, 2)}]{d.randint(1, 29)}号",
    "date": lambda d: f"20{digits(d, 2)}-{d.randint(1, 12):02}-{d.randint(1, 28):02}",
    "dates": lambda d: f"2024-01-01至2024-12-{d.randint(10, 31)}",
    "dates-short": lambda d: f"20240101-202412{d.randint(10, 31)}",
    "date-chinese": lambda d: f"二〇二四年{d.randint(1, 12)}月{d.randint(1, 28)}日",
    "time": lambda d: f"2024-05-{d.randint(10, 28)} 12:30:{digits(d, 2)}",
    "project-code": lambda d: f"项目编码31011724{digits(d, 13)}",
    "unit-code": lambda d: f"预算单位 {digits(d, 6)}",
    "subject-code": lambda d: f"科目2010{digits(d, 3)}",
    "credit-code": lambda d: f"统一社会信用代码11310117MB2F{digits(d, 4)}4X",
    "standard": lambda d: f"GB/T {digits(d, 5)}-20{digits(d, 2)}",
    "book": lambda d: f"ISBN 978-7-5095-{digits(d, 4)}-5",
    "goods": lambda d: f"条码690{digits(d, 10)}",
    "contract": lambda d: f"合同编号HT-2024-{digits(d, 7)}",
    "percent": lambda d: f"≥{d.randint(10, 99)}.00(%)",
    "quantity": lambda d: f"印刷{mobile(d)}份",
    "area": lambda d: f"{digits(d, 8)}平方米",
    "hotline": lambda d: d.choice(("热线12345", "客服95588", "400-820-8820", "火警119", "投诉电话12315")),
    "post-code": lambda d: f"邮编20{digits(d, 4)}",
    "web": lambda d: f"http://www.example.gov.cn/2024/{digits(d, 4)}.html",
    "hash": lambda d: f'"sha256": "{d.randbytes(32).hex()}"',
    "fingerprint": lambda d: f'"fingerprint": "{d.randbytes(8).hex()}"',
    "place": lambda d: f"121.{digits(d, 4)},31.{digits(d, 4)}",
    "office": lambda d: f"办公地点：人民北路{d.randint(1, 999)}号",
    "road": lambda d: f"文诚路{d.randint(1, 999)}号道路改造",
    "list": lambda d: f"第{d.randint(1, 9)}条第{d.randint(1, 9)}款第{d.randint(1, 9)}项",
    "numbers": lambda d: f"{d.randint(10, 99)} {d.randint(10, 99)} {d.randint(10, 99)} {d.randint(10, 99)} {d.randint(100, 999)}",
    "numbers-18": lambda d: (
        f"{d.randint(10, 99)}、{d.randint(10, 99)}、{d.randint(10, 99)}、{d.randint(100, 999)}、{d.randint(1000, 9999)}"
    ),
    "columns": lambda d: f"{digits(d, 4)}.00\t{digits(d, 5)}.00\t{digits(d, 3)}.00",
    "version": lambda d: f"版本1.{d.randint(0, 9)}.{d.randint(0, 9)}.{digits(d, 3)}",
    "wrong-identity": lambda d: f"序号{wrong(identity(d), last=None)}",
    "wrong-month": lambda d: f"编号310117199{d.randint(0, 9)}13{digits(d, 6)}",
    "long": lambda d: digits(d, 24),
    "ten": lambda d: f"1{digits(d, 9)}",
    "twelve": lambda d: f"2{digits(d, 11)}",
    "ratio": lambda d: f"{d.randint(1, 9)}:{d.randint(1, 9)}",
    "range": lambda d: f"{digits(d, 4)}-{digits(d, 4)}元",
    "minus": lambda d: f"-{digits(d, 5)}.{digits(d, 2)}",
    "account-code": lambda d: f"指标文号沪财社指{digits(d, 4)}-{digits(d, 6)}",
    "pointer": lambda d: f"/projects/{d.randint(0, 99)}/indicators/{d.randint(0, 99)}/target",
    "law": lambda d: f"《预算法》第{d.randint(1, 99)}条（2018-12-29 修正）",
    "chinese-amount": lambda d: d.choice(("一百三十九万一千二百三十四元", "壹佰叁拾玖万元整", "三亿五千六百万元", "一二三四级指标")),
    "at": lambda d: f"单价@{digits(d, 3)}元",
    "model": lambda d: f"型号E{digits(d, 8)}打印机",
    "room": lambda d: f"会议室{d.randint(101, 999)}，{d.randint(10, 99)}人",
    "plate": lambda d: f"公务车沪A{digits(d, 5)}",
    "species": lambda d: f"资产编号{digits(d, 9)}-{digits(d, 3)}",
    "estates": lambda d: f"阳光花园小区加装电梯{d.randint(2, 99)}台",
    "decimal": lambda d: f"13{digits(d, 1)}.{digits(d, 8)}",
    "units": lambda d: f"{digits(d, 3)}人/{digits(d, 4)}元/{digits(d, 4)}天",
    "score": lambda d: f"得分{d.randint(60, 99)}.{digits(d, 2)}，权重{d.randint(1, 30)}.00",
    "serial": lambda d: f"序列号SN{digits(d, 12)}",
    "ip": lambda d: f"10.{d.randint(1, 254)}.{d.randint(1, 254)}.{d.randint(1, 254)}",
    "tax": lambda d: f"发票代码0310{digits(d, 8)} 号码{digits(d, 8)}",
    "period": lambda d: f"2021-2023年，每年{digits(d, 4)}人次",
    "phone-word": lambda d: f"电话费{digits(d, 4)}元，电话会议{d.randint(1, 99)}次",
    "mobile-word": lambda d: f"购置手机{digits(d, 2)}部，单价{digits(d, 4)}元",
    "passport-word": lambda d: f"办理护照{digits(d, 4)}本",
    "card-word": lambda d: f"发放社保卡{digits(d, 8)}张",
    "mail-word": lambda d: f"开通邮箱{digits(d, 3)}个",
    "address-word": lambda d: f"项目地址：第{d.randint(1, 9)}工业区",
}
PERSONAL: dict[str, dict[str, Way]] = {
    "phone": PHONES | {f"fixed-{name}": way for name, way in FIXED.items()},
    "identity": IDENTITIES,
    "passport": PASSPORTS,
    "card": CARDS,
    "mail": MAILS,
    "address": ADDRESSES,
}


def corpus(seed: int = 1) -> Iterator[One]:
    """Yield all strings, the same ones for the same seed."""
    for kind, ways in (*PERSONAL.items(), (None, HARMLESS)):
        for number, (name, way) in enumerate(ways.items()):
            dice = random.Random(f"{seed} {kind} {name}")  # noqa: S311 - the same strings in every run
            for n in range(EACH):
                yield One(f"{kind or 'harmless'}/{name}/{n}", number % 2 == 1, kind, way(dice))
