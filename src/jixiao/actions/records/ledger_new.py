"""A ledger of one's own to begin with: a commented file that is one already, to be changed column by column."""

from pathlib import Path

from jixiao.actions.begin import begin
from jixiao.errors import UsageWrong
from jixiao.ledger.ledgerfile import FILE_NAME, parse_ledger
from jixiao.ledger.schema import shipped_ledgers

SKELETON = """# 台账 NAME。一列一行，改好后：jixiao ledger init 文件夹 写出模板；jixiao ledger check 文件夹 检查填好的。
title = { zh = "NAME", en = "NAME" }
note  = { zh = "每天一行。", en = "One row a day." }

# name 是小写英文；type：text 文字，integer 整数，decimal 数，money 元，date 日期，month 月份，boolean 是否，choice 选项（写 choices）。
# key 区分各行的编号；required 必填；personal 个人信息，不公开；references 引用别的台账（这里是预算台账里的项目）；example 是模板里的示例。
[[columns]]
name = "code"
title = { zh = "编号", en = "Code" }
type = "text"
key = true
example = "A-001"
note = { zh = "不重复", en = "unique" }

[[columns]]
name = "project"
title = { zh = "项目", en = "Project" }
type = "text"
required = true
references = "budgets"
example = "1"
note = { zh = "经费所在的项目", en = "project that pays" }

[[columns]]
name = "done_on"
title = { zh = "日期", en = "Done on" }
type = "date"
required = true
example = "2024-03-15"
note = { zh = "发生的日期", en = "day it happened" }

[[columns]]
name = "quantity"
title = { zh = "数量", en = "Quantity" }
type = "integer"
example = "120"
note = { zh = "多少", en = "how many" }
"""


def new_ledger(name: str, folder: Path) -> Path:
    """Write the file to begin with and return it; UsageWrong for a name that is none or taken, and where the file is there."""
    wanted = name.strip()
    if not FILE_NAME.fullmatch(f"{wanted}.toml"):
        raise UsageWrong(
            f"台账名称“{name}”写得不对，应为小写英文，例如 meals。",
            f"“{name}” is no name of a ledger; write small letters, meals for example.",
        )
    if wanted in shipped_ledgers():
        title = shipped_ledgers()[wanted].title
        raise UsageWrong(
            f"已有台账 {wanted}（{title.zh}），请换一个名称，或直接用它：jixiao ledger init。",
            f"There is a ledger {wanted} ({title.en}) already; choose another name, or use that one: jixiao ledger init.",
        )
    text = SKELETON.replace("NAME", wanted)
    parse_ledger(f"{wanted}.toml", text, shipped_ledgers())
    return begin(folder / f"{wanted}.toml", text)
