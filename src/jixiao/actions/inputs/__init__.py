"""What a call is given to read: files, folders, archives, standard input."""

from jixiao.actions.inputs.given import silent

__all__ = ["silent"]
