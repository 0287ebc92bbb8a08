/*---
name     = "form.spreadsheet-error"
severity = "error"
since    = "0.2"
subject  = "project"
params   = ["error_cells"]
covers   = ["VAL05", "VAL06", "VAL07", "VAL08", "VAL18", "IND10", "SEV25"]
basis    = [
  { practice = "电子表格的出错格不是数据：公式引用的格子没有了、除数是零或类型不对" },
  { text = "财预〔2015〕88号《中央部门预算绩效目标管理办法》绩效目标审核·规范完整性：内容准确", from = 2015-05-21 },
]
title    = { zh = "表里有电子表格的出错格", en = "A spreadsheet's error cell in the form" }
message.zh = "“{project}”有 {number} 格是电子表格的出错值，第一格写着“{mark}”：那里本来的数没有了。"
message.en = "“{project}” has {number} cell(s) holding a spreadsheet's error, the first “{mark}”: the figure meant there is lost."
fix.zh = "打开原来的电子表格，修好公式引用，把算出来的数填进去，再转成要报送的文件。"
fix.en = "Open the spreadsheet, mend the formula's references, and put the computed figure before the file is sent."
why.zh = "出错格说明公式断了，别的由它算出的数也可能是错的。"
why.en = "An error cell shows that a formula broke; other figures computed from it may be wrong too."
---*/
WITH broken AS (
  SELECT i.project, i.at || CASE WHEN regexp_matches(i.target, :error_cells) THEN '/target' WHEN regexp_matches(i.actual, :error_cells) THEN '/actual'
    WHEN regexp_matches(i.name, :error_cells) THEN '/name' ELSE '/to_date' END AS path,
         regexp_extract(concat_ws(' ', i.target, i.actual, i.name, i.to_date, i.forecast, i.reason), :error_cells, 0) AS mark
  FROM indicator AS i WHERE regexp_matches(concat_ws(' ', i.target, i.actual, i.name, i.to_date, i.forecast, i.reason), :error_cells)
  UNION ALL SELECT g.project, g.at, regexp_extract(g.text, :error_cells, 0) FROM goal AS g WHERE regexp_matches(g.text, :error_cells)
  UNION ALL SELECT u.project, u.at, u.text FROM unreadable_value AS u WHERE regexp_matches(u.text, :error_cells)
  UNION ALL SELECT n.id, n.at || '/name', regexp_extract(concat_ws(' ', n.name, n.department, n.unit), :error_cells, 0) FROM project AS n
    WHERE regexp_matches(concat_ws(' ', n.name, n.department, n.unit), :error_cells)
)
SELECT p.id AS subject, count(b.path) = 0 AS ok, COALESCE(min(b.path), p.at || '/name') AS path, list(b.path ORDER BY b.path) AS other_path,
       COALESCE(p.name, p.narrative_name) AS project, count(b.path) AS number, min(b.mark) AS mark
FROM project AS p LEFT JOIN broken AS b ON b.project = p.id
GROUP BY p.id, p.at, p.name, p.narrative_name
/*--- examples
[[example]]
name = "a form whose cells are sound; a number sign before a word is none"
given.project = [{ id = "A", name = "3#楼改造" }]
given.indicator = [{ id = "I1", project = "A", name = "3#楼", target = "≥90%" }]
given.goal = [{ project = "A", text = "改造3#楼。" }]
given.unreadable_value = [{ project = "A", text = "2025-02-30" }]
expect = { A = "pass" }

[[example]]
name = "in an amount, a target, an actual value, a name, a forecast, a goal, the header"
given.project = [{ id = "A", name = "改造" }, { id = "B" }, { id = "C" }, { id = "D" }, { id = "E" }]
given.unreadable_value = [{ project = "A", at = "/0/funding/executed", text = "#DIV/0!" }]
given.indicator = """
id | at              | project | target  | actual | name   | forecast
I1 | /1/indicators/0 | B       | #VALUE! |        |        |
I2 | /2/indicators/0 | C       | ≥90%    | #REF!  |        |
I3 | /3/indicators/0 | D       | ≥90%    |        | #NAME? |
I4 | /4/indicators/0 | E       | 8场     |        | 场次   | #NUM!
"""
expect = { A = "fail", B = "fail", C = "fail", D = "fail", E = "fail" }
expect_path.A = ["/0/funding/executed", "/0/funding/executed"]
expect_path.B = ["/1/indicators/0/target", "/1/indicators/0/target"]
expect_path.C = ["/2/indicators/0/actual", "/2/indicators/0/actual"]
expect_path.D = ["/3/indicators/0/name", "/3/indicators/0/name"]
expect_path.E = ["/4/indicators/0/to_date", "/4/indicators/0/to_date"]
message = "“改造”有 1 格是电子表格的出错值，第一格写着“#DIV/0!”：那里本来的数没有了。"

[[example]]
name = "in the goal"
given.project = [{ id = "A", name = "培训" }]
given.goal = [{ project = "A", at = "/goals/annual", text = "培训#REF!人" }]
expect.A = "fail"
message = "“培训”有 1 格是电子表格的出错值，第一格写着“#REF!”：那里本来的数没有了。"

[[example]]
name = "in the header"
given.project = [{ id = "A", name = "培训", unit = "局#N/A" }]
expect.A = "fail"
message = "“培训”有 1 格是电子表格的出错值，第一格写着“#N/A”：那里本来的数没有了。"

[[example]]
name = "in an indicator"
given.project = [{ id = "A", name = "培训" }]
given.indicator = [{ id = "I1", project = "A", name = "人数", actual = "约#NUM!人" }]
expect.A = "fail"
message = "“培训”有 1 格是电子表格的出错值，第一格写着“#NUM!”：那里本来的数没有了。"
---*/
