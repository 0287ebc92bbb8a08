/*---
name     = "goal.other-year-named"
severity = "note"
since    = "0.1"
changed  = "0.2"
subject  = "project"
params   = ["base_year_before", "base_year_after", "fact_year_after"]
basis    = [
  { practice = "预算年度性原则：年度目标与年度资金对应" },
  { text = "财预〔2015〕88号《中央部门预算绩效目标管理办法》：绩效目标应当与计划期内的任务和预算额相匹配", from = 2015-05-21, verified = false },
]
title    = { zh = "年度目标写着另一个年份", en = "The goal for the year names another year" }
message.zh = "“{project}”是 {fiscal_year} 年度的表，年度目标里写着“{clause}”。"
message.en = "“{project}” is a form for {fiscal_year}, its goal for the year says “{clause}”."
fix.zh = "写错年份的改正；往年的事项删去，以后的事项移到那一年的申报表；作为基数的写明“较某年”。"
fix.en = "Correct a wrong year; take out what belongs to another year, or say that it is a base for comparison."
why.zh = "套用往年的文字最容易留下旧年份，目标就与当年的钱对不上。"
why.en = "Text taken over from another year keeps its dates, and the goal no longer answers to the money."
---*/
SELECT y.project AS subject, y.year = p.fiscal_year OR regexp_matches(y.before, :base_year_before)
  OR regexp_matches(y.after, :base_year_after || '|' || :fact_year_after) AS ok, y.at AS path,
       p.name AS project, p.fiscal_year, y.clause
FROM year_mention AS y
JOIN project AS p ON p.id = y.project
WHERE y.which = 'annual'
/*--- examples
[[example]]
name = "本年；作基数的、依据的、既有事实的年份"
given.project = [{ id = "A", fiscal_year = 2024 }]
given.year_mention = """
project | which  | year | before   | after
A       | annual | 2024 | 完成     | 度培训
A       | annual | 2023 | 满意度较 | 提高
A       | annual | 2022 | ""       | 立项的工程
"""
expect.A = "pass"

[[example]]
name = "往年、下一年的事"
given.project = [{ id = "A", name = "培训", fiscal_year = 2024 }, { id = "B", fiscal_year = 2024 }]
given.year_mention = """
project | at              | which  | year | before | after      | clause
A       | /A/goals/annual | annual | 2023 | 完成   | 度培训任务 | 完成2023年度培训任务
B       |                 | annual | 2025 | 做好   | 体检       |
"""
expect = { A = "fail", B = "fail" }
expect_path.A = ["/A/goals/annual"]
message = "“培训”是 2024 年度的表，年度目标里写着“完成2023年度培训任务”。"

[[example]]
name = "表的年度不知道"
given.project = [{ id = "A" }]
given.year_mention = [{ project = "A", which = "annual", year = 2023, before = "完成", after = "度培训" }]
expect.A = "unknown"

[[example]]
name = "总目标可以写别的年份"
given.project = [{ id = "A", fiscal_year = 2024 }]
given.year_mention = [{ project = "A", which = "overall", year = 2026, before = "", after = "建成" }]
expect = {}
---*/
