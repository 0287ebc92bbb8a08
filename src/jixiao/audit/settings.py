"""Settings in ``jixiao.toml``: which rules, by which date's and region's law, what fails the run, waivers, baseline."""

import os
import re
import stat
from collections.abc import Iterable, Mapping
from datetime import date
from pathlib import Path
from typing import Literal, NamedTuple

from msgspec import Struct, ValidationError, convert
from msgspec.structs import fields

from jixiao import door
from jixiao.audit.waivers import Waiver
from jixiao.errors import ConfigInvalid, TurnedAway
from jixiao.model.finding import Severity
from jixiao.sql.file import in_chinese
from jixiao.system.content import toml

FILE_NAME = "jixiao.toml"
REGION = re.compile(r"[一-龥]{2,}(?:省|市|自治区|特别行政区|兵团)")
DISTRICT = re.compile(r"[一-龥]+[市区县旗州盟]")


class Profile(Struct, frozen=True, kw_only=True, rename="kebab"):
    """Whose documents are audited: the province or municipality, and the city, district or county in it."""

    region: str
    district: str | None = None

    @property
    def place(self) -> str:
        """Return both in one, as a basis names its region: 上海市普陀区."""
        return self.region + (self.district or "")


class Settings(Struct, frozen=True, kw_only=True, rename="kebab"):
    """What ``jixiao.toml`` says; options of the command line come before it. Paths are relative to ``folder``."""

    select: tuple[str, ...] = ()
    ignore: tuple[str, ...] = ()
    rules: tuple[str, ...] = ()
    office: tuple[str, ...] = ()
    as_of: date | None = None
    fail_on: Severity = "error"
    lang: Literal["zh", "en"] = "zh"
    waivers: tuple[Waiver, ...] = ()
    baseline: str | None = None
    profile: Profile | None = None

    @property
    def place(self) -> str | None:
        """Return the region whose law applies besides that of the whole country; None where none is named: then all rules apply."""
        return self.profile.place if self.profile else None

    def rule_folders(self, folder: Path) -> tuple[Path, ...]:
        """Return the folders of local rules."""
        return tuple(folder / name for name in self.rules)

    def office_folders(self, folder: Path) -> tuple[Path, ...]:
        """Return the folders of an office's own ledgers, measures and rules."""
        return tuple(folder / name for name in self.office)

    def baseline_file(self, folder: Path) -> Path | None:
        """Return the baseline file, None without one."""
        return None if self.baseline is None else folder / self.baseline


class Sought(NamedTuple):
    """The settings file in force where none was named, and those passed over because they lie beside or above an input."""

    file: Path | None
    passed_over: tuple[Path, ...] = ()


def sought(inputs: Iterable[Path], here: Path) -> Sought:
    """Return where settings come from: the folder ``here`` that the command was started in, else the user's own configuration.

    A file that is not the user's own does not count; nor does one beside or above an input, which whoever is audited may have put there.
    """
    places = {place: None for one in inputs for place in _above(one.absolute())}
    beside = tuple(file for place in places if (file := place / FILE_NAME).is_file())
    named = (here.absolute() / FILE_NAME, own_settings())
    own = (one for one in named if one is not None and one.parent not in places and _is_own(one))
    return Sought(next(own, None), beside)


def own_settings() -> Path | None:
    """Return where the user's own settings would lie, None where the user has no place for them."""
    root = Path(os.environ.get("XDG_CONFIG_HOME") or os.environ.get("APPDATA") or os.path.expanduser("~/.config"))  # noqa: PTH111 - Path's own raises where there is no home
    return root / "jixiao" / FILE_NAME if root.is_absolute() else None


def _above(one: Path) -> tuple[Path, ...]:
    folders = dict.fromkeys((one, one.resolve()))
    return tuple(folder for path in folders for folder in ((path, *path.parents) if path.is_dir() else path.parents))


def _is_own(file: Path) -> bool:
    try:
        found = file.stat()
    except OSError:
        return False
    return stat.S_ISREG(found.st_mode) and (not hasattr(os, "getuid") or found.st_uid == os.getuid())


def load_settings(file: Path) -> Settings:
    """Return the settings of a file; ConfigInvalid says what is wrong and what is allowed."""
    try:
        tables = door.tables(door.take(file, door.SMALL).decode())
    except TurnedAway as away:
        raise ConfigInvalid(f"读不了配置文件“{file}”：{away.zh}", f"The settings file “{file}” cannot be read: {away.en}") from away
    except (toml().TOMLDecodeError, UnicodeDecodeError) as wrong:
        raise ConfigInvalid(
            f"配置文件“{file}”不是正确的 TOML：{in_chinese(wrong)}", f"The settings file “{file}” is no valid TOML: {wrong}"
        ) from wrong
    _check_keys(file, tables, Settings, "")
    profile = tables.get("profile")
    if isinstance(profile, dict):
        _check_keys(file, profile, Profile, "profile.")
    for waiver in _waivers(tables):
        _check_keys(file, waiver, Waiver, "waivers.")
    try:
        settings = convert(tables, Settings)
    except ValidationError as wrong:
        raise ConfigInvalid(
            f"配置文件“{file}”中有值写得不对：{in_chinese(wrong)}", f"A value in the settings file “{file}” is wrong: {wrong}"
        ) from wrong
    _check_waivers(file, settings.waivers)
    _check_profile(file, settings.profile)
    return settings


def _check_profile(file: Path, profile: Profile | None) -> None:
    if profile and not (REGION.fullmatch(profile.region) and (profile.district is None or DISTRICT.fullmatch(profile.district))):
        raise ConfigInvalid(
            f"配置文件“{file}”里的地区“{profile.place}”写得不对：region 写省级全称，例如“上海市”“安徽省”；district 写市、区、县，例如“普陀区”。",
            f"The region “{profile.place}” in “{file}” is wrong: region is a province in full, such as 上海市 or 安徽省, district a city, district or county.",
        )


def _waivers(tables: Mapping[str, object]) -> list[Mapping[str, object]]:
    given = tables.get("waivers")
    return [w for w in given if isinstance(w, dict)] if isinstance(given, list) else []


def _check_keys(file: Path, table: Mapping[str, object], shape: type[Struct], where: str) -> None:
    allowed = [field.encode_name for field in fields(shape)]
    unknown = [f"{where}{key}" for key in table if key not in allowed]
    if unknown:
        raise ConfigInvalid(
            f"配置文件“{file}”里没有“{'、'.join(unknown)}”这个设置，可用的有：{'、'.join(allowed)}。",
            f"The settings file “{file}” has unknown keys: {', '.join(unknown)}; allowed are: {', '.join(allowed)}.",
        )


def _check_waivers(file: Path, waivers: tuple[Waiver, ...]) -> None:
    for waiver in waivers:
        if (waiver.fingerprint is None) == (waiver.code is None) or not waiver.reason.strip() or not waiver.person.strip():
            raise ConfigInvalid(
                f"配置文件“{file}”里的豁免须写 fingerprint，或 code（可加 path），二者取一，并写明 reason 和 person。",
                f"A waiver in “{file}” names either a fingerprint or a code (with a path if need be), and a reason and a person.",
            )
