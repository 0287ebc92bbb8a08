"""Python because what a name looks like is told by adding up weights of its n-grams, which SQL rules can't look up."""

from collections.abc import Iterable, Iterator, Mapping, Sequence

from jixiao.classify.model import Guess, guess, model, reasons, whole_words

HEAD = r'''
name     = "class.likely-another-level"
severity = "note"
since    = "0.1"
changed  = "0.2"
subject  = "indicator"
params   = [
  "execution_words", "quality_facts", "service_facts", "economic_words", "cost_words", "count_endings", "quality_words", "completion_words", "lasting_words",
  "satisfaction_name", "telling_words", "benefit_changes", "rate_endings",
]
basis    = [
  { text = """\
    财预〔2015〕88号《中央部门预算绩效目标管理办法》：产出指标反映数量、质量、时效，效益指标反映经济、社会、生态\
    效益和可持续影响""", from = 2015-05-21, verified = false },
  { practice = "目标审核时的常见问题：指标放错类别。由字词权重模型判断，只在留出文件上对过 95% 以上的把握时才说" },
]
title    = { zh = "名称更像另一类指标", en = "The name looks like another class of indicator" }
message  = { zh = "“{name}”放在{level2}下，从{words}看更像{likely}。", en = "“{name}” stands under {level2}; by {words} it looks like {likely}." }
fix.zh = "想清楚它反映的是什么：移到{likely}，或把名称和指标值改得看得出属于{level2}。"
fix.en = "Ask what it measures: move it to {likely}, or word name and target so that they show {level2}."
why.zh = "每一类指标回答不同的问题；放错以后，原来那一类就没有要求了。"
why.en = "Each class answers a question of its own; misplaced, that class is left without a demand."
'''

QUERY = """
SELECT i.id AS subject, i.at || '/level2' AS path, i.name, i.level2, i.unit_class, i.word IS NOT NULL AS worded, :telling_words AS telling
FROM indicator AS i
WHERE NOT regexp_matches(i.name, :execution_words || '|' || :satisfaction_name)
  AND NOT (i.level1 IS NOT DISTINCT FROM '效益指标' AND regexp_matches(i.name, :quality_facts || '|' || :service_facts))
  AND NOT (i.level2 IS NOT DISTINCT FROM '社会效益指标' AND regexp_matches(i.name, :benefit_changes))
  AND CASE i.level2
      WHEN '数量指标' THEN i.unit_class IS NULL OR i.unit_class NOT IN ('percent', 'money')
      WHEN '质量指标' THEN NOT regexp_matches(i.name, :quality_words)
      AND NOT (i.unit_class IS NOT DISTINCT FROM 'percent' AND regexp_matches(i.name, :rate_endings || '([(（%％].*)?$'))
      AND (i.unit_class IS NULL OR i.unit_class = 'percent' OR NOT regexp_matches(i.name, :count_endings || '([(（%％].*)?$'))
      WHEN '时效指标' THEN NOT regexp_matches(i.name, :completion_words)
      WHEN '经济成本指标' THEN i.unit_class IS NULL AND NOT regexp_matches(i.name, :cost_words)
      WHEN '经济效益指标' THEN regexp_matches(i.name, :economic_words)
      WHEN '可持续影响指标' THEN regexp_matches(i.name, :lasting_words)
      ELSE i.level2 IN ('社会效益指标', '生态效益指标') END
"""

