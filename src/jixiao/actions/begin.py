"""A file to begin with, written where there is none of its name: a rule, a measure, a ledger of one's own."""

import re
from pathlib import Path

from jixiao.errors import UsageWrong
from jixiao.write.atomic import write_whole


def begin(file: Path, text: str) -> Path:
    """Write the text and return the file; UsageWrong where the file is there, or its folder can't be made."""
    if file.exists():
        raise UsageWrong(f"文件 {file} 已经存在，没有改动。", f"The file {file} is there already and was left alone.")
    try:
        file.parent.mkdir(parents=True, exist_ok=True)
    except OSError as wrong:
        raise UsageWrong(
            f"无法建立文件夹“{file.parent}”。请换一个位置。", f"The folder “{file.parent}” can't be made. Choose another place."
        ) from wrong
    write_whole(file, text.encode())
    return file


def own_name(name: str, form: re.Pattern[str], suffix: str, kind: tuple[str, str], example: str) -> str:
    """Return a name without the blanks around it; UsageWrong where no file of this kind, said in Chinese and English, is called so."""
    wanted = name.strip()
    if not form.fullmatch(f"{wanted}{suffix}"):
        raise UsageWrong(
            f"{kind[0]}名称“{name}”写得不对，应为小写英文，例如 {example}。",
            f"“{name}” is no name of a {kind[1]}; write small letters, {example} for example.",
        )
    return wanted
