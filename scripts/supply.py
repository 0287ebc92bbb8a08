"""What is installed with the program: a bill of materials, the licences, and known weaknesses.

bash scripts/supply licences                    # every component has a licence that we may pass on
bash scripts/supply weaknesses --database all.zip   # against OSV's export for PyPI, fetched where there is a network
bash scripts/supply bill --to sbom.cdx.json         # CycloneDX; the archive for machines without network holds it too
"""

import argparse
import json
import re
import sys
import tomllib
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any
from zipfile import BadZipFile, ZipFile

from cyclonedx.contrib.license.factories import LicenseFactory
from cyclonedx.model import HashAlgorithm, HashType, Property
from cyclonedx.model.bom import Bom
from cyclonedx.model.component import Component as Part
from cyclonedx.model.component import ComponentType
from cyclonedx.output.json import JsonV1Dot6
from license_expression import get_spdx_licensing
from packageurl import PackageURL

ROOT = Path(__file__).parents[1]
TOOLS = {"dev", "bench"}
"""Extras of those who work on the program: never part of what an office installs."""
PINNED = re.compile(r"(?P<name>[\w.-]+)==(?P<version>[^\s;]+)(?: ; [^\\]+)?")
HASH = re.compile(r"--hash=sha256:([0-9a-f]{64})")


@dataclass(frozen=True, slots=True)
class Component:
    """One version of one package that a lock names, the SHA-256 of its files, and the extras that bring it (``main``: always)."""

    name: str
    version: str
    hashes: tuple[str, ...]
    extras: tuple[str, ...]


class NoDatabase(Exception):
    """The database of weaknesses is absent or not an archive of OSV entries."""


def extras() -> tuple[str, ...]:
    """Return the locks of what an office may install, in order of names, ``main`` first."""
    project = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["project"]
    return ("main", *sorted(set(project["optional-dependencies"]) - TOOLS))


def components(texts: Mapping[str, str]) -> list[Component]:
    """Return what the locks name (extra → text of its lock), each version once, by name and version."""
    found: dict[tuple[str, str], tuple[tuple[str, ...], list[str]]] = {}
    for extra, text in texts.items():
        for name, version, hashes in pinned(text):
            found.setdefault((name, version), (hashes, []))[1].append(extra)
    return [Component(name, version, hashes, tuple(brought)) for (name, version), (hashes, brought) in sorted(found.items())]


def pinned(text: str) -> Iterator[tuple[str, str, tuple[str, ...]]]:
    """Yield name, version and hashes of every package of a lock."""
    for entry in re.split(r"\n(?=\S)", text):
        if named := PINNED.match(entry):
            yield named["name"].lower(), named["version"], tuple(sorted(HASH.findall(entry)))


def locked() -> list[Component]:
    """Return the components of the locks of this checkout."""
    return components({name: lock_text(name) for name in extras()})


def lock_text(name: str) -> str:
    """Return the lock of an extra, or ``main``."""
    return (ROOT / f"locks/{name}.txt").read_text("utf-8")


def known_licences() -> tuple[dict[str, str], set[str]]:
    """Return the licence of every component by name, and the licences that may be passed on."""
    table = tomllib.loads((ROOT / "locks/licences.toml").read_text("utf-8"))
    return table["components"], set(table["allowed"])


def objections(parts: Sequence[Component], licences: Mapping[str, str], allowed: set[str]) -> list[str]:
    """Return a sentence for every component whose licence is not known or must not be passed on, and for every line too many."""
    found = []
    for name in sorted({part.name for part in parts}):
        if name not in licences:
            found.append(f"{name}：locks/licences.toml 里没有它的许可证。 No licence is written for it.")
        elif not permitted(licences[name], allowed):
            found.append(f"{name}：许可证 {licences[name]} 不在允许之列。 Its licence is not among those allowed.")
    return found + [
        f"{name}：已不安装，请删去这一行。 No longer installed: take the line out."
        for name in sorted(licences.keys() - {p.name for p in parts})
    ]


def permitted(expression: str, allowed: set[str]) -> bool:
    """Return whether an SPDX expression can be met by allowed licences alone: all of an AND, one of an OR."""
    reader = get_spdx_licensing()
    tree = reader.parse(expression, validate=True, strict=True)
    meaning = tree.subs({symbol: reader.TRUE if str(symbol) in allowed else reader.FALSE for symbol in tree.symbols})
    return bool(meaning.simplify() == reader.TRUE)