EXAMPLES = '''
[[example]]
name = "名称与类别相称，或者像的那一类与它本来难分"
given.indicator = """
id | project | level1   | level2         | name             | value | unit_class | word
I1 | A       | 产出指标 | 数量指标       | 讲座举办场次     | 48    | occasion   |
I2 | A       | 产出指标 | 质量指标       | 竣工验收通过率   | 95    |            |
I3 | A       | 效益指标 | 生态效益指标   | 提升居民生活品质 |       |            | 提升
I4 | A       | 效益指标 | 经济效益指标   | 带动农户增收     | 5     | money      |
I5 | A       | 效益指标 | 可持续影响指标 | 长效管护机制     |       |            | 健全
"""
expect = { I1 = "pass", I2 = "pass", I3 = "pass", I4 = "pass", I5 = "pass" }

[[example]]
name = "效益指标下是产出的数量"
given.indicator = [{ id = "I1", project = "A", level1 = "效益指标", level2 = "社会效益指标", name = "编印调研报告", value = 3, unit_class = "document" }]
expect = { I1 = "fail" }
expect_path = { I1 = ["/I1/level2"] }
message = "“编印调研报告”放在社会效益指标下，从“报告”“调研”看更像数量指标。"

[[example]]
name = "效益指标、数量指标下是时效"
given.indicator = """
id | project | level1   | level2         | name                         | word       | value | unit_class
I1 | A       | 效益指标 | 社会效益指标   | 工程按期完工时间             | 2025年底前 |       |
I2 | A       | 产出指标 | 数量指标       | 工程按期完工时间             | 2025年底前 |       |
I3 | A       | 效益指标 | 经济效益指标   | 企业奖补资金按期拨付时间     | 2025年底前 |       |
I4 | A       | 效益指标 | 可持续影响指标 | 长效机制建设方案按期完成时间 | 2025年底前 |       |
I5 | A       | 产出指标 | 数量指标       | 工程按期完工时间             |            | 3     | month
"""
expect = { I1 = "fail", I2 = "fail", I3 = "fail", I4 = "fail", I5 = "fail" }

[[example]]
name = "质量指标下是效果、费用，成本指标下是所做的事"
given.indicator = """
id | project | level1   | level2       | name             | value | unit_class | word
I1 | A       | 产出指标 | 质量指标     | 保障社区正常运转 | 95    | percent    |
I2 | A       | 产出指标 | 质量指标     | 提升干部履职能力 |       |            | 显著
I3 | A       | 产出指标 | 质量指标     | 困难群众补助标准 | 500   | money      |
I4 | A       | 成本指标 | 经济成本指标 | 举办公益讲座     | 48    |            |
"""
expect = { I1 = "fail", I2 = "fail", I3 = "fail", I4 = "fail" }

[[example]]
name = "没有把握；值是文字的才有把握"
given.indicator = """
id | project | level1   | level2       | name     | word | value
I1 | A       | 效益指标 | 社会效益指标 | 其他     | 好   |
I2 | A       | 产出指标 | 质量指标     | 机关作风 |      | 5
I3 | A       | 产出指标 | 质量指标     | 机关作风 | 好转 |
"""
expect = { I1 = "unknown", I2 = "unknown", I3 = "fail" }

[[example]]
name = "别的分类规则已经说了，或由它们判断"
given.indicator = """
id  | project | level1   | level2         | name                   | value | unit_class
I01 | A       | 效益指标 | 社会效益指标   | 举办讲座场次预算执行率 | 48    | occasion
I02 | A       | 效益指标 | 社会效益指标   | 读者满意度             | 90    | percent
I03 | A       | 效益指标 | 社会效益指标   | 培训人次               | 480   | person
I04 | A       | 效益指标 | 社会效益指标   | 竣工验收合格率         | 95    | percent
I05 | A       | 产出指标 | 数量指标       | 工程完工率             | 95    | percent
I06 | A       | 产出指标 | 数量指标       | 培训费用               | 95    | money
I07 | A       | 产出指标 | 质量指标       | 讲座举办场次           | 48    | occasion
I08 | A       | 产出指标 | 质量指标       | 获奖作品数量           | 48    | document
I09 | A       | 产出指标 | 时效指标       | 任务完成率             | 100   | percent
I10 | A       | 成本指标 | 经济成本指标   | 举办公益讲座           | 48    | occasion
I11 | A       | 成本指标 | 经济成本指标   | 讲座专家费             |       |
I12 | A       | 效益指标 | 经济效益指标   | 举办公益讲座           | 48    | occasion
I13 | A       | 效益指标 | 可持续影响指标 | 举办公益讲座           | 48    | occasion
I14 | A       | 成本指标 | 社会成本指标   | 举办公益讲座           | 48    | occasion
"""
expect = {}

[[example]]
name = "数量、费用写在质量指标下，单位没有写明"
given.indicator = """
id | project | level1   | level2   | name                      | value | unit_class | word
I1 | A       | 产出指标 | 质量指标 | 讲座举办场次              | 48    |            |
I2 | A       | 产出指标 | 质量指标 | 编印调研报告              | 3     | document   |
I3 | A       | 产出指标 | 时效指标 | 编印调研报告              | 3     | document   |
I4 | A       |          | 质量指标 | 印发宣传册                | 95    | percent    |
I5 | A       | 产出指标 | 质量指标 | 完成年度拆违计划          | 100   | percent    |
I6 | A       | 产出指标 | 质量指标 | 保障社区正常运转覆盖率(%) | 95    | percent    |
I7 | A       | 产出指标 | 质量指标 | 保障社区正常运转率        |       |            | 95
"""
expect = { I1 = "fail", I2 = "fail", I3 = "fail", I4 = "unknown", I5 = "pass", I7 = "fail" }

[[example]]
name = "没有名称、没有类别、名称里没有可看的字；效益里说变化的计数；没有整个的词可说的说整个名称"
given.indicator = """
id | project | level1   | level2       | value | unit_class | name
I1 | A       | 效益指标 | 社会效益指标 | 48    | occasion   |
I2 | A       | 效益指标 |              | 48    |            | 举办公益讲座
I3 | A       | 效益指标 | 社会效益指标 |       |            | A-B
I4 | A       | 效益指标 | 社会效益指标 | 600   | person     | 新增持证读者人数
I5 | A       | 效益指标 | 社会效益指标 | 3     | device     | 更换灭火器
"""
expect = { I5 = "fail" }
message = "“更换灭火器”放在社会效益指标下，从整个名称看更像数量指标。"
'''

