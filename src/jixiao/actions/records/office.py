"""Which office is at work: its folder given, or named in the settings, those of the working folder where none are named."""

from collections.abc import Iterable
from pathlib import Path

from jixiao.audit.settings import load_settings, sought
from jixiao.ledger.office import Office, office_of


def office_folders(given: Path | None, config: Path | None, here: Path, inputs: Iterable[Path] = ()) -> tuple[Path, ...]:
    """Return the folders of the office's own content, none where none is named."""
    if given is not None:
        return (given,)
    file = config or sought(inputs, here).file
    return () if file is None else tuple(load_settings(file).office_folders(file.parent))


def office_for(given: Path | None, config: Path | None, here: Path, inputs: Iterable[Path] = ()) -> Office:
    """Return what the office has of its own, nothing where none is named; UsageWrong for a folder that is not there.

    ``here`` is the working folder; settings beside or above one of the ``inputs`` name no office, as :func:`sought` has it.
    """
    return office_of(office_folders(given, config, here, inputs))
