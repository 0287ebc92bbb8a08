"""Python because a quantity of the scheme and one of the budget belong together only when the words beside them are alike."""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence

HEAD = """
name     = "calculation.quantity-differs"
severity = "warning"
since    = "0.1"
changed  = "0.2"
subject  = "item"
covers   = ["VAL13", "VAL14"]
params   = []
basis    = [
  { practice = "预算测算的数量应与实施方案的数量一致" },
  { text = "财预〔2015〕88号《中央部门预算绩效目标管理办法》绩效目标审核·资金匹配性", from = 2015-05-21 },
]
title    = { zh = "测算数量与实施方案不一致", en = "Quantity of the calculation differs from the scheme" }
message.zh = "“{label}”按 {value}{unit} 测算，实施方案写的是 {planned}{planned_unit}。"
message.en = "“{label}” is calculated for {value}{unit}, the scheme says {planned}{planned_unit}."
fix.zh = "以实际安排为准统一两处；数量改了的，金额、数量指标和目标一并核对。"
fix.en = "Make both say what is really planned; if the quantity changes, check amount, indicator and goal as well."
why      = { zh = "多算的数量就是多要的钱，少算的数量完不成方案。", en = "A quantity too large asks for too much money, one too small can't carry the scheme." }
"""

QUERY = """
SELECT q.item AS subject, q.at AS path, p.at || '/narrative/plan' AS other_path, q.project AS project, q.unit_class AS unit_class,
       i.label AS label, q.counted AS value, q.counted_unit AS unit, m.value AS planned, m.unit AS planned_unit, m.label AS planned_label,
       m.sentence AS planned_sentence
FROM quantity AS q JOIN item AS i ON i.id = q.item JOIN project AS p ON p.id = q.project
JOIN mention AS m ON m.project = q.project AND m.unit_class = q.unit_class AND m.section = 'plan'
ORDER BY q.item, q.unit_class, m.value
"""

EXAMPLES = '''
[[example]]
name = "the same numbers in both places"
given.project = [{ id = "P1" }]
given.item = [{ id = "I1", project = "P1", label = "公益讲座" }, { id = "I2", project = "P1", label = "读书会" }]
given.quantity = """
item | project | unit_class | counted_unit | counted
I1   | P1      | occasion   | 场           | 48
I2   | P1      | occasion   | 场           | 24
"""
given.mention = """
project | section | unit_class | unit | value | label
P1      | plan    | occasion   | 场   | 48    | 全年举办讲座
P1      | plan    | occasion   | 场   | 24    | 全年举办读书会
"""
expect = { I1 = "pass", I2 = "pass" }

[[example]]
name = "one number of the scheme fits no item, one item fits no number, and both speak of lectures"
given.project = [{ id = "P1" }]
given.item = [{ id = "I1", project = "P1", label = "公益讲座" }, { id = "I2", project = "P1", label = "读书会" }]
given.quantity = """
item | project | unit_class | counted_unit | counted
I1   | P1      | occasion   | 场           | 48
I2   | P1      | occasion   | 场           | 24
"""
given.mention = """
project | section | unit_class | unit | value | label
P1      | plan    | occasion   | 场   | 46    | 全年举办讲座
P1      | plan    | occasion   | 场   | 24    | 全年举办读书会
"""
expect = { I1 = "fail", I2 = "pass" }
message = "“公益讲座”按 48场 测算，实施方案写的是 46场。"

[[example]]
name = "the words are not alike; two numbers are left over; two items are left over; no number is left over"
given.project = [{ id = "P1" }, { id = "P2" }, { id = "P3" }, { id = "P4" }]
given.item = """
id | project | label
I1 | P1      | 专家咨询
I2 | P2      | 讲座
I3 | P3      | 讲座
I4 | P3      | 讲座资料
I5 | P4      | 讲座
I6 | P4      | 讲座资料
I7 | P4      |
"""
given.quantity = """
item | project | unit_class | counted
I1   | P1      | person     | 20
I2   | P2      | person     | 20
I3   | P3      | person     | 20
I4   | P3      | person     | 30
I5   | P4      | person     | 20
I6   | P4      | person     | 30
"""
given.mention = """
project | section | unit_class | value | label
P1      | plan    | person     | 25    | 参加讲座
P2      | plan    | person     | 25    | 讲座
P2      | plan    | person     | 26    | 讲座
P3      | plan    | person     | 25    | 讲座
P4      | plan    | person     | 20    | 讲座
"""
expect = { I1 = "unknown", I2 = "unknown", I3 = "unknown", I4 = "unknown", I5 = "pass", I6 = "unknown" }

[[example]]
name = "the sentence speaks of one item alone although the word before the number does not; words that any item has prove nothing"
given.project = [{ id = "P1" }, { id = "P2" }]
given.item = """
id | project | label
I1 | P1      | 代表补选经费
I3 | P1      | 代表履职费
I2 | P2      | 专家经费
"""
given.quantity = """
item | project | unit_class | counted_unit | counted
I1   | P1      | person     | 名           | 16
I3   | P1      | person     | 名           | 285
I2   | P2      | person     | 名           | 16
"""
given.mention = """
project | section | unit_class | unit | value | label | sentence
P1      | plan    | person     | 名   | 26    | 预排  | 及时开展代表补选工作，预排 26 名
P2      | plan    | person     | 名   | 26    | 预排  | 按补选经费，预排 26 名
"""
expect = { I1 = "fail", I2 = "unknown", I3 = "unknown" }
message = "“代表补选经费”按 16名 测算，实施方案写的是 26名。"

[[example]]
name = "so many in each quarter or to each village: how many in all is not said"
given.project = [{ id = "P1" }, { id = "P2" }]
given.item = [{ id = "I1", project = "P1", label = "集中教育" }, { id = "I2", project = "P2", label = "宣传讲座" }]
given.quantity = """
item | project | unit_class | counted
I1   | P1      | occasion   | 16
I2   | P2      | occasion   | 30
"""
given.mention = """
project | section | unit_class | value | label
P1      | plan    | occasion   | 4     | 每季度组织集中教育
P2      | plan    | occasion   | 3     | 在各村开展宣传讲座
"""
expect = { I1 = "unknown", I2 = "unknown" }

[[example]]
name = "another section, another class: not looked at; labels missing: unknown"
given.project = [{ id = "P1" }, { id = "P2" }]
given.item = [{ id = "I1", project = "P1", label = "讲座" }, { id = "I2", project = "P2" }]
given.quantity = [{ item = "I1", project = "P1", unit_class = "person", counted = 20 }, { item = "I2", project = "P2", unit_class = "person", counted = 20 }]
given.mention = """
project | section  | unit_class | value | label
P1      | overview | person     | 25    | 讲座
P1      | plan     | occasion   | 25    | 讲座
P2      | plan     | person     | 25    |
"""
expect = { I2 = "unknown" }
'''

