"""A JSON Patch (RFC 6902) on a Document: what a person may change, and that what comes out is a Document.

A field's new value is taken as if it were typed into the form, so that what depends on it is read anew; rows, whole objects, moves
and tests are what the RFC says.
"""

import re
from collections.abc import Iterator
from decimal import Decimal
from itertools import groupby
from typing import Any

import jsonpatch
import msgspec
from jsonpointer import JsonPointerException
from msgspec.structs import replace

from jixiao.actions.revise import Edit, revised, without_row
from jixiao.door import is_figure
from jixiao.errors import UsageWrong
from jixiao.model.document import Document, Funding
from jixiao.model.figures import figures
from jixiao.model.under import without_notes
from jixiao.values import unseen
from jixiao.values.money import CENT
from jixiao.web.declarations.content import as_python, text_from
from jixiao.web.problems import Problem

MOST = 500
"""Operations of one patch."""
FIXED = re.compile(r"/(?:schema|source|places|warnings|blanks|unread)(?:/|$)|$")
"""What a person does not change: where the values came from, and what the reader says of them."""
MONEY = tuple(name for name in Funding.__struct_fields__ if not name.startswith("execution_"))
AMOUNT = re.compile(rf"/projects/\d+/funding/(?:{'|'.join(MONEY)})|/stated_total")
ROW = re.compile(r"/projects/\d+/(?:indicators|indicators_medium_term)/\d+")
TYPED = re.compile(
    r"/(?:title|authority|stated_count|stated_total|fiscal_year)"
    r"|/projects/\d+/(?:name|nature|category|department|unit|start|finish|total_score|(?:funding|goals|narrative)/\w+)"
    rf"|{ROW.pattern}/(?!level[12]_standard)\w+"
)
"""Fields that a person types."""
UNTYPED = re.compile(f"[{unseen.NOT_TYPED}]")
"""Control and direction signs, which nobody types."""
YUAN = re.compile(r"-?\d{1,16}(?:\.\d{1,2})?")
LARGEST = 15
"""Digits before the point, less one, of the largest figure."""
KINDS = frozenset(("add", "remove", "replace", "move", "copy", "test"))
Operation = dict[str, Any]


def patched(document: Document, patch: object) -> Document:
    """Return the document with the patch applied, whole or not at all; Problem 422 says what does not fit, 409 for a failed test."""
    for by_rule, batch in groupby(_checked(patch), key=_is_by_rule):
        operations = list(batch)
        document = _by_rule(document, operations) if by_rule else _typed(document, operations)
    return _exact(document)


def _checked(patch: object) -> list[Operation]:
    if not isinstance(patch, list) or not all(isinstance(one, dict) for one in patch):
        raise Problem(422, "请求内容应是 JSON Patch：一个数组，每项有 op、path，多数还有 value。没有保存。")
    if len(patch) > MOST:
        raise Problem(422, f"一次最多 {MOST} 处修改，现有 {len(patch)} 处。请分几次保存。")
    for one in patch:
        paths = [one.get("path"), *([one.get("from")] if one.get("op") in ("move", "copy") else [])]
        if one.get("op") not in KINDS or not all(isinstance(path, str) for path in paths):
            raise Problem(422, "每处修改要有 op（add、remove、replace、move、copy、test）和 path；move、copy 还要有 from。没有保存。")
        if one["op"] != "test" and any(FIXED.match(path) for path in paths):
            raise Problem(422, f"“{one['path']}”不能修改：它记录的是读到了什么、从哪里读到。请改表中的内容。")
        _check_value(one)
    return patch


def _check_value(one: Operation) -> None:
    parts = list(_parts(one.get("value")))
    if any(isinstance(part, float) for part in parts):
        raise Problem(422, f'“{one["path"]}”的数要写成文字，如 "963200.00"，不要写成 963200.5：那样存不准。没有保存。')
    if any(isinstance(part, str) and UNTYPED.search(part) for part in parts):
        raise Problem(422, f"“{one['path']}”里有看不见的控制字符，没有保存。请删去后再试。")


