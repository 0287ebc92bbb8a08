"""Office packages copied member by member: what is not changed keeps its bytes, its order and its compression."""

import re
import zipfile
from collections.abc import Mapping
from io import BytesIO
from posixpath import dirname, join, normpath
from typing import NamedTuple

from jixiao.errors import UsageWrong
from jixiao.write.annotate.spans import Patches, parsed

RELATIONS = "http://schemas.openxmlformats.org/package/2006/relationships"
OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/"
HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
TYPES = "[Content_Types].xml"


class Relation(NamedTuple):
    """A relationship: id, last word of its type, the part it leads to."""

    name: str
    kind: str
    target: str


class Container:
    """A package whose parts can be read, replaced and added."""

    def __init__(self, data: bytes) -> None:
        """Open it; UsageWrong when it is no package."""
        try:
            self.archive = zipfile.ZipFile(BytesIO(data))
        except zipfile.BadZipFile as wrong:
            raise UsageWrong("文件不完整，写不进意见。", "The file is incomplete.") from wrong
        self.names = set(self.archive.namelist())
        self.changed: dict[str, bytes] = {}

    def read(self, name: str) -> bytes:
        """Return a part as it now stands."""
        return self.changed[name] if name in self.changed else self.archive.read(name)

    def has(self, name: str) -> bool:
        """Whether there is such a part."""
        return name in self.names or name in self.changed

    def write(self, name: str, data: bytes | str) -> None:
        """Replace or add a part."""
        self.changed[name] = data if isinstance(data, bytes) else data.encode()

    def free_name(self, pattern: str) -> str:
        """Return the first name of the pattern that no part has."""
        number = 1
        while self.has(pattern.format(number)):
            number += 1
        return pattern.format(number)

    def relations(self, part: str) -> list[Relation]:
        """Return the relationships of a part, those that lead outside left out."""
        name = relations_of(part)
        if not self.has(name):
            return []
        found = []
        for node in parsed(self.read(name)).children:
            if node.get("TargetMode") != "External":
                target = node.get("Target") or ""
                target = target.lstrip("/") if target.startswith("/") else normpath(join(dirname(part), target))
                found.append(Relation(node.get("Id") or "", (node.get("Type") or "").rpartition("/")[2], target))
        return found

    def related(self, part: str, kind: str) -> str | None:
        """Return the part of a kind that a part leads to."""
        return next((r.target for r in self.relations(part) if r.kind == kind and self.has(r.target)), None)

    def relate(self, part: str, kind: str, target: str) -> str:
        """Add a relationship and return its id."""
        name = relations_of(part)
        taken = {r.name for r in self.relations(part)}
        own = next(f"rIdJx{n}" for n in range(1, len(taken) + 2) if f"rIdJx{n}" not in taken)
        new = f'<Relationship xmlns="{RELATIONS}" Id="{own}" Type="{OFFICE}{kind}" Target="/{target}"/>'
        if self.has(name):
            data = self.read(name)
            patches = Patches(data)
            patches.inside(parsed(data), new)
            self.write(name, patches.done())
        else:
            self.write(name, f'{HEAD}<Relationships xmlns="{RELATIONS}">{new}</Relationships>')
        return own

    def declare(self, entry: str) -> None:
        """Add an entry to the table of content types unless it stands there."""
        data = self.read(TYPES)
        key = re.search(r'(?:PartName|Extension)="[^"]*"', entry)
        if key is None or key[0].encode() not in data:
            patches = Patches(data)
            patches.inside(parsed(data), entry)
            self.write(TYPES, patches.done())

    def bytes(self) -> bytes:
        """Return the package: members in their order, changed ones replaced, new ones at the end."""
        buffer = BytesIO()
        with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as out:
            for entry in self.archive.infolist():
                out.writestr(entry, self.read(entry.filename), compress_type=entry.compress_type)
            for name, data in new_parts(self.changed, self.names).items():
                added = zipfile.ZipInfo(name, (1980, 1, 1, 0, 0, 0))
                added.compress_type = zipfile.ZIP_DEFLATED
                out.writestr(added, data)
        return buffer.getvalue()


def new_parts(changed: Mapping[str, bytes], names: set[str]) -> dict[str, bytes]:
    """Return the parts that were not there before."""
    return {name: data for name, data in changed.items() if name not in names}


def relations_of(part: str) -> str:
    """Return the name of the part that holds a part's relationships."""
    return join(dirname(part), "_rels", part.rpartition("/")[2] + ".rels")
