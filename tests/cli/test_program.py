import json
import re
from collections.abc import Callable
from pathlib import Path

import pytest

from jixiao import __version__
from jixiao.cli import commands
from jixiao.cli.help import program_help
from jixiao.cli.program import language, program
from jixiao.cli.texts import COMMANDS, PARAMETERS
from jixiao.values.width import width

Run = Callable[..., tuple[int, str, str]]
NAMES = sorted(COMMANDS)


def test_every_command_file_is_in_the_help() -> None:
    files = sorted(file.stem for file in Path(commands.__file__).parent.glob("*.py") if not file.stem.startswith("__"))
    assert files == NAMES


def test_a_command_file_is_short() -> None:
    sizes = {file.name: len(file.read_text("utf-8").splitlines()) for file in Path(commands.__file__).parent.glob("*.py")}
    assert {name: lines for name, lines in sizes.items() if lines > 40} == {}


def test_the_table_of_texts_names_every_parameter_and_no_other() -> None:
    whole = program()
    used = {param.name for name in NAMES for param in getattr(whole.get_command(None, name), "params", ())}  # type: ignore[arg-type]
    assert used | {"help", "version"} == set(PARAMETERS)


@pytest.mark.parametrize("name", NAMES)
@pytest.mark.parametrize("lang", ["zh", "en"])
def test_help_of_a_command(run: Run, name: str, lang: str) -> None:
    code, out, err = run(name, "--help", "--lang", lang)
    assert (code, err) == (0, "")
    assert out.startswith("用法  jixiao " if lang == "zh" else "Usage  jixiao ")
    assert [line for line in out.splitlines() if width(line) > 80] == []


@pytest.mark.parametrize(("args", "first"), [(("--help",), "用法"), (("--lang", "en", "--help"), "Usage"), (("-h",), "用法")])
def test_help_of_the_program(run: Run, args: tuple[str, ...], first: str) -> None:
    code, out, _ = run(*args)
    assert (code, out.split()[0]) == (0, first)
    assert [name for name in NAMES if f"\n  {name} " not in out] == []


def test_help_speaks_english_only_when_asked() -> None:
    assert program_help("zh", 2026).count("Usage") == 0
    assert program_help("en", 2026).isascii() or "申报" in program_help("en", 2026)


def test_without_a_command_the_help_is_shown(run: Run) -> None:
    code, out, _ = run()
    assert (code, out) == (2, program_help("zh", 2026))


def test_the_version(run: Run) -> None:
    assert run("--version") == (0, f"jixiao {__version__}\n", "")


@pytest.mark.parametrize(
    ("args", "said"),
    [
        (("audt",), "没有“audt”这个命令。是不是 audit？全部命令见 jixiao --help。"),
        (("read",), "缺少参数 FILE（文件、文件夹、zip 压缩包、通配符，或 -（标准输入））。用法见 jixiao read --help。"),
        (("read", "x", "--fromat", "json"), "没有 --fromat 这个选项。是不是 --format、--raw？用法见 jixiao read --help。"),
        (("read", "x", "--format"), "选项 --format 后面缺少值。用法见 jixiao read --help。"),
        (("read", "x", "--verbose=1"), "选项 --verbose 不带值。用法见 jixiao read --help。"),
        (("read", "x", "--format", "xml"), "--format 不能是“xml”，可选：text、json。"),
        (("audit", "x", "--format", "xlsx"), "xlsx 不能打印在屏幕上，请用 --to 写入文件。"),
        (
            ("audit", "x", "--to", "y.wps"),
            "审核结果不能写成 .wps，可写：.json、.md、.markdown、.sarif、.txt、.html、.htm、.xlsx、.docx、.pdf。",
        ),
        (("audit", "x", "--as-of", "2024-13-01"), "--as-of 的日期“2024-13-01”写得不对，应像 2024-01-01。"),
        (("rule", "FND06", "CST01"), "多出了参数：CST01。用法见 jixiao rule --help。"),
        (("target", "--typo"), "没有 --typo 这个选项。用法见 jixiao target --help。"),
        (("formula",), "缺少内容：请写出一条，或用 --lines 从标准输入逐行读取。"),
        (("formula", "1+1", "--lines"), "--lines 从标准输入读取，不能同时写出内容。"),
        (("--lang", "fr"), "--lang 不能是“fr”，可选：zh、en。"),
        (("--what",), "没有 --what 这个选项。用法见 jixiao --help。"),
        (("schema", "documnt"), "没有名为“documnt”的 Schema，可选：document。"),
    ],
)
def test_wrong_use_is_said_in_chinese(run: Run, args: tuple[str, ...], said: str) -> None:
    assert run(*args) == (2, "", f"错误：{said}\n")