Row = Mapping[str, object]

GENERIC = re.compile(r"经费|费用|项目|工作|活动|开展|预算|安排|人员|统计|测算|实施|[^一-龥]")
"""What any item may be called; a whole sentence often holds such words by chance."""


EACH = re.compile(r"[每各按]个?(?:半年|季|月|周|旬|天|日|期|批|班|场|次|人|村|镇|街道|社区|所|校|组|队)")
"""What is said of a number that counts within a part only: how many there are in all is its multiple."""


def judge(rows: Sequence[Row]) -> Iterable[Row]:
    """Return a verdict per item and class of unit: equal to a number of the scheme, contrary to the only one left, or unknown."""
    groups: dict[tuple[object, object], list[Row]] = {}
    for row in rows:
        groups.setdefault((row["project"], row["unit_class"]), []).append(row)
    for group in groups.values():
        yield from _verdicts(group)


def _verdicts(group: Sequence[Row]) -> Iterator[Row]:
    counted, planned = {row["value"] for row in group}, {row["planned"] for row in group}
    items = {row["subject"]: row for row in group}
    numbers = [row for row in group if row["subject"] == group[0]["subject"] and row["planned"] not in counted]
    numbers = [] if any(EACH.search(str(row["planned_label"] or "")) for row in numbers) else numbers
    meant = _meant([*items.values()], numbers[0], planned) if len(numbers) == 1 else None
    for subject, row in items.items():
        if row["value"] in planned:
            yield {**row, "ok": True}
        else:
            yield {**row, **({**_plan(numbers[0]), "ok": False} if subject == meant else {"ok": None})}


def _meant(items: Sequence[Row], number: Row, planned: set[object]) -> object:
    """Return the one item left over of which alone the number's words or sentence speak; None for none or several."""
    left = [row for row in items if row["value"] not in planned]
    if len(left) == 1 and alike(left[0]["label"], number["planned_label"]):
        return left[0]["subject"]
    fitting = [row for row in left if _own_words(row, items) & pairs(number["planned_sentence"])]
    return fitting[0]["subject"] if len(fitting) == 1 else None


def _own_words(row: Row, items: Sequence[Row]) -> set[str]:
    others = [pairs(other["label"]) for other in items if other is not row]
    return pairs(row["label"]).difference(*others)


def _plan(row: Row) -> Row:
    return {name: row[name] for name in ("planned", "planned_unit", "planned_label")}


def alike(one: object, other: object) -> bool:
    """Whether two labels share two neighbouring characters."""
    first, second = str(one or ""), str(other or "")
    return any(first[i : i + 2] in second for i in range(len(first) - 1))


def pairs(text: object) -> set[str]:
    """Return the pairs of neighbouring characters of a text without the words that any item may have."""
    return {word[i : i + 2] for word in GENERIC.sub(" ", str(text or "")).split() for i in range(len(word) - 1)}
