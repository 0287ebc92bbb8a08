/*---
title      = { zh = "备份演练丢失率", en = "Rows lost in backup drills" }
unit       = "%"
direction  = "less"
period     = "current"
ledgers    = ["drills"]
value      = "percent"
definition.zh = "期内备份演练中没有恢复出来的行数占应恢复行数的比例。没有登记恢复行数的演练说不准，结果为空。"
definition.en = """\
  Rows that backup drills did not restore, of those that the backups should hold. A drill with a blank number of restored rows leaves the figure unknown."""
source     = "备份演练记录"
fits       = { words = ["备份 丢失", "演练 丢失"], levels = ["社会效益指标", "质量指标"], units = ["%"] }
---*/
SELECT d.at AS address, d.day AS day, d.rows_kept - d.rows_restored AS numerator, d.rows_kept AS denominator, TRUE AS counted, NULL AS note
FROM ledger_drills AS d
WHERE d.day BETWEEN :starts AND :until
/*--- examples
[[example]]
name = "期内两次演练，一次少了两行"
until = 2024-07-31
given.ledger_drills = """
id | day        | rows_kept | rows_restored
D1 | 2024-01-01 | 300       | 300
D2 | 2024-07-31 | 100       | 98
D3 | 2024-08-01 | 100       | 1
D4 | 2023-12-31 | 100       | 1
"""
expect = { value = 0.5, numerator = 2, denominator = 400, rows = 2 }

[[example]]
name = "没有登记恢复行数的说不准"
until = 2024-07-31
given.ledger_drills = [{ id = "D1", day = 2024-01-01, rows_kept = 10 }]
expect = { rows = 1 }
---*/
