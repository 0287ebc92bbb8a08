"""What the command ``ledger`` tells: the ledgers there are, and what is wrong in a folder of them."""

from collections.abc import Collection, Iterable
from itertools import groupby
from pathlib import Path

from jixiao.actions.records.ledger_begin import Begun, begin_ledgers, declared_in
from jixiao.actions.records.ledgers import CheckReport, LedgerSummary, ProblemSummary, check_folder, write_templates
from jixiao.cli.terminal import Terminal, read_stdin
from jixiao.errors import UsageWrong
from jixiao.evaluate.draft import Draft
from jixiao.evaluate.needed import Need
from jixiao.ledger.schema import ledgers
from jixiao.system.sentences import quoted
from jixiao.write.as_json import as_json
from jixiao.write.columns import pad
from jixiao.write.hostile import visible
from jixiao.write.page import Page


def folder_of(folder: str | None) -> str:
    """Return the folder or name; UsageWrong where none is given."""
    if folder is None:
        raise UsageWrong("缺少文件夹或名称。用法见 jixiao ledger --help。", "The folder or name is missing. See jixiao ledger --help.")
    return folder


def begin(terminal: Terminal, folder: Path, declaration: str | None) -> int:
    """Write the spreadsheets of all ledgers, or of those that a declaration needs; return the exit code."""
    if declaration is not None:
        terminal.show(begun_for(begin_ledgers(folder, declaration, read_stdin), folder, terminal.page()))
        return 0
    files = write_templates(folder)
    terminal.inform(f"已写入 {len(files)} 个台账模板：{folder}。", f"Written: {len(files)} ledgers in {folder}.")
    return 0


def check(terminal: Terminal, folder: Path, layout: str, *, declaration: str | None, refusing: bool) -> int:
    """Check a folder of ledgers; return 1 where there is anything to look at."""
    declared = declared_in(declaration, read_stdin) if declaration is not None else ()
    report = check_folder(folder, terminal.lang, declared, strict=refusing)
    terminal.show(as_json(report) if layout == "json" else check_lines(report, terminal.page()))
    return 1 if report.problem_count or report.doubt_count else 0


def begun(file: Path, drafted: Draft | None, page: Page) -> str:
    """Return what to do with a ledger that was begun."""
    told = page.say(
        f"已写入 {file}。改列，然后写出模板：jixiao ledger init 文件夹 --office {file.parent}\n"
        f'一直用它：在 jixiao.toml 里写 office = ["{file.parent}"]；为它写度量：jixiao measure new 名称 --to {file.parent}\n',
        f"Written: {file}. Change its columns, then write the templates: jixiao ledger init DIR --office {file.parent}\n"
        f'To use it always write office = ["{file.parent}"] in jixiao.toml; a measure of it: jixiao measure new NAME --to {file.parent}\n',
    )
    return told if drafted is None else told + _bound_so(file.stem, drafted, page)


def _bound_so(ledger: str, drafted: Draft, page: Page) -> str:
    """Return the lines of the bindings that prove the indicator by the ledger begun for it."""
    params = ", ".join(f'{name} = "{value}"' for name, value in drafted.params.items())
    lines = [f'measure = "{drafted.measure}"', f'ledger = "{ledger}"', *([f"params = {{ {params} }}"] if params else [])]
    head = page.say("指标这样对应（bindings.toml）：", "Bind the indicator so (bindings.toml):")
    return "\n".join((head, *(f"  {line}" for line in lines), ""))


