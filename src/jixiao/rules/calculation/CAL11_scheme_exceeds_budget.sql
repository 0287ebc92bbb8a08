/*---
name     = "calculation.scheme-exceeds-budget"
severity = "warning"
since    = "0.2"
changed  = "0.2"
subject  = "project"
params   = ["plan_excess", "price_labels", "sum_labels", "item_sum_labels"]
kinds    = ["declaration"]
basis    = [
  { text = "财预〔2015〕88号《中央部门预算绩效目标管理办法》绩效目标审核·资金匹配性：目标与资金规模相匹配", from = 2015-05-21 },
  { practice = "实施方案所列各项金额之和不高于预算" },
]
title    = { zh = "说明或目标里列的金额加起来远高于预算", en = "The amounts of a text come to far more than the budget" }
message.zh = "“{project}”的{section}列了 {number} 项金额，合计 {planned} 元，而预算只有 {budget} 元。"
message.en = "A text of “{project}” ({section_en}) names {number} amounts that come to {planned} yuan, while the budget is {budget}."
fix.zh = "删去本年不做的内容，或核对各项金额；有别的资金来源的，写明是哪一部分。"
fix.en = "Drop what is not done this year or correct the amounts; where other money pays for a part, say which."
why.zh = "方案多半还是预算核减前的；钱不够做完，目标也就完不成。单价、合计、往年的数和收入不计在内。"
why.en = "The scheme is mostly from before a cut; with too little money the target can't be met. Prices, totals, past years and income are not counted."
---*/
SELECT p.id AS subject,
       CASE WHEN a.planned * 100 < COALESCE(greatest(f.total, f.annual), f.annual) * :plan_excess OR a.planned = a.largest * 2
         OR a.largest >= f.annual THEN TRUE WHEN f.annual IS NOT NULL THEN FALSE END AS ok,
       a.path, f.at || '/annual' AS other_path, COALESCE(p.name, p.narrative_name) AS project, a.number, a.planned,
       COALESCE(greatest(f.total, f.annual), f.annual) AS budget,
       CASE a.section WHEN 'plan' THEN '实施方案' WHEN 'overview' THEN '项目概述' ELSE '年度目标' END AS section,
       CASE a.section WHEN 'plan' THEN 'scheme' WHEN 'overview' THEN 'overview' ELSE 'annual goal' END AS section_en,
       '各项都由本项目的资金支付' AS supposes
