"""The narrative 项目经费情况说明 with its headings in the styles that units use."""

from collections.abc import Iterator

from layouts.block import Block, Paragraph
from layouts.known import Form

SECTIONS = (
    ("overview", "项目概述"),
    ("basis", "立项依据"),
    ("implementer", "实施主体"),
    ("plan", "实施方案"),
    ("period", "实施周期"),
    ("budget", "年度预算安排"),
)
NUMERALS = "一二三四五六七"
HEADINGS = {
    "numbered": "项目经费情况说明{number}",
    "name behind": "项目经费情况说明{number} {name}",
    "name before": "{name}项目经费情况说明",
    "name alone": "{name}",
    "none": "",
}
"""What stands above a narrative, by the style's name."""


def narrative(form: Form, style: str, number: int | None) -> Iterator[Block]:
    """Yield the paragraphs of a narrative; ``number`` is the project's among several."""
    manner, _, sections = style.partition("/")
    told = HEADINGS[manner].format(number=f" {number}" if number else "", name=form.name)
    if told:
        yield Paragraph(told, 2)
    for at, (field, title) in enumerate(SECTIONS):
        text: str = getattr(form.story, field)
        yield from section(f"{NUMERALS[at]}、{title}", text.split("\n"), inline=sections == "inline")
    yield from section(f"{NUMERALS[6]}、绩效目标", ["见附表。"], inline=False)


def section(title: str, lines: list[str], *, inline: bool) -> Iterator[Block]:
    """Yield one section: its heading, then its lines; or both on one line."""
    if inline and len(lines) == 1:
        yield Paragraph(f"{title}：{lines[0]}")
        return
    yield Paragraph(title, 3)
    yield from (Paragraph(line) for line in lines)
