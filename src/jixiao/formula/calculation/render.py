"""A result for a terminal: the verdict, the working as a tree, and a caret under what is wrong."""

from collections.abc import Iterator
from fractions import Fraction

from jixiao.formula.calculation.tree import Node, Result, Span, decimal_text
from jixiao.values.width import width

DEEPEST_DRAWN = 12
_RED, _GREEN, _YELLOW, _DIM, _OFF = "\x1b[31;1m", "\x1b[32;1m", "\x1b[33;1m", "\x1b[2m", "\x1b[0m"
_KINDS = {
    "zh": {"number": "数", "sum": "和", "product": "积", "equation": "等式", "total": "合计", "list": "各项之和"},
    "en": {"number": "number", "sum": "sum", "product": "product", "equation": "equation", "total": "total", "list": "list"},
}
_TEXTS: dict[str, dict[object, str]] = {
    "zh": {
        True: "成立", False: "不成立", None: "未判定", "gives": "算得 {value}", "said": "写明 {stated}", "gap": "相差 {gap}",
        "note": "注", "slip": "可能", "why": "原因", "cut": "…（更深的层次从略）",
    },
    "en": {
        True: "holds", False: "does not hold", None: "not judged", "gives": "gives {value}", "said": "states {stated}", "gap": "off by {gap}",
        "note": "note", "slip": "perhaps", "why": "because", "cut": "… (deeper levels left out)",
    },
}  # fmt: skip


def render_tree(result: Result, color: bool = False, lang: str = "zh") -> str:
    """Return the result for a terminal: head line, the text with carets under what is wrong, the working, the notes."""
    words = _TEXTS["en" if lang == "en" else "zh"]
    lines = [_headline(result, words, color), *_pointed(result, lang, color)]
    if result.working is not None and result.value is not None and result.working.kind != "number":
        lines += [""] + [f"  {line}" for line in _tree(result.working, result, lang, words)]
    for note in result.notes:
        lines.append(_painted(f"  {words['note']}: {note.en if lang == 'en' else note.zh}", _DIM, color))
    return "\n".join(lines)


def _headline(result: Result, words: dict[object, str], color: bool) -> str:
    parts = [_painted(words[result.holds], {True: _GREEN, False: _RED, None: _YELLOW}[result.holds], color)]
    if result.value is not None:
        parts.append(words["gives"].format(value=_figure(result.value, result.unit)))
    if result.stated is not None:
        parts.append(words["said"].format(stated=_figure(result.stated, result.unit)))
    if result.holds is False and result.difference is not None:
        parts.append(words["gap"].format(gap=_figure(result.difference, result.unit)))
    return "  ".join(parts)


def _figure(value: Fraction, unit: str | None) -> str:
    text = decimal_text(value)
    whole, point, part = text.partition(".")
    sign, digits = ("-", whole[1:]) if whole.startswith("-") else ("", whole)
    grouped = f"{int(digits):,}" if len(digits) < 60 else digits
    return f"{sign}{grouped}{point}{part[:12]}{' ' + unit if unit else ''}"


def _pointed(result: Result, lang: str, color: bool) -> Iterator[str]:
    """Yield the text and, under it, carets at the slip or at what cannot be read, with the sentence."""
    span, sentence = _pointer(result, lang)
    if span is None:
        yield f"  {_shown(result.raw)}"
        if sentence:
            yield f"  {sentence}"
        return
    line, start, end = _around(result.raw, span)
    yield f"  {line}"
    carets = " " * width(line[:start]) + "^" * max(1, width(line[start:end]))
    yield "  " + _painted(f"{carets} {sentence}".rstrip(), _RED if result.holds is False else _YELLOW, color)


def _pointer(result: Result, lang: str) -> tuple[Span | None, str]:
    words = _TEXTS["en" if lang == "en" else "zh"]
    if result.slip is not None:
        text = result.slip.en if lang == "en" else result.slip.zh
        return result.slip.span or result.span, f"{words['slip']}: {text}"
    if result.holds is False and result.value is not None:
        return result.span, words["gives"].format(value=_figure(result.value, result.unit))
    if result.problem is not None:
        return result.problem_span, (result.problem_en or result.problem) if lang == "en" else result.problem
    return None, ""


def _shown(text: str) -> str:
    line = "".join(" " if char in "\n\r\t" else char for char in text if char.isprintable() or char in "\n\r\t")
    return line if len(line) <= 400 else line[:400] + "…"


def _around(raw: str, span: Span, reach: int = 60) -> tuple[str, int, int]:
    """Return the part of a long text around the span, and where the span stands in it."""
    first = max(0, span[0] - reach) if len(raw) > 3 * reach else 0
    last = min(len(raw), span[1] + reach) if len(raw) > 3 * reach else len(raw)
    before, inside, after = _shown(raw[first : span[0]]), _shown(raw[span[0] : span[1]]), _shown(raw[span[1] : last])
    lead = "…" if first else ""
    return f"{lead}{before}{inside}{after}{'…' if last < len(raw) else ''}", len(lead + before), len(lead + before + inside)


def _tree(root: Node, result: Result, lang: str, words: dict[object, str]) -> Iterator[str]:
    """Yield the lines of the working, drawn with a stack."""
    todo: list[tuple[Node, str, str, int]] = [(root, "", "", 0)]
    while todo:
        node, lead, below, depth = todo.pop()
        yield lead + _node_line(node, result, lang)
        if depth >= DEEPEST_DRAWN and node.children:
            yield below + words["cut"]
            continue
        last = len(node.children) - 1
        drawn = [
            (child, below + ("└─ " if at == last else "├─ "), below + ("   " if at == last else "│  "), depth + 1)
            for at, child in enumerate(node.children)
        ]
        todo += reversed(drawn)


def _node_line(node: Node, result: Result, lang: str) -> str:
    text = _shown(result.raw[node.start : node.end]).strip()
    note = f"（{node.note}）" if node.note and node.kind == "number" else ""
    label = node.label.strip(" :：")
    head = f"{label} " if label and node.kind == "number" else ""
    if node.kind == "number":
        return f"{head}{text}{note}"
    unit = "元" if node.cash == 1 else None
    big = node.above.bit_length() > 4000
    kind = _KINDS["en" if lang == "en" else "zh"][node.kind]
    return f"{kind} {text} = {'…' if big else _figure(node.value, unit)}"


def _painted(text: str, paint: str, color: bool) -> str:
    return f"{paint}{text}{_OFF}" if color else text
