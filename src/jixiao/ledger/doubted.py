"""What is doubtful in records, in words: what stands there, and the way out."""

from collections.abc import Mapping
from decimal import Decimal

from jixiao.ledger.doubts import Doubt, Kind
from jixiao.ledger.problems import Bilingual
from jixiao.values.money import grouped

SENTENCES: Mapping[Kind, tuple[str, str, str, str]] = {
    "outside": (
        "{value} 不在 {bound} 年，不计入这一年",
        "{value} is not in {bound} and does not count for that year",
        "写错的改正；别的年度的移到那一年的台账",
        "Correct a slip; move it to the ledger of its own year",
    ),
    "gap": (
        "编号从 {bound} 跳到 {value}，缺 {missing} 个",
        "the numbers jump from {bound} to {value}, {missing} are left out",
        "补上缺的记录，或说明作废的编号",
        "Add the records that are missing, or say which numbers were given up",
    ),
    "ended": (
        "按期登记，{value} 以后却缺了，同期别的记录到 {bound}",
        "comes regularly and is missing after {value}, where others reach {bound}",
        "补上缺的记录；没有的说明原因",
        "Add what is missing, or say why there was none",
    ),
    "alone": (
        "“{bound}”里没有 {value}，别的多数都有",
        "another ledger says nothing of {value}, though it does of most others",
        "补登“{bound}”，或说明没有的原因",
        "Add what is missing there, or say why there is none",
    ),
    "apart": (
        "写在项目 {value} 名下，它的{bound}",
        "stands under project {value}, but its {bound}",
        "核对是哪个项目的；一份合同、一次活动几个项目共用的，说明怎么分",
        "Check which project it is of; where several share it, say how",
    ),
    "end": (
        "记到哪一条只有台账自己说：{value}",
        "how far they go these ledgers alone can say: {value}",
        "和受理登记、采购文件、上级通知里的总数核对一次",
        "Compare once with the totals of whoever received, tendered or ordered them",
    ),
    "balance": (
        "{zh} {value} 元，照前面的数和登记的变动应为 {bound} 元",
        "{en} is {value} yuan; what stands before it and the changes come to {bound}",
        "照指标文件核对：漏登的补上，抄错的改正",
        "Check it against the notices: add what was left out, correct a slip",
    ),
    "moved": (
        "{zh} {value} 与它的“{bound}”对不上",
        "{en} {value} does not go with this row's {bound}",
        "照原始凭据核对；写错的改正，期限改过的说明依据",
        "Check it against the papers; correct it, or say who agreed to a later day",
    ),
    "copy": (
        "除编号和完成日期外与 {bound} 完全相同，可能登记了两次",
        "the same as {bound} but for its key and the day it was done, perhaps entered twice",
        "登记了两次的删去一行；确是两次的，写明不同在哪里",
        "Delete one if it was entered twice; else write down how they differ",
    ),
    "impossible": (
        "{zh} {value} 与同一行的“{bound}”矛盾",
        "{en} {value} is ruled out by this row's {bound}",
        "核对后改正；改正以前，靠它算出的指标不计分",
        "Correct it; until then no indicator that rests on it earns points",
    ),
}


def doubt_sentences(doubt: Doubt) -> tuple[Bilingual, Bilingual]:
    """Return what is doubtful, and the way out."""
    if doubt.kind == "blank":
        return _of_a_blank(doubt.value, doubt.bound)
    title, known = doubt.column.title, {"value": doubt.value, "bound": doubt.bound, "missing": doubt.missing}
    if doubt.kind == "balance":
        amounts = (("value", doubt.value), ("bound", doubt.bound))
        known |= {name: grouped(Decimal(text)) for name, text in amounts if text is not None}
    zh, en, way_zh, way_en = (text.format(zh=title.zh, en=title.en, **known) for text in SENTENCES[doubt.kind])
    if doubt.kind == "impossible" and doubt.column.type == "date":
        way_zh, way_en = "核对后改正", "Correct it"
    return Bilingual(zh, en), Bilingual(way_zh, way_en)


def _of_a_blank(last: str | None, bound: str | None) -> tuple[Bilingual, Bilingual]:
    zh, en = "别的行多数都填了", "most other rows have it"
    if last is not None:
        zh, en = f"“{bound}”里 {last} 以后却没有记录", f"nothing is recorded after {last} in another ledger"
    elif bound is not None:
        zh, en = f"同一行的“{bound}”却填了", f"this row's {bound} is filled in"
    way_out = Bilingual("补填；确实是零的写 0", "Fill it in; write 0 where it is nothing")
    if last is not None:
        way_out = Bilingual("填上离开的日期，或补登后面的记录", "Fill in the day, or add what came later")
    return Bilingual(f"空着，{zh}", f"left blank, but {en}"), way_out
