/*---
name     = "value.deadline-out-of-year"
severity = "warning"
since    = "0.1"
changed  = "0.2"
subject  = "indicator"
params   = ["time_values"]
basis    = [
  { practice = "预算年度性原则：年度指标在预算年度内完成" },
  { text = "财预〔2021〕101号《中央部门项目支出核心绩效目标和指标设置及取值指引（试行）》：时效指标反映在规定时间内完成", from = 2021-08-18, verified = false },
]
title    = { zh = "完成时间不在预算年度或实施期内", en = "Deadline outside the budget year or the project period" }
message.zh = "“{name}”的时间是“{target}”，{fault}。"
message.en = "“{name}” is due “{target}”, which is no day of the calendar or lies outside the budget year or the period of the project."
fix.zh = "核对年份，改到预算年度和实施期之内；确属以后年度的，移到以后年度的目标。"
fix.en = "Check the year and bring it into the budget year and the period, or move it to a later year’s goal."
why.zh = "年度指标与本年资金对应，期限落在年外，本年就无从评价。"
why.en = "An annual indicator answers to this year’s money; due outside it, it cannot be judged."
---*/
SELECT w.id AS subject, w.fault = '' AS ok, w.at || '/target' AS path, w.other_path, w.name, w.target, w.fault
FROM (
    SELECT i.id, i.at, i.name, i.target, p.at || '/finish' AS other_path,
           CASE WHEN i.deadline IS NULL THEN '历法上没有这一天'
                WHEN i.deadline > p.finish THEN '晚于计划完成日期 ' || CAST(p.finish AS VARCHAR)
                WHEN i.deadline < p.start THEN '早于计划开始日期 ' || CAST(p.start AS VARCHAR)
                WHEN p.start IS NOT NULL AND p.finish IS NOT NULL THEN ''
                WHEN year(i.deadline) <> COALESCE(p.form_year, p.fiscal_year) THEN '不在 ' || CAST(COALESCE(p.form_year, p.fiscal_year) AS VARCHAR)
                  || ' 预算年度内'
                WHEN COALESCE(p.form_year, p.fiscal_year) IS NOT NULL THEN '' END AS fault
    FROM indicator AS i
    JOIN project AS p ON p.id = i.project
    WHERE i.deadline IS NOT NULL AND regexp_matches(i.target, :time_values)
       OR regexp_matches(i.target, '[0-9] *月 *[0-9]+ *[日号]')
          AND TRY_CAST(COALESCE(NULLIF(regexp_extract(i.target, '(20[0-9][0-9]) *年', 1), ''), CAST(COALESCE(p.form_year, p.fiscal_year) AS VARCHAR), '2000')
                       || '-' || regexp_extract(i.target, '([0-9]+) *月 *([0-9]+)', 1)
                         || '-' || regexp_extract(i.target, '([0-9]+) *月 *([0-9]+)', 2) AS DATE) IS NULL
) AS w
/*--- examples
[[example]]
name = "在年度和实施期内"
given.project = """
id | fiscal_year | start      | finish     | form_year
A  | 2025        | 2025-03-01 | 2025-11-30 |
B  | 2025        |            |            |
C  | 2024        |            |            | 2025
"""
given.indicator = """
id | project | target     | deadline
I1 | A       | 2025-11-30 | 2025-11-30
I2 | B       | 12月底     | 2025-12-31
I3 | C       | 1月1日     | 2025-01-01
"""
expect.I1 = "pass"
expect.I2 = "pass"
expect.I3 = "pass"

[[example]]
name = "正好在开始那天"
given.project = [{ id = "A", fiscal_year = 2025, start = 2025-03-01, finish = 2025-11-30 }]
given.indicator = [{ id = "I1", project = "A", target = "3月1日", deadline = 2025-03-01 }]
expect.I1 = "pass"

[[example]]
name = "跨年项目的期限在实施期内"
given.project = [{ id = "A", fiscal_year = 2025, start = 2025-03-01, finish = 2026-11-30 }]
given.indicator = [{ id = "I1", project = "A", target = "2026年10月底", deadline = 2026-10-31 }]
expect.I1 = "pass"

[[example]]
name = "年份写错"
given.project = [{ id = "A", fiscal_year = 2025 }, { id = "B", fiscal_year = 2025, start = 2025-03-01 }, { id = "C", fiscal_year = 2025, finish = 2027-03-01 }]
given.indicator = """
id | project | name             | target           | deadline
I1 | A       | 竣工验收完成时间 | 2026年10月31日前 | 2026-10-31
I2 | B       |                  | 2026年10月底     | 2026-10-31
I3 | C       |                  | 2026年10月底     | 2026-10-31
"""
expect.I1 = "fail"
expect.I2 = "fail"
expect.I3 = "fail"
message = "“竣工验收完成时间”的时间是“2026年10月31日前”，不在 2025 预算年度内。"

[[example]]
name = "晚于计划完成日期"
given.project = [{ id = "A", fiscal_year = 2025, finish = 2025-11-30 }]
given.indicator = [{ id = "I1", project = "A", name = "验收", target = "12月底前", deadline = 2025-12-31 }]
expect.I1 = "fail"
message = "“验收”的时间是“12月底前”，晚于计划完成日期 2025-11-30。"

[[example]]
name = "早于计划开始日期"
given.project = [{ id = "A", fiscal_year = 2025, start = 2025-03-01 }]
given.indicator = [{ id = "I1", project = "A", name = "开工", target = "2月底前", deadline = 2025-02-28 }]
expect.I1 = "fail"
message = "“开工”的时间是“2月底前”，早于计划开始日期 2025-03-01。"

[[example]]
name = "预算年度和实施期都不知道"
given.project = [{ id = "A" }]
given.indicator = [{ id = "I1", project = "A", target = "6月底", deadline = 2025-06-30 }]
expect.I1 = "unknown"

[[example]]
name = "没有日期的不看"
given.project = [{ id = "A", fiscal_year = 2025 }]
given.indicator = [{ id = "I1", project = "A", operator = ">=" }]
expect = {}

[[example]]
name = "没有这一天：二月三十日、十三月；年份不知道时二月二十九日可能有"
given.project = [{ id = "A", fiscal_year = 2025 }, { id = "B", fiscal_year = 2024, form_year = 2025 }, { id = "C" }, { id = "E", fiscal_year = 2025 }]
given.indicator = """
id | project | name     | target
I1 | A       | 验收时间 | 2025年2月30日前
I2 | A       | 开工时间 | 13月1日前
I3 | B       |          | 2 月 29 日
I4 | C       |          | 2月30号
I5 | A       |          | 2024年2月30日
I6 | C       |          | 2025年2月29日
"""
expect = { I1 = "fail", I2 = "fail", I3 = "fail", I4 = "fail", I5 = "fail", I6 = "fail" }
message = "“验收时间”的时间是“2025年2月30日前”，历法上没有这一天。"

[[example]]
name = "有这一天而没有读成期限的、只有月份的、没有指标值的不看"
given.project = [{ id = "A", fiscal_year = 2025 }, { id = "C" }, { id = "E", fiscal_year = 2025, form_year = 2024 }]
given.indicator = """
id | project | target
I1 | A       | 每年3月31日前
I2 | A       | 13月
I3 | C       | 2月29日
I4 | A       | 2024年2月29日
I5 | E       | 2月29日前
I6 | A       |
"""
expect = {}

[[example]]
name = "日期只是名称里的词，不是期限；期限后面还有话的照看"
given.project = [{ id = "A", fiscal_year = 2025 }]
given.indicator = """
id  | project | target                      | deadline
I1  | A       | 2024年国家级示范县          | 2024-12-31
I2  | A       | 编制2026年度台账            | 2026-12-31
I3  | A       | 审计2024年度账目            | 2024-12-31
I4  | A       | 2024版标准                  | 2024-12-31
I5  | A       | 2026年世博会筹备方案        | 2026-12-31
I6  | A       | 2026年3月底前建成并投入使用 | 2026-03-31
I7  | A       | 2024年1月-6月               | 2024-06-30
I8  | A       | 2026年12月30日以内          | 2026-12-30
I9  | A       | 2026年第二季度末            | 2026-06-30
I10 | A       | 2026-06-30                  | 2026-06-30
"""
expect = { I6 = "fail", I7 = "fail", I8 = "fail", I9 = "fail", I10 = "fail" }
---*/
