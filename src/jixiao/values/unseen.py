"""Signs that nobody sees, as sets by what they do; a pattern puts those between brackets that its place refuses.

A text may be shown, kept, named or judged otherwise than it reads by signs without a picture of their own. What can go wrong by them
differs from place to place: a name is one line, a terminal obeys commands, a spreadsheet takes a mark for text.
"""

ALL_CONTROL = r"\x00-\x1f"
"""All below the blank, tab and the ends of a line too: what is one line of its own, such as a name, holds none."""
CONTROL_BUT_PAGE = r"\x00-\x08\x0b\x0e-\x1f"
"""Commands to a machine, but tab, the ends of a line and of a page: they end a text, ring, or begin an escape sequence."""
PAGE_END = r"\x0c"
"""The end of a page: text copied from paper has it, and it divides."""
CONTROL = CONTROL_BUT_PAGE + PAGE_END
"""Commands that no text needs: all below the blank but tab, line feed and carriage return."""
DELETE = r"\x7f"
"""The last command of ASCII: it shows as nothing, or takes a sign away."""
LATE_CONTROL = r"\x80-\x84\x86-\x9f"
"""Commands of the second half of Latin-1, but the end of a line: some terminals take them for escape sequences."""
NEXT_LINE = r"\x85"
"""The end of a line of the second half, which to some programs divides and to others is nothing."""
UPPER = DELETE + LATE_CONTROL + NEXT_LINE
"""All commands above the blank."""
LINE_SEPARATORS = r"\u2028\u2029"
"""Ends of a line and of a paragraph to some programs: what is one line becomes two."""
TURNING = r"\u202a-\u202e\u2066-\u2069"
"""Embeddings, overrides and isolates: they turn the words around them, so that a text reads otherwise than it is."""
SIDED = r"\u200e\u200f"
"""Marks of a side, left or right: they move the signs beside them."""
ARABIC_SIDED = r"\u061c"
"""The mark of the right side in Arabic script."""
SIDES = SIDED + ARABIC_SIDED
"""All marks of a side."""
SEAM = r"\u200b"
"""A seam without width: two words that look the same differ by it."""
JOINTS = r"\u200c\u200d"
"""Parting and joining signs without width, which some scripts and pictures are spelled with."""
WIDTHLESS = SEAM + JOINTS
"""What parts and joins words without width."""
WORD_JOINER = r"\u2060"
"""A joint without width that forbids the end of a line."""
FORMULA_SIGNS = r"\u2061-\u2065\u206a-\u206f"
"""Operators and shapes without a picture, and the places kept for such."""
BYTE_ORDER = r"\ufeff"
"""The mark at the beginning of a file; elsewhere a joint without width."""
SOFT_HYPHEN = r"\xad"
"""A hyphen that shows only where a line ends."""
MONGOLIAN_SEAM = r"\u180e"
"""A seam without width that was once a blank."""
ANNOTATING = r"\ufff9-\ufffb"
"""What encloses an annotation that is not shown."""
TAGS = r"\U000e0000-\U000e007f"
"""A second ASCII without pictures: whole sentences hide in it."""
HALVES = r"\ud800-\udfff"
"""Halves of a sign that stand alone: no encoding holds them."""
NO_SIGNS = r"\ufffe\uffff"
"""Numbers that are no signs, which XML can't hold."""

NOT_TYPED = r"\x00-\x08\x0b-\x1f\x7f" + TURNING
"""What no person types into a field: commands, the carriage return too, and what turns words. It is published as it stands here."""
