/*---
name     = "ledger.left-blank"
severity = "warning"
since    = "0.2"
subject  = "record"
params   = []
basis    = [{ practice = "台账逐项登记，没有发生的写 0，不留空白" }]
title    = { zh = "该填的空着", en = "Left blank" }
message.zh = "“{ledger}”这条记录的{name}空着，{because}。"
message.en = "In {ledger} this record leaves {name} blank ({because})."
fix      = { zh = "补填；确实是零的写 0。", en = "Fill it in; write 0 where it is nothing." }
why.zh = "空白不进入计算：把不合格、没有完成的一格留空，结果就会好看。同一行的别的格或别的行说它应当有数。"
why.en = "A blank counts nowhere, so a failure left blank makes a figure look better. Other cells of the row, or the other rows, say that there is one."
---*/
SELECT d.id AS subject, NOT d.doubted AS ok, d.at AS path, d.ledger, d.name,
       CASE WHEN d.value IS NOT NULL THEN '“' || d.bound || '”里 ' || d.value || ' 以后却没有记录'
            WHEN d.bound IS NULL THEN '别的行多数都填了' ELSE '同一行的“' || d.bound || '”却填了' END AS because
FROM ledger_doubts AS d
WHERE d.kind = 'blank'
/*--- examples
[[example]]
name = "同一行填了结果；别的行填了；没有空的；别的疑点不看"
given.ledger_doubts = """
id | kind    | doubted | ledger | name         | bound
G1 | blank   | true    | 工程   | 完工日期     | 状态
G2 | blank   | true    | 工程   | 抽检合格次数 |
G3 | blank   | false   | 会议   | 会议编号     |
G4 | blank   |         | 资料   | 资料编号     |
G5 | outside | true    | 会议   | 召开日期     | 2024
"""
expect = { G1 = "fail", G2 = "fail", G3 = "pass", G4 = "unknown" }
message = "“工程”这条记录的完工日期空着，同一行的“状态”却填了。"

[[example]]
name = "没有写离开的日期，别的台账里却不再有"
given.ledger_doubts = [{ id = "G6", kind = "blank", doubted = true, ledger = "编外人员", name = "离职日期", bound = "工资发放", value = "2024-06" }]
expect = { G6 = "fail" }
message = "“编外人员”这条记录的离职日期空着，“工资发放”里 2024-06 以后却没有记录。"
---*/
