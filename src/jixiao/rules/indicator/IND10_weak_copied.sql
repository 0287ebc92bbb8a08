/*---
name     = "indicator.weak-copied"
severity = "note"
since    = "0.1"
changed  = "0.2"
subject  = "indicator"
params   = []
covers   = ["IND10"]
basis    = [
  { text = "财预〔2021〕101号《中央部门项目支出核心绩效目标和指标设置及取值指引（试行）》：绩效指标应与支出方向高度关联", from = 2021-08-18, verified = false },
  { practice = "目标审核时的常见问题：不同项目套用同一组定性指标" },
]
title    = { zh = "空泛的指标照搬到几个项目", en = "A vague indicator is copied between projects" }
message.zh = "“{name}”的指标值“{target}”，在“{other}”里也是同样的写法。换一个项目仍然成立的指标，说明不了本项目。"
message.en = "“{name}” with the target “{target}” is written the same way in “{other}”. What fits any project says nothing of this one."
fix      = { zh = "按本项目的内容改写指标名称和指标值。", en = "Rewrite name and value from this project’s own content." }
why.zh = "指标要与项目高度关联；照搬的定性指标无法区分各项目的绩效。"
why.en = "Indicators must belong to their project; copied qualitative ones cannot tell projects apart."
---*/
WITH once AS (
  SELECT o.document, o.plain, o.word, o.project, o.at, row_number() OVER (PARTITION BY o.document, o.plain, o.word, o.project ORDER BY o.at, o.id) AS nth
  FROM indicator AS o WHERE o.word IS NOT NULL -- equivalent: a NULL joins nothing
), first AS (
  SELECT o.document, o.plain, o.word, o.project, o.at, row_number() OVER (PARTITION BY o.document, o.plain, o.word ORDER BY o.at, o.project) AS place
  FROM once AS o WHERE o.nth = 1
)
SELECT i.id AS subject, e.project IS NULL AS ok, i.at || '/name' AS path, e.at || '/name' AS other_path, i.name, i.target, q.name AS other
FROM indicator AS i
LEFT JOIN first AS own ON own.document = i.document AND own.plain = i.plain AND own.word = i.word AND own.project = i.project
LEFT JOIN first AS e
  ON e.document = i.document AND e.plain = i.plain AND e.word = i.word AND e.place = CASE own.place WHEN 1 THEN 2 ELSE 1 END
LEFT JOIN project AS q ON q.id = e.project
WHERE i.operator = 'word' AND i.deadline IS NULL
/*--- examples
[[example]]
name = "一个项目照搬另一个，两处都指出"
given.project = """
id | document | position | name
A  | D        | 1        | 调研
B  | D        | 2        | 培训
C  | D        | 3        | 宣传
"""
given.indicator = """
id | project | document | name     | plain    | operator | word | target
I1 | A       | D        | 推动发展 | 推动发展 | word     | 有效 | 有效
I2 | B       | D        | 推动发展 | 推动发展 | word     | 有效 | 有效
"""
expect.I1 = "fail"
expect.I2 = "fail"
message = "“推动发展”的指标值“有效”，在“调研”里也是同样的写法。换一个项目仍然成立的指标，说明不了本项目。"

[[example]]
name = "值不同，或名称不同"
given.project = [{ id = "A", document = "D", position = 1 }, { id = "B", document = "D", position = 2 }]
given.indicator = """
id | project | document | plain    | operator | word
I1 | A       | D        | 推动发展 | word     | 有效
I2 | B       | D        | 推动发展 | word     | 显著
I3 | B       | D        | 服务保障 | word     | 有效
"""
expect.I1 = "pass"
expect.I2 = "pass"
expect.I3 = "pass"

[[example]]
name = "另一份文件、同一项目里的不比"
given.project = [{ id = "A", document = "D", position = 1 }, { id = "B", document = "E", position = 2 }]
given.indicator = """
id | project | document | plain    | operator | word
I1 | A       | D        | 推动发展 | word     | 有效
I2 | A       | D        | 推动发展 | word     | 有效
I3 | B       | E        | 推动发展 | word     | 有效
"""
expect.I1 = "pass"
expect.I2 = "pass"
expect.I3 = "pass"

[[example]]
name = "三个项目里说第一个，它自己的说第二个；另有独自的一组的不算照搬"
given.project = """
id | document | position | name
A  | D        | 1        | 调研
B  | D        | 2        | 培训
C  | D        | 3        | 宣传
D  | E        | 1        | 展览
"""
given.indicator = """
id | at | project | document | name | plain    | operator | word | target
I1 | /1 | A       | D        | 开展 | 推动发展 | word     | 有效 | 有效
I2 | /2 | B       | D        | 发展 | 推动发展 | word     | 有效 | 有效
I3 | /3 | C       | D        | 发展 | 推动发展 | word     | 有效 | 有效
I4 | /4 | B       | D        | 发展 | 推动发展 | word     | 显著 | 显著
I5 | /5 | B       | D        | 保障 | 服务保障 | word     | 有效 | 有效
I6 | /6 | D       | E        | 发展 | 推动发展 | word     | 有效 | 有效
I7 | /7 | D       | E        | 发展 | 推动发展 | word     | 有效 | 有效
"""
expect = { I1 = "fail", I2 = "fail", I3 = "fail", I4 = "pass", I5 = "pass", I6 = "pass", I7 = "pass" }
expect_path = { I1 = ["/1/name", "/2/name"], I2 = ["/2/name", "/1/name"], I3 = ["/3/name", "/1/name"] }
message = "“开展”的指标值“有效”，在“培训”里也是同样的写法。换一个项目仍然成立的指标，说明不了本项目。"

[[example]]
name = "有数值或日期的不看"
given.project = [{ id = "A", document = "D", position = 1 }, { id = "B", document = "D", position = 2 }]
given.indicator = """
id | project | document | plain    | operator | word     | deadline
I1 | A       | D        | 满意度   | >=       | 不低于   |
I2 | B       | D        | 完成时间 | word     | 12月底前 | 2025-12-31
"""
expect = {}
---*/
