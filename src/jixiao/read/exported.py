"""Exports as labels and values, a line each: what a system writes of a form as XML, JSON or YAML, or with every cell in brackets."""

import re
from collections import Counter
from collections.abc import Iterator, Sequence

from jixiao.forms.grammar import export_keys, level_ranks, meanings, means
from jixiao.read.tree import TreeNode, tree_of

YAML = re.compile(r'\s*(?:-\s+)?([^\s:：\-"][^:："]{0,47}):(?:\s+(?:"(.*)"|\'(.*)\'|(.*)))?')
CLOSING = re.compile(r"\s*[\[\]{}]+\s*,?\s*")
BRACKETS = re.compile(r"\s*(?:\[[^\[\]]*\]\s*){2,}")
CELL = re.compile(r"\[([^\[\]]*)\]")
QUOTED = re.compile(r'\s*(?:-\s+)?[^\s:：\-"][^:："]{0,47}:\s+"')
LEAST, MOST = 6, 0.6
"""So many lines at least, and so large a part of them, say what an export is written in."""
NAMING = frozenset(("名称", "名", "标签", "字段", "项目", "标题", "label", "name", "title", "key", "field", "caption", "text"))
VALUE = frozenset(("值", "内容", "数据", "合计", "value", "val", "content", "data", "total", "amount"))
"""What names a label and its value in exports that have a pair for each."""
LETTERS = re.compile(r"[^0-9A-Za-z]")
HAN = re.compile("[\u4e00-\u9fff]")
TARGET = "指标值"
LEVELS = frozenset(("level1", "level2"))
OF_PROJECT = {"name": "项目名称", "title": "项目名称"}
MONEY, UNITS = "金额单位", frozenset(("元", "万元", "千元", "亿元"))
OF_INDICATOR = {"unit": "计量单位", "name": "三级指标", "title": "三级指标", "value": TARGET}
"""What keys mean beside levels that mean something else, or nothing, in the head of a form."""
PAIR = 2


def labelled_lines(texts: Sequence[str]) -> list[tuple[int, str]] | None:
    """Return the lines of an export, each with the number of that it stands in, a tab between label and value; None for other texts."""
    tree = tree_of(texts)
    if tree is not None:
        names = Counter(name for name, _ in holders(tree.root))
        lines = [(tree.start + line, text) for line, text in lines_of(tree.root, names)]
        before, behind = ([(n, texts[n]) for n in some] for some in (range(tree.start), range(tree.end, len(texts))))
        return [*before, *lines, *behind]
    if often(QUOTED, texts):
        return [(n, yaml_line(text)) for n, text in enumerate(texts)]
    if sum(BRACKETS.fullmatch(text) is not None for text in texts) >= LEAST:
        return [(n, "\t".join(CELL.findall(text)) if BRACKETS.fullmatch(text) else text) for n, text in enumerate(texts)]
    return None


def holders(node: TreeNode) -> Iterator[tuple[str, TreeNode]]:
    """Yield the names of what holds other things, all the way down."""
    for one in node.inner:
        if one.inner:
            yield one.name, one
            yield from holders(one)


def lines_of(node: TreeNode, names: Counter[str]) -> Iterator[tuple[int, str]]:
    """Yield the labels and values of what a node holds, in order; a name of its own or of a level as a line before what it holds."""
    for one in in_chinese(node.inner):
        pair = pair_of(one)
        if pair is not None:
            yield one.line, "\t".join(pair)
        elif not one.inner or (one.text and is_field_label(one.name)):
            yield one.line, f"{one.name}\t{one.text}" if one.name else one.text
            yield from lines_of(TreeNode("", one.line, inner=[own for own in one.inner if says_something(own)]), names)
        else:
            naming = naming_of(one)
            if naming is not None:
                yield one.line, f"{one.name}\t{naming.text}"
            elif any(level_ranks(one.name)) or (names[one.name] == 1 and HAN.search(one.name) and (meanings(one.name) or not leaves(one))):
                yield one.line, one.name
            inner = [valued(own, one.name) for own in one.inner if own is not naming]
            yield from lines_of(TreeNode("", one.line, inner=inner), names)
            if one.text:
                yield one.line, one.text


