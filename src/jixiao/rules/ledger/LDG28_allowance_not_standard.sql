/*---
name     = "ledger.allowance-not-standard"
severity = "warning"
since    = "0.1"
subject  = "record"
params   = ["duty_allowance"]
basis    = [{ practice = "履职费按本单位标准发放" }]
title    = { zh = "履职费不是标准数", en = "Allowance differs from the standard" }
message  = { zh = "{payee} 的履职费 {amount} 元，标准是 {standard} 元。", en = "{payee} got an allowance of {amount} yuan; the standard is {standard} yuan." }
fix      = { zh = "核对金额；按月份折算的附说明。", en = "Check it; where it is a part of a year, say so." }
why      = { zh = "履职费标准统一，人均成本指标靠它证明。", en = "The allowance is the same for all; the cost indicator rests on it." }
---*/
SELECT p.id AS subject, p.amount = :duty_allowance AS ok, p.at AS path, p.payee, p.amount, CAST(:duty_allowance AS DECIMAL(18, 2)) AS standard
FROM ledger_payments AS p
WHERE p.item = '履职费' AND p.amount > 0
/*--- examples
[[example]]
name = "标准数；少一分；退款、零和别的用途不看"
given.ledger_payments = """
id | item   | amount  | payee
P1 | 履职费 | 2000    |
P2 | 履职费 | 1999.99 | 王一
P5 | 履职费 | 0.01    |
P3 | 履职费 | -2000   |
P4 | 活动   | 300     |
P6 | 履职费 | 0       |
"""
expect = { P1 = "pass", P2 = "fail", P5 = "fail" }
message = "王一 的履职费 1,999.99 元，标准是 2,000.00 元。"
---*/
