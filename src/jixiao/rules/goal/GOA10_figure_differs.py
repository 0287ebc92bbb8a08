"""Python because a figure of the goal and an indicator belong together only when the words beside them are alike."""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from decimal import Decimal
from functools import lru_cache

from jixiao.system.patterns import of_ours
from jixiao.values.figure_words import BOUND, STOP, words_of
from jixiao.values.plain_unit import counts_alike, in_ten_thousands, worth

HEAD = """
name     = "goal.figure-differs"
severity = "warning"
since    = "0.1"
changed  = "0.2"
subject  = "indicator"
covers   = ["CST02", "VAL13"]
params   = ["generic_name_words", "base_figure_before"]
basis    = [
  { text = "财预〔2015〕88号《中央部门预算绩效目标管理办法》：绩效指标是绩效目标的细化和量化", from = 2015-05-21, verified = false },
  { practice = "目标里的数与指标值一致" },
]
title    = { zh = "目标里的数与指标值不同", en = "A figure of the goal differs from the target value" }
message.zh = "“{name}”的指标值是 {target}，年度目标里写的是 {said}（“{clause}”）。"
message.en = "“{name}” has the target {target}; the goal says {said} (“{clause}”)."
fix.zh = "以实际安排为准统一两处；两处说的不是同一件事的，在目标或名称里写清楚。"
fix.en = "Make both say what is really planned; if they mean different things, name them so."
why.zh = "指标由目标分解而来，同一件事两个数，执行后不知道按哪一个评价。"
why.en = "Indicators are the goal broken down; with two figures for one thing nobody knows which is to be reached."
"""

QUERY = """
SELECT i.id AS subject, i.at || '/target' AS path, m.at AS other_path, i.project AS project, i.name AS name, i.target AS target, i.value AS value,
       i.unit AS unit,
       m.value AS figure, m.unit AS figure_unit, m.label AS label, m.sentence AS sentence, m.clause AS clause, :generic_name_words AS generic,
       :base_figure_before AS base
FROM indicator AS i
JOIN mention AS m ON m.project = i.project AND m.section = 'annual'
WHERE i.value IS NOT NULL AND i.high IS NULL AND i.name IS NOT NULL AND i.unit_class <> 'money'
ORDER BY i.project, i.at, m.at, m.label, m.value
"""

