"""Hostile files to be put among good ones: what is told of each, and names of bytes that are no text."""

import os
import zipfile
from pathlib import Path

from hostile.folders import FORM

TOLD = {
    "pipe.txt": "管道",
    "pipe.docx": "管道",
    "zero.txt": "不是普通文件",
    "zero.pdf": "不是普通文件",
    "null.xlsx": "不是普通文件",
    "hole.txt": "超过 200 MB",
    "hole.docx": "超过 200 MB",
    "nowhere.txt": "没有这个文件",
    "circle.txt": "读取失败",
    "empty.txt": "文件是空的",
    "half.docx": "损坏",
    "bomb.docx": "压缩",
    "noise.pdf": "损坏",
    "pipe.zip": "管道",
}
"""Names of hostile files, and what is told of each."""
ODD_NAMES = {
    "甲.txt".encode("gbk"): "甲.txt",
    b"a\nb.txt": "a\nb.txt",
    b"\x1b[31mred.txt": "\x1b[31mred.txt",
    b"--help.txt": "--help.txt",
    b"\xff\xfe.txt": "\ufffd\ufffd.txt",
    "\u202etxt.exe.txt".encode(): "\u202etxt.exe.txt",
}


def hostile(place: Path) -> None:
    """Put the hostile files and the good ones of odd names into a folder."""
    for name in ("pipe.txt", "pipe.docx", "pipe.zip"):
        os.mkfifo(place / name)
    for name, target in {"zero.txt": "zero", "zero.pdf": "zero", "null.xlsx": "null"}.items():
        (place / name).symlink_to(f"/dev/{target}")
    for name in ("hole.txt", "hole.docx"):
        with (place / name).open("wb") as file:
            file.truncate(30 << 30)
    (place / "nowhere.txt").symlink_to(place / "gone.txt")
    (place / "circle.txt").symlink_to(place / "circle.txt")
    (place / "empty.txt").write_bytes(b"")
    (place / "noise.pdf").write_bytes(b"%PDF-1.7\n" + bytes(range(256)) * 4)
    with zipfile.ZipFile(place / "bomb.docx", "w", zipfile.ZIP_DEFLATED) as file:
        file.writestr("[Content_Types].xml", "<Types/>")
        file.writestr("word/document.xml", b"\0" * (8 << 20))
    (place / "half.docx").write_bytes((place / "bomb.docx").read_bytes()[:400])
    for raw in ODD_NAMES:
        Path(os.fsdecode(os.path.join(os.fsencode(place), raw))).write_text(FORM.format(n=99), "utf-8")  # noqa: PTH118 - of bytes
