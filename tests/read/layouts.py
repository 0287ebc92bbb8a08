"""Ways in which people's copies of one declaration differ, as rewritings of the tab-separated text."""

import re
from collections.abc import Callable

Rewriting = Callable[[str], str]

LABELS = {
    "项目绩效目标": "项目 绩效 目标",
    "满意度指标\t服务": "满意 度指 标\t服务",
    "一级指标": "一级 指标",
    "产出指标": "产出 指标",
    "数量指标": "数量 指标",
    "绩效指标\t": "绩效 指标\t",
}


def each_row(text: str, change: Callable[[list[str]], str]) -> str:
    """Return ``text`` with every tab-separated row rewritten."""
    return "\n".join(change(line.split("\t")) if "\t" in line else line for line in text.split("\n"))


def pipes(text: str) -> str:
    return each_row(text, lambda cells: "| " + " | ".join(cells) + " |")


def open_pipes(text: str) -> str:
    return each_row(text, lambda cells: " | ".join(cells) + " |")


def wide_blanks(text: str) -> str:
    return each_row(text, lambda cells: "    ".join(cell for cell in cells if cell))


def single_blanks(text: str) -> str:
    return each_row(text, lambda cells: " ".join(cell for cell in cells if cell))


def cell_a_line(text: str) -> str:
    return each_row(text, lambda cells: "\n".join(cell for cell in cells if cell))


def piped_cell_a_line(text: str) -> str:
    return each_row(text, lambda cells: "\n".join(f"{cell} |" for cell in cells if cell))


def without_headings(text: str) -> str:
    return re.sub(r"^#+ *", "", text, flags=re.M)


def wrong_headings(text: str) -> str:
    return re.sub(r"^### ", "## ", text, flags=re.M)


def broken_labels(text: str) -> str:
    for label, broken in LABELS.items():
        text = text.replace(label, broken)
    return text


def half_width(text: str) -> str:
    return each_row(text, lambda cells: "\t".join(cells).replace("：", ":").replace("（", "(").replace("）", ")"))


def noted_labels(text: str) -> str:
    return text.replace("\t数量指标\t", "\t数量指标（必填）\t").replace("\t产出指标\t", "\t产出指标(50分)\t").replace("项目名称\t", "项目名称：\t")


def interrupted(text: str) -> str:
    return text.replace("\t产出指标\t", "\n\n- 3 -\n\f\n\t产出指标\t").replace("主管部门\t", "\n第 2 页 共 9 页\n\n主管部门\t")


def escaped(text: str) -> str:
    return text.replace("*", "\\*")


def entities(text: str) -> str:
    return text.replace("≥", "&ge;").replace("<", "&lt;")


def invisible(text: str) -> str:
    return text.replace("项目名称", "项目\u200b名称").replace("主管部门", "\u202a主管部门\u202c")


ROWS: dict[str, Rewriting] = {
    "pipes": pipes,
    "open_pipes": open_pipes,
    "wide_blanks": wide_blanks,
    "single_blanks": single_blanks,
    "cell_a_line": cell_a_line,
    "piped_cell_a_line": piped_cell_a_line,
}
SIGNS: dict[str, Rewriting] = {
    "without_headings": without_headings,
    "wrong_headings": wrong_headings,
    "broken_labels": broken_labels,
    "half_width": half_width,
    "noted_labels": noted_labels,
    "interrupted": interrupted,
    "escaped": escaped,
    "entities": entities,
    "invisible": invisible,
}
