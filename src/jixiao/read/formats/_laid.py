"""Divisions of a web page that stand as the rows and cells of a table."""

from itertools import takewhile

from jixiao.forms.grammar import meanings
from jixiao.read.formats._xml import Node

LEAST_LAID, LEAST_LABELLED, MOST_ALONE = 4, 2, 2
"""So many divisions one after another make the rows of a table, so many of them begin with a label, and each holds so many at least;
a cell holds no more, itself counted."""
BLOCKS = frozenset(("div", "p", "li", "section", "table", "ul", "ol", "h1", "h2", "h3", "h4", "h5", "h6"))


def rows_laid(nodes: list[Node]) -> list[Node]:
    """Return the elements from the first on that stand as rows of a table: divisions that hold nothing but divisions, some of them labels."""
    found = list(takewhile(is_row, nodes))
    labels = sum(bool(meanings("".join(next(iter(row)).itertext()).strip())) for row in found)
    return found if len(found) >= LEAST_LAID and labels >= LEAST_LABELLED else []


def is_row(node: Node) -> bool:
    """Return whether an element is a row of cells: a division with two or more in it, each of one text, and nothing beside them."""
    if node.tag != "div" or len(node) < MOST_ALONE or (node.text or "").strip() or (node.tail or "").strip():
        return False
    return all(
        cell.tag == "div" and not (cell.tail or "").strip() and sum(one.tag in BLOCKS for one in cell.iter()) <= MOST_ALONE for cell in node
    )