EXAMPLES = '''
[[example]]
name = "the same figure in both places, whatever the way of writing it"
given.project = [{ id = "P1" }]
given.indicator = """
id | project | name           | target  | value | unit | unit_class
I1 | P1      | 讲座举办场次   | ≥48场   | 48    | 场   | occasion
I2 | P1      | 参加读者满意度 | ≥90%    | 90    | %    | percent
I3 | P1      | 扫描档案页数   | ≥20万页 | 20    | 万页 | document
"""
given.mention = """
project | at    | section | label            | value  | unit | unit_class
P1      | /goal | annual  | 举办讲座         | 48     | 场   | occasion
P1      |       | annual  | 读者满意度不低于 | 0.9    | %    | percent
P1      |       | annual  | 扫描档案         | 200000 | 页   | document
"""
expect = { I1 = "pass", I2 = "pass", I3 = "pass" }

[[example]]
name = "another number, another rate of satisfaction; the number's words stand behind it"
given.project = [{ id = "P1" }, { id = "P2" }, { id = "P3" }]
given.indicator = """
id | project | name                 | target | value | unit | unit_class
I1 | P1      | 讲座举办场次         | ≥38场  | 38    | 场   | occasion
I2 | P2      | 参加读者满意度       | ≥90%   | 90    | %    | percent
I3 | P3      | 接受康复训练儿童人数 | ≥300人 | 300   | 人   | person
"""
given.mention = """
project | at    | section | label            | value | unit | unit_class | clause       | sentence
P1      | /goal | annual  | 举办讲座         | 48    | 场   | occasion   | 举办讲座48场 |
P2      |       | annual  | 读者满意度不低于 | 0.75  | %    | percent    |              |
P3      |       | annual  | 为               | 350   | 名   | person     |              | 为 350 名残疾儿童提供康复训练，共 6 家
"""
expect = { I1 = "fail", I2 = "fail", I3 = "fail" }
expect_path.I1 = ["/I1/target", "/goal"]
message = "“讲座举办场次”的指标值是 ≥38场，年度目标里写的是 48场（“举办讲座48场”）。"

[[example]]
name = "shares in a thousand: the same, and another"
given.project = [{ id = "P1" }, { id = "P2" }]
given.indicator = """
id | project | name           | target | value | unit | unit_class
I1 | P1      | 森林火灾受害率 | ≤0.8‰  | 0.8   | ‰    | percent
I2 | P2      | 森林火灾受害率 | ≤0.9‰  | 0.9   | ‰    | percent
"""
given.mention = """
project | section | label          | value  | unit | unit_class | clause
P1      | annual  | 森林火灾受害率 | 0.0008 | ‰    | percent    | 森林火灾受害率0.8‰以内
P2      | annual  | 森林火灾受害率 | 0.0008 | ‰    | percent    | 森林火灾受害率0.8‰以内
"""
expect = { I1 = "pass", I2 = "fail" }
message = "“森林火灾受害率”的指标值是 ≤0.9‰，年度目标里写的是 0.8‰（“森林火灾受害率0.8‰以内”）。"

[[example]]
name = "the target is what is done in three years; only such a figure is told"
given.project = [{ id = "P1" }, { id = "P2" }]
given.indicator = """
id | project | name         | target  | value | unit | unit_class
I1 | P1      | 建成绿道长度 | ≥36公里 | 36    | 公里 | length
I2 | P2      | 建成绿道长度 | ≥12公里 | 12    | 公里 | length
"""
given.mention = """
project | section | label            | value | unit | unit_class | clause
P1      | annual  | 三年建成滨水绿道 | 36    | 公里 | length     | 三年建成滨水绿道36公里
P1      | annual  | 建成             | 12    | 公里 | length     | 2025年建成12公里
P2      | annual  | 三年建成滨水绿道 | 36    | 公里 | length     | 三年建成滨水绿道36公里
"""
expect = { I1 = "fail" }
message = "“建成绿道长度”的指标值是 ≥36公里，年度目标里写的是 12公里（“2025年建成12公里”）。"

[[example]]
name = "a large number is said as a person writes it"
given.project = [{ id = "P1" }]
given.indicator = [{ id = "I1", project = "P1", name = "清扫保洁面积", target = "≥12096万平方米", value = 12096, unit = "万平方米", unit_class = "area" }]
given.mention = """
project | section | label        | value    | unit   | unit_class | clause
P1      | annual  | 清扫保洁道路 | 12860000 | 平方米 | area       | 清扫保洁道路 1286 万平方米
"""
expect = { I1 = "fail" }
message = "“清扫保洁面积”的指标值是 ≥12096万平方米，年度目标里写的是 1286万平方米（“清扫保洁道路 1286 万平方米”）。"

[[example]]
name = "the words stand before another figure, or in the clause before; so many in all that it is the same"
given.project = [{ id = "P1" }, { id = "P2" }, { id = "P3" }]
given.indicator = """
id | project | name         | target    | value | unit | unit_class
I1 | P1      | 急救培训人数 | ≥540人    | 540   | 人   | person
I2 | P2      | 上门巡诊人次 | ≥1680人次 | 1680  | 人次 | person_occasion
I3 | P3      | 急救培训人数 | ≥1350人   | 1350  | 人   | person
"""
given.mention = """
project | section | value | unit | unit_class      | clause               | sentence                               | label
P1      | annual  | 450   | 人   | person          | 组织急救培训3期450人 | 组织急救培训3期450人                   |
P2      | annual  | 1860  | 人次 | person_occasion | 全年不少于1860人次   | 为62名老人上门巡诊，全年不少于1860人次 | 全年不少于
P3      | annual  | 450   | 人   | person          | 组织急救培训3期450人 | 组织急救培训3期450人                   |
"""
expect = { I1 = "fail", I2 = "fail" }

[[example]]
name = "two rows or two figures speak of it: nobody can tell which is meant"
given.project = [{ id = "P1" }, { id = "P2" }]
given.indicator = """
id | project | name         | value | unit | unit_class
I1 | P1      | 讲座场次     | 38    | 场   | occasion
I2 | P1      | 公益讲座场次 | 30    | 场   | occasion
I3 | P2      | 讲座场次     | 38    | 场   | occasion
"""
given.mention = """
project | section | label        | value | unit | unit_class
P1      | annual  | 举办公益讲座 | 48    | 场   | occasion
P2      | annual  | 公益讲座     | 48    | 场   | occasion
P2      | annual  | 科普讲座     | 46    | 场   | occasion
"""
expect = { I1 = "unknown", I2 = "unknown", I3 = "unknown" }

[[example]]
name = "the figure is the sum of two rows; a rate of another kind; another unit; another thing; the base of a comparison; a figure for each; no words at all"
given.project = [{ id = "P1" }, { id = "P2" }, { id = "P3" }, { id = "P4" }, { id = "P5" }, { id = "P6" }, { id = "P7" }]
given.indicator = """
id | project | name             | value | unit | unit_class
I1 | P1      | 一级绿地养护面积 | 30    | 亩   | area
I2 | P1      | 二级绿地养护面积 | 20    | 亩   | area
I3 | P2      | 读者满意度       | 90    | %    | percent
I4 | P3      | 讲座场次         | 38    | 场   | occasion
I5 | P4      | 培训教师人数     | 38    | 人   | person
I6 | P5      | 参保率           | 38    | %    | percent
I7 | P6      | 培训教师人数     | 38    | 人   | person
I8 | P7      | 培训教师人数     | 38    | 人   | person
"""
given.mention = """
project | section | label          | value | unit | unit_class
P1      | annual  | 养护绿地       | 50    | 亩   | area
P2      | annual  | 读者覆盖率达到 | 0.5   | %    | percent
P3      | annual  | 举办讲座       | 48    | 期   | occasion
P4      | annual  | 培训学员       | 48    | 人   | person
P5      | annual  | 参保率由       | 0.3   | %    | percent
P6      | annual  | 每期培训教师   | 8     | 人   | person
P7      | annual  |                | 8     | 人   | person
"""
expect = {}

[[example]]
name = "a figure of the overall goal, an amount of money, a range, a row without a name, a value in words: not looked at"
given.project = [{ id = "P1" }, { id = "P2" }]
given.indicator = """
id | project | name     | value | unit | unit_class | high | word
I1 | P1      | 讲座场次 | 38    | 场   | occasion   |      |
I2 | P2      | 讲座成本 | 38    | 元   | money      |      |
I3 | P2      | 讲座场次 | 38    | 场   | occasion   | 40   |
I4 | P2      |          | 48    | 场   | occasion   |      |
I5 | P2      | 讲座     |       |      | occasion   |      | 良好
"""
given.mention = """
project | section | label    | value | unit | unit_class
P1      | overall | 举办讲座 | 48    | 场   | occasion
P2      | annual  | 讲座成本 | 48    | 元   | money
P2      | annual  | 举办讲座 | 48    | 场   | occasion
"""
expect = {}

[[example]]
name = "the same things under another counter, and things that only resemble them"
given.project = [{ id = "P1" }, { id = "P2" }, { id = "P3" }, { id = "P4" }, { id = "P5" }, { id = "P6" }]
given.indicator = """
id | project | name             | target | value | unit | unit_class
I1 | P1      | 举办公益培训班数 | 6个    | 6     | 个   | thing
I2 | P2      | 建设驿站数量     | 4个    | 4     | 个   | thing
I3 | P3      | 组织比武次数     | 6次    | 6     | 次   | occasion
I4 | P4      | 建设驿站数量     | 5个    | 5     | 个   | thing
I5 | P5      | 驿站功能区数量   | 4个    | 4     | 个   | thing
I6 | P6      | 走访困难群众     | 4个    | 4     | 个   | thing
"""
given.mention = """
project | section | label        | value | unit | unit_class | clause
P1      | annual  | 举办公益培训 | 60    | 个班 | group      | 举办公益培训60个班
P2      | annual  | 建设驿站     | 5     | 座   | building   | 建设驿站5座
P3      | annual  | 组织比武     | 8     | 场次 | occasion   | 组织比武8场次
P4      | annual  | 建设驿站     | 5     | 座   | building   | 建设驿站5座
P5      | annual  | 建设驿站     | 5     | 座   | building   | 建设驿站5座
P6      | annual  | 走访困难群众 | 5     | 人   | person     | 走访困难群众5人
"""
expect = { I1 = "fail", I2 = "fail", I3 = "fail", I4 = "pass" }

[[example]]
name = "the goal begins with the number"
given.project = [{ id = "P1" }]
given.indicator = [{ id = "I1", project = "P1", name = "入股合作社个数", value = 10, target = "10个", unit = "个", unit_class = "thing" }]
given.mention = """
project | section | value | unit | unit_class | sentence                          | clause
P1      | annual  | 12    | 个   | thing      | 12 个合作社为入股户分红，按期兑付 | 12 个合作社为入股户分红
"""
expect = { I1 = "fail" }
message = "“入股合作社个数”的指标值是 10个，年度目标里写的是 12个（“12 个合作社为入股户分红”）。"
'''

