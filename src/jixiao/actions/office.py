"""Which office is at work: its folder given, or named in the settings, those of the working folder where none are named."""

from pathlib import Path

from jixiao.audit.settings import find_settings, load_settings
from jixiao.ledger.office import Office, office_of


def office_for(given: Path | None, config: Path | None, here: Path) -> Office:
    """Return what the office has of its own, nothing where none is named; UsageWrong for a folder that is not there.

    ``here`` is the working folder: what lies beside an input names no office.
    """
    if given is not None:
        return office_of((given,))
    file = config or find_settings(here)
    return Office() if file is None else office_of(load_settings(file).office_folders(file.parent))