FROM project AS p JOIN funding AS f ON f.project = p.id
JOIN (
    SELECT m.project, m.at AS path, m.section, count(*) AS number, CAST(sum(m.value) AS DECIMAL(18, 2)) AS planned, max(m.value) AS largest
    FROM (
        SELECT n.project, n.at, n.section, n.value, n.sentence, regexp_matches(COALESCE(n.label, ''), :item_sum_labels) AS is_sum,
               regexp_replace(COALESCE(n.label, ''), :item_sum_labels, '') AS label
        FROM mention AS n
        WHERE n.section IN ('plan', 'overview', 'annual') AND n.unit_class = 'money' AND n.unit NOT LIKE '%/%'
    ) AS m
    WHERE NOT regexp_matches(m.label, :price_labels) AND NOT regexp_matches(m.label, :sum_labels) AND NOT (m.is_sum AND m.sentence LIKE '%其中%')
    -- what each item comes to is told in a sentence of its own; the amounts that make it up are counted apart
    GROUP BY m.project, m.at, m.section, m.is_sum
    HAVING count(*) > 1 AND (NOT m.is_sum OR count(DISTINCT m.sentence) = count(*))
) AS a ON a.project = p.id
/*--- examples
[[example]]
name = "within the budget of the year or of all years; a figure that adds up the others; an amount that alone is the budget"
given.project = [{ id = "A" }, { id = "B" }, { id = "C" }, { id = "E" }]
given.funding = """
project | annual | total
A       | 25     |
B       | 25     | 60
C       | 25     |
E       | 25     | 25
"""
given.mention = """
project | section | unit_class | unit | value | label
A       | plan    | money      | 元   | 20    |
A       | plan    | money      | 元   | 17.49 |
B       | plan    | money      | 元   | 20    | 设备
B       | plan    | money      | 元   | 20    | 人员
B       | plan    | money      | 元   | 10    | 差旅
C       | plan    | money      | 元   | 24    |
C       | plan    | money      | 元   | 14    |
C       | plan    | money      | 元   | 10    |
E       | plan    | money      | 元   | 25    |
E       | plan    | money      | 元   | 20    |
"""
expect = { A = "pass", B = "pass", C = "pass", E = "pass" }

[[example]]
name = "twice the money, and at the line"
given.project = [{ id = "A", name = "研究" }, { id = "B" }]
given.funding = [{ project = "A", at = "/f", annual = 250000, total = 250000 }, { project = "B", annual = 100 }]
given.mention = """
project | section | unit_class | unit | value  | label
A       | plan    | money      | 元   | 200000 | 课题
A       | plan    | money      | 元   | 200000 | 宣传
A       | plan    | money      | 元   | 100000 | 培训
B       | plan    | money      | 元   | 80     |
B       | plan    | money      | 元   | 70     |
"""
expect = { A = "fail", B = "fail" }
message = "“研究”的实施方案列了 3 项金额，合计 500,000.00 元，而预算只有 250,000.00 元。"

[[example]]
name = "prices, totals, numbers that are no money and amounts of other sections do not count; one amount alone"
given.project = [{ id = "A" }, { id = "B" }]
given.funding = [{ project = "A", annual = 10 }, { project = "B", annual = 10 }]
given.mention = """
project | section | unit_class | unit  | value | label | at
A       | plan    | money      | 元    | 9     |       |
A       | plan    | money      | 元/人 | 9     |       |
A       | plan    | money      | 元    | 9     | 每人  |
A       | plan    | money      | 元    | 9     | 合计  |
A       | plan    | person     | 人    | 9     |       |
A       | budget  | money      | 元    | 9     |       | /b
A       | budget  | money      | 元    | 9     |       | /b
"""
expect = {}

[[example]]
name = "what each item comes to, a sentence each; with a grand total; twice in a sentence; a part of another sum; of another year"
given.project = [{ id = "A", name = "研究" }, { id = "B" }, { id = "C" }, { id = "D" }, { id = "E" }]
given.funding = """
project | at | annual
A       | /f | 25
B       |    | 25
C       |    | 25
D       |    | 25
E       |    | 25
"""
given.mention = """
project | at | section | unit_class | unit | value | label    | sentence
A       | /p | plan    | money      | 元   | 20    | 共需     | 驻场共需
A       | /p | plan    | money      | 元   | 13    | ，合计   | 测评合计
A       | /p | plan    | money      | 元   | 5     | 小计：   | 硬盘小计
A       | /p | plan    | money      | 元   | 4     |          | 驻场共需
B       | /p | plan    | money      | 元   | 20    | 共需     | 驻场共需
B       | /p | plan    | money      | 元   | 18    | 合计     | 测评合计
B       | /p | plan    | money      | 元   | 38    | 总计     | 总计
C       | /p | plan    | money      | 元   | 20    | 共需     | 驻场共需
C       | /p | plan    | money      | 元   | 18    | 合计     | 驻场共需
D       | /p | plan    | money      | 元   | 20    | 共需     | 驻场共需
D       | /p | plan    | money      | 元   | 18    | 合计     | 其中测评
E       | /p | plan    | money      | 元   | 20    | 共需     | 驻场共需
E       | /p | plan    | money      | 元   | 18    | 上年合计 | 上年合计
"""
expect = { A = "fail", B = "fail" }
message = "“研究”的实施方案列了 3 项金额，合计 38.00 元，而预算只有 25.00 元。"

[[example]]
name = "in the overview and in the goal, each by itself"
given.project = [{ id = "A", name = "研究" }, { id = "B" }]
given.funding = [{ project = "A", annual = 25 }, { project = "B", annual = 25 }]
given.mention = """
project | at            | section  | unit_class | unit | value
A       | /goals/annual | annual   | money      | 元   | 20
A       | /goals/annual | annual   | money      | 元   | 19
B       | /o            | overview | money      | 元   | 15
B       | /o            | overview | money      | 元   | 10
B       | /p            | plan     | money      | 元   | 15
B       | /p            | plan     | money      | 元   | 10
"""
expect = { A = "fail", B = "pass" }
expect_path.A = ["/goals/annual", "/A/funding/annual"]
message = "“研究”的年度目标列了 2 项金额，合计 39.00 元，而预算只有 25.00 元。"

[[example]]
name = "no amount of the year"
given.project = [{ id = "A" }]
given.funding = [{ project = "A" }]
given.mention = """
project | section | unit_class | unit | value
A       | plan    | money      | 元   | 20
A       | plan    | money      | 元   | 30
"""
expect.A = "unknown"
---*/
