"""The page of the ledgers in the reference: every column of every ledger."""

from collections.abc import Iterator

from jixiao.ledger.schema import Column, ledgers

WORDS = {
    "text": "文字", "choice": "选项", "integer": "整数", "decimal": "数", "money": "金额（元）", "date": "日期", "month": "月份", "boolean": "是/否",
}  # fmt: skip
PAGE = """\
# 台账 Ledgers

单位平时就在记的账，一个台账一个表。`jixiao ledger init 文件夹` 写出电子表格模板，`jixiao ledger check 文件夹` 检查填好的台账。
The ledgers an office keeps anyway, one table each. `jixiao ledger init DIR` writes spreadsheets to fill in, `jixiao ledger check DIR` checks them.

表名 `ledger_名称`；每行另有 `id`、`document` 和 `at`（`ledger:名称#主键`）。引用列存放所指记录的 id，可直接与那张表的 `id` 连接。
A table is called `ledger_NAME`; every row also has `id`, `document` and `at` (`ledger:NAME#KEY`). A reference holds the id of the record it speaks of.
"""


def ledgers_page() -> Iterator[str]:
    """Yield the lines of the reference page."""
    yield from PAGE.splitlines()
    for ledger in ledgers().values():
        yield from ("", f"## {ledger.name} {ledger.title.zh} {ledger.title.en}", "", f"{ledger.note.zh} {ledger.note.en}", "")
        yield from ("| 列 | 标题 | 类型 | 必填 | 引用 | 说明 |", "|---|---|---|---|---|---|")
        yield from (_line(column) for column in ledger.columns)


def _line(column: Column) -> str:
    need = "主键" if column.key else "是" if column.required else "导入时填写" if column.derived else ""
    kind = "、".join(column.choices) if column.choices else WORDS[column.type]
    personal = "；个人信息，不公开 personal" if column.personal else ""
    cells = (
        f"`{column.name}`",
        f"{column.title.zh} {column.title.en}",
        kind,
        need,
        f"`{column.references}`" if column.references else "",
        f"{column.note.zh} {column.note.en}{personal}",
    )
    return f"| {' | '.join(cells)} |"
