/*---
name     = "goal.missing"
severity = "error"
since    = "0.1"
changed  = "0.2"
subject  = "project"
params   = []
basis    = [
  { text = """\
    财预〔2015〕88号《中央部门预算绩效目标管理办法》：绩效目标申报内容应当完整，说明一定期限内预期达到的产出和效\
    果""", from = 2015-05-21, verified = false },
]
title    = { zh = "绩效目标未填", en = "Goal is missing" }
message.zh = "“{project}”没有填写{goal}。表格设有的目标栏都须填写。"
message.en = "“{project}” leaves a goal blank (“{goal}”). Every goal that the form has a place for must be filled in."
fix.zh = "补写{goal}：写明计划完成的产出、预期效果和成本控制要求。"
fix.en = "Write it (“{goal}”): planned outputs, expected effects and the limit on cost."
why.zh = """\
  没有目标，指标就没有依据，执行中无从监控，事后无从评价。表格是否设有总目标，以印出的标签和同一文件中同类表格为准；只设一个目标栏的表格只要求一个目标；不知\
  道表格是否设有目标栏的，不作判断。"""
why.en = """\
  Without a goal the indicators have nothing to measure. Whether a form has a place for an overall goal is judged by the labels printed and by the forms of \
  its kind in the same document; a form with one goal needs one. Where it is not known whether the form has a place for goals nothing is judged."""
---*/
SELECT p.id AS subject,
       CASE WHEN COALESCE(p.form_is_bare, FALSE) AND w.which IS NOT NULL OR COALESCE(p.begins_inside, FALSE) AND g.text IS NULL
         OR COALESCE(p.name, p.department, p.unit) IS NULL AND g.text IS NULL THEN NULL
            WHEN w.which IS NOT NULL THEN g.text IS NOT NULL END AS ok,
       p.at || '/goals/' || COALESCE(w.which, 'annual') AS path, p.name AS project,
       CASE w.which WHEN 'overall' THEN '项目总目标' ELSE '年度绩效目标' END AS goal
