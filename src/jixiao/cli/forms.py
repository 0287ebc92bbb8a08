"""What the commands ``write`` and ``form`` tell: the form used, what it has no place for, what is wrong with a layout file."""

from collections.abc import Iterable
from itertools import groupby
from pathlib import Path
from typing import TypeVar

from jixiao.actions.form import Checked
from jixiao.actions.write import WritingOutcome, titles
from jixiao.cli.terminal import Terminal
from jixiao.errors import UsageWrong
from jixiao.forms.layout import Layout
from jixiao.system.sentences import quoted
from jixiao.write.columns import pad
from jixiao.write.page import KIND_WORDS

DONE, WRONG = 0, 2
UNITS = {"元": "yuan", "万元": "10k yuan"}
GROUPS = {
    "funding": "Funding",
    "goals": "Goals",
    "narrative": "Narrative",
    "indicators": "Indicator",
    "indicators_medium_term": "Indicator",
}
T = TypeVar("T")


def needs(value: T | None, name: str) -> T:
    """Return the value; UsageWrong names what is missing."""
    if value is None:
        raise UsageWrong(
            f"缺少参数 {name}。例如：jixiao form blank shanghai-district --to 空表.xlsx。用法见 jixiao form --help。",
            f"{name} is missing. For example: jixiao form blank shanghai-district --to blank.xlsx (see jixiao form --help).",
        )
    return value


def tell_written(terminal: Terminal, outcome: WritingOutcome, to: Path) -> int:
    """Tell what was written and how; return the exit code."""
    for unreadable in outcome.unreadable:
        terminal.fail(unreadable)
    if outcome.written is None:
        return WRONG
    used = "、".join(layout.title for layout in outcome.written.layouts)
    terminal.tell(terminal.say(f"已写入 {to}。", f"Written: {to}.") + (terminal.say(f"版式：{used}。", f" Form: {used}.") if used else ""))
    if outcome.written.lost:
        left = "、".join(dict.fromkeys(title_of(field) for _, field in outcome.written.lost))
        terminal.tell(
            terminal.say(
                f"这些内容在版式里没有栏目，没有写出：{left}。可用 --form 换一个版式，或写成 json。",
                f"The form has no place for: {left}. Choose another with --form, or write json.",
            )
        )
    if outcome.personal:
        terminal.inform(
            f"里面有 {outcome.personal} 处个人信息，照原文写了，只供自己留用；要公开，写成 .zip 或用 jixiao publish，有个人信息就不写。",
            f"Personal data in {outcome.personal} places stands there as it was, for your own use; what is to be public: write .zip or jixiao publish.",
        )
    if signs := outcome.written.missing:
        terminal.tell(
            terminal.say(
                f"中文字体里没有这些字，PDF 里显示为方框：{signs}。", f"The font lacks these characters; the PDF shows boxes: {signs}."
            )
        )
    return DONE


def tell_blank(terminal: Terminal, layout: Layout, to: Path) -> int:
    """Tell that an empty form was written, and how it comes back; return the exit code."""
    terminal.tell(
        terminal.say(
            f"已写入空表 {to}：{layout.title}。填好后用 jixiao audit {to.name} 检查。",
            f"Blank form written: {to} ({layout.title}). Once filled in, check it with jixiao audit {to.name}.",
        )
    )
    return DONE


def title_of(pointer: str) -> str:
    """Return the Chinese title of a field by its pointer below the project."""
    group, _, field = pointer.strip("/").partition("/")
    key = f"{GROUPS.get(group, 'Project')}.{field or group}"
    return titles().get(key, pointer)


def tell_problems(terminal: Terminal, checked: Checked) -> int:
    """Show what is wrong with a layout file, or that nothing is; return the exit code."""
    if checked.problems or checked.layout is None:
        terminal.show("".join(f"{problem.sentence(terminal.lang)}\n" for problem in checked.problems))
        return WRONG
    layout = checked.layout
    cells = sum(len(row.cells) for row in (*layout.rows, *layout.foot))
    columns = len(layout.indicators.columns) if layout.indicators else 0
    terminal.show(
        terminal.say(
            f"版式没有问题：“{layout.title}”，{cells} 格，绩效指标 {columns} 列。\n",
            f"The form is right: “{layout.title}”, {cells} cells, {columns} columns of indicators.\n",
        )
    )
    return DONE


def form_list(forms: Iterable[Layout], lang: str) -> str:
    """Return the forms as lines: name, kind, unit, title, and whether the layout is from memory."""
    english = lang == "en"
    heads = ("NAME", "MONEY IN", "TITLE") if english else ("名称", "金额", "表")
    doubt = " (not held against the official form)" if english else "（未与官方原表核对）"
    lines = [_listed(heads)]
    for kind, own in groupby(sorted(forms, key=lambda form: [*KIND_WORDS].index(form.kind)), key=lambda form: form.kind):
        lines.append(f"\n{KIND_WORDS[kind][english]}\n")
        for form in own:
            title = quoted(form.title) if english else form.title
            unit = UNITS.get(form.units[0], form.units[0]) if english else form.units[0]
            lines.append(_listed((form.name, unit, title + doubt * form.from_memory)))
    return "".join(lines)


def _listed(cells: tuple[str, str, str]) -> str:
    name, unit, title = cells
    return f"{pad(name, 26)}{pad(unit, 10)}{title}\n"
