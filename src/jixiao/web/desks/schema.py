"""The JSON Schema of an act's body, for programs and for pages that draw it."""

from collections.abc import Mapping, Sequence
from typing import Any

from jixiao.desk.asking import BECAUSE, ROWS
from jixiao.desk.deskfile import Act, Ask, asks_of
from jixiao.ledger.schema import Ledger

KINDS: dict[str, dict[str, Any]] = {
    "integer": {"type": ["integer", "string"]},
    "boolean": {"type": "boolean"},
    "date": {"type": "string", "format": "date"},
}


def body_schema(act: Act, kept: Mapping[str, Ledger]) -> dict[str, Any]:
    """Return the schema: fields by the names of their columns, a record by its key."""
    made = _object(asks_of(act.asks, kept))
    if act.rows:
        made["properties"][ROWS] = {"type": "array", "minItems": 1, "items": _object(asks_of(act.rows, kept)), "title": "各行"}
        made["required"].append(ROWS)
    made["properties"][BECAUSE] = {"type": "string", "title": "理由", "description": "规则不成立而可以写理由办的，写在这里"}
    return made


def _object(asks: Sequence[Ask]) -> dict[str, Any]:
    properties = {ask.name: _field(ask) for ask in asks}
    return {"type": "object", "properties": properties, "required": [a.name for a in asks if a.needed], "additionalProperties": False}


def _field(ask: Ask) -> dict[str, Any]:
    told: dict[str, Any] = {"title": ask.title.zh}
    if ask.references is not None:
        return {**told, "type": "string", "x-record": ask.references}
    column = ask.column
    kind = column.type if column is not None else "text"
    told |= KINDS.get(kind, {"type": "string"})
    if column is not None and column.choices:
        told["enum"] = list(column.choices)
    if column is None:
        return told
    return {**told, "description": column.note.zh, **({"examples": [column.example]} if column.example and not column.choices else {})}
