"""The worked example written out: a declaration, a year of ledgers, bindings, and what was planted."""

from pathlib import Path

from jixiao.actions.ledger import make_folder
from jixiao.ledger.example.build import example_files
from jixiao.write.atomic import write_whole


def write_example(folder: Path) -> tuple[Path, ...]:
    """Write the worked year into a folder, over an older one, and return the files."""
    files = {folder / name: data for name, data in example_files().items()}
    for place in sorted({file.parent for file in files}):
        make_folder(place)
    for file, data in files.items():
        write_whole(file, data)
    return tuple(files)