Row = Mapping[str, object]
MANY_YEARS = re.compile(r"[两二三四五六2-6]\s*年(?!度|级|期)")
"""Before a figure of several years, which is no year's target."""
RATE = re.compile(r"(满意度|满意率|[一-龥]率|占比|比例|[一-龥]度)(?:[(（][^)）]*[)）])?$")
FOR_EACH = re.compile(r"每|平均|[日月年人户亩]均")
NUMBER = re.compile(r"[0-9.,，]+\s*[千万亿]?\s*")
REACH = 10  # so many characters behind a number tell what is counted


def judge(rows: Sequence[Row]) -> Iterable[Row]:
    """Return a verdict per indicator whose figure stands in the goal, or of which the goal gives another figure."""
    projects: dict[object, list[Row]] = {}
    for row in (row for row in rows if not MANY_YEARS.search(str(row["label"]))):
        wanted, said = worth(row["value"], row["unit"], Decimal(1)), worth(row["figure"], row["figure_unit"], Decimal(100))
        told = {"clause": row["clause"] or row["label"], "said": f"{in_ten_thousands(said[0])}{row['figure_unit'] or said[1]}"}
        is_other = counts_alike(wanted[1], said[1])
        is_same = (is_other or wanted[1] == said[1]) and speaks_of(row, is_share=said[1] == "%", is_other=is_other)
        said = (said[0], wanted[1]) if is_same else said
        projects.setdefault(row["project"], []).append({**row, **told, "want": wanted, "have": said, "is_same": is_same})
    for group in projects.values():
        yield from _verdicts(group)


