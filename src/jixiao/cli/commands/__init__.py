"""The commands, one file each: the file's name is the command's, its ``command`` is what runs."""

from pathlib import Path

HERE = Path(__file__).parent


def is_command(name: str) -> bool:
    """Return whether there is a command of that name."""
    return name.isidentifier() and name.islower() and not name.startswith("_") and (HERE / f"{name}.py").is_file()
