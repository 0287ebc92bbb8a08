"""Installs jixiao from the wheels beside this file, without network: `python install.py [FOLDER]`.

Makes an environment in FOLDER (default: ``environment`` beside this file) and a command to start it with. Needs Python and its pip only.
"""

import hashlib
import os
import subprocess
import sys
import venv
from pathlib import Path

HERE = Path(__file__).resolve().parent
STARTERS = {
    "nt": ("jixiao.cmd", '@"{python}" -I -m jixiao %*\r\n'),
    "posix": ("jixiao", '#!/bin/sh\nexec "{python}" -I -m jixiao "$@"\n'),
}


def main(folder: Path) -> int:
    """Install into the folder and return the exit code."""
    if sys.version_info < (3, 11):  # noqa: UP036 - whoever runs this may have an older one
        return said("需要 Python 3.11 或更新的版本。", "Python 3.11 or newer is needed.", 2)
    if not list((HERE / "wheels").glob("jixiao-*.whl")):
        return said("没有找到 wheels 文件夹：请把压缩包整个解开再运行。", "There is no folder wheels: unpack the whole archive first.", 2)
    if torn := torn_files(HERE):
        return said(
            f"这些文件与校验和不符，没有安装：{'、'.join(torn)}。请重新取安装包。",
            "These files differ from SHA256SUMS; nothing was installed.",
            2,
        )
    print("正在安装，约一分钟…… Installing, about a minute …", flush=True)
    venv.EnvBuilder(with_pip=True, clear=folder.exists() and (folder / "pyvenv.cfg").exists()).create(folder)
    python = folder / ("Scripts/python.exe" if os.name == "nt" else "bin/python")
    done = subprocess.run(command(python), check=False, capture_output=True, text=True)
    if done.returncode:
        return said(f"没有装上：{done.stderr.strip()[-300:]}", "It was not installed, see above.", 2)
    starter, text = STARTERS["nt" if os.name == "nt" else "posix"]
    (HERE / starter).write_text(text.format(python=python), "utf-8", newline="")
    (HERE / starter).chmod(0o755)
    return said(f"装好了。用它审核：{HERE / starter} audit 申报表.docx", f"Installed. Start it with {HERE / starter}.", 0)


def torn_files(folder: Path) -> list[str]:
    """Return the files that SHA256SUMS names and that are absent or differ, and wheels that it does not name."""
    sums = dict(line.split("  ", 1)[::-1] for line in (folder / "SHA256SUMS").read_text("utf-8").splitlines())
    torn = [
        name
        for name, sum_ in sums.items()
        if not (folder / name).is_file() or sum_ != hashlib.sha256((folder / name).read_bytes()).hexdigest()
    ]
    return torn + sorted(f"wheels/{file.name}" for file in (folder / "wheels").iterdir() if f"wheels/{file.name}" not in sums)


def command(python: Path) -> list[str]:
    """Return the command that installs the wheels and nothing else."""
    extras = ",".join((HERE / "extras.txt").read_text("utf-8").split())
    wheel = next((HERE / "wheels").glob("jixiao-*.whl"))
    options = ["--no-index", "--no-deps", "--quiet", "--disable-pip-version-check"]
    others = [str(file) for file in sorted((HERE / "wheels").glob("*.whl")) if file != wheel]
    return [str(python), "-I", "-m", "pip", "install", *options, *others, f"{wheel}[{extras}]" if extras else str(wheel)]


def said(zh: str, en: str, code: int) -> int:
    """Print a sentence in both languages and return the exit code."""
    print(zh, en, sep="\n", file=sys.stderr if code else sys.stdout)
    return code


if __name__ == "__main__":
    sys.exit(main(Path(sys.argv[1]).resolve() if len(sys.argv) > 1 else HERE / "environment"))