def _verdicts(group: Sequence[Row]) -> Iterator[Row]:
    own, said = {row["subject"]: row for row in group}, {row["have"] for row in group}
    wants = [worth(row["value"], row["unit"], Decimal(1)) for row in own.values()]
    sums = {(sum((n for n, u in wants if u == unit), Decimal(0)), unit) for _, unit in wants}  # a goal may give what several rows come to
    pairs = [row for row in group if row["is_same"] and row["want"] not in said and row["have"] not in {*wants, *sums}]
    for subject, row in own.items():
        mine = [pair for pair in pairs if pair["subject"] == subject]
        if row["want"] in said:
            yield {**row, "ok": True}
        elif mine:
            rivals = [pair for pair in pairs if all(pair[of] == mine[0][of] for of in ("other_path", "label", "said"))]
            yield {**mine[0], "ok": False if len(mine) == len(rivals) == 1 else None}


def speaks_of(row: Row, *, is_share: bool, is_other: bool) -> bool:
    """Whether the words at the figure and the indicator's name speak of the same thing; under another counter they have to be all but the same."""
    label, name, generic = words_of(row), str(row["name"]), str(row["generic"])
    if of_ours(f"{row['base']}$").search(label) or (FOR_EACH.search(label) and not FOR_EACH.search(name)):
        return False
    what = BOUND.sub("", label)
    one, other = RATE.search(what), RATE.search(name)
    if is_share:
        return bool(one and other and one[1] == other[1] and (_alike(what, name, generic, False) or not _pairs(what, generic)))
    told = str(row["clause"] if label and label in str(row["clause"]) else row["sentence"] or "")
    behind = NUMBER.sub("", told.partition(label)[2] if label else told, count=1).strip().removeprefix(str(row["figure_unit"] or ""))
    return _alike(f"{label} {STOP.split(behind, maxsplit=1)[0][:REACH]}", name, generic, is_other)


def _alike(text: str, name: str, generic: str, whole: bool) -> bool:
    one, other = _pairs(text, generic), _pairs(name, generic)
    return 0 < len(one & other) * 4 >= (3 * max(len(one), len(other)) if whole else 2 * min(len(one), len(other)))


@lru_cache(maxsize=4096)
def _pairs(text: str, generic: str) -> frozenset[str]:
    """Return the pairs of neighbouring characters, without what any name may hold."""
    words = re.sub(r"[^一-龥]+", " ", of_ours(generic).sub(" ", text)).split()
    return frozenset(word[i : i + 2] for word in words for i in range(len(word) - 1))
