"""What is told of a corpus that was made or audited."""

from pathlib import Path

from jixiao.actions.corpus import About, CorpusReport
from jixiao.audit.load import shipped_rules
from jixiao.cli.terminal import Terminal

SHOWN = 20
"""Rules that the text lists: those that fail most."""


def made(about: About, out: Path, terminal: Terminal) -> str:
    """Return where a corpus was made, and with how many faults."""
    planted = sum(about.planted.values())
    return terminal.say(f"已造出语料库 {out}，埋下 {planted} 处毛病。\n", f"Made: {out}, with {planted} planted faults.\n")


def found_in(report: CorpusReport, terminal: Terminal) -> str:
    """Return the report for people: what was judged, then the rules that fail most, each with what it is about."""
    found = report.failed_by_code
    most = sorted(found.items(), key=lambda pair: (-pair[1], pair[0]))[:SHOWN]
    size = terminal.say(
        f"{report.documents} 份文件，{report.projects} 个项目，{report.indicators} 个指标",
        f"{report.documents} documents, {report.projects} projects, {report.indicators} indicators",
    )
    verdicts = terminal.say(
        f"{report.rules} 条规则：不通过 {report.failed}，无法判定 {report.unknown}，通过 {report.passed}",
        f"{report.rules} rules: {report.failed} fail, {report.unknown} unknown, {report.passed} pass",
    )
    broken = [f"{code}  {why}" for code, why in report.problems.items()]
    titles = {rule.code: terminal.say(rule.head.title.zh, rule.head.title.en) for rule in shipped_rules()}
    lines = [f"{code}  {number:>7}  {titles.get(code, '')}".rstrip() for code, number in most]
    left = len(found) - len(most)
    more = (
        [terminal.say(f"另有 {left} 条规则有不通过的，全部见 --format json", f"{left} more rules fail; --format json tells all")]
        if left
        else []
    )
    return "\n".join([size, verdicts, *lines, *more, *broken, f"digest {report.digest}"]) + "\n"
