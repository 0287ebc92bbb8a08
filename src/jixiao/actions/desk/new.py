"""A desk of one's own to begin with: a commented file on a ledger, that runs, to be changed act by act."""

from contextlib import nullcontext
from datetime import date, timedelta
from pathlib import Path

from jixiao.actions.begin import begin, own_name
from jixiao.desk.loading import FILE_NAME, desks, parse_desk
from jixiao.errors import UsageWrong
from jixiao.ledger.office import DESK, at_work, office_of
from jixiao.ledger.problems import near
from jixiao.ledger.schema import Column, Ledger, ledgers

SKELETON = """# 办事台 NAME，记台账“TITLE”（LEDGER）。改一处，试一次：jixiao desk test 文件夹
# 有哪些表和列：jixiao ledger list。:today 今天，:person 谁在办，:me 本人的记录；问到的每一项按列名用（:DAY）。
title = { zh = "TITLE", en = "ENGLISH" }
note = { zh = "当天办当天记。", en = "Recorded on the day." }
keeps = ["LEDGER"]
correctors = ["unit_leader"]
phone = ["LEDGER.record"]

# 没有事项写的列（从别处导入的），写明理由。
[imported]

# 队列：一条 SELECT，给 record 哪一条、title 怎么说、due 到哪天。
[queues.lately]
title = { zh = "近七天记的", en = "Of the last seven days" }
to = ["handler", "unit_leader"]
select = "SELECT r.id AS record, r.KEY AS title, r.DAY AS due FROM ledger_LEDGER AS r WHERE r.DAY >= :today - 7"

# 事项：by 谁能办，asks 问什么（! 必填，? 可不填），must 什么要成立（SELECT 给出不成立的行，weak 的写理由可以办），writes 写哪一行。
[acts."LEDGER.record"]
title = { zh = "记TITLE", en = "Record" }
by = ["handler", "unit_staff"]
where = "phone"
asks = [ASKS]
# 写好度量以后，把这一行换成 feeds = ["度量名称"]。
unmeasured = "还没有度量读这个台账。"
says = "TITLE {KEY}，{DAY}。"
must = [{ name = "not_to_come", say = "日期 {DAY} 还没有到。", against = "SELECT :DAY AS DAY WHERE :DAY > :today" }]
writes = [{ add = "LEDGER", number = "NUMBER" }]

# 例子：谁在哪天办，办了什么，写出的行；每条规则要有一个被它拒绝的。
[[acts."LEDGER.record".examples]]
name = "当天的"
by = "handler"
on = EXAMPLE
do = { BODY }
then.LEDGER = "DAY\\nEXAMPLE"

[[acts."LEDGER.record".examples]]
name = "前一天填后一天的"
by = "handler"
on = BEFORE
do = { BODY }
refused = "not_to_come"

# 例子开始以前已有的行。
[stage]
STAGE"""


def new_desk(name: str, folder: Path, ledger: str | None) -> Path:
    """Write the file to begin with, on a ledger in force or in the folder, and return it.

    UsageWrong for a name that is none or taken, or a ledger without a day.
    """
    wanted = own_name(name, FILE_NAME, ".toml", ("办事台", "desk"), "meals")
    if wanted in desks():
        title = desks()[wanted].title
        raise UsageWrong(f"已有办事台 {wanted}（{title.zh}），请换一个名称。", f"There is a desk {wanted} ({title.en}) already.")
    beside = office_of((folder,)) if folder.is_dir() and (ledger or wanted) not in ledgers() else None
    with at_work(beside) if beside is not None else nullcontext():
        text = skeleton(wanted, _ledger(ledger or wanted))
        parse_desk(f"{wanted}.toml", text)
    return begin(folder / f"{wanted}{DESK}", text)


def _ledger(name: str) -> Ledger:
    if name not in ledgers():
        like = "、".join(near(name, ledgers()))
        raise UsageWrong(
            f"没有名为“{name}”的台账。{f'相近的有：{like}。' if like else ''}用 --ledger 写明记哪个台账，或先写一个：jixiao ledger new {name}",
            f"There is no ledger “{name}”. Name one by --ledger, or begin it: jixiao ledger new {name}",
        )
    return ledgers()[name]


def skeleton(name: str, ledger: Ledger) -> str:
    """Return the text of a desk on a ledger; UsageWrong where the ledger has no day that must be given."""
    day = next((column for column in ledger.columns if column.type == "date" and column.required), None)
    if day is None or day.example is None or ledger.key.type != "text":
        raise UsageWrong(
            f"台账 {ledger.name} 没有必填的日期列（带示例），写不出开头的办事台；照一个自带的改：jixiao desk show systems。",
            f"The ledger {ledger.name} has no day that must be given; begin with a shipped desk: jixiao desk show systems.",
        )
    asked = ledger.filled
    words = {
        "ASKS": ", ".join(f'"{ledger.name}.{column.name}{"?" if column.key else ""}"' for column in asked),
        "BODY": ", ".join(f"{column.name} = {_quoted(column)}" for column in asked if column.required),
        "STAGE": "".join(sorted({f'{c.references} = "code\\n{c.example}"\n' for c in asked if c.references and c.required})),
        "NUMBER": f"{(ledger.key.example or 'A-').rstrip('0123456789')}####",
        "BEFORE": f"{date.fromisoformat(day.example) - timedelta(days=1)}",
        "EXAMPLE": day.example,
        "ENGLISH": ledger.title.en,
        "TITLE": ledger.title.zh,
        "LEDGER": ledger.name,
        "NAME": name,
        "KEY": ledger.key.name,
        "DAY": day.name,
    }
    text = SKELETON
    for word, meant in words.items():
        text = text.replace(word, meant)
    return text


def _quoted(column: Column) -> str:
    return '"' + (column.example or "").replace("\\", "\\\\").replace('"', '\\"') + '"'
