"""A ledger of one's own to begin with: a commented file that is one already, to be changed column by column."""

from collections.abc import Sequence
from pathlib import Path

from jixiao.actions.begin import begin, own_name
from jixiao.errors import UsageWrong
from jixiao.evaluate.draft import Draft, draft, indicator_of
from jixiao.ledger.ledgerfile import FILE_NAME, parse_ledger
from jixiao.ledger.schema import Role, shipped_ledgers

SKELETON = """# 台账 NAME。一列一行，改好后：jixiao ledger init 文件夹 写出模板；jixiao ledger check 文件夹 检查填好的。
title = { zh = "NAME", en = "NAME" }
note  = { zh = "每天一行。", en = "One row a day." }

# name 是小写英文；type：text 文字，integer 整数，decimal 数，money 元，date 日期，month 月份，boolean 是否，choice 选项（写 choices）。
# role 是这一列对通用度量来说是什么（sum_quantity、share_in_time……看的就是它）；key 区分各行的编号；required 必填；
# personal 个人信息，不公开；references 引用别的台账（这里是预算台账里的项目）；example 是模板里的示例。
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
"""


COLUMNS: dict[Role, tuple[str, str, str, str, str]] = {
    "kind": ("kind", "类别", "Kind", "text", "甲类"),
    "day": ("day", "发生日期", "Happened on", "date", "2024-03-01"),
    "due": ("due_on", "计划日期", "Due on", "date", "2024-03-15"),
    "done": ("done_on", "完成日期", "Done on", "date", "2024-03-15"),
    "planned_people": ("due_people", "应到人数", "People due", "integer", "120"),
    "people": ("people", "人数", "People", "integer", "118"),
    "unit": ("unit", "计量单位", "Unit", "text", "个"),
    "planned_quantity": ("whole", "总数", "Whole", "decimal", "120"),
    "quantity": ("quantity", "数量", "Quantity", "decimal", "118"),
    "last": ("last", "上年数", "Last year", "decimal", "100"),
    "parts": ("checked", "检查数", "Checked", "integer", "20"),
    "good_parts": ("passed", "合格数", "Passed", "integer", "19"),
    "good": ("good", "合格", "Good", "boolean", "是"),
    "planned_money": ("planned", "计划金额", "Planned", "money", "5000.00"),
    "money": ("amount", "金额", "Amount", "money", "4800.00"),
}
"""The column of each role: its name, titles, type and example."""
DAYS: tuple[Role, ...] = ("due", "day", "done")
"""The day that every row has: that it was planned for, else that it happened on, else that it was done."""
USUAL: tuple[Role, ...] = ("done", "quantity")
"""What a ledger begun for nothing in particular holds."""
BOUNDS: dict[Role, Role] = {"people": "planned_people", "quantity": "planned_quantity", "good_parts": "parts"}
"""A part is at most its whole."""


def new_ledger(name: str, folder: Path, asks: str | None = None) -> tuple[Path, Draft | None]:
    """Write the file to begin with; return it and, where an indicator was given in one line, what would read it.

    UsageWrong for a name that is none or taken, an indicator that nothing can be counted for, and where the file is there.
    """
    drafted = _draft(asks) if asks is not None else None
    wanted = own_name(name, FILE_NAME, ".toml", ("台账", "ledger"), "meals")
    if wanted in shipped_ledgers():
        title = shipped_ledgers()[wanted].title
        raise UsageWrong(
            f"已有台账 {wanted}（{title.zh}），请换一个名称，或直接用它：jixiao ledger init。",
            f"There is a ledger {wanted} ({title.en}) already; choose another name, or use that one: jixiao ledger init.",
        )
    roles, unit = (drafted.roles, drafted.params.get("unit")) if drafted is not None else (USUAL, None)
    text = SKELETON.replace("NAME", wanted) + "".join(f"\n{_column(role, roles, unit)}" for role in roles)
    parse_ledger(f"{wanted}.toml", text, shipped_ledgers())
    return begin(folder / f"{wanted}.toml", text), drafted


def drafted_columns(asks: str) -> tuple[str, ...] | None:
    """Return the titles of the columns that would prove an indicator given in one line, None where nothing can be counted."""
    drafted = draft(indicator_of(asks))
    return None if drafted is None else tuple(COLUMNS[role][1] for role in drafted.roles)


def _draft(asks: str) -> Draft:
    found = draft(indicator_of(asks))
    if found is None:
        raise UsageWrong(
            f"“{asks}”里没有可以数的东西（数字和单位，或者及时、合格一类的词），写不出台账。请写成“名称 指标值”，例如“古树保护株数 ≥120株”。",
            f"Nothing can be counted for “{asks}”. Write a name and a target with number and unit, “古树保护株数 ≥120株” for example.",
        )
    return found


def _column(role: Role, roles: Sequence[Role], unit: str | None) -> str:
    name, zh, en, kind, usual = COLUMNS[role]
    example = unit if role == "unit" and unit is not None else usual
    lines = [f'name = "{name}"', f'title = {{ zh = "{zh}", en = "{en}" }}', f'type = "{kind}"', f'role = "{role}"']
    if role == next(day for day in DAYS if day in roles):
        lines.append("required = true")
    if role in BOUNDS and BOUNDS[role] in roles:
        lines.append(f'at_most = "{COLUMNS[BOUNDS[role]][0]}"')
    lines += [f'example = "{example}"', f'note = {{ zh = "{zh}", en = "{en}" }}']
    return "\n".join(("[[columns]]", *lines, ""))
