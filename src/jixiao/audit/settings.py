"""Settings in ``jixiao.toml``: which rules, by which date's law, what fails the run, waivers, baseline."""

from collections.abc import Mapping
from datetime import date
from pathlib import Path
from tomllib import TOMLDecodeError, loads
from typing import Literal

from msgspec import Struct, ValidationError, convert
from msgspec.structs import fields

from jixiao.audit.rulefile import in_chinese
from jixiao.audit.waivers import Waiver
from jixiao.errors import ConfigInvalid
from jixiao.model.finding import Severity

FILE_NAME = "jixiao.toml"


class Settings(Struct, frozen=True, kw_only=True, rename="kebab"):
    """What ``jixiao.toml`` says; options of the command line come before it. Paths are relative to ``folder``."""

    select: tuple[str, ...] = ()
    ignore: tuple[str, ...] = ()
    rules: tuple[str, ...] = ()
    as_of: date | None = None
    fail_on: Severity = "error"
    lang: Literal["zh", "en"] = "zh"
    waivers: tuple[Waiver, ...] = ()
    baseline: str | None = None

    def rule_folders(self, folder: Path) -> tuple[Path, ...]:
        """Return the folders of local rules."""
        return tuple(folder / name for name in self.rules)

    def baseline_file(self, folder: Path) -> Path | None:
        """Return the baseline file, None without one."""
        return None if self.baseline is None else folder / self.baseline


def find_settings(start: Path) -> Path | None:
    """Return the ``jixiao.toml`` nearest to a file or folder: in its folder, or in one above."""
    here = start.absolute()
    folders = (here, *here.parents) if here.is_dir() else here.parents
    return next((file for folder in folders if (file := folder / FILE_NAME).is_file()), None)


def load_settings(file: Path) -> Settings:
    """Return the settings of a file; ConfigInvalid says what is wrong and what is allowed."""
    try:
        tables = loads(file.read_text("utf-8"))
    except OSError as wrong:
        raise ConfigInvalid(f"读不了配置文件“{file}”。", f"The settings file “{file}” cannot be read.") from wrong
    except (TOMLDecodeError, UnicodeDecodeError, RecursionError) as wrong:
        raise ConfigInvalid(f"配置文件“{file}”不是正确的 TOML：{wrong}", f"The settings file “{file}” is no valid TOML: {wrong}") from wrong
    _check_keys(file, tables, Settings, "")
    for waiver in _waivers(tables):
        _check_keys(file, waiver, Waiver, "waivers.")
    try:
        settings = convert(tables, Settings)
    except ValidationError as wrong:
        raise ConfigInvalid(
            f"配置文件“{file}”中有值写得不对：{in_chinese(wrong)}", f"A value in the settings file “{file}” is wrong: {wrong}"
        ) from wrong
    _check_waivers(file, settings.waivers)
    return settings


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
