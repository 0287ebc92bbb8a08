"""The rows of a backup written into a database that holds nothing."""

from collections.abc import Iterable
from pathlib import Path
from typing import Any

from jixiao.errors import UsageWrong
from jixiao.web.keeping.archive import ROWS, archived_lines
from jixiao.web.keeping.rows import number_on, put_back, tables
from jixiao.web.models import Person
from jixiao.web.tables import bring_to, bring_up_to_date, known_states, models_at, refuse_newer


def fill(file: Path, listed: dict[str, Any]) -> int:
    """Write the rows of a backup into this process's database and return how many; UsageWrong where it holds an office already.

    The rows of an older version go into tables as they were then, which are brought up to date afterwards; a newer one's are refused.
    """
    then = listed.get("tables") or _told_by(listed["members"])
    refuse_newer(then)
    bring_to(then)
    if Person.objects.exists():
        raise UsageWrong("数据库里已有内容，没有恢复。请换一个空的数据库。", "The database holds an office already; nothing was restored.")
    models = models_at(then)
    count = put_back(archived_lines(file, [str(table._meta.model_name) for table in tables(models)]), models)
    bring_up_to_date()
    number_on()
    return count


def _told_by(members: Iterable[str]) -> str:
    """Return the newest state with the tables that a backup holds, which does not say in which they were; UsageWrong for none."""
    held = {name for name in members if name.startswith(f"{ROWS}/")}
    for one in reversed(known_states()):
        if {f"{ROWS}/{table._meta.model_name}.jsonl" for table in tables(models_at(one))} == held:
            return one
    raise UsageWrong(
        "这份备份是别的版本做的，这里认不得，没有恢复。请用那个版本恢复。", "Another version made this backup; restore it with that one."
    )
