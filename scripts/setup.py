"""Sets up the environment that the scripts run in: ``setup.py ROOT VENV LOCK…``, with Python and pip alone.

Installs ``locks/LOCK.txt`` by hash, wheels only, and lays a path file to ``src`` so that nothing has to be built. A stamp,
written last, is a copy of the lock: whatever is interrupted has no stamp and is done again. Runs at the same time wait for
each other. Knows nothing of the package. Progress goes to standard error; why it failed, a line of Chinese and a line of English,
goes to standard output, so that a caller may take it: ``ready.sh`` shows it, ``jixiao.extras`` makes it its own.
"""

import compileall
import os
import re
import shutil
import subprocess
import sys
import venv as environments
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

OURS = ".made-by-scripts"
"""A file that marks an environment as made here: only such a one is ever deleted."""
BUILT = ".venv-"
"""How the environments are called that were built beside one in use: the name in use, ``.venv``, is a link to the last. All stand
equally deep, so that the path to the sources holds from the link and from the folder."""
PATIENCE = ("--timeout", "7", "--retries", "1")
"""Of pip: a mirror that doesn't answer costs 15 seconds, once."""
SIZES = {"main": 25, "read": 10, "write": 55, "web": 30, "ocr": 140, "bucket": 6, "spark": 520}
"""Megabytes that a lock downloads, in round numbers (``pip download`` of it); README tells the same."""
SOURCES = {"spark": ("pyspark", "spark-build")}
"""By lock, what of it comes as source only, and the lock of what builds it: so nothing is built by what no lock pins."""
LOCK = ".jixiao-setup.lock"
"""The file whose lock Windows takes, where a folder can't be locked."""


class Replaced(Exception):
    """The environment that a command runs on is no longer the one in use."""


def main(root: Path, venv: Path, names: list[str]) -> int:
    """Install what is missing; return the exit code."""
    try:
        name = name_of(venv)
        name.parent.mkdir(parents=True, exist_ok=True)
        with alone(name.parent):
            prepare(root, name, names)
        name_of(venv)
    except Replaced:
        return failed("运行环境刚刚更新过：请再运行一次。", "The environment has just been replaced: run the command again.")
    except KeyboardInterrupt:
        return failed("已中断；下次运行会重新准备。", "Interrupted; the next run sets up anew.")
    except OSError as wrong:
        return failed(f"无法准备运行环境：{wrong}。请检查 {venv} 是否可写。", f"Cannot set up: {wrong}. Check that {venv} can be written.")
    except subprocess.CalledProcessError as wrong:
        return failed(*reason(wrong))
    return 0


def name_of(venv: Path) -> Path:
    """Return the name in use of an environment that was built beside it; Replaced when the name means another one now."""
    if not venv.name.startswith(BUILT):
        return venv
    name = venv.with_name(BUILT.rstrip("-"))
    if name.resolve() != venv.resolve():
        raise Replaced
    return name


def prepare(root: Path, venv: Path, names: list[str]) -> None:
    """Add what is missing to the environment; when a lock has changed, build another one beside it and switch.

    So a command that runs meanwhile keeps the packages that it started with. Windows and environments that others made have
    one place only: there it is done in place.
    """
    in_place = os.name == "nt" or (python_of(venv).exists() and not (venv / OURS).exists())
    if in_place or (is_ready(root, venv, "main") and not changed(root, venv)):
        for name in names:
            if not is_ready(root, venv, name):
                install(root, venv, name)
    else:
        switch(venv, built(root, venv, ["main", *sorted({*names, *stamped(root, venv)} - {"main"})]))


def stamped(root: Path, venv: Path) -> list[str]:
    """Return the locks that were once installed into the environment and that there still are."""
    names = [stamp.name.removeprefix(".ready-") for stamp in venv.glob(".ready-*")]
    return [name for name in names if lock(root, name).exists()]


def changed(root: Path, venv: Path) -> bool:
    """Return whether a lock is another than the one that was installed."""
    return any(not is_ready(root, venv, name) for name in stamped(root, venv))


def built(root: Path, venv: Path, names: list[str]) -> Path:
    """Return a new environment beside the one in use, with these locks installed; what fails leaves nothing behind."""
    fresh = venv.with_name(f"{BUILT}{os.urandom(4).hex()}")
    try:
        for name in names:
            if not is_ready(root, fresh, name):  # what builds another may be there by then
                install(root, fresh, name)
    except BaseException:
        shutil.rmtree(fresh, ignore_errors=True)
        raise
    return fresh


def switch(venv: Path, fresh: Path) -> None:
    """Make the name of the environment mean the fresh one, at once, and remove those that were replaced before the last one."""
    last = venv.resolve()
    link = venv.with_name(f"{venv.name}.next")
    link.unlink(missing_ok=True)
    link.symlink_to(fresh.name, target_is_directory=True)
    if venv.exists() and not venv.is_symlink():
        last = fresh.with_name(f"{fresh.name}-before")
        venv.rename(last)
    link.replace(venv)
    for other in venv.parent.glob(f"{BUILT}*"):
        if other.name not in {fresh.name, last.name} and (other / OURS).exists():
            shutil.rmtree(other, ignore_errors=True)


def reason(wrong: subprocess.CalledProcessError) -> tuple[str, str]:
    """Return why pip failed, in Chinese and in English: a file that differs from its hash is told as that."""
    errors = [line.removeprefix("ERROR:").strip() for line in wrong.stderr.splitlines() if line.startswith("ERROR:")]
    if "DO NOT MATCH THE HASHES" in wrong.stderr:
        names = "、".join(dict.fromkeys(re.findall(r"(?m)^ {4}(\S+==\S+)", wrong.stderr)))
        return (
            f"下载的组件与锁定的校验和不符，没有安装：{names}。可能是镜像有误或被人改动：换一个镜像再试，不要绕过这一步。",
            f"What was downloaded differs from its locked hash and was not installed: {names}. Try another mirror; do not go round this.",
        )
    last = errors[-1] if errors else str(wrong.returncode)
    return (
        f"安装依赖失败（pip：{last}）。请检查网络和 pip 的镜像设置，然后重试。",
        f"Installing the dependencies failed (pip: {last}). Check the network and pip's settings, then try again.",
    )


