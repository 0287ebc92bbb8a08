"""The JSON Schemas (2020-12) of what the program prints and reads, from its own types, with Chinese titles."""

from difflib import get_close_matches
from functools import cache
from inspect import cleandoc
from pathlib import Path
from tomllib import loads
from types import GenericAlias
from typing import Any, get_args, get_origin, get_type_hints

from msgspec import NODEFAULT, Struct, defstruct, field
from msgspec.json import schema
from msgspec.structs import fields

import jixiao.schemas
from jixiao.actions.many.folder import make_folder
from jixiao.actions.params import ParamSummary
from jixiao.actions.rule.book import RuleSummary
from jixiao.audit.rulefile import Head
from jixiao.errors import UsageWrong
from jixiao.model.difference import Comparison
from jixiao.model.document import Document
from jixiao.model.evaluation import Evaluation
from jixiao.model.finding import AuditReport
from jixiao.model.progress import Monitoring
from jixiao.model.step import Step
from jixiao.write.as_json import as_json
from jixiao.write.atomic import write_whole

FOLDER = Path(jixiao.schemas.__file__).parent
DIALECT = "https://json-schema.org/draft/2020-12/schema"


def in_words(kind: type[Struct]) -> type[Struct]:
    """Return the type of a struct as it is printed: the steps of a working are sentences there."""
    hints = get_type_hints(kind)
    printed: list[tuple[str, Any] | tuple[str, Any, Any]] = []
    for one in fields(kind):
        told = printed_as(hints[one.name])
        left_out = field(default_factory=one.default_factory) if one.default is NODEFAULT else one.default
        printed.append((one.name, told) if one.required else (one.name, told, left_out))
    return defstruct(kind.__name__, printed, kw_only=True, frozen=True)


def printed_as(hint: object) -> object:
    """Return a field's type as it is printed."""
    if hint is Step:
        return str
    if isinstance(hint, type) and issubclass(hint, Struct):
        return in_words(hint) if hint.__module__ == Evaluation.__module__ else hint
    if get_origin(hint) is tuple:
        return GenericAlias(tuple, tuple(printed_as(part) for part in get_args(hint)))
    return hint


KINDS: dict[str, tuple[object, str]] = {
    "document": (Document, "绩效文件：jixiao read 的输出"),
    "audit": (AuditReport, "审核报告：jixiao audit 的输出"),
    "diff": (Comparison, "两份文件的差别：jixiao diff 的输出"),
    "monitoring": (Monitoring, "绩效运行监控：jixiao monitor 的输出"),
    "evaluation": (in_words(Evaluation), "绩效自评：jixiao evaluate 的输出"),
    "rule": (Head, "规则文件头"),
    "rules": (tuple[RuleSummary, ...], "规则清单：jixiao rules 的输出"),
    "params": (tuple[ParamSummary, ...], "参数清单：jixiao params 的输出"),
}


@cache
def _titles() -> dict[str, str]:
    titles: dict[str, str] = loads((FOLDER / "titles.toml").read_text("utf-8"))
    return titles


def json_schema(name: str) -> dict[str, object]:
    """Return the schema of that name; UsageWrong lists the names there are."""
    if name not in KINDS:
        near = get_close_matches(name, KINDS, n=1) or list(KINDS)
        raise UsageWrong(f"没有名为“{name}”的 Schema，可选：{'、'.join(near)}。", f"There is no schema “{name}”; try: {', '.join(near)}.")
    kind, title = KINDS[name]
    made = schema(kind)
    definitions = {of: _titled(of, body) for of, body in made.pop("$defs", {}).items()}
    return {"$schema": DIALECT, "$id": f"urn:jixiao:schema:{name}:1", "title": title, **made, "$defs": definitions}


def _titled(of: str, body: dict[str, object]) -> dict[str, object]:
    """Return a class's schema with its Chinese title and those of its fields, its description without the margin that newer Pythons take off."""
    fields = body.get("properties")
    titled = {"title": _titles()[of], **{key: value for key, value in body.items() if key != "title"}}
    if isinstance(told := titled.get("description"), str):
        titled["description"] = cleandoc(told)
    if isinstance(fields, dict):
        titled["properties"] = {name: {"title": _titles()[f"{of}.{name}"], **field} for name, field in fields.items()}
    return titled


def write_schemas(folder: Path) -> tuple[Path, ...]:
    """Write every schema into the folder and return the files; UsageWrong where that is not allowed."""
    files = tuple(folder / f"{name}.json" for name in KINDS)
    make_folder(folder)
    for file in files:
        write_whole(file, as_json(json_schema(file.stem)))
    return files