Row = Mapping[str, object]

TELLING = {
    "数量指标": ("时效指标", "经济成本指标"),
    "质量指标": ("数量指标", "经济成本指标", "社会效益指标"),
    "时效指标": ("数量指标", "经济成本指标", "社会效益指标"),
    "经济成本指标": ("数量指标", "质量指标", "时效指标", "社会效益指标"),
    "经济效益指标": ("数量指标", "时效指标"),
    "社会效益指标": ("数量指标", "时效指标", "经济成本指标"),
    "生态效益指标": ("时效指标", "经济成本指标"),
    "可持续影响指标": ("数量指标", "时效指标", "经济成本指标"),
}
"""For a printed level those it is told from safely: benefits of different kinds run into each other, and so do lasting ones."""


def judge(rows: Sequence[Row]) -> Iterable[Row]:
    """Return a verdict per indicator: another level for sure fails, none for sure is unknown."""
    return (row for given in rows for row in _verdicts(given))


def _verdicts(row: Row) -> Iterator[Row]:
    found = guess(str(row["name"]), None if row["unit_class"] is None else str(row["unit_class"]), bool(row["worded"]))
    if found is None:
        return
    level2 = str(row["level2"])
    wrong = found.level2 in TELLING[level2] and not (found.level2 == "数量指标" and row["unit_class"] == "percent")
    telling = "”“".join(reasons(found, level2, whole_words(str(row["name"]), str(row["telling"])))) if wrong else ""
    yield {**row, "ok": _ok(found, wrong=wrong), "likely": found.level2, "words": f"“{telling}”" if telling else "整个名称"}


def _ok(found: Guess, *, wrong: bool) -> bool | None:
    if found.margin < model().sure:
        return None
    return not wrong
