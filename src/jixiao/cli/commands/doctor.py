"""``jixiao doctor``: tells what is there on this system, what protects, and what works."""

from datetime import UTC, datetime

from jixiao.actions.doctor import Check, look_around
from jixiao.cli.options import command, layout_option
from jixiao.cli.terminal import Terminal
from jixiao.write.as_json import as_json

DONE, LACKING = 0, 1
SIGNS = {"good": ("good", "✓"), "lacking": ("warning", "–"), "bad": ("error", "✗")}


@command("doctor")
@layout_option("text", "json")
def run(terminal: Terminal, /, *, layout: str) -> int:
    """Tell every check as it is done; return 1 where the main job can't run."""
    checks: list[Check] = []
    for check in look_around(datetime.now(tz=UTC).astimezone()):
        checks.append(check)
        if layout == "text":
            terminal.show(_line(check, terminal))
    if layout == "json":
        terminal.show(as_json(checks))
    return LACKING if any(check.vital and check.state != "good" for check in checks) else DONE


def _line(check: Check, terminal: Terminal) -> str:
    style, sign = SIGNS[check.state]
    return f"{terminal.page().paint(style, sign)} {terminal.say(check.zh, check.en)}\n"
