"""What ``jixiao measure`` does, told at the terminal."""

from pathlib import Path

from jixiao.actions.records.measure_new import new_measure
from jixiao.actions.records.measure_trial import try_measures
from jixiao.actions.records.measures import MeasureSummary, list_measures, measure_summary
from jixiao.actions.records.office import office_for
from jixiao.cli.terminal import Terminal
from jixiao.ledger.measurefile import measures
from jixiao.ledger.measurepage import measure_page
from jixiao.ledger.measuring import chosen
from jixiao.sql.trial import Trial
from jixiao.write.as_json import as_json
from jixiao.write.columns import pad
from jixiao.write.hostile import visible


def tell_measures(terminal: Terminal, layout: str) -> int:
    """List the measures."""
    found = list_measures(terminal.lang)
    terminal.show(as_json(found) if layout == "json" else "".join(_line(measure, terminal) for measure in found))
    return 0


def _line(measure: MeasureSummary, terminal: Terminal) -> str:
    own = terminal.say("（本单位）", " (own)") if measure.own else ""
    return visible(f"{pad(measure.name, 34)}{measure.title}（{measure.unit}）{own}") + "\n"


def show_measure(terminal: Terminal, name: str, layout: str) -> int:
    """Print a measure's page."""
    measure = chosen(measures(), name)
    terminal.show(as_json(measure_summary(measure, terminal.lang)) if layout == "json" else measure_page(measure, terminal.lang))
    return 0


def start_measure(terminal: Terminal, name: str, folder: Path, ledger: str | None) -> int:
    """Write a measure to begin with and say what to do next."""
    file = new_measure(name, folder, ledger)
    terminal.show(
        terminal.say(
            f"已写入 {file}。改三段：头、SELECT、例子；改一次试一次：jixiao measure test {file}\n"
            f'用它：在 jixiao.toml 里写 office = ["{folder}"]，或运行时加 --office {folder}\n',
            f"Written: {file}. Change head, SELECT and examples, and try it each time: jixiao measure test {file}\n"
            f'To use it write office = ["{folder}"] in jixiao.toml, or run with --office {folder}\n',
        )
    )
    return 0


def tell_trials(terminal: Terminal, which: str, office: Path | None) -> int:
    """Try the measures that a folder, a file or a name means, and tell what is wrong; return 1 when anything is."""
    tested = try_measures(which, office_for(office, None, Path.cwd()))
    for wrong in tested.problems:
        terminal.show(visible(wrong.sentence(terminal.lang)) + "\n")
    for trial in tested.trials:
        tell_trial(terminal, trial, ("度量", "Measure"))
    return 1 if tested.problems or any(trial.faults for trial in tested.trials) else 0


def tell_trial(terminal: Terminal, trial: Trial, sort: tuple[str, str], after: tuple[str, str] = ("", "")) -> None:
    """Tell what is wrong with a rule or measure, else that all is well and what comes after."""
    for zh, en in trial.faults:
        terminal.show(visible(terminal.say(zh, en)) + "\n")
    zh = f"{sort[0]} {trial.name}：{trial.examples} 个例子，{trial.changes} 处改动"
    en = f"{sort[1]} {trial.name}: {trial.examples} examples, {trial.changes} changes"
    if trial.faults:
        terminal.show(terminal.say(f"{zh}；{len(trial.faults)} 处不对。\n", f"{en}; {len(trial.faults)} faults.\n"))
    else:
        zh, en = f"{zh}，例子全对，每处改动都有例子发现。", f"{en}: the examples fit and notice every change."
        terminal.show(terminal.say(f"{zh}{after[0]}\n", f"{en}{after[1]}\n"))
