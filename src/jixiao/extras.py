"""The extras: packages that only some commands need, installed the first time one is needed.

    need("read")

Started by ``scripts/run``, which says in ``JIXIAO_SETUP`` where its set-up script is, this installs what is missing into the
same environment, from the lock of that name, telling on standard error. Calls at the same time wait for each other. Otherwise
what is missing is a sentence with the command that installs it. Nothing is imported and nothing is done when all is there.
"""

import os
import sys
from collections.abc import Mapping
from functools import cache
from importlib import invalidate_caches
from importlib.util import find_spec
from pathlib import Path

from jixiao.errors import ExtraMissing

SETUP = "JIXIAO_SETUP"
"""The environment variable that holds the path of ``scripts/setup.py``."""
MODULES: Mapping[str, tuple[str, ...]] = {
    "read": ("lxml", "olefile", "pypdfium2", "xlrd"),
    "write": ("jinja2", "typst", "xlsxwriter"),
    "web": ("django", "ninja", "gunicorn", "whitenoise", "jinja2", "jsonpatch", "argon2", "joserfc", "psycopg", "PIL", "pyotp", "segno"),
    "bucket": ("obstore",),
    "spark": ("pyspark", "pyarrow", "pandas"),
    "ocr": ("rapidocr", "onnxruntime", "cv2", "numpy", "PIL"),
}
"""What each extra of pyproject.toml brings, by the names that are imported."""


def need(extra: str) -> None:
    """Make sure that an extra is installed; ExtraMissing where it is not and can't be, after one try a process."""
    if _is_there(extra):
        return
    if SETUP not in os.environ:
        command = f"pip install 'jixiao[{extra}]'"
        raise ExtraMissing(extra, f"这一步需要另装的组件。安装命令：{command}", f"This step needs more packages. Install them: {command}")
    if failure := _install(extra, os.environ[SETUP]):
        raise ExtraMissing(extra, *failure)


def missing(extra: str) -> tuple[str, ...]:
    """Return the modules of an extra that can't be found."""
    return tuple(name for name in MODULES[extra] if find_spec(name) is None)


def _is_there(extra: str) -> bool:
    return not missing(extra) and not _outdated(extra)


def _outdated(extra: str) -> bool:
    """Return whether the set-up script once installed the extra from a lock that has changed since."""
    if SETUP not in os.environ:
        return False
    stamp, lock = Path(sys.prefix, f".ready-{extra}"), Path(os.environ[SETUP]).parent.parent / "locks" / f"{extra}.txt"
    try:
        return stamp.read_bytes() != lock.read_bytes()
    except FileNotFoundError:
        return False


@cache
def _install(extra: str, script: str) -> tuple[str, str] | None:
    """Run the set-up script for an extra, once a process; return None, or why it failed in Chinese and in English."""
    from subprocess import DEVNULL, PIPE, run  # noqa: PLC0415 - an ordinary start installs nothing and should not pay for it

    command = [sys.executable, "-I", script, str(Path(script).parent.parent), sys.prefix, extra]
    done = run(command, stdin=DEVNULL, stdout=PIPE, text=True, errors="replace", check=False)  # noqa: S603 - it started us
    invalidate_caches()
    if done.returncode == 0 and _is_there(extra):
        return None
    zh, _, en = done.stdout.strip().partition("\n")
    return zh or f"没有装上“{extra}”所需的组件。", en or f"The packages of “{extra}” were not installed."
