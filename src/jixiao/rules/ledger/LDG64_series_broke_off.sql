/*---
name     = "ledger.series-broke-off"
severity = "warning"
since    = "0.2"
subject  = "record"
params   = []
basis    = [{ practice = "定期的事项逐期登记到年末，缺了的说明原因" }]
title    = { zh = "定期的记录中断", en = "A series that breaks off" }
message.zh = "“{ledger}”按期登记的{value} 以后却缺了，同期别的记录到 {bound}，可能少了记录。"
message.en = "In {ledger} what comes regularly is missing after {value}, where others reach {bound}: records may be missing."
fix      = { zh = "补上缺的记录；没有的，写明原因。", en = "Add what is missing, or say why there was none." }
why.zh = "编号最后的一条少了看不出断号；每月、每两月都有的事，忽然少一期，多半是漏登或删去了。"
why.en = "That the last of a series is left out shows in no gap of its numbers; what comes every month and then is missing was mostly not entered, or deleted."
---*/
SELECT d.id AS subject, NOT d.doubted AS ok, d.at AS path, d.ledger, d.value, d.bound
FROM ledger_doubts AS d
WHERE d.kind = 'ended'
/*--- examples
[[example]]
name = "断了；没有断；不知道；别的疑点不看"
given.ledger_doubts = """
id | kind  | doubted | ledger | value               | bound
G1 | ended | true    | 会议   | “常委会会议”2024-10 | 2024-12
G2 | ended | false   | 支出   |                     | 2024-12
G3 | ended |         | 资料   |                     | 2024-12
G4 | gap   | true    | 会议   | HY-05               | HY-03
"""
expect = { G1 = "fail", G2 = "pass", G3 = "unknown" }
message = "“会议”按期登记的“常委会会议”2024-10 以后却缺了，同期别的记录到 2024-12，可能少了记录。"
---*/
