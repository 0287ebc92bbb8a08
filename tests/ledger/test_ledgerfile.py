"""A ledger of somebody else: what is wrong with its file is told, and nothing of it reaches the script of the tables unseen."""

import pytest
from msgspec import to_builtins

from jixiao.errors import LedgerFileInvalid
from jixiao.facts.ledgers import tables_sql
from jixiao.facts.schema import own_tables
from jixiao.ledger.ledgerfile import parse_ledger
from jixiao.ledger.schema import shipped_ledgers
from jixiao.sql.tables import empty_tables

TEXT = """
title = { zh = "营养餐", en = "Meals" }
note = { zh = "每天一行。", en = "One row a day." }
columns = [
    { name = "code", title = { zh = "编号", en = "Code" }, type = "text", key = true, note = { zh = "不重复", en = "unique" } },
    { name = "served_on", title = { zh = "日期", en = "Served on" }, type = "date", note = { zh = "哪一天", en = "day" } },
]
"""


def test_a_good_file_is_a_ledger_behind_ours() -> None:
    ledger = parse_ledger("meals.toml", TEXT, shipped_ledgers())
    assert (ledger.name, ledger.table, ledger.operations, ledger.key.name) == ("meals", "ledger_meals", (), "code")


@pytest.mark.parametrize(
    ("file", "old", "new", "told"),
    [
        ("Meals.toml", "", "", "文件名须为小写英文"),
        ("meals2.toml", "", "", "文件名须为小写英文"),
        ("payments.toml", "", "", "这个名称已有台账使用"),
        ("actuals.toml", "", "", "这个名称已有台账使用"),
        ("meals.toml", 'zh = "营养餐"', 'zh = "支出明细"', "标题“支出明细”已有台账使用"),
        ("meals.toml", ", key = true", "", "须有且只有一列写 key = true"),
        ("meals.toml", 'type = "date"', 'type = "date", key = true', "现在有 2 列"),
        ("meals.toml", '"served_on"', '"code"', "“code”有两列"),
        ("meals.toml", 'zh = "日期"', 'zh = "编号"', "“编号”有两列"),
        ("meals.toml", '"served_on"', '"at"', "列名“at”须为小写英文，且不能是"),
        ("meals.toml", '"served_on"', '"x INTEGER); DROP TABLE project; --"', "须为小写英文"),
        ("meals.toml", 'type = "date"', 'type = "choice"', "choice 写 choices"),
        ("meals.toml", 'type = "date"', 'type = "date", choices = ["一"]', "choice 写 choices"),
        ("meals.toml", 'type = "date"', 'type = "text", references = "kitchens"', "引用的台账 kitchens 没有"),
        ("meals.toml", 'type = "date"', 'type = "text", derived = "project"', "derived 只用于自带的台账"),
        ("meals.toml", 'type = "date"', 'type = "day"', "不能写 'day'"),
        ("meals.toml", "columns", "colums", "没有 colums 这一项"),
        ("meals.toml", "title =", "title ==", "写得不对"),
    ],
)
def test_what_is_wrong_is_told(file: str, old: str, new: str, told: str) -> None:
    with pytest.raises(LedgerFileInvalid, match="台账文件") as wrong:
        parse_ledger(file, TEXT.replace(old, new, 1) if old else TEXT, shipped_ledgers())
    assert told in wrong.value.zh


@pytest.mark.parametrize("title", ["日期\\n); DROP TABLE project; --", "日期 → payments.amount ∈ project/indicators", "日期'; --"])
def test_a_title_stays_a_comment(title: str) -> None:
    script = tables_sql(to_builtins([parse_ledger("meals.toml", TEXT.replace("日期", title), shipped_ledgers())]))
    token = own_tables.set(script)
    try:
        rows = empty_tables(ledgers=True).execute("SELECT count(*) FROM ledger_meals, project").fetchall()
    finally:
        own_tables.reset(token)
    assert (rows, script.count("\n)")) == ([(0,)], 1)
