"""Rule and measure files as they should stand: lines that fit on a screen, the same head, SELECT and examples."""

import ast
from collections.abc import Iterable
from pathlib import Path
from tomllib import TOMLDecodeError

from msgspec import ValidationError

from jixiao.actions.rule.sql_layout import within_columns
from jixiao.actions.rule.toml_layout import lay_out
from jixiao.errors import RuleFileInvalid
from jixiao.sql.file import SQL_FILE, in_chinese, read_text
from jixiao.write.atomic import write_whole

PARTS = {"HEAD": lay_out, "EXAMPLES": lay_out, "QUERY": within_columns}
"""How the constants of a Python rule are laid out."""


def format_files(files: Iterable[Path], *, check: bool) -> tuple[Path, ...]:
    """Return the files that do not stand as they should, put right unless ``check``; RuleFileInvalid for one that is no rule file."""
    return tuple(file for file in files if _is_changed(file, check=check))


def _is_changed(file: Path, *, check: bool) -> bool:
    text = read_text(file, RuleFileInvalid)
    try:
        new = formatted(text)
    except (TOMLDecodeError, ValidationError, SyntaxError, RecursionError) as wrong:
        raise RuleFileInvalid(file.name, f"写得不对：{in_chinese(wrong)}。", f"malformed: {wrong}") from wrong
    if new != text and not check:
        write_whole(file, new.encode())
    return new != text


def formatted(text: str) -> str:
    """Return the text of a rule or measure file as it should stand.

    Head and examples read the same afterwards, and the SELECT has the same words. What can't be broken stays long: a comment, a
    text in quotes in the SELECT. TOMLDecodeError, ValidationError or SyntaxError when the file is malformed.
    """
    text = text.replace("\r\n", "\n")
    parts = SQL_FILE.match(text)
    if not parts:
        return _formatted_python(text)
    examples = f"\n/*--- examples\n{lay_out(parts['examples'])}\n---*/" if parts["examples"] else ""
    return f"/*---\n{lay_out(parts['head'])}\n---*/\n{within_columns(parts['sql'].rstrip())}{examples}\n"


def _formatted_python(text: str) -> str:
    new = text
    for node in ast.parse(text).body:
        if isinstance(node, ast.Assign) and isinstance(node.value, ast.Constant) and isinstance(node.value.value, str):
            layout = PARTS.get(ast.unparse(node.targets[0]), str)
            written = _quoted(layout(node.value.value))
            new = new.replace(ast.get_source_segment(text, node.value) or "", written, 1) if written and layout is not str else new
    return new


def _quoted(text: str) -> str | None:
    """Return a text of several lines as Python writes it, None where neither sort of quotes will do."""
    quotes = next((q for q in ('"""', "'''") if q not in text and text[-1:] not in (q[0], chr(92))), None)
    return quotes and f"{'r' if chr(92) in text else ''}{quotes}{text}{quotes}"
