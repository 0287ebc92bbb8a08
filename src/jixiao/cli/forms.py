"""What the commands ``write`` and ``form`` tell: the form used, what it has no place for, what is wrong with a layout file."""

from collections.abc import Iterable
from pathlib import Path
from typing import TypeVar

from jixiao.actions.form import Checked
from jixiao.actions.write import Outcome, titles
from jixiao.cli.terminal import Terminal
from jixiao.errors import UsageWrong
from jixiao.forms.layout import Layout
from jixiao.system.sentences import quoted
from jixiao.write.columns import pad
from jixiao.write.page import KIND_WORDS

DONE, WRONG = 0, 2
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
        raise UsageWrong(f"缺少参数 {name}。用法见 jixiao form --help。", f"{name} is missing. See jixiao form --help.")
    return value


def tell_written(terminal: Terminal, outcome: Outcome, to: Path) -> int:
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
    lines = []
    for form in forms:
        kind = KIND_WORDS[form.kind][lang == "en"]
        title = quoted(form.title) if lang == "en" else form.title
        memory = ("", " (from memory)") if lang == "en" else ("", "（凭记忆）")
        lines.append(f"{pad(form.name, 26)}{pad(form.units[0], 6)}{title}{memory[form.from_memory]}  {kind}\n")
    return "".join(lines)
