"""A rule to begin with: a commented file that already runs, to be changed part by part."""

from pathlib import Path

from jixiao.actions.begin import begin
from jixiao.audit.load import shipped_rules
from jixiao.audit.rulefile import CODE
from jixiao.errors import UsageWrong

SKELETON = """/*---
# 规则 CODE。先读三段：头（TOML）、一条 SELECT、例子（TOML）。改一段，跑一次：jixiao rule test CODE_my_rule.sql
# 头：这条规则说什么。name 是英文名；severity：error 错误，warning 警告，note 提示；subject：一行判断的是什么
#     （document 文件，project 项目，indicator 指标，item 经费明细）。
name     = "local.change-me"
severity = "note"
since    = "0.1"
subject  = "project"
# 依据：法规写 { text = "文号和名称", from = 施行日期, verified = true }；只是惯例的写 practice。本地规定加 region = "上海市普陀区"。
basis    = [{ practice = "本单位的审核惯例" }]
title    = { zh = "年度资金超过一百万元", en = "More than a million yuan a year" }
# 大括号里是 SELECT 的列名。
message  = { zh = "“{name}”年度资金 {annual} 元，超过 1,000,000 元。", en = "“{name}” asks for {annual} yuan, more than 1,000,000." }
fix      = { zh = "附上集体决策的记录。", en = "Attach the record of the decision." }
why      = { zh = "金额较大的项目须经集体决策。", en = "Large projects need a decision of the board." }
---*/
-- 看过的每个对象一行，不只是有毛病的：subject 是它的 id；ok 真＝通过，假＝说出来，NULL＝空白，无法判定；path 指出位置。
-- 有哪些表和列，见“事实表”（jixiao rule facts）。金额是元；at 是 SQL 的词，前面要写表名：f.at。不用除法，比例写成乘积。
SELECT p.id AS subject, f.annual <= 1000000 AS ok, f.at || '/annual' AS path, p.name, f.annual
FROM project AS p
JOIN funding AS f ON f.project = p.id
WHERE p.has_form
/*--- examples
# 例子：given 是几行事实（没写的列是空白），expect 是每个对象应得的判断：pass、fail、unknown；没写的就是不该看的。
# 行多的写成小表：第一行列名，一行一条，格子用 | 隔开；jixiao rule format CODE_my_rule.sql 会排好。
[[example]]
name = "超过"
given.project = [{ id = "P1", name = "培训", has_form = true }]
given.funding = [{ project = "P1", annual = 1000001.00 }]
expect.P1 = "fail"
message = "“培训”年度资金 1,000,001.00 元，超过 1,000,000 元。"

# 界限上下各给一个，比较符和数字改错了才会被发现。
[[example]]
name = "正好和不到；没有表的不看"
given.project = [{ id = "P1", has_form = true }, { id = "P2", has_form = true }, { id = "P3", has_form = false }]
given.funding = [{ project = "P1", annual = 1000000.00 }, { project = "P2", annual = 999999.00 }, { project = "P3", annual = 2000000.00 }]
expect = { P1 = "pass", P2 = "pass" }

[[example]]
name = "空白无法判定"
given.project = [{ id = "P1", has_form = true }]
given.funding = [{ project = "P1" }]
expect.P1 = "unknown"
---*/
"""


def new_rule(code: str, folder: Path) -> Path:
    """Write the file to begin with and return it; UsageWrong for a code that is none or taken, and where the file is there."""
    wanted = code.strip().upper()
    if not CODE.fullmatch(wanted):
        raise UsageWrong(
            f"规则代码“{code}”写得不对，应为三个字母加两位数字，例如 XPT01。",
            f"“{code}” is no rule code; write three letters and two digits, XPT01 for example.",
        )
    taken = next((rule.file for rule in shipped_rules() if rule.code == wanted), None)
    if taken:
        raise UsageWrong(
            f"代码 {wanted} 已被 {taken} 使用，请换一个，例如用本地的三个字母。",
            f"The code {wanted} is taken by {taken}; choose another, with three letters of your own.",
        )
    return begin(folder / f"{wanted}_my_rule.sql", SKELETON.replace("CODE", wanted))
