"""What the help says, in Chinese and English: one table for all commands, arguments and options."""

from typing import NamedTuple


class Text(NamedTuple):
    """A text in both languages."""

    zh: str
    en: str

    def of(self, lang: str) -> str:
        """Return the text in ``lang``."""
        return self.en if lang == "en" else self.zh


class Manual(NamedTuple):
    """A command's help: what it does in one line, more of it, and examples (command, what it shows)."""

    summary: Text
    more: Text = Text("", "")
    examples: tuple[str, ...] = ()


PROGRAM = Manual(
    Text("绩效目标申报、监控与自评表的读取、复算、审核与解释。", "Reads, recomputes, judges and explains budget performance targets."),
    Text(
        "退出码：0 没有达到 --fail-on 级别的问题；1 有问题；2 用法不对或文件读不了；3 有无法判定的（仅 --strict）。",
        "Exit codes: 0 nothing at or above --fail-on; 1 findings; 2 wrong use or unreadable input; 3 undecided (with --strict only).",
    ),
    ("jixiao audit 申报表.txt", "jixiao rule FND06", "jixiao audit 报送材料/ --format json"),
)

COMMANDS = {
    "audit": Manual(
        Text("审核绩效目标文件：查错、指出位置和依据、解释差异。", "Audit performance documents: faults, places, law, explanations."),
        Text(
            "FILE 可以是文件、文件夹、通配符，或表示标准输入的 -。读不了的文件会报告，其余照常审核。",
            "FILE is a file, a folder, a pattern, or - for standard input. What can't be read is reported; the others are still done.",
        ),
        ("jixiao audit 申报表.txt", "jixiao audit 报送材料/ --select FND,CST", "jixiao audit 申报表.txt --format markdown --to 意见.md"),
    ),
    "read": Manual(
        Text("读取文件，列出读到的内容和疑问。", "Read documents and list what was found, with doubts."),
        Text(
            "--format json 时一个文件输出一个对象，多个文件输出数组。",
            "With --format json one file gives an object, several give an array.",
        ),
        ("jixiao read 申报表.txt", "jixiao read 申报表.txt --format json"),
    ),
    "formula": Manual(
        Text("复算一条预算算式。", "Recompute a calculation of a budget."),
        Text(
            "算式不成立时退出码为 1。--lines 从标准输入逐行读取，每行输出一个 JSON 对象。",
            "Exit code 1 when it does not hold. --lines reads standard input and prints one JSON object a line.",
        ),
        ("jixiao formula '285名*400元/人=11.4万元'",),
    ),
    "target": Manual(
        Text("解读一个指标值。", "Read a target value."),
        Text("--lines 从标准输入逐行读取，每行输出一个 JSON 对象。", "--lines reads standard input and prints one JSON object a line."),
        ("jixiao target '≥95.00(%)'",),
    ),
    "rules": Manual(Text("列出审核规则。", "List the rules."), examples=("jixiao rules", "jixiao rules --family FND --format json")),
    "rule": Manual(
        Text("查看一条规则：说什么、为什么、依据、参数、例子、SQL。", "Show a rule: what, why, law, parameters, examples, SQL."),
        examples=("jixiao rule FND06",),
    ),
    "params": Manual(
        Text("列出带日期和来源的参数：标准、限额、词表。", "List the dated parameters: standards, limits, word lists."),
        examples=("jixiao params --on 2024-01-01",),
    ),
    "schema": Manual(
        Text("输出 JSON Schema（2020-12）。", "Print the JSON Schemas (2020-12)."),
        Text("不写 NAME 时列出全部名称。", "Without NAME lists the names."),
        ("jixiao schema document",),
    ),
    "completion": Manual(
        Text("输出命令行补全脚本。", "Print the shell completion script."),
        examples=('eval "$(jixiao completion bash)"', "jixiao completion fish > ~/.config/fish/completions/jixiao.fish"),
    ),
}

PARAMETERS = {
    "as_of": Text(
        "按这一天有效的规定审核；默认为预算年度的 1 月 1 日", "judge by the law of that day; default 1 January of the fiscal year"
    ),
    "baseline": Text("基线文件：其中已有的问题不再算数", "baseline file: findings in it no longer count"),
    "code": Text("规则代码，例如 FND06", "a rule's code, FND06 for example"),
    "colour": Text("颜色：auto 只在终端上用", "colours; auto: on a terminal only"),
    "config": Text("设置文件；默认为所审文件所在处的 jixiao.toml", "settings; default: jixiao.toml beside the files"),
    "debug": Text("程序出错时显示详情", "show details when the program fails"),
    "expression": Text("算式，例如 '285名*400元/人=11.4万元'", "a calculation"),
    "fail_on": Text("达到这个级别就以退出码 1 结束", "end with exit code 1 from this severity on"),
    "family": Text("只列这些类别或代码，例如 FND", "only these families or codes, FND for example"),
    "files": Text("文件、文件夹、通配符，或 -（标准输入）", "files, folders, patterns, or - (standard input)"),
    "help": Text("显示帮助", "show this help"),
    "ignore": Text("不用这些规则或类别，可用逗号分开", "leave out these rules or families, comma separated"),
    "lang": Text("语言；也可用环境变量 JIXIAO_LANG", "language; also by the environment variable JIXIAO_LANG"),
    "layout": Text("输出格式", "output format"),
    "lines": Text("从标准输入逐行读取，每行输出一个 JSON 对象", "read standard input line by line, print one JSON object each"),
    "name": Text("名称", "name"),
    "no_progress": Text("不显示进度", "show no progress"),
    "on": Text("只看这一天有效的值", "only values in force on that day"),
    "rules": Text("另加一个文件夹的规则（隔离运行）", "add a folder of rules (run in a sandbox)"),
    "select": Text("只用这些规则或类别，可用逗号分开", "only these rules or families, comma separated"),
    "shell": Text("bash、zsh 或 fish", "bash, zsh or fish"),
    "show_unknown": Text("列出无法判定的", "list what could not be judged"),
    "strict": Text("有无法判定的就以退出码 3 结束", "end with exit code 3 when anything is undecided"),
    "text": Text("指标值，例如 '≥95.00(%)'", "a target value, '≥95.00(%)' for example"),
    "to": Text("写入文件（按后缀定格式），不打印", "write to a file (format by its suffix) instead of printing"),
    "verbose": Text("全部逐条列出", "spell out everything"),
    "version": Text("显示版本", "show the version"),
    "write_baseline": Text("把现有问题写成基线文件", "write the present findings as a baseline"),
}