def begun_for(found: Begun, folder: Path, page: Page) -> str:
    """Return which ledgers were begun for a declaration, what each proves, and what has to be kept besides."""
    lines = [
        page.say(f"已写入 {len(found.files)} 个台账：{folder}", f"Written: {len(found.files)} ledgers in {folder}"),
        page.say(
            f"按行业“{'、'.join(title.zh for title in found.sectors)}”提出台账，用途和收款人类别也用它们的词。",
            f"Ledgers, purposes and kinds of payee are those of: {', '.join(title.en for title in found.sectors)}.",
        ),
    ]
    for file, names in found.files:
        proves = page.say(f"证明 {'、'.join(names)}", f"proves {', '.join(names)}") if names else ""
        lines.append(visible(f"  {pad(file.name, 28)}{proves}".rstrip()))
    proved = found.total - len(found.left)
    lines.append(page.say(f"{found.total} 个指标，{proved} 个有台账可以证明。", f"{proved} of {found.total} indicators can be proved."))
    if found.left:
        lines.append(page.say("下面的没有台账说到：", "No ledger speaks of these:"))
    kept = {file.stem.partition(" ")[2] for file, _ in found.files}
    lines += [visible(f"  {_kept_how(need, kept, page)}") for need in found.left]
    own = page.say("自建台账：jixiao ledger new 名称 --to 文件夹", "A ledger of your own: jixiao ledger new NAME --to DIR")
    check = page.say(f"填好后：jixiao ledger check {folder}", f"When filled: jixiao ledger check {folder}")
    return "\n".join((*lines, *([own] if found.left else []), check, ""))


def _kept_how(need: Need, kept: Collection[str], page: Page) -> str:
    """Return an indicator without a ledger and in which ledgers there are columns for it, those already kept first."""
    titles = sorted((ledgers()[name].title.zh for name in need.fitting), key=lambda title: title not in kept)[:3]
    what = f"{need.name or '（无名称）'} {need.target or ''}".rstrip()
    if titles:
        return page.say(
            f"{what}：可记在{'、'.join(f'“{t}”' for t in titles)}里", f"{what}: could be kept in {', '.join(f'“{t}”' for t in titles)}"
        )
    return page.say(f"{what}：没有合用的列，须另有依据", f"{what}: no ledger has the columns; keep other proof")


def ledger_lines(found: Iterable[LedgerSummary], page: Page) -> str:
    """Return the ledgers as lines: name, title, what it is for, its columns."""
    lines = []
    for ledger in found:
        columns = "、".join(f"{c.title}*" if c.required else c.title for c in ledger.columns)
        title, heads = page.say(ledger.title, quoted(ledger.title)), page.say(columns, quoted(columns))
        lines += [f"{pad(ledger.name, 16)}{title}  {ledger.note}", f"{'':16}{heads}", ""]
    return "\n".join(lines)


def check_lines(report: CheckReport, page: Page) -> str:
    """Return the check as lines, file by file, and what it comes to."""
    lines = []
    for file, problems in groupby((*report.problems, *report.doubts), key=lambda problem: problem.file):
        lines.append(page.paint("strong", visible(file)))
        lines += [_line(problem, page) for problem in problems]
    left = report.problem_count + report.doubt_count - len(report.problems) - len(report.doubts)
    if left:
        lines.append(page.say(f"另有 {left} 处。", f"{left} more."))
    if report.problem_count:
        last = page.say(
            f"{report.problem_count} 处问题，没有导入任何记录；改好后再检查。",
            f"{report.problem_count} problems; nothing was imported. Mend them and check again.",
        )
    elif report.doubt_count:
        last = page.say(
            f"{len(report.records)} 个台账，{report.total} 条记录，读得通；{report.doubt_count} 处可疑，请核对。可疑的照样导入，审核和自评会再提示。",
            f"{len(report.records)} ledgers, {report.total} records can be read; {report.doubt_count} doubts to look at. They are imported "
            "all the same, and told again by audit and evaluation.",
        )
    else:
        last = page.say(
            f"{len(report.records)} 个台账，{report.total} 条记录，没有问题。",
            f"{len(report.records)} ledgers, {report.total} records, nothing wrong.",
        )
    return "\n".join((*lines, last, ""))


def _line(problem: ProblemSummary, page: Page) -> str:
    parts = []
    if problem.sheet:
        parts.append(page.say(f"工作表“{problem.sheet}”", f"sheet “{problem.sheet}”"))
    if problem.row is not None:
        parts.append(page.say(f"第 {problem.row} 行", f"row {problem.row}"))
    if problem.column:
        cell = f"（{problem.cell}）" if problem.cell else ""
        parts.append(page.say(f"“{problem.column}”{cell}", f"“{problem.column}” {problem.cell or ''}"))
    where = page.say(" ", ", ").join(parts)
    text = page.say(f"{where}：{problem.problem}。{problem.way_out}。", f"{where}: {problem.problem}. {problem.way_out}.")
    return "  " + visible(text)