def bill(parts: Sequence[Component], licences: Mapping[str, str]) -> str:
    """Return the bill of materials: CycloneDX 1.6 as JSON, the same bytes for the same locks."""
    program = Part(name="jixiao", type=ComponentType.APPLICATION, bom_ref="jixiao")
    made = Bom(components=[part_of(part, licences) for part in parts])
    made.metadata.component = program
    made.register_dependency(program, made.components)
    shown: dict[str, Any] = json.loads(JsonV1Dot6(made).output_as_string())
    shown.pop("serialNumber", None)
    for of_this_moment in ("timestamp", "tools"):
        shown["metadata"].pop(of_this_moment, None)
    return json.dumps(shown, ensure_ascii=False, indent=1, sort_keys=True) + "\n"


def part_of(component: Component, licences: Mapping[str, str]) -> Part:
    """Return a component as CycloneDX knows it."""
    url = PackageURL("pypi", name=component.name, version=component.version)
    return Part(
        type=ComponentType.LIBRARY,
        name=component.name,
        version=component.version,
        purl=url,
        bom_ref=str(url),
        licenses=[LicenseFactory().make_from_string(licences[component.name])] if component.name in licences else [],
        hashes=[HashType(alg=HashAlgorithm.SHA_256, content=digest) for digest in component.hashes],
        properties=[Property(name="jixiao:extra", value=extra) for extra in component.extras],
    )


def weaknesses(parts: Sequence[Component], database: Path) -> list[str]:
    """Return a line for every known weakness of a component: OSV's export for PyPI, a zip of one JSON a weakness."""
    versions = {(part.name, part.version) for part in parts}
    try:
        with ZipFile(database) as archive:
            entries = [json.loads(archive.read(name)) for name in sorted(archive.namelist()) if name.endswith(".json")]
    except (OSError, BadZipFile, ValueError) as wrong:
        raise NoDatabase(str(wrong)) from wrong
    if not entries:
        raise NoDatabase("没有条目 no entries")
    return [
        f"{name} {version}: {entry['id']} {entry.get('summary', '')}".rstrip()
        for entry in entries
        for name, version in sorted(hit(entry, versions))
    ]


def hit(entry: Mapping[str, Any], versions: set[tuple[str, str]]) -> set[tuple[str, str]]:
    """Return which of the versions an entry names as affected; a withdrawn entry names none."""
    if entry.get("withdrawn"):
        return set()
    of_pypi = [part for part in entry.get("affected", []) if part.get("package", {}).get("ecosystem") == "PyPI"]
    return versions & {(normal(part["package"]["name"]), version) for part in of_pypi for version in part.get("versions", [])}


def normal(name: str) -> str:
    """Return the name of a package as locks write it."""
    return re.sub(r"[-_.]+", "-", name).lower()


def main(arguments: Sequence[str]) -> int:
    """Tell what is asked for; return 0 when all is well, 1 when not, 2 when it could not be looked at."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("what", choices=["licences", "weaknesses", "bill"])
    parser.add_argument("--to", type=Path, default=Path("sbom.cdx.json"), help="where the bill is written")
    parser.add_argument("--database", type=Path, help="OSV's all.zip of PyPI")
    asked = parser.parse_args(arguments)
    parts = locked()
    if asked.what == "licences":
        return told(
            objections(parts, *known_licences()),
            f"{len(parts)} 个组件，许可证都可以随程序发布。 {len(parts)} components, every licence allowed.",
        )
    if asked.what == "bill":
        asked.to.write_text(bill(parts, known_licences()[0]), "utf-8")
        return told([], f"已写入 {asked.to}。 Written: {asked.to}.")
    if asked.database is None:
        print("没有弱点库，没有查：用 --database 指明 OSV 的 all.zip。 Not looked at: name OSV's all.zip by --database.", file=sys.stderr)
        return 2
    try:
        found = weaknesses(parts, asked.database)
    except NoDatabase as wrong:
        print(f"弱点库读不了，没有查：{wrong}。 Not looked at: the database can't be read.", file=sys.stderr)
        return 2
    return told(found, f"{len(parts)} 个组件都查过，没有已知弱点。 {len(parts)} components looked up, no known weakness.")


def told(found: Sequence[str], well: str) -> int:
    """Print what was found, or that all is well; return the exit code."""
    print("\n".join(found) or well)
    return 1 if found else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
