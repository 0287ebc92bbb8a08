"""The gate before a rule's SELECT is run: one statement, only the fact tables, only functions on the list, no table functions.

The gate walks DuckDB's own syntax tree, so that it judges what will be run. Everything it does not know is refused.
"""

import re
from collections.abc import Iterable, Iterator, Mapping
from functools import cache
from pathlib import Path
from typing import NamedTuple, cast

from msgspec.json import decode

from jixiao.facts import duck
from jixiao.facts.schema import all_tables, tables
from jixiao.system.content import toml

ALLOWED = Path(__file__).parent / "gate.toml"
LONGEST = 65_536
"""Characters of SQL; our longest SELECT has less than 5,000, and longer texts only serve to choke the parser."""
OWN_NAME = re.compile(r"(?!duckdb_|pg_|sqlite_|pragma_)[a-z_]\w*", re.IGNORECASE | re.ASCII)


@cache
def allowed() -> dict[str, frozenset[str]]:
    """Return what a SELECT may be made of, by sort."""
    return {sort: frozenset(names) for sort, names in toml().loads(ALLOWED.read_text("utf-8")).items()}


class Refusal(NamedTuple):
    """Why the gate refuses a SELECT."""

    zh: str
    en: str


def refusal(database: "duck.DuckDBPyConnection", sql: str) -> Refusal | None:
    """Return why the SQL must not be run, None when it may."""
    if len(sql) > LONGEST:
        return Refusal(f"超过 {LONGEST} 个字符", f"longer than {LONGEST} characters")
    try:
        statements = database.extract_statements(sql)
        row = database.execute("SELECT json_serialize_sql(?)", [sql]).fetchone()
    except duck.DuckDBError as wrong:
        return Refusal(f"不是可读的 SQL（{_first_line(wrong)}）", f"not readable SQL ({_first_line(wrong)})")
    if len(statements) != 1 or statements[0].type != duck.StatementType.SELECT:
        return Refusal("只允许一条 SELECT", "only one SELECT is allowed")
    tree = cast("Mapping[str, object]", decode(row[0] if row else b"{}"))
    if tree.get("error", True):
        return Refusal("只允许一条 SELECT", "only one SELECT is allowed")
    return next(_refusals(tree), None)


def _first_line(wrong: "duck.DuckDBError") -> str:
    return str(wrong).strip().partition("\n")[0][:200]


def _refusals(tree: Mapping[str, object]) -> Iterator[Refusal]:
    nodes = list(_objects(tree))
    own = {str(entry["key"]) for node in nodes for entry in _entries(node.get("cte_map"))}
    for name in sorted(own):
        if not OWN_NAME.fullmatch(name):
            yield Refusal(f"WITH 的名称“{name}”不允许", f"the WITH name “{name}” is not allowed")
    for node in nodes:
        yield from _node_refusals(node, own)


def _objects(value: object) -> Iterator[Mapping[str, object]]:
    """Yield every object of the tree, without recursion: hostile texts nest deeply."""
    todo = [value]
    while todo:
        found = todo.pop()
        if isinstance(found, Mapping):
            yield found
            todo.extend(found.values())
        elif isinstance(found, list):
            todo.extend(found)


def _entries(cte_map: object) -> Iterable[Mapping[str, object]]:
    return cast("Iterable[Mapping[str, object]]", cte_map.get("map", ())) if isinstance(cte_map, Mapping) else ()


def _node_refusals(node: Mapping[str, object], own: set[str]) -> Iterator[Refusal]:
    kind = node.get("type")
    if node.get("sample") is not None or node.get("at_clause") is not None:
        yield Refusal("不允许抽样或历史版本", "sampling and time travel are not allowed")
    if any(node.get(key) for key in ("schema", "catalog", "schema_name", "catalog_name")):
        yield Refusal("不允许指明库或模式", "naming a catalog or schema is not allowed")
    if "class" in node:
        yield from _expression_refusals(node)
    elif isinstance(kind, str) and kind not in allowed()["nodes"]:
        yield Refusal(f"不允许 {kind}", f"{kind} is not allowed")
    elif kind == "BASE_TABLE" and node.get("table_name") not in all_tables() and node.get("table_name") not in own:
        name = node.get("table_name")
        yield Refusal(f"没有事实表“{name}”，可用：{'、'.join(tables())}", f"no fact table “{name}”; there are: {', '.join(tables())}")
    elif kind == "JOIN" and node.get("ref_type") not in allowed()["joins"]:
        yield Refusal(f"不允许 {node.get('ref_type')} JOIN", f"{node.get('ref_type')} JOIN is not allowed")


def _expression_refusals(node: Mapping[str, object]) -> Iterator[Refusal]:
    kind = str(node["class"])
    name = str(node.get("function_name", "")).lower()
    names = cast("list[str]", node.get("column_names", []))
    if kind not in allowed()["expressions"] or (kind == "OPERATOR" and node["type"] not in allowed()["operators"]):
        yield Refusal(f"不允许 {node['type']}", f"{node['type']} is not allowed")
    elif kind == "STAR" and (node.get("columns") or node.get("expr")):
        yield Refusal("不允许 COLUMNS()", "COLUMNS() is not allowed")
    elif name and name not in allowed()["functions"]:
        yield Refusal(f"不允许函数 {name}()", f"the function {name}() is not allowed")
    elif kind == "TYPE" and str(node.get("type_name")).upper() not in allowed()["types"]:
        yield Refusal(f"不允许类型 {node.get('type_name')}", f"the type {node.get('type_name')} is not allowed")
    elif len(names) == 1 and names[0].lower() in allowed()["outside"]:
        yield Refusal(f"不允许 {names[0]}", f"{names[0]} is not allowed")