def says_something(node: TreeNode) -> bool:
    """Return whether an attribute beside a value is the form's: of the format's own, id="302" or type="text", nothing is lost."""
    return bool(node.inner or HAN.search(node.name + node.text) or key_of(node.name) in export_keys())


def naming_of(node: TreeNode) -> TreeNode | None:
    """Return what names the value of a node whose own name is a label (<一级指标 名称="产出指标">), None where nothing does."""
    return next((one for one in node.inner if one.name.lower() in NAMING and not one.inner), None) if is_field_label(node.name) else None


def leaves(node: TreeNode) -> list[TreeNode]:
    """Return what a node holds that holds nothing itself."""
    return [one for one in node.inner if not one.inner]


def valued(node: TreeNode, above: str) -> TreeNode:
    """Return a value that only says so with the label of the element around it, or as the target of what that one names."""
    if node.inner or node.name.lower() not in VALUE:
        return node
    above = label_of(above)
    if not is_field_label(above):
        return node
    return TreeNode(TARGET if means(above, "column") == "name" else above, node.line, node.text)


def in_chinese(nodes: Sequence[TreeNode]) -> list[TreeNode]:
    """Return nodes, keys in Latin letters as the labels that they stand for: those of an indicator where levels are among them."""
    keys = [key_of(node.name) for node in nodes]
    fields = {means(export_keys().get(key, ""), "column") for key in keys}
    own = OF_INDICATOR if fields & LEVELS else OF_PROJECT if {"department", "unit"} & {means(label_of(k), "field") for k in keys} else {}
    labels = export_keys() | own
    found = [TreeNode(labels.get(key, node.name), node.line, node.text, node.inner) for key, node in zip(keys, nodes, strict=True)]
    return [TreeNode(MONEY, node.line, node.text) if node.text in UNITS and own is not OF_INDICATOR else node for node in found]


def key_of(name: str) -> str:
    """Return a key in Latin letters as it is looked up, an empty one for another name."""
    return LETTERS.sub("", name).lower() if name.isascii() else ""


def label_of(name: str) -> str:
    """Return the label that a key in Latin letters stands for, another name as it is."""
    return export_keys().get(key_of(name), name)


def is_field_label(text: str) -> bool:
    """Return whether a text is the label of a field or the head of a column."""
    return any(meaning.group != "block" for meaning in meanings(text))


def pair_of(node: TreeNode) -> tuple[str, str] | None:
    """Return the label and the value that a node is a pair of: told by a label among two texts, or by what names them; None for others."""
    texts = [(one.name.lower(), one.text) for one in node.inner if not one.inner]
    if len(texts) < len(node.inner) or is_field_label(node.name):
        return None
    texts += [("value", node.text)] if node.text or len(texts) == 1 else []
    if len(texts) != PAIR:
        return None
    for (name, label), (other, value) in (texts, texts[::-1]):
        if not is_field_label(name) and not is_field_label(other) and (is_field_label(label) or (name in NAMING and other in VALUE)):
            return label, value
    return None


def often(pattern: re.Pattern[str], texts: Sequence[str]) -> bool:
    """Return whether most of the lines begin so."""
    count = sum(pattern.match(text) is not None for text in texts)
    return count >= LEAST and count >= MOST * sum(CLOSING.fullmatch(text) is None for text in texts)


def yaml_line(text: str) -> str:
    """Return a line of YAML as a label and its value; a label without one stays as it is."""
    found = YAML.fullmatch(text)
    if found is None:
        return text
    value = next((found[n] for n in (2, 3, 4) if found[n] is not None), "")
    return f"{found[1]}\t{value}" if value or text.rstrip().endswith('"') else found[1]
