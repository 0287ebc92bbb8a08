"""The ledgers' tables and their page, made from the schemas."""

from collections.abc import Iterable, Iterator

from jixiao.ledger.schema import Column, Ledger, ledgers, shipped_ledgers

HEAD = """\
-- The tables of the ledgers, made by scripts/docs from ledger/schemas/*.toml. They stand beside those of schema.sql
-- only where records were given. Every row has the id of its record and its address (`at`), `ledger:payments#KEY`.
-- A reference (deputy, project, payment …) is the id of the record it speaks of: join it with that ledger's id.
-- Ids are unique over all that is loaded. A month is its first day. Personal columns must not stand in a rule's message.
"""
OWN = (
    ("id", "VARCHAR", "the record"),
    ("document", "VARCHAR", "the document that the records are held against"),
    ('"at"', "VARCHAR", "'ledger:{name}#KEY'"),
)
BESIDE = """
CREATE TABLE ledger_general (
    id VARCHAR,                      -- the record
    document VARCHAR,                -- the document that the records are held against
    "at" VARCHAR,                    -- its address
    project VARCHAR,                 -- id of its project in the budgets
    ledger VARCHAR,                  -- name of the ledger it stands in
    called VARCHAR,                  -- Chinese title of the ledger
    title VARCHAR,                   -- what it is called
    kind VARCHAR,                    -- its sort
    due DATE,                        -- the day by which it was to be done
    done DATE,                       -- the day it was done
    day DATE,                        -- the day it happened, of what is not planned
    unit VARCHAR,                    -- unit of the quantity
    quantity DECIMAL(20, 4),         -- how much
    planned_quantity DECIMAL(20, 4), -- how much was planned, or the whole that it is part of
    last DECIMAL(20, 4),             -- the same of last year
    people INTEGER,                  -- how many people
    planned_people INTEGER,          -- how many were due
    money DECIMAL(18, 2),            -- for how much, yuan
    planned_money DECIMAL(18, 2),    -- for how much it was planned, yuan
    parts DECIMAL(20, 4),            -- how many were looked at
    good_parts DECIMAL(20, 4),       -- how many of these were good
    good BOOLEAN                     -- whether it was found good
);

CREATE TABLE ledger_kept (
    id VARCHAR,                      -- the ledger
    document VARCHAR,                -- the document that the records are held against
    "at" VARCHAR,                    -- its address, ledger:NAME
    ledger VARCHAR,                  -- its name
    called VARCHAR                   -- its Chinese title
);

CREATE TABLE ledger_doubts (
    id VARCHAR,                      -- the check
    document VARCHAR,                -- the document that the records are held against
    "at" VARCHAR,                    -- address of the record, or of the ledger when it is empty
    kind VARCHAR,                    -- outside (another year), impossible, moved (a day that its row contradicts), gap, ended (a series broke off), blank, copy, alone, empty, end, balance
    ledger VARCHAR,                  -- title of the ledger
    name VARCHAR,                    -- title of the column
    value VARCHAR,                   -- what stands there; of a gap the key behind it
    bound VARCHAR,                   -- the year; title and value of the bounding column; of a gap the key before it; what it should be
    missing INTEGER,                 -- so many numbers are left out
    doubted BOOLEAN                  -- false where the whole check came out clean, told at one record
);

CREATE TABLE ledger_claims (
    id VARCHAR,                      -- the indicator, as in table indicator
    document VARCHAR,                -- the document that the records are held against
    "at" VARCHAR,                    -- address of the indicator
    project VARCHAR,                 -- its project, as in table project
    said VARCHAR,                    -- what the bindings say without records
    measure VARCHAR,                 -- title of the measure that the bindings name, else of the one that fits best and has records
    text VARCHAR,                    -- what that gives, as the form would print it; NULL where it gives nothing
    agrees BOOLEAN,                  -- whether both are the same; NULL where the measure gives nothing
    bound BOOLEAN                    -- whether the bindings name the measure
);

CREATE TABLE ledger_planned (
    id VARCHAR,                      -- the indicator, as in table indicator
    document VARCHAR,                -- the document that the records are held against
    "at" VARCHAR,                    -- address of the indicator
    project VARCHAR,                 -- its project, as in table project
    ledger VARCHAR,                  -- title of the ledger that it counts
    "by" VARCHAR,                    -- what planned it: 分月计划, 指标值
    planned VARCHAR,                 -- how much was planned, as printed
    recorded VARCHAR,                -- how much the ledger knows of, planned or done, as printed
    enough BOOLEAN                   -- whether that is as much; NULL where the records do not reach the year's end
);

CREATE TABLE ledger_lacking (
    id VARCHAR,                      -- the indicator, as in table indicator
    document VARCHAR,                -- the document that the records are held against
    "at" VARCHAR,                    -- address of the indicator
    project VARCHAR,                 -- its project, as in table project
    ledger VARCHAR,                  -- title of a ledger that its measure needs
    lacking BOOLEAN                  -- whether the folder has no such ledger
);

CREATE TABLE ledger_actuals (
    id VARCHAR,                      -- the indicator, as in table indicator
    document VARCHAR,                -- the document that the records are held against
    "at" VARCHAR,                    -- address of the indicator
    project VARCHAR,                 -- its project, as in table project
    measure VARCHAR,                 -- the measure that the bindings name
    value DECIMAL(20, 4),            -- what the records give, in the unit of the target
    text VARCHAR,                    -- the same as the form would print it
    rows INTEGER,                    -- from so many records
    points DECIMAL(12, 4),           -- points of the indicator
    score DECIMAL(12, 4)             -- score by the scheme that the bindings name, else by the ministry's
);
"""
"""No ledgers: what is doubtful in them, and what measures make of them, there where bindings were given too."""
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


def ledgers_sql() -> str:
    """Return the script that creates the tables of all ledgers, every column commented."""
    return HEAD + tables_sql(shipped_ledgers().values()) + BESIDE


def tables_sql(kept: Iterable[Ledger]) -> str:
    """Return the script that creates the tables of these ledgers."""
    return "".join(f"\nCREATE TABLE {ledger.table} (\n{_columns(ledger)}\n);\n" for ledger in kept)


def _columns(ledger: Ledger) -> str:
    own = [(name, kind, comment.format(name=ledger.name)) for name, kind, comment in OWN]
    rows = own + [(column.name, column.sql_type, _comment(column)) for column in ledger.columns]
    last = len(rows) - 1
    return "\n".join(
        f"    {f'{name} {kind}' + ('' if place == last else ','):<32} -- {comment}" for place, (name, kind, comment) in enumerate(rows)
    )


def _comment(column: Column) -> str:
    parts = [f"{column.title.zh} {column.note.en}"]
    if column.references:
        parts.append(f"id of {column.references}")
    if column.choices:
        parts.append(", ".join(column.choices))
    if column.personal:
        parts.append("personal")
    return " ".join("; ".join(dict.fromkeys(parts)).split())


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
