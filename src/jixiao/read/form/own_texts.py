"""The texts that a form asks for itself (立项依据, 项目概况, 测算依据): the sections of a narrative, told in the form's own cells."""

import re
from collections.abc import Iterable
from typing import Any

from jixiao.forms.keys import label_key
from jixiao.model.document import Narrative
from jixiao.read.form.items import Item
from jixiao.read.form.pairs import Pair, text_of
from jixiao.read.narrative import NarrativeRead, SectionLine, budget
from jixiao.read.notebook import Notebook
from jixiao.read.wording import is_placeholder

ASKED = {
    "basis": re.compile("(?:立项|设立|申报|政策|申请)的?依据"),
    "overview": re.compile("(?:概况|概述|基本情况)$"),
    "plan": re.compile("(?:实施|进度)计划$"),
    "budget": re.compile(
        "(?:测算|计算)(?:依据|过程|明细|说明|情况|标准)|(?:经费|资金|预算|支出)测算$|预算(?:成本)?构成|(?:支出|预算)明细$"
    ),
}
"""Labels of a form that ask for what the sections of a narrative hold."""


def own_texts(found: Iterable[Pair], notebook: Notebook) -> NarrativeRead:
    """Return what the texts of a form say, places in a notebook of its own; in ``notebook`` those left empty, by the section that they are."""
    texts: dict[str, Any] = {}
    firsts: dict[str, list[Item]] = {}
    empty: dict[str, Pair] = {}
    for pair in found:
        section = section_asked(pair.label)
        if section is None:
            continue
        text, first = own_text(pair)
        if text is not None:
            texts[section] = "\n".join(dict.fromkeys(filter(None, (texts.get(section), text))))
            firsts.setdefault(section, []).append(first)
        elif (pair.empty or pair.hint) and not is_heading(pair.label):
            empty.setdefault(section, pair)
    for section, pair in empty.items():
        if section not in texts:
            notebook.blank(f"/narrative/{section}", pair.blank_at)
    own = Notebook()
    for section, items in firsts.items():
        own.at(f"/narrative/{section}", items[0].cell.place)
    pieces = [SectionLine(first.cell.text, first.cell.place, 0) for first in firsts.get("budget", ())]
    costs, total = budget(texts.get("budget"), pieces, own)
    return NarrativeRead(None, None, Narrative(**texts), costs, total, None, None, own)


def own_text(pair: Pair) -> tuple[str | None, Item]:
    """Return the text beside a label, None for a blank or a template's words, and where it begins."""
    if all(is_placeholder(value.text) for value in pair.values if value.text):
        return None, pair.label
    return text_of(pair)


def is_heading(label: Item) -> bool:
    """Return whether a label stands in a line of its own, as headings do: then nothing is seen to be empty beside it."""
    return label.loose and not label.text.rstrip().endswith((":", "："))


def section_asked(label: Item) -> str | None:
    """Return the section of a narrative that a label of a form asks for, None for another label."""
    if label.means("other") != "text":
        return None
    key = label_key(label.text)
    return next((section for section, words in ASKED.items() if words.search(key)), None)
