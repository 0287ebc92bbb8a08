"""A year's ledgers with their declaration: laid into a folder, checked cell by cell, bound, then audited, monitored and scored."""

import shutil
from pathlib import Path
from threading import Event
from typing import TYPE_CHECKING

from django.utils.timezone import localdate

from jixiao.actions.inputs.archive import is_archive, members, unpacked
from jixiao.actions.records.bind import bind
from jixiao.actions.records.bindings_text import bindings_text
from jixiao.actions.records.ledgers import CheckReport, check_folder
from jixiao.actions.year import Year, YearRequest, year
from jixiao.errors import JixiaoError, UsageWrong
from jixiao.evaluate.bindings import FILE_NAME
from jixiao.web.arrived import safe_name
from jixiao.web.screens.words import ZH
from jixiao.write.atomic import write_whole

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import date

    from django.core.files.uploadedfile import UploadedFile

BROKEN = "程序没能算完这一年。请把同样的文件再交一次；仍不行，先用“查一份”查申报表。"
EVIDENCE = "evidence"
"""The folder of files that prove something, beside the ledgers."""


class Books:
    """One year that somebody works on: its folder, what was found in it, what was made of it."""

    def __init__(self, folder: Path) -> None:
        self.folder, self.ledgers, self.out = folder, folder / "ledgers", folder / "out"
        self.ledgers.mkdir(parents=True)
        self.declaration: Path | None = None
        self.as_of: date | None = None
        self.check: CheckReport | None = None
        self.made: Year | None = None
        self.is_proposed = False
        self.sentence = ""
        self.tried = Event()

    def take(self, uploads: "Iterable[UploadedFile[bytes]]") -> int:
        """Lay the files into the folder, those of archives too, over older ones of the same name; return how many."""
        count = 0
        for one in uploads:
            name = safe_name(one.name or "")
            file = self.folder / name
            with file.open("wb") as out:
                for part in one.chunks():
                    out.write(part)
            count += self._lay(file)
        return count

    def take_folder(self, source: Path) -> None:
        """Lay a whole folder of ours in: the ledgers, the evidence, the bindings."""
        shutil.copytree(source / "ledgers", self.ledgers, dirs_exist_ok=True)
        if (source / FILE_NAME).is_file():
            shutil.copy(source / FILE_NAME, self.folder / FILE_NAME)

    def run(self) -> None:
        """Check, bind and compute; what is wrong is kept as a sentence or as the problems of the check."""
        try:
            self.made, self.sentence = None, ""
            self.check = check_folder(self.ledgers, "zh")
            if not self.check.problem_count:
                self.made = self._computed()
        except JixiaoError as wrong:
            self.sentence = self._in_words(wrong.zh)
        finally:
            if self.made is None and not self.sentence and not (self.check and self.check.problem_count):
                self.sentence = BROKEN
            self.tried.set()

    def files(self) -> tuple[Path, ...]:
        """Return the files that were made."""
        return self.made.files if self.made else ()

    def _computed(self) -> Year:
        if self.declaration is None or self.as_of is None:
            raise UsageWrong("还没有申报表。请选一份，或和台账一起交。", "There is no declaration yet.")
        bindings = self.folder / FILE_NAME
        if self.is_proposed or not bindings.is_file():
            text = bindings_text(bind(str(self.declaration), self.ledgers, bytes))
            write_whole(bindings, text.encode())
            self.is_proposed = True
        shutil.rmtree(self.out, ignore_errors=True)
        request = YearRequest(
            file=str(self.declaration), ledgers=self.ledgers, as_of=self.as_of, today=localdate(), to=self.out, bindings=bindings
        )
        return year(request, bytes, ZH)

    def _lay(self, file: Path) -> int:
        if is_archive(file):
            inside = members(file)
            for member in inside or ():
                data = unpacked(file, member.position, member.name)
                self._put(member.name, data)
            if inside is not None:
                file.unlink()
                return len(inside)
        self._put(file.name, file.read_bytes())
        file.unlink(missing_ok=True) if file.name != FILE_NAME else None
        return 1

    def _put(self, name: str, data: bytes) -> None:
        """Lay one file where it belongs: the bindings beside the ledgers, evidence into its folder, everything else among them."""
        parts, own = Path(name).parts, safe_name(name)
        if own == FILE_NAME:
            place, self.is_proposed = self.folder / FILE_NAME, False
        elif own.startswith("declaration") or "申报表" in own:
            place = self.declaration = self.folder / f"申报表{Path(own).suffix}"
        else:
            place = self.ledgers / EVIDENCE / own if EVIDENCE in parts else self.ledgers / own
        place.parent.mkdir(exist_ok=True)
        place.write_bytes(data)

    def _in_words(self, sentence: str) -> str:
        return (
            sentence.replace(f"{self.ledgers}/", "")
            .replace(str(self.ledgers), "台账")
            .replace(f"{self.folder}/", "")
            .replace(str(self.folder), "")
        )