def _is_by_rule(one: Operation) -> bool:
    """Whether an operation is applied as the RFC says, and not as something typed into a field or a row taken out."""
    if one["op"] == "remove":
        return ROW.fullmatch(one["path"]) is None
    return one["op"] not in ("add", "replace") or TYPED.fullmatch(one["path"]) is None or not isinstance(one.get("value", 0), str | None)


def _typed(document: Document, operations: list[Operation]) -> Document:
    try:
        for one in operations:
            path = one["path"]
            document = without_row(document, path) if one["op"] == "remove" else revised(document, [Edit(path=path, text=_text(one))])
    except UsageWrong as wrong:
        raise Problem(422, wrong.zh) from wrong
    return document


def _text(one: Operation) -> str:
    """Return what a person would type for a value; an amount says that it is in yuan, whatever the form prints."""
    value = one["value"] or ""
    if not value or not AMOUNT.fullmatch(one["path"]):
        return str(value)
    if not YUAN.fullmatch(value):
        raise Problem(422, f'“{one["path"]}”要写金额（元，最多两位小数），如 "963200.00"，写成了“{value[:30]}”。没有保存。')
    return f"{value}元"


def _by_rule(document: Document, operations: list[Operation]) -> Document:
    try:
        after = jsonpatch.apply_patch(as_python(text_from(document)), operations)
    except jsonpatch.JsonPatchTestFailed as differs:
        raise Problem(409, f"test 的值与现有的不同，没有保存：{_short(differs)}。请取得最新一版再改。") from differs
    except (jsonpatch.JsonPatchException, JsonPointerException, TypeError, ValueError, KeyError) as wrong:
        raise Problem(422, f"修改里有不存在的位置，没有保存：{_short(wrong)}。请按现有内容核对 path。") from wrong
    try:
        new = msgspec.convert(after, Document, strict=True)
    except msgspec.ValidationError as wrong:
        raise Problem(422, f'改后的内容不合格式，没有保存：{_short(wrong)}。金额写成两位小数的文字，如 "963200.00"。') from wrong
    return without_notes(
        new, {_moved(path) for one in operations if one["op"] != "test" for path in (one["path"], one.get("from")) if path}
    )


def _moved(path: str) -> str:
    """Return whose places no longer hold: of a row that came, went or moved those of the whole list."""
    head, _, last = path.rpartition("/")
    return head if last == "-" or last.isdecimal() else path


def _exact(document: Document) -> Document:
    """Return the document with its money to the cent; Problem 422 for a figure that is none, or money of parts of a cent."""
    for number in figures(document):
        if not is_figure(number, LARGEST):
            raise Problem(422, f"“{number}”不是能用的数，没有保存。请填写具体数字。")
    projects = tuple(replace(project, funding=_to_the_cent(project.funding)) for project in document.projects)
    total = None if document.stated_total is None else _cents(document.stated_total)
    return replace(document, projects=projects, stated_total=total)


def _to_the_cent(funding: Funding) -> Funding:
    money = {name: value for name in MONEY if (value := getattr(funding, name)) is not None}
    return replace(funding, **{name: _cents(value) for name, value in money.items()})


def _cents(amount: Decimal) -> Decimal:
    whole = amount.quantize(CENT)
    if whole != amount:
        raise Problem(422, f"金额“{amount}”不到分，没有保存。金额最多两位小数。")
    return whole


def _parts(thing: object) -> Iterator[object]:
    """Yield the texts, numbers and words that a value of JSON is made of."""
    if isinstance(thing, dict):
        yield from thing
        thing = list(thing.values())
    if isinstance(thing, list):
        for part in thing:
            yield from _parts(part)
    else:
        yield thing


def _short(wrong: Exception) -> str:
    return " ".join(str(wrong).split())[:200]
