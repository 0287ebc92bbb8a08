"""Makes one archive for machines without network: the wheels of a platform, by the hashes of the locks, and an installer.

    bash scripts/bundle --to jixiao-offline.zip                                   # for machines like this one
    bash scripts/bundle --to jixiao-offline.zip --platform win_amd64 --python 3.12
    bash scripts/bundle --to jixiao-offline.zip --ocr                             # with what reads scans

There: unpack it, `python install.py`. The installer needs Python only, makes an environment beside itself and downloads nothing.
"""

import argparse
import hashlib
import subprocess
import sys
from collections.abc import Sequence
from pathlib import Path
from tempfile import TemporaryDirectory
from zipfile import ZIP_DEFLATED, ZIP_STORED, ZipFile

sys.path.insert(0, str(Path(__file__).parent))  # an isolated Python does not look beside the script

import supply

ROOT = Path(__file__).parents[1]
LOCKS = ("main", "read", "write", "web")
README = """绩效 jixiao：不联网的安装包

1. 这台机器要有 Python {python}（https 不需要）。
2. 把压缩包解开，在解开的文件夹里运行：python install.py
3. 以后用 jixiao（Windows：jixiao.cmd）审核：jixiao audit 申报表.docx
4. 看一遍装好了没有：jixiao doctor

Without network: unpack, `python install.py` with Python {python}, then `jixiao doctor --lang en`.
"""


def main(args: Sequence[str] | None = None) -> int:
    """Make the archive and tell how large it is; return the exit code."""
    asked = parsed(args)
    locks = (*LOCKS, *(("ocr",) if asked.ocr else ()))
    with TemporaryDirectory() as folder:
        wheels = Path(folder) / "wheels"
        wheels.mkdir()
        for lock in locks:
            print(f"正在下载 {lock}…… Downloading {lock} …", file=sys.stderr, flush=True)
            subprocess.run([sys.executable, "-m", "ensurepip", "--default-pip"], capture_output=True, check=False)
            subprocess.run(download(lock, wheels, asked.platform, asked.python), check=True)
        subprocess.run(
            [sys.executable, "-m", "hatchling", "build", "-t", "wheel", "-d", str(wheels)], check=True, cwd=ROOT, capture_output=True
        )
        packed(asked.to, sorted(wheels.glob("*.whl")), asked.python, locks[1:])
    digest = hashlib.sha256(asked.to.read_bytes()).hexdigest()
    asked.to.with_name(f"{asked.to.name}.sha256").write_text(f"{digest}  {asked.to.name}\n", "utf-8")
    print(f"已写入 {asked.to}，{asked.to.stat().st_size / 1e6:.0f} MB，SHA-256 {digest}。 Written: {asked.to}.", file=sys.stderr)
    return 0


def parsed(args: Sequence[str] | None) -> argparse.Namespace:
    """Return what is asked for."""
    here = f"{sys.version_info.major}.{sys.version_info.minor}"
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--to", type=Path, default=Path("jixiao-offline.zip"))
    parser.add_argument("--platform", help="win_amd64, manylinux_2_28_x86_64, macosx_11_0_arm64 …; default: this one")
    parser.add_argument("--python", default=here, help=f"the Python there, default {here}")
    parser.add_argument("--ocr", action="store_true", help="with what reads scans and pictures")
    return parser.parse_args(args)


def download(lock: str, wheels: Path, platform: str | None, python: str) -> list[str]:
    """Return the command that fetches the wheels of a lock, by its hashes, for a platform (None: this one)."""
    command = [sys.executable, "-m", "pip", "download", "--quiet", "--disable-pip-version-check", "--no-deps", "--require-hashes"]
    command += ["--only-binary", ":all:", "--dest", str(wheels), "--requirement", str(ROOT / f"locks/{lock}.txt")]
    there = ["--platform", platform] if platform else []
    return [*command, *there, "--python-version", python]


def packed(to: Path, wheels: Sequence[Path], python: str, extras: Sequence[str]) -> None:
    """Write the archive: wheels as they are, the installer, the bill of materials, what to do, and the sums of all these."""
    bill = supply.bill(supply.components({name: supply.lock_text(name) for name in ("main", *extras)}), supply.known_licences()[0])
    texts = {
        "install.py": (ROOT / "scripts/install.py").read_bytes(),
        "extras.txt": "\n".join(extras).encode(),
        "sbom.cdx.json": bill.encode(),
        "请先看我 README.txt": README.format(python=python).replace("\n", "\r\n").encode("utf-8-sig"),
    }
    sums = [(f"wheels/{wheel.name}", wheel.read_bytes()) for wheel in wheels] + list(texts.items())
    with ZipFile(to, "w", ZIP_STORED) as archive:
        for wheel in wheels:
            archive.write(wheel, f"wheels/{wheel.name}")
        for name, data in texts.items():
            archive.writestr(name, data, ZIP_DEFLATED)
        archive.writestr("SHA256SUMS", "".join(f"{hashlib.sha256(data).hexdigest()}  {name}\n" for name, data in sums))


if __name__ == "__main__":
    sys.exit(main())