@pytest.mark.parametrize(
    ("args", "said"),
    [
        (("audt",), "There is no command “audt”. Did you mean audit? See jixiao --help."),
        (("read", "x", "--format", "xml"), "--format can't be “xml”; it takes: text, json."),
        (("rule",), "The argument CODE is missing (a rule's code, FND06 for example). See jixiao rule --help."),
    ],
)
def test_wrong_use_is_said_in_english(run: Run, args: tuple[str, ...], said: str) -> None:
    assert run(*args, "--lang", "en") == (2, "", f"error: {said}\n")


@pytest.mark.parametrize(
    ("args", "environment", "lang"),
    [
        ([], None, None), (["audit", "--lang", "en"], None, "en"), (["--lang=en", "audit"], "zh", "en"), (["audit"], "en_GB", "en"),
        (["audit", "--lang", "zh"], "en", "zh"), (["audit"], "fr", None), (["audit", "--lang"], None, None),
    ],
)  # fmt: skip
def test_the_language_asked_for(args: list[str], environment: str | None, lang: str | None) -> None:
    assert language(args, environment) == lang


def test_a_fault_of_the_program_is_one_sentence(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("jixiao.cli.commands.rules.list_rules", lambda *args: 1 // 0)  # noqa: ARG005
    code, out, err = run("rules")
    assert (code, out, err) == (2, "", "程序内部出错（ZeroDivisionError）。请加上 --debug 再运行一次，把显示的内容发给维护者。\n")
    assert "Traceback" in run("rules", "--debug")[2]


@pytest.mark.parametrize("shell", ["bash", "zsh", "fish"])
def test_completion_scripts(run: Run, shell: str) -> None:
    code, out, _ = run("completion", shell)
    assert (code, "_JIXIAO_COMPLETE" in out, "jixiao" in out) == (0, True, True)


@pytest.mark.parametrize(
    ("words", "completed"),
    [("jixiao ru", ["rules", "rule"]), ("jixiao audit --forma", ["--format"]), ("jixiao audit --format s", ["sarif"])],
)
def test_completion_of_words(run: Run, monkeypatch: pytest.MonkeyPatch, words: str, completed: list[str]) -> None:
    monkeypatch.setenv("_JIXIAO_COMPLETE", "bash_complete")
    monkeypatch.setenv("COMP_WORDS", words)
    monkeypatch.setenv("COMP_CWORD", str(len(words.split()) - 1))
    _, out, _ = run()
    assert [line.partition(",")[2] for line in out.splitlines()] == completed


def test_the_doctor_ends_well_where_the_audit_runs(run: Run) -> None:
    code, out, _ = run("doctor")
    assert (code, "Python" in out, out.count("✓") > 10) == (0, True, True)


def test_the_doctor_speaks_to_programs(run: Run) -> None:
    assert {check["state"] for check in json.loads(run("doctor", "--format", "json")[1])} == {"good"}


LONG = "某" * 120


@pytest.mark.parametrize(
    "args",
    [
        ("audit", f"{LONG}.docx"),
        ("audit", "申报表.txt", "--to", f"{LONG}.pdf"),
        ("write", "申报表.txt", "--to", f"{LONG}.xlsx"),
        ("publish", "申报表.txt", "--to", LONG),
        ("read", "申报表.txt", "--show", f"{LONG}.html"),
        ("bind", "申报表.txt", "--to", f"{LONG}.toml"),
        ("form", "blank", "shanghai-district", "--to", f"{LONG}.xlsx"),
        ("evaluate", "申报表.txt", "--ledgers", LONG),
        ("ledger", "check", LONG),
        ("measure", "test", LONG),
    ],
)
def test_a_name_too_long_for_the_system_is_told_in_a_sentence(
    run: Run, form: Path, monkeypatch: pytest.MonkeyPatch, args: tuple[str, ...]
) -> None:
    monkeypatch.chdir(form.parent)
    code, out, err = run(*args)
    assert (code, out, "程序内部出错" in err) == (2, "", False)
    assert re.search("太长|无法|没有|打不开", err)
