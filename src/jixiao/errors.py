"""Every exception of the program; an exception is about our program or its use, never about somebody's document.

JixiaoError
├── UsageWrong            the call is wrong: an unknown code, a bad option, a broken setting
│   ├── ConfigInvalid     jixiao.toml cannot be read or says what is not known
│   ├── ExtraMissing      a command needs packages that are not installed
│   └── ContentInvalid    a file of content does not keep to its contract
│       ├── RuleFileInvalid     a rule
│       ├── MeasureFileInvalid  a measure
│       └── LedgerFileInvalid   a ledger
├── ParameterInvalid      a parameter file is wrong, or a name has no value on a date
├── InputUnreadable       a file cannot be read: missing, forbidden, empty, too large, not text
├── TurnedAway            a file is not taken in: missing, forbidden, no ordinary file, too large; its reader says of which file
└── JobFailed             a fenced child process ran out of time, memory or output, or died

Every message is a full sentence in Chinese and in English: what happened with the actual values, and the way out.
"""


class JixiaoError(Exception):
    """The root: carries its sentence in both languages; ``str()`` gives the Chinese one."""

    def __init__(self, zh: str, en: str) -> None:
        super().__init__(zh)
        self.zh = zh
        self.en = en

    def sentence(self, lang: str) -> str:
        """Return the message in ``lang`` (``"zh"`` or ``"en"``)."""
        return self.en if lang == "en" else self.zh


class UsageWrong(JixiaoError):
    """The program was called wrongly."""


class NothingJudged(UsageWrong):
    """A file holds no form, so that nothing is written on it; ``file`` is its name."""

    def __init__(self, file: str, zh: str, en: str) -> None:
        super().__init__(zh, en)
        self.file = file


class ConfigInvalid(UsageWrong):
    """A setting in ``jixiao.toml`` is unknown or malformed."""


class ExtraMissing(UsageWrong):
    """A command needs packages that are not installed; ``extra`` is the name of the extra that brings them."""

    def __init__(self, extra: str, zh: str, en: str) -> None:
        super().__init__(zh, en)
        self.extra = extra


class ContentInvalid(UsageWrong):
    """A file of rules, measures, ledgers or desks breaks the contract of such files; ``sort`` is what they are called."""

    sort = ("", "")

    def __init__(self, file: str, zh: str, en: str) -> None:
        super().__init__(f"{self.sort[0]}文件 {file} 有误：{zh}", f"{self.sort[1]} file {file} is invalid: {en}")
        self.file = file


class RuleFileInvalid(ContentInvalid):
    """A rule file breaks the contract of rule files."""

    sort = ("规则", "Rule")


class MeasureFileInvalid(ContentInvalid):
    """A measure file breaks the contract of measure files."""

    sort = ("度量", "Measure")


class LedgerFileInvalid(ContentInvalid):
    """A file that declares a ledger breaks the contract of such files."""

    sort = ("台账", "Ledger")


class DeskFileInvalid(ContentInvalid):
    """A file that declares a desk breaks the contract of such files."""

    sort = ("办事台", "Desk")


class ParameterInvalid(JixiaoError):
    """A parameter file is malformed, or a parameter has no value on the date asked for."""


class InputUnreadable(JixiaoError):
    """An input cannot be read; the other inputs of the call are still done."""

    def __init__(self, file: str, zh: str, en: str) -> None:
        shown = shown_name(file)
        super().__init__(f"无法读取“{shown}”：{zh}", f"Cannot read “{shown}”: {en}")
        self.file = file


class TurnedAway(JixiaoError):
    """A file is not taken in; the sentence says why, and whoever wanted it says which file it was."""


class JobFailed(JixiaoError):
    """A job in a child process broke one of its limits or died."""


class OutOfReach(JixiaoError):
    """A host outside may not be called, did not answer, or answered what can't be."""


def shown_name(name: str) -> str:
    """Return a file's name for a message: control, direction and other invisible characters as ‹U+202E›."""
    return "".join(c if c.isprintable() or c == "\u3000" else f"‹U+{ord(c):04X}›" for c in name)
