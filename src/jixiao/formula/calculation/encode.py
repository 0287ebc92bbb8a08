"""A result as plain data for JSON: the keys of the outer contract, numbers as decimal strings."""

from typing import Any

from jixiao.formula.calculation.tree import Node, Result, decimal_text

DEEPEST_SHOWN = 60
"""Workings nested deeper than this are cut, so that no reader of the JSON has to recurse without end."""
LONGEST_BITS = 12_000


def to_json(result: Result, working: bool = True) -> dict[str, Any]:
    """Return a result as the contract of ``jixiao formula --format json`` has it; ``working`` leaves the tree out when false."""
    data: dict[str, Any] = {
        "raw": result.raw,
        "value": None if result.value is None else decimal_text(result.value),
        "unit": result.unit,
        "stated": None if result.stated is None else decimal_text(result.stated),
        "holds": result.holds,
        "problem": result.problem,
    }
    if result.notes:
        data["notes"] = [note.zh for note in result.notes]
    if result.slip is not None:
        data["slip"] = {"kind": result.slip.kind, "text": result.slip.zh, "span": result.slip.span}
    if result.span is not None:
        data["span"] = list(result.span)
    if result.problem_span is not None:
        data["problem_span"] = list(result.problem_span)
    if working:
        data["working"] = None if result.working is None else tree_json(result.working, result.raw)
    return data


def tree_json(root: Node, raw: str) -> dict[str, Any]:
    """Return a working as nested dictionaries, built without recursion."""
    top: dict[str, Any] = _node_json(root, raw)
    todo = [(root, top, 0)]
    while todo:
        node, data, depth = todo.pop()
        if depth >= DEEPEST_SHOWN:
            data["cut"] = bool(node.children)
            continue
        for child in node.children:
            made = _node_json(child, raw)
            data["children"].append(made)
            todo.append((child, made, depth + 1))
    return top


def _node_json(node: Node, raw: str) -> dict[str, Any]:
    big = node.above.bit_length() > LONGEST_BITS or node.below.bit_length() > LONGEST_BITS
    return {
        "kind": node.kind,
        "text": raw[node.start : node.end],
        "span": [node.start, node.end],
        "value": None if big else decimal_text(node.value),
        "unit": "元" if node.cash == 1 and node.kind != "number" else node.unit.text if node.unit is not None else None,
        "ops": node.ops,
        "label": node.label.strip(" :：") or None,
        "note": node.note or None,
        "children": [],
    }
