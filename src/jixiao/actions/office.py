"""Which office is at work: its folder given, or named in the settings, those of the working folder where none are named."""

from collections.abc import Iterable
from pathlib import Path

from jixiao.audit.settings import find_settings, load_settings
from jixiao.ledger.office import Office, office_of


def office_for(given: Path | None, config: Path | None, here: Path, inputs: Iterable[Path] = ()) -> Office:
    """Return what the office has of its own, nothing where none is named; UsageWrong for a folder that is not there.

    ``here`` is the working folder; settings beside or above one of the ``inputs`` name no office, for whoever sent it may have put
    them there.
    """
    if given is not None:
        return office_of((given,))
    file = config or _own_settings(here, inputs)
    return Office() if file is None else office_of(load_settings(file).office_folders(file.parent))


def _own_settings(here: Path, inputs: Iterable[Path]) -> Path | None:
    found = find_settings(here)
    beside = {folder for one in inputs for folder in (one.absolute(), *one.absolute().parents)}
    return None if found is None or found.parent in beside else found
