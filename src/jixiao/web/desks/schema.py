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

ATTACHMENT = "attachment"
"""What a body holds beside the fields: the key of the file that came before."""
CODED: dict[str, dict[str, Any]] = {
    "minute_code": {"type": "string", "title": "大屏上的数", "description": "每分钟换一个"},
    "pressed": {"type": "string", "format": "date-time", "title": "按下的时候", "description": "没有网时按下、后来才送到的写"},
}
"""What an act takes beside its fields where a code is asked for."""


def body_schema(act: Act, kept: Mapping[str, Ledger], *, coded: bool = False, attached: bool = False) -> dict[str, Any]:
    """Return the schema: fields by the names of their columns, a record by its key.

    ``coded`` where the code of the minute is asked for, ``attached`` where a file may come with it.
    """
    made = _object(asks_of(act.asks, kept))
    if act.rows:
        made["properties"][ROWS] = {"type": "array", "minItems": 1, "items": _object(asks_of(act.rows, kept)), "title": "各行"}
        made["required"].append(ROWS)
    if coded:
        made["properties"] |= CODED
    if attached and act.photo:
        made["properties"][ATTACHMENT] = {"type": "string", "title": "照片或 PDF", "description": "先交文件（files），得到的编号写在这里"}
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
