"""A JSON Patch (RFC 6902) on a Document: what a person may change, and that what comes out is a Document."""

import re
from collections.abc import Iterator
from decimal import Decimal
from typing import Any

import jsonpatch
import msgspec
from jsonpointer import JsonPointerException
from msgspec import Struct
from msgspec.structs import replace

from jixiao.model.document import Document, Funding
from jixiao.values.money import CENT
from jixiao.web.declarations.content import plain, text_from
from jixiao.web.problems import Problem

MOST = 500
"""Operations of one patch."""
FIXED = re.compile(r"/(?:schema|source|places|warnings|blanks|unread)(?:/|$)|$")
"""What a person does not change: where the values came from, and what the reader says of them."""
MONEY = tuple(name for name in Funding.__struct_fields__ if not name.startswith("execution_"))
LARGEST = 15
"""Digits before the point, less one, of the largest figure."""
KINDS = frozenset(("add", "remove", "replace", "move", "copy", "test"))


def patched(document: Document, patch: object) -> Document:
    """Return the document with the patch applied, whole or not at all; Problem 422 says what does not fit, 409 for a failed test."""
    operations = _checked(patch)
    try:
        after = jsonpatch.apply_patch(plain(text_from(document)), operations)
    except jsonpatch.JsonPatchTestFailed as differs:
        raise Problem(409, f"test 的值与现有的不同，没有保存：{_short(differs)}。请取得最新一版再改。") from differs
    except (jsonpatch.JsonPatchException, JsonPointerException, TypeError, ValueError, KeyError) as wrong:
        raise Problem(422, f"修改里有不存在的位置，没有保存：{_short(wrong)}。请按现有内容核对 path。") from wrong
    try:
        new = msgspec.convert(after, Document, strict=True)
    except msgspec.ValidationError as wrong:
        raise Problem(422, f'改后的内容不合格式，没有保存：{_short(wrong)}。金额写成两位小数的文字，如 "963200.00"。') from wrong
    return _unplaced(document, _exact(new), [str(one["path"]) for one in operations])


def _checked(patch: object) -> list[dict[str, Any]]:
    if not isinstance(patch, list) or not all(isinstance(one, dict) for one in patch):
        raise Problem(422, "请求内容应是 JSON Patch：一个数组，每项有 op、path，多数还有 value。")
    if len(patch) > MOST:
        raise Problem(422, f"一次最多 {MOST} 处修改，现有 {len(patch)} 处。请分几次保存。")
    for one in patch:
        paths = [one.get("path"), *([one.get("from")] if one.get("op") in ("move", "copy") else [])]
        if one.get("op") not in KINDS or not all(isinstance(path, str) for path in paths):
            raise Problem(422, "每处修改要有 op（add、remove、replace、move、copy、test）和 path；move、copy 还要有 from。")
        if one["op"] != "test" and any(FIXED.match(path) for path in paths):
            raise Problem(422, f"“{one['path']}”不能修改：它记录的是读到了什么、从哪里读到。请改表中的内容。")
        if _has_float(one.get("value")):
            raise Problem(422, f'“{one["path"]}”的数要写成文字，如 "963200.00"，不要写成 963200.5：那样存不准。没有保存。')
    return patch


def _exact(document: Document) -> Document:
    """Return the document with its money to the cent; Problem 422 for a figure that is none, or money of parts of a cent."""
    for number in _figures(document):
        if not number.is_finite() or number.adjusted() > LARGEST:
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


def _figures(thing: object) -> Iterator[Decimal]:
    """Yield every number in a document."""
    if isinstance(thing, Decimal):
        yield thing
    elif isinstance(thing, Struct):
        for name in thing.__struct_fields__:
            yield from _figures(getattr(thing, name))
    elif isinstance(thing, tuple):
        for part in thing:
            yield from _figures(part)


def _has_float(thing: object) -> bool:
    """Whether a value holds a number that is not exact."""
    if isinstance(thing, dict):
        return any(map(_has_float, thing.values()))
    return any(map(_has_float, thing)) if isinstance(thing, list) else isinstance(thing, float)


def _unplaced(before: Document, after: Document, paths: list[str]) -> Document:
    """Return the document without the places of what a person changed: it is no more what the reader saw there."""
    changed = tuple({path for path in paths if before.places.get(path) is not None or _below(before, path)})
    if not changed:
        return after

    def elsewhere(one: str) -> bool:
        return not any(one == path or one.startswith(f"{path}/") for path in changed)

    return replace(
        after,
        places={one: place for one, place in after.places.items() if elsewhere(one)},
        blanks=tuple(filter(elsewhere, after.blanks)),
        warnings=tuple(one for one in after.warnings if elsewhere(one.path)),
        unread=tuple(one for one in after.unread if elsewhere(one.path)),
    )


def _below(document: Document, path: str) -> bool:
    return any(one.startswith(f"{path}/") for one in (*document.places, *document.blanks))


def _short(wrong: Exception) -> str:
    return " ".join(str(wrong).split())[:200]
