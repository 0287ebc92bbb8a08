/*---
name     = "indicator.not-a-measure"
severity = "warning"
since    = "0.1"
changed  = "0.2"
subject  = "indicator"
params   = ["date_characters", "action_openings", "measure_endings", "abstract_endings"]
covers   = ["VAL05", "VAL08", "VAL06", "VAL07", "VAL23", "IND10", "IND15", "IND16", "CLS05", "CLS07", "CLS13", "CLS14"]
basis    = [
  { text = """\
    财预〔2021〕101号《中央部门项目支出核心绩效目标和指标设置及取值指引（试行）》：绩效指标应量化易评，指标名称\
    指向明确""", from = 2021-08-18, verified = false },
  { practice = "三级指标名称用可以衡量的名词" },
]
title    = { zh = "指标名称不是可以衡量的事项", en = "Indicator name is nothing that can be measured" }
message.zh = "指标名称“{name}”{fault}，看不出衡量什么。"
message.en = "The indicator name “{name}” does not say what is measured: it is a date, a sentence or an action."
fix.zh = "改成可以衡量的名词，例如“工资按期发放率”“工作办结时间”“受益人数”；日期写到指标值。"
fix.en = "Use a noun that can be measured, e.g. “share of wages paid on time”, “persons served”; a date belongs in the value."
why.zh = "名称是日期、句子或动作，就没有可以取得的实际值，执行后只能凭印象打分。"
why.en = "A date, sentence or action has no actual value to collect; it can only be scored by impression."
---*/
SELECT m.id AS subject, m.fault IS NULL AS ok, m.at || '/name' AS path, m.name, m.fault
FROM (
    SELECT i.id, i.at, i.name,
           CASE WHEN regexp_matches(i.name, '^' || :date_characters || '+$') AND regexp_matches(i.name, '[0-9] *[年月日号季]') THEN '只是一个日期'
                WHEN regexp_matches(i.name, '[。；;]$') THEN '是一句话'
                WHEN (i.operator = 'word' AND i.deadline IS NULL OR i.unit_class = 'percent') AND regexp_matches(i.name, '^' || :action_openings)
                     AND (NOT regexp_matches(i.name, :measure_endings || '([(（%％].*)?$')
                          OR i.operator = 'word' AND regexp_matches(i.name, :abstract_endings || '$')) THEN '是一个动作' END AS fault
    FROM indicator AS i
    WHERE i.name IS NOT NULL
) AS m
/*--- examples
[[example]]
name = "日期作名称"
given.indicator = [{ id = "I1", project = "A", document = "D", name = "每月 25 日前", operator = "word", word = "及时" }]
expect.I1 = "fail"
message = "指标名称“每月 25 日前”只是一个日期，看不出衡量什么。"

[[example]]
name = "年限作名称"
given.indicator = [{ id = "I1", project = "A", document = "D", name = "1年", operator = "=" }]
expect.I1 = "fail"
message = "指标名称“1年”只是一个日期，看不出衡量什么。"

[[example]]
name = "句子作名称"
given.indicator = [{ id = "I1", project = "A", document = "D", name = "增加就业机会，提高农民收入。", operator = "word", word = "增加" }]
expect.I1 = "fail"
message = "指标名称“增加就业机会，提高农民收入。”是一句话，看不出衡量什么。"

[[example]]
name = "动作作名称"
given.indicator = """
id | project | document | name               | operator | word | unit_class
I1 | A       | D        | 推动地区发展       | word     | 有效 |
I2 | A       | D        | 促进村集体经济发展 | >=       |      | percent
"""
expect.I1 = "fail"
expect.I2 = "fail"
message = "指标名称“推动地区发展”是一个动作，看不出衡量什么。"

[[example]]
name = "动词开头而以可衡量的名词结尾"
given.indicator = """
id | project | document | name               | operator | word | unit_class
I1 | A       | D        | 提高工作效率的程度 | word     | 提高 |
I2 | A       | D        | 提升群众安全感(%)  | >=       |      | percent
I3 | A       | D        | 提高资金使用效率   | >=       |      | percent
"""
expect.I1 = "pass"
expect.I2 = "pass"
expect.I3 = "pass"

[[example]]
name = "动词带一个抽象名词，值又是一个词"
given.indicator = """
id | project | document | name         | operator | word
I1 | A       | D        | 提高工作效率 | word     | 提高
I2 | A       | D        | 工作效率     | word     | 提高
"""
expect.I1 = "fail"
expect.I2 = "pass"
message = "指标名称“提高工作效率”是一个动作，看不出衡量什么。"

[[example]]
name = "动词开头而有数量或日期"
given.indicator = """
id | project | document | name         | operator | unit_class   | word     | deadline
I1 | A       | D        | 改善办学条件 | >=       | organisation |          |
I2 | A       | D        | 完善规章     | word     |              | 12月底前 | 2025-12-31
I3 | A       | D        | 完善规章     |          |              |          |
"""
expect.I1 = "pass"
expect.I2 = "pass"
expect.I3 = "pass"

[[example]]
name = "名词"
given.indicator = """
id | project | document | name                       | operator | unit_class | word
I1 | A       | D        | 讲座举办场次               | >=       |            |
I2 | A       | D        | 截至2026年12月底项目开展率 | >=       | percent    |
I3 | A       | D        | 会务保障                   | word     |            | 高质量
"""
expect.I1 = "pass"
expect.I2 = "pass"
expect.I3 = "pass"

[[example]]
name = "没有名称的不看"
given.indicator = [{ id = "I1", project = "A", document = "D", operator = "word", word = "及时" }]
expect = {}

[[example]]
name = "整个名称是日期才算；日期只是其中一个词的不算"
given.indicator = """
id  | project | name                 | operator | word
I1  | A       | 2023年12月31日前     | word     | 完成
I2  | A       | 1月-6月              | word     | 完成
I3  | A       | 第3季度末            | word     | 完成
I4  | A       | 质保期3年            | word     | 满足
I5  | A       | 修缮宿舍楼12号       | word     | 完成
I6  | A       | 项目完成时间为2023年 | word     | 完成
I7  | A       | 纪念12月4日          | word     | 开展
I8  | A       | 设备使用年限≥5年     | word     | 满足
I9  | A       | 养护国道320号        | word     | 满足
I10 | A       | 上年度               | word     | 满足
"""
expect = { I1 = "fail", I2 = "fail", I3 = "fail", I4 = "pass", I5 = "pass", I6 = "pass", I7 = "pass", I8 = "pass", I9 = "pass", I10 = "pass" }
---*/
