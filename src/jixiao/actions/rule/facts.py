"""The fact tables and views that a rule may read, as the scripts that create them explain them."""

from difflib import get_close_matches
from itertools import chain

from jixiao.errors import UsageWrong
from jixiao.facts.schema import TABLE, VIEW, VIEWS, ledgers_sql, schema_sql


def fact_sql(name: str | None) -> str:
    """Return the script of all tables and views, or that of one; UsageWrong for a name that none has."""
    scripts = (schema_sql(), ledgers_sql(), VIEWS.read_text("utf-8"))
    if name is None:
        return "\n".join(scripts)
    tables = ((found[1], found[0]) for script in scripts for found in TABLE.finditer(script))
    views = ((found[2], found[0]) for found in VIEW.finditer(scripts[-1]))
    known = dict(chain(tables, views))
    if name not in known:
        near = get_close_matches(name, known, n=3, cutoff=0.5)
        zh, en = (f"相近的有：{'、'.join(near)}。", f" Near: {', '.join(near)}.") if near else ("", "")
        raise UsageWrong(
            f"没有事实表或视图“{name}”。{zh}用 jixiao rule facts 查看全部。",
            f"There is no table or view “{name}”.{en} See jixiao rule facts.",
        )
    return known[name].strip() + "\n"
