"""Python because the amounts of one sentence must be read in order: the whole first, then the parts behind 其中."""

import re
from collections.abc import Iterable, Mapping, Sequence
from decimal import Decimal

from jixiao.values.money import grouped

HEAD = """
name     = "goal.parts-exceed-whole"
severity = "warning"
since    = "0.1"
subject  = "project"
params   = []
basis    = [{ practice = "算术：分项金额之和等于总额" }, { practice = "目标中的金额应与资金安排一致" }]
title    = { zh = "目标里分项金额之和与总额不符", en = "Amounts of the parts do not make the whole" }
message.zh = "“{project}”写着共 {whole} 元，其中各项合计 {parts} 元，{gap}。"
message.en = "“{project}” says {whole} yuan in all, while the parts named come to {parts}."
fix.zh = "逐项核对金额，改正总额或分项；没有列全的写明“等”。"
fix.en = "Check each amount; correct the whole or a part, or say that the list is not complete."
why.zh = "同一句话里的数加不起来，读者不知道该信哪一个。只列了一部分、写明“等”的不作判断。"
why.en = "Figures of one sentence that do not add up leave the reader in doubt. A list said to be incomplete is not judged."
"""

QUERY = """
SELECT g.project AS subject, g.at AS path, p.name AS project, g.text
FROM goal AS g
JOIN project AS p ON p.id = g.project
WHERE regexp_matches(g.text, '其中')
"""

EXAMPLES = '''
[[example]]
name = "the parts make the whole, in yuan and 万元; a price per head is no part"
given.project = [{ id = "A" }, { id = "B" }]
given.goal = """
project | which  | text
A       | annual | 共安排资金90万元。其中：30万元用于编制；60万元用于审计。
B       | annual | 申请预算100,000元，其中设备6万元、每人500元的补助共40000元。
"""
expect = { A = "pass", B = "pass" }

[[example]]
name = "more than the whole; less with a list that is said to be complete"
given.project = [{ id = "A", name = "委托业务" }, { id = "B" }]
given.goal = """
project | which    | text
A       | achieved | 完成预算资金89.97万元。其中:30万元用于编制;30万元用于审计;29.99万元用于设计。
B       | annual   | 申请资金2026400元,其中运转400000元,报酬252000元,工资28000元,补助960000元,奖励100000元。
"""
expect = { A = "fail", B = "fail" }
expect_path.A = ["/A/goals/achieved"]
message = "“委托业务”写着共 899,700.00 元，其中各项合计 899,900.00 元，分项多出 200.00 元。"

[[example]]
name = "a list that says 等, one that names a small part, a single part, parts of parts, no amount before"
given.project = [{ id = "A" }, { id = "B" }, { id = "C" }, { id = "D" }, { id = "E" }]
given.goal = """
project | which  | text
A       | annual | 申请资金100万元，其中设备50万元、人员40万元等。
B       | annual | 申请资金100万元，其中设备20万元、人员10万元。
C       | annual | 申请资金100万元，其中设备20万元。
D       | annual | 申请资金100万元，其中甲60万元，其中乙30万元、丙40万元。
E       | annual | 覆盖全区，其中设备20万元、人员10万元。
"""
expect = { A = "unknown", B = "unknown", C = "unknown", D = "unknown", E = "unknown" }

[[example]]
name = "nothing of which parts are named"
given.project = [{ id = "A" }]
given.goal = [{ project = "A", which = "annual", text = "申请资金100万元。" }]
expect = {}
'''

Row = Mapping[str, object]

AMOUNT = re.compile(r"(?<![0-9.])([0-9]{1,3}(?:,[0-9]{3})+(?:\.[0-9]+)?|[0-9]+(?:\.[0-9]+)?)\s*(亿元|万元|元)(?![/／每])")
RATE = re.compile(r"(?:每[一-龥]{0,4}|[/／])\s*[0-9.,]+\s*(?:万元|元)|[0-9.,]+\s*(?:万元|元)\s*[/／][一-龥]+")
WORTH = {"亿元": Decimal(100_000_000), "万元": Decimal(10_000), "元": Decimal(1)}
OPEN = re.compile(r"等(?:等)?[。，；,;]?$|等(?:支出|费用|方面|项目)")
NEARLY_ALL = Decimal("0.8")
"""A list of parts that comes to less than this share of the whole names some of them only."""


def judge(rows: Sequence[Row]) -> Iterable[Row]:
    """Return a verdict per goal that names a whole and, behind 其中, its parts."""
    for row in rows:
        before, _, behind = str(row["text"]).partition("其中")
        whole, parts = _amounts(before)[-1:], _amounts(behind.strip("：:，, ").partition("。")[0])
        total, added = sum(whole, Decimal(0)), sum(parts, Decimal(0))
        unsure = (
            not whole
            or len(parts) < 2
            or "其中" in behind.partition("。")[0]
            or (added < total and (_is_open(behind) or added < total * NEARLY_ALL))
        )
        gap = f"分项{'多出' if added > total else '少了'} {grouped(abs(added - total))} 元"
        yield {
            **row,
            "ok": None if unsure else added == total,
            "whole": total.quantize(Decimal("0.01")),
            "parts": added.quantize(Decimal("0.01")),
            "gap": gap,
        }


def _amounts(text: str) -> list[Decimal]:
    return [Decimal(number.replace(",", "")) * WORTH[unit] for number, unit in AMOUNT.findall(RATE.sub(" ", text))]


def _is_open(behind: str) -> bool:
    return bool(OPEN.search(behind.partition("。")[0]))
