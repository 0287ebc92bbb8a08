/*---
name     = "goal.other-year"
severity = "warning"
since    = "0.1"
subject  = "project"
params   = ["later_year_words", "base_year_before", "base_year_after", "fact_year_after"]
basis    = [
  { practice = "预算年度性原则：年度目标与年度资金对应" },
  { text = "财预〔2015〕88号《中央部门预算绩效目标管理办法》：绩效目标应当与计划期内的任务和预算额相匹配", from = 2015-05-21, verified = false },
]
title    = { zh = "年度目标说的是另一个年度", en = "The goal for the year speaks of another year" }
message.zh = "“{project}”的{goal}里有“{word}”的内容，只应写预算年度内的事。"
message.en = "The goal or its achievement of “{project}” speaks of “{word}”; it may hold only what is done within the budget year."
fix.zh = "年份写错的改正；“{word}”的事删去，或移到那一年的表里；本年为其做准备的，写明本年要完成的那一步。"
fix.en = "Correct a wrong year; move what belongs to “{word}” to that year’s form, or name the step of this year if preparation is meant."
why.zh = "预算按年编列，目标与同一年的资金对应；照搬上年的文字最容易留下旧年份。"
why.en = "A budget is drawn up by the year and its goals answer to the money of that year; text taken over keeps its old dates."
---*/
SELECT g.project AS subject, NOT (g.speaks_of_next_year OR g.earlier_year IS NOT NULL) AS ok, g.at AS path, p.name AS project,
       CASE WHEN g.which = 'annual' THEN '年度目标' ELSE '实际完成情况' END AS goal,
       CASE WHEN g.speaks_of_next_year THEN g.next_year ELSE g.earlier_year || '年' END AS word
FROM (
    SELECT a.project, a.at, a.which, a.which = 'annual' AND regexp_matches(a.plain, '(^|[^说证声表查写注标以如])' || :later_year_words) AS speaks_of_next_year,
           regexp_extract(a.plain, :later_year_words) AS next_year,
           -- a year gone by is what the goal is about when it opens the text, or when no other year is named
           (SELECT max(y.year) FROM year_mention AS y JOIN project AS q ON q.id = y.project
            WHERE y.project = a.project AND y.which = a.which AND y.year < q.fiscal_year
              AND NOT regexp_matches(y.before, :base_year_before) AND NOT regexp_matches(y.after, :base_year_after)
              AND (regexp_matches(a.plain, '^[0-9]*' || y.year || '年')
                   OR NOT regexp_matches(y.after, :fact_year_after)
                      AND NOT EXISTS (SELECT o.year FROM year_mention AS o WHERE o.project = y.project AND o.which = y.which
                        AND o.year <> y.year))) AS earlier_year
    FROM goal AS a
    WHERE a.which IN ('annual', 'achieved') AND a.plain IS NOT NULL
) AS g
JOIN project AS p ON p.id = g.project
/*--- examples
[[example]]
name = "写了明年的体检"
given.project = [{ id = "A", document = "D", position = 1, name = "编外人员经费" }]
given.goal = """
project | document | at              | which  | text                                 | plain
A       | D        | /A/goals/annual | annual | 发放年度考核奖励同时做好明年体检工作 | 发放年度考核奖励同时做好明年体检工作
"""
expect.A = "fail"
message = "“编外人员经费”的年度目标里有“明年”的内容，只应写预算年度内的事。"

[[example]]
name = "只写本年"
given.project = [{ id = "A", document = "D", position = 1 }]
given.goal = [{ project = "A", document = "D", at = "/A/goals/annual", which = "annual", text = "发放年度考核奖励", plain = "发放年度考核奖励" }]
expect.A = "pass"

[[example]]
name = "“说明年度”里没有明年"
given.project = [{ id = "A", document = "D", position = 1 }]
given.goal = [{ project = "A", document = "D", at = "/A/goals/annual", which = "annual", text = "在方案中说明年度任务", plain = "在方案中说明年度任务" }]
expect.A = "pass"

[[example]]
name = "开头就是上年，或只写了上年"
given.project = [{ id = "A", name = "讲座", fiscal_year = 2025 }, { id = "B", fiscal_year = 2025 }, { id = "C", name = "普法", fiscal_year = 2025 }]
given.goal = """
project | at                | which    | plain
A       | /A/goals/annual   | annual   | 2024年举办讲座48场到2025年底
B       | /B/goals/annual   | annual   | 举办讲座并于2024年底前结项
C       | /C/goals/achieved | achieved | 普法于2024年完成
"""
given.year_mention = """
project | which    | year | before | after
A       | annual   | 2024 | ""     | 举办讲座
A       | annual   | 2025 | 到     | 底
B       | annual   | 2024 | 并于   | 底前结项
C       | achieved | 2024 | 普法于 | 完成
C       | overall  | 2023 | ""     | 普法
"""
expect = { A = "fail", B = "fail", C = "fail" }
expect_path.C = ["/C/goals/achieved"]
message = "“讲座”的年度目标里有“2024年”的内容，只应写预算年度内的事。"

[[example]]
name = "本年；作基数的上年；文中提到的上年；以后的年度；别的目标、别的项目里的年份；年度不知道"
given.project = """
id | fiscal_year
A  | 2025
B  | 2025
C  | 2025
D  | 2025
E  | 2025
F  |
G  | 2025
H  | 2025
"""
given.goal = """
project | which  | plain
A       | annual | 2025年举办讲座
B       | annual | 较2024年多举办讲座
C       | annual | 2025年完成2024年开工的讲堂
D       | annual | 2026年投入使用
E       | annual | 举办讲座
F       | annual | 2024年举办讲座
G       | annual | 2024年立项的讲堂完工
H       | annual | 利用2024年建成讲堂开课
"""
given.year_mention = """
project | which   | year | before | after
A       | annual  | 2025 | ""     | 举办讲座
B       | annual  | 2024 | 较     | 多举办讲座
C       | annual  | 2025 | ""     | 完成
C       | annual  | 2024 | 完成   | 开工的讲堂
D       | annual  | 2026 | ""     | 投入使用
E       | overall | 2024 | ""     | 举办讲座
F       | annual  | 2024 | ""     | 举办讲座
G       | annual  | 2024 | ""     | 立项的讲堂完工
H       | annual  | 2024 | 利用   | 建成讲堂开课
"""
expect = { A = "pass", B = "pass", C = "pass", D = "pass", E = "pass", F = "pass", G = "pass", H = "pass" }

[[example]]
name = "完成情况里可以说明年"
given.project = [{ id = "A", fiscal_year = 2025 }]
given.goal = [{ project = "A", which = "achieved", plain = "余款明年支付" }]
given.year_mention = [{ project = "B", which = "achieved", year = 2024, before = "", after = "" }]
expect.A = "pass"

[[example]]
name = "总目标可以写以后的年度；没有文字的不看"
given.project = [{ id = "A", document = "D", position = 1 }, { id = "B", document = "D", position = 1 }]
given.goal = """
project | document | at               | which   | text     | plain
A       | D        | /A/goals/overall | overall | 明年建成 | 明年建成
B       | D        | /B/goals/annual  | annual  | ——       |
"""
expect = {}
---*/