@contextmanager
def alone(folder: Path) -> Iterator[None]:
    """Wait until no other set-up works in the folder; the lock goes when the process ends, however it ends."""
    handle = os.open(folder, os.O_RDONLY) if os.name == "posix" else os.open(folder / LOCK, os.O_RDWR | os.O_CREAT)
    try:
        hold(handle)
        yield
    finally:
        os.close(handle)


def hold(handle: int) -> None:
    """Wait for the lock on an open file: on Windows of its first byte, which is asked for again until it is free."""
    if os.name == "posix":
        import fcntl  # noqa: PLC0415 - of Unix alone

        fcntl.flock(handle, fcntl.LOCK_EX)
        return
    import msvcrt  # noqa: PLC0415 - of Windows alone

    while True:
        try:
            msvcrt.locking(handle, msvcrt.LK_LOCK, 1)  # type: ignore[attr-defined,unused-ignore] # of Windows
        except OSError:
            continue
        return


def python_of(venv: Path, system: str = os.name) -> Path:
    """Return the environment's Python, where a system keeps it (``posix`` or ``nt``)."""
    return venv / ("Scripts/python.exe" if system == "nt" else "bin/python")


def packages_of(venv: Path, system: str = os.name) -> Path:
    """Return the folder of the environment's packages."""
    return venv / "Lib/site-packages" if system == "nt" else next((venv / "lib").glob("python3.*")) / "site-packages"


def is_ready(root: Path, venv: Path, name: str) -> bool:
    """Return whether the stamp of this lock says what the lock says."""
    stamp = venv / f".ready-{name}"
    return python_of(venv).exists() and stamp.exists() and stamp.read_bytes() == lock(root, name).read_bytes()


def lock(root: Path, name: str) -> Path:
    """Return the file of the lock."""
    return root / "locks" / f"{name}.txt"


def install(root: Path, venv: Path, name: str) -> None:
    """Install one lock; ``main`` begins with a new environment when the old one is ours, any other with one where there is none."""
    zh, en = (f"，下载约 {SIZES[name]} MB", f", about {SIZES[name]} MB to download") if name in SIZES else ("", "")
    say(f"正在准备运行环境（{name}{zh}，只需一次）……", f"Setting up ({name}{en}, once) …")
    (venv / f".ready-{name}").unlink(missing_ok=True)
    if name == "main" or not python_of(venv).exists():
        renew(root, venv)
    pip = [*pip_for(venv), "install", "--quiet", "--no-input", "--disable-pip-version-check", "--no-deps", *PATIENCE]
    wanted: list[str | Path] = ["--require-hashes", "--only-binary", ":all:", "--requirement", lock(root, name)]
    if name in SOURCES:
        package, builder = SOURCES[name]
        if not is_ready(root, venv, builder):
            install(root, venv, builder)
        wanted += ["--no-binary", package, "--no-build-isolation"]
    subprocess.run([*pip, *wanted], check=True, capture_output=True, text=True)
    if name == "main":
        compileall.compile_dir(root / "src", quiet=2)
    unfinished = venv / f".unfinished-{name}"
    shutil.copyfile(lock(root, name), unfinished)
    unfinished.replace(venv / f".ready-{name}")


def renew(root: Path, venv: Path) -> None:
    """Make the environment empty, without pip, and lay the path file to the sources."""
    if (venv / OURS).exists():
        shutil.rmtree(venv)
    if not python_of(venv).exists():
        environments.EnvBuilder(symlinks=os.name == "posix", clear=venv.exists()).create(venv)
        (venv / OURS).touch()
    packages = packages_of(venv)
    sources = os.path.relpath(root / "src", packages) if packages.resolve().is_relative_to(root.resolve()) else root / "src"
    (packages / "jixiao.pth").write_text(f"{sources}\n", "utf-8")


def pip_for(venv: Path) -> list[str | Path]:
    """Return the command that starts a pip for the environment: the pip of this Python, else one of its own."""
    outside: list[str | Path] = [sys.executable, "-I", "-m", "pip"]
    if subprocess.run([*outside, "--version"], capture_output=True, check=False).returncode == 0:
        return [*outside, "--python", python_of(venv)]
    inside: list[str | Path] = [python_of(venv), "-I", "-m"]
    if subprocess.run([*inside, "ensurepip", "--default-pip"], capture_output=True, check=False).returncode == 0:
        return [*inside, "pip"]
    zh = "这个 Python 没有 pip：请先安装（Debian、Ubuntu：apt install python3-pip），然后重试。"
    raise SystemExit(failed(zh, "This Python has no pip: install it (Debian, Ubuntu: apt install python3-pip), then try again."))


def say(zh: str, en: str) -> None:
    """Print one sentence in both languages on standard error."""
    print(zh, en, file=sys.stderr, flush=True)


def failed(zh: str, en: str) -> int:
    """Print why it failed on standard output and return the exit code."""
    print(zh, en, sep="\n", flush=True)
    return 2


if __name__ == "__main__":
    base = os.path.realpath(sys.executable)
    if base != sys.executable and os.name == "posix":  # a link such as python3 may lead to another version tomorrow
        os.execv(base, [base, "-I", *sys.argv])
    sys.exit(main(Path(sys.argv[1]).resolve(), Path(sys.argv[2]).absolute(), sys.argv[3:]))
