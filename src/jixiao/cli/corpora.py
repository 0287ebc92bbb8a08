"""What is told of a corpus that was made or audited."""

from pathlib import Path

from jixiao.actions.corpus import About, CorpusReport
from jixiao.cli.terminal import Terminal

SHOWN = 20
"""Rules that the text lists: those with the most findings."""


def made(about: About, out: Path, terminal: Terminal) -> str:
    """Return where a corpus was made, and with how many faults."""
    planted = sum(about.planted.values())
    return terminal.say(f"已造出语料库 {out}，埋下 {planted} 处毛病。\n", f"Made: {out}, with {planted} planted faults.\n")


def found(report: CorpusReport, terminal: Terminal) -> str:
    """Return the report for people: what was judged, then the rules with the most findings."""
    most = sorted(report.by_code.items(), key=lambda pair: (-pair[1], pair[0]))[:SHOWN]
    size = terminal.say(
        f"{report.documents} 份文件，{report.projects} 个项目，{report.indicators} 个指标",
        f"{report.documents} documents, {report.projects} projects, {report.indicators} indicators",
    )
    verdicts = terminal.say(
        f"{report.rules} 条规则：不通过 {report.failed}，无法判定 {report.unknown}，通过 {report.passed}",
        f"{report.rules} rules: {report.failed} fail, {report.unknown} unknown, {report.passed} pass",
    )
    broken = [f"{code}  {why}" for code, why in report.problems.items()]
    return "\n".join([size, verdicts, *(f"{code}  {number}" for code, number in most), *broken, f"digest {report.digest}"]) + "\n"
