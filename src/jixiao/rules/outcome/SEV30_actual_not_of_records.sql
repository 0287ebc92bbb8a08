/*---
name     = "outcome.actual-not-of-records"
severity = "warning"
since    = "0.1"
subject  = "indicator"
params   = []
kinds    = ["self_evaluation"]
basis    = [
  { text = "财预〔2020〕10号《项目支出绩效评价管理办法》：绩效评价的数据应真实、有据可查", from = 2020-02-25, verified = false },
  { practice = "自评表的实际完成值与单位台账的记录一致" },
]
title    = { zh = "实际完成值与台账不符", en = "Actual differs from the records" }
message.zh = "“{name}”自评表写实际完成 {actual}，台账的 {rows} 条记录得出 {text}。"
message.en = "“{name}”: the form says {actual} was reached, {rows} records give {text}."
fix.zh = "按台账更正实际完成值和得分；台账漏记的先补台账。"
fix.en = "Correct the actual and its score by the records; where a record is missing, add it first."
why.zh = "自评的数由记录得出才可信。取整、保留一位或两位小数都算一致。"
why.en = "A figure is only worth what its records are. Rounding to whole, one or two decimals counts as agreeing."
---*/
SELECT i.id AS subject, i.actual_value = a.value OR i.actual_value = round(a.value, 2) OR i.actual_value = round(a.value, 1) OR i.unit_class = 'percent'
  AND i.actual_value = round(a.value, 0) AS ok,
       i.at || '/actual' AS path, i.name, i.actual, a.rows, a.text
FROM indicator AS i JOIN ledger_actuals AS a ON a.id = i.id
WHERE i.actual IS NOT NULL AND i.value IS NOT NULL
/*--- examples
[[example]]
name = "一样；保留两位、一位；百分比取整"
given.indicator = """
id | value | actual | actual_value | unit_class
A  | 280   | 279人  | 279          | person
B  | 90    | 87.97% | 87.97        | percent
C  | 90    | 88.0%  | 88.0         | percent
D  | 90    | 88%    | 88           | percent
E  | 9     | 9.3    | 9.3          |
"""
given.ledger_actuals = """
id | value
A  | 279
B  | 87.966
C  | 87.966
D  | 87.66
E  | 9.26
"""
expect = { A = "pass", B = "pass", C = "pass", D = "pass", E = "pass" }

[[example]]
name = "多写一人；人数取整不算一致；百分比进错；别的单位看不出；文字目标、没填、台账没有的不看"
given.indicator = """
id | at | name     | value | actual | actual_value | unit_class
A  | /A | 发放人数 | 280   | 280人  | 280          | person
B  |    |          | 9     | 9      | 9            | person
C  |    |          | 90    | 87%    | 87           | percent
D  |    |          | 90    | 9户    |              |
E  |    |          |       | 好     | 1            |
F  |    |          | 9     |        |              |
G  |    |          | 9     | 8      | 8            |
"""
given.ledger_actuals = """
id | value  | text  | rows
A  | 279    | 279人 | 285
B  | 9.26   |       |
C  | 87.966 |       |
D  | 9      |       |
E  | 1      |       |
F  | 9      |       |
"""
expect = { A = "fail", B = "fail", C = "fail", D = "unknown" }
expect_path.A = ["/A/actual"]
message = "“发放人数”自评表写实际完成 280人，台账的 285 条记录得出 279人。"
---*/
