"""How a report is to be laid out: language, columns, colours, how much; every writer of text gets one."""

from collections.abc import Mapping
from typing import Literal, NamedTuple

from jixiao.model.finding import Finding
from jixiao.values.width import width
from jixiao.write.paint import Paint

Lang = Literal["zh", "en"]
SEVERITY_WORDS = {"error": ("错误", "error"), "warning": ("警告", "warning"), "note": ("提示", "note")}
UNDECIDED = ("待定", "open")
NUMERALS = "一二三四五六七八九十"
KIND_WORDS = {
    "declaration": ("绩效目标申报表", "declaration of performance targets"),
    "monitoring": ("绩效运行监控表", "performance monitoring form"),
    "self_evaluation": ("绩效自评表", "performance self-evaluation"),
    "whole_department": ("部门整体支出绩效目标表", "whole-department performance targets"),
    "review": ("绩效目标审核表", "review of performance targets"),
}


class Links(NamedTuple):
    """Where a page of the workbench leads from a score: how the addresses begin of a record's page, and of a project's by its place from 1.

    ``after`` is what follows the project's place.
    """

    records: str = ""
    projects: str = ""
    after: str = ""


class Page(NamedTuple):
    """Language (``zh`` or ``en``), columns, colours, whether everything is spelled out, what the ledgers are called in both, where it leads."""

    lang: Lang = "zh"
    columns: int = 80
    paint: Paint = Paint()
    verbose: bool = False
    ledgers: Mapping[str, tuple[str, str]] = {}
    links: Links = Links()

    def ledger(self, name: str) -> str:
        """Return what a ledger is called in the page's language."""
        return self.say(*self.ledgers.get(name, (name, name)))

    def say(self, zh: str, en: str) -> str:
        """Return the text in the page's language."""
        return en if self.lang == "en" else zh

    def severity(self, finding: Finding) -> str:
        """Return 错误, 警告 or 提示; 待定 for what could not be judged."""
        return self.say(*(SEVERITY_WORDS[finding.severity] if finding.verdict == "fail" else UNDECIDED))

    def kind(self, kind: str | None) -> str:
        """Return the form's name in the page's language."""
        return self.say(*KIND_WORDS.get(kind or "", ("绩效文件", "performance document")))

    def number(self, amount: int, zh: str, en: str) -> str:
        """Return ``3 个错误`` or ``3 errors``; the English noun takes its s."""
        return f"{amount} {zh}" if self.lang != "en" else f"{amount} {en}{'' if amount == 1 else 's'}"

    def numeral(self, number: int) -> str:
        """Return what stands before the title of a section, from 1 to 10: ``一、`` or ``1. ``."""
        return self.say(f"{NUMERALS[number - 1]}、", f"{number}. ")

    def columns_of_label(self) -> int:
        """Return how many columns the longest label of a finding takes: 改法, basis."""
        return 5 if self.lang == "en" else 4

    def section(self, title: str) -> list[str]:
        """Return a section's title with a line to the right edge, after an empty line."""
        return ["", f"{self.paint('strong', title)} {self.paint('dim', '─' * max(0, self.columns - 1 - width(title)))}"]