FROM project AS p
LEFT JOIN (
    -- the goals that forms of one kind have in one document
    SELECT DISTINCT q.document, q.kind, regexp_replace(COALESCE(q.form_title, ''), '[0-9 ]', '', 'g') AS form, o.which
    FROM project AS q
    JOIN goal AS o ON o.project = q.id
    WHERE o.which <> 'achieved'
    UNION
    SELECT q.document, q.kind, regexp_replace(COALESCE(q.form_title, ''), '[0-9 ]', '', 'g'), replace(b.field, '/goals/', '')
    FROM printed_blank AS b
    JOIN project AS q ON q.id = b.project
    WHERE b.field IN ('/goals/overall', '/goals/annual')
) AS w ON w.document = p.document AND w.kind = p.kind AND w.form = regexp_replace(COALESCE(p.form_title, ''), '[0-9 ]', '', 'g')
LEFT JOIN goal AS g ON g.project = p.id AND g.which = w.which
WHERE p.has_form
/*--- examples
[[example]]
name = "两个目标都已填写"
given.project = [{ id = "A", document = "D", position = 1, kind = "declaration", has_form = true }]
given.goal = """
project | document | at               | which   | text            | plain
A       | D        | /A/goals/overall | overall | 完成改造        | 完成改造
A       | D        | /A/goals/annual  | annual  | 更换灭火器300具 | 更换灭火器300具
"""
expect.A = "pass"

[[example]]
name = "同类表格设有总目标而本表未填"
given.project = """
id | document | position | kind        | has_form | name
A  | D        | 1        | declaration | true     |
B  | D        | 1        | declaration | true     | 读书会
"""
given.goal = """
project | document | at               | which   | text            | plain
A       | D        | /A/goals/overall | overall | 完成改造        | 完成改造
A       | D        | /A/goals/annual  | annual  | 更换灭火器300具 | 更换灭火器300具
B       | D        | /B/goals/annual  | annual  | 举办24场        | 举办24场
"""
expect = { A = "pass", B = "fail" }
message = "“读书会”没有填写项目总目标。表格设有的目标栏都须填写。"

[[example]]
name = "只列了项目名称的表、表头被截去的表没有目标，不作判断；写了目标的照判"
given.project = """
id | document | position | kind        | has_form | form_is_bare | name | unit   | begins_inside | form_title
A  | D        | 1        | declaration | true     | false        | 演练 |        |               |
B  | D        | 2        | declaration | true     | true         | 讲座 |        |               |
C  | D        | 3        | declaration | true     |              |      |        |               |
E  | D        | 4        | declaration | true     |              |      |        |               |
F  | D        | 5        | declaration | true     |              |      | 图书馆 |               |
I  | D        | 6        | declaration | true     |              |      | 图书馆 | true          |
J  | D        | 7        | declaration | true     |              |      |        | true          |
G  | H        | 1        | declaration | true     | true         | 讲座 |        |               | 绩效目标申报表
"""
given.goal = """
project | document | which  | text
A       | D        | annual | 甲
J       | D        | annual | 甲
E       | D        | annual | 甲
"""
expect = { A = "pass", B = "unknown", C = "unknown", E = "pass", F = "fail", G = "unknown", I = "unknown", J = "pass" }

[[example]]
name = "只设一个目标栏的表格不要求另一个"
given.project = """
id | document | position | kind        | has_form | name
A  | D        | 1        | declaration | true     |
B  | D        | 1        | declaration | true     | 读书会
"""
given.goal = """
project | document | at                | which    | text            | plain
A       | D        | /A/goals/annual   | annual   | 更换灭火器300具 | 更换灭火器300具
A       | D        | /A/goals/achieved | achieved | 已更换300具     | 已更换300具
"""
expect = { A = "pass", B = "fail" }
message = "“读书会”没有填写年度绩效目标。表格设有的目标栏都须填写。"

[[example]]
name = "完成情况是另一类表格的栏目，不要求"
given.project = """
id | document | position | kind        | has_form
A  | D        | 1        | declaration | true
B  | D        | 1        | declaration | true
"""
given.goal = """
project | document | at                | which    | text        | plain
A       | D        | /A/goals/annual   | annual   | 更换300具   | 更换300具
A       | D        | /A/goals/achieved | achieved | 已更换300具 | 已更换300具
B       | D        | /B/goals/annual   | annual   | 更换300具   | 更换300具
"""
expect = { A = "pass", B = "pass" }

[[example]]
name = "只有总目标一栏的表格"
given.project = [{ id = "A", document = "D", position = 1, kind = "declaration", has_form = true }]
given.goal = [{ project = "A", document = "D", at = "/A/goals/overall", which = "overall", text = "完成改造", plain = "完成改造" }]
expect.A = "pass"

[[example]]
name = "整个文件没有一张表有目标栏：这种表没有这一栏；同一种表（不论编号）有的才要求"
given.project = """
id | document | position | name   | kind        | has_form | form_title
A  | D        | 1        | 读书会 | declaration | true     | 财政项目支出绩效目标申报表
B  | E        | 1        | 讲座   | declaration | true     | 绩效目标申报表 1
C  | E        | 2        | 展览   | declaration | true     | 绩效目标申报表2
F  | E        | 3        | 修缮   | declaration | true     | 绩效指标一览表
"""
given.goal = [{ project = "B", document = "E", at = "/B/goals/annual", which = "annual", text = "举办24场" }]
expect = { A = "unknown", B = "pass", C = "fail", F = "unknown" }

[[example]]
name = "印了目标栏而没有填写，同一种表也要求"
given.project = """
id | document | position | name | kind        | has_form | form_title
A  | D        | 1        | 讲座 | declaration | true     | 申报表 1
B  | D        | 2        | 展览 | declaration | true     | 申报表 2
"""
given.printed_blank = [{ project = "A", field = "/goals/annual" }]
expect = { A = "fail", B = "fail" }

[[example]]
name = "整个文件都没有目标，又不知道表格是否设有目标栏"
given.project = """
id | document | position | kind            | has_form | form_title
A  | D        | 1        | declaration     | true     | 项目支出绩效目标审批表
B  | D        | 1        | declaration     | true     |
C  | D        | 1        | self_evaluation | true     | 绩效目标表自评
"""
expect = { A = "unknown", B = "unknown", C = "unknown" }

[[example]]
name = "只有情况说明而没有表格的项目不看"
given.project = [{ id = "A", document = "D", position = 1, kind = "declaration", has_form = false }]
expect = {}

[[example]]
name = "印了目标栏而没有填写；完成情况一栏由别的规则指出"
given.project = """
id | document | position | name   | kind            | has_form
A  | D        | 1        | 读书会 | declaration     | true
B  | E        | 1        | 讲座   | declaration     | true
C  | F        | 1        | 展览   | self_evaluation | true
"""
given.goal = """
project | document | at              | which  | text
B       | E        | /B/goals/annual | annual | 更换300具
C       | F        | /C/goals/annual | annual | 更换300具
"""
given.printed_blank = """
project | field
A       | /goals/annual
B       | /goals/overall
C       | /goals/achieved
C       | /unit
"""
expect = { A = "fail", B = "fail", C = "pass" }
expect_path.B = ["/B/goals/overall"]
message = "“读书会”没有填写年度绩效目标。表格设有的目标栏都须填写。"

[[example]]
name = "另一类表格、另一份文件的目标栏不作标准"
given.project = """
id | document | position | kind            | has_form
A  | D        | 1        | declaration     | true
B  | D        | 1        | self_evaluation | true
C  | E        | 1        | declaration     | true
"""
given.goal = """
project | document | at               | which   | text      | plain
A       | D        | /A/goals/overall | overall | 完成改造  | 完成改造
A       | D        | /A/goals/annual  | annual  | 更换300具 | 更换300具
B       | D        | /B/goals/annual  | annual  | 更换300具 | 更换300具
C       | E        | /C/goals/annual  | annual  | 更换300具 | 更换300具
"""
expect = { A = "pass", B = "pass", C = "pass" }
---*/
