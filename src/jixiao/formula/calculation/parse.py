"""From tokens to clauses: a hand-written parser with a stack of its own, so that no bracket depth can exhaust Python's."""

from collections.abc import Callable

from msgspec.structs import replace

from jixiao.formula.calculation.build import ZeroDivision, joined, noted, total
from jixiao.formula.calculation.frame import Clause, Frame, Parsed
from jixiao.formula.calculation.join import close, join
from jixiao.formula.calculation.signs import after, before_words, is_bound, is_nothing, is_range, nothing
from jixiao.formula.calculation.tokens import Token, scan, with_unit
from jixiao.formula.calculation.tree import Node, Problem, Span
from jixiao.formula.calculation.words import NOTHING, read_words

TIMED = frozenset({"day", "night", "month", "quarter", "year", "money"})
"""Figures of these before a colon are a label (按3晚计：); a share or another count belongs to what follows (统一八五折：)."""
DEEPEST = 250
"""More open brackets than this are not read."""


def parse(raw: str, text: str, flags: frozenset[str] = frozenset()) -> Parsed:
    """Return the clauses of a masked text, read as the flags say where it may be read in more than one way.

    ``plain`` reads numbers beside 万元 as 元, ``notes`` brackets behind figures as notes, ``labels`` a count right before a
    factor in a sum as a mere label (3匹4台×6500元).
    """
    return Parser(raw, text, flags).run()


class Parser:
    """Walks over the tokens once; every method handles one kind of token."""

    __slots__ = ("as_labels", "as_notes", "at", "choices", "frame", "plain", "problem", "raw", "stack", "text", "tokens")

    def __init__(self, raw: str, text: str, flags: frozenset[str]) -> None:
        self.raw, self.text = raw, text
        self.plain, self.as_notes, self.as_labels = "plain" in flags, "notes" in flags, "labels" in flags
        self.tokens: list[Token] = scan(text)
        self.at = 0
        self.stack: list[Frame] = []
        self.frame = Frame(0)
        self.problem: Problem | None = None
        self.choices: set[str] = set()

    def run(self) -> Parsed:
        """Return what was read."""
        steps = _STEPS
        try:
            for at, token in enumerate(self.tokens):
                self.at = at
                steps[token[0]](self, token)
        except ZeroDivision:
            self._zero()
        return self._finish()

    def _finish(self) -> Parsed:
        if self.stack:
            start = self.frame.start
            self.fail(
                f"第{start + 1}个字“{self.raw[start]}”没有配对的右括号",
                f"the bracket at character {start + 1} is never closed",
                (start, start + 1),
            )
        try:
            self.end_clause("")
        except ZeroDivision:
            self._zero()
        return Parsed(tuple(self.frame.clauses), self.problem, frozenset(self.choices))

    def fail(self, zh: str, en: str, span: Span) -> None:
        """Keep the first thing that could not be read."""
        if self.problem is None:
            self.problem = Problem(zh, en, span)

    def _zero(self) -> None:
        token = self.tokens[min(self.at, len(self.tokens) - 1)]
        self.fail("除数是0，算不出结果", "division by zero", (max(0, token[1] - 1), token[2]))

    # --- tokens -----------------------------------------------------------------------------------------------------------

    def on_quantity(self, token: Token) -> None:
        """Hold a figure until what follows it is known."""
        frame, node = self.frame, token[3]
        if frame.range_from >= 0:
            self._range(token[2])
        if frame.held is not None or frame.group is not None:
            node = join(self, node)
            frame = self.frame
        low = frame.low
        if low >= 0:
            words = read_words(self.text[low : frame.high])
            frame.label = self.raw[low : frame.high]
            frame.low = -1
        else:
            words = NOTHING
            frame.label = ""
        if frame.first < 0:
            frame.first = low if low >= 0 else node.start
            frame.words = words
        frame.detail = ()
        frame.held = node
        frame.said = words

    def on_op(self, token: Token) -> None:
        """Take a sign."""
        sign = token[3]
        frame = self.frame
        if sign in "-/" and is_nothing(self, token):
            self._on_nothing(token)
            return
        if sign == "-" and is_range(self):
            frame.range_from = frame.held.start if frame.held else token[1]
            return
        self.flush()
        if sign in "+-":
            self._plus(sign, token)
        elif frame.factors and not frame.op:
            frame.op = sign
        else:
            self._times(sign, token)

    def _on_nothing(self, token: Token) -> None:
        """Take a dash that stands for no money as a sum of nothing."""
        if self.frame.low < 0 and self.frame.held is not None:
            self._demote(token)
        made = nothing(self, token)
        if made is None:
            self.on_word(token)
        else:
            self.on_quantity(made)

    def _times(self, sign: str, token: Token) -> None:
        """Take a sign where a figure is missing before it."""
        frame = self.frame
        if frame.is_empty and not frame.op and (sign == "/" or frame.low < 0 or before_words(self)):
            self.on_word(token)
            return
        frame.gap = frame.gap or (frame.low if frame.low >= 0 else token[1], token[2])
        frame.low = -1
        frame.op = sign

    def _plus(self, sign: str, token: Token) -> None:
        frame = self.frame
        if frame.factors and not frame.op:
            self.end_term()
            frame.sign = sign
            frame.due = (token[1], token[2])
        elif frame.low >= 0 and frame.is_empty and not (self.text[token[1] - 1] == ":" and is_bound(self, token)):
            self.on_word(token)
        elif is_bound(self, token):
            if sign == "-":
                frame.sign = "-" if frame.sign == "+" else "+"
        elif frame.is_empty and not frame.op:
            self.on_word(token)
        else:
            frame.gap = frame.gap or (token[1], token[2])

    def _range(self, end: int) -> None:
        start = self.frame.range_from
        self.frame.range_from = -1
        self.fail(
            f"“{self.raw[start:end]}”是一个范围，不是一个数，不能核算", f"{self.raw[start:end]!r} is a range, not one number", (start, end)
        )

    def on_eq(self, token: Token) -> None:
        """Close the side before an equal sign."""
        self.flush()
        frame = self.frame
        if frame.factors and not frame.op:
            self.end_side()
        elif frame.is_empty:
            self.on_word(token)
        elif frame.op or (not frame.factors and not frame.terms and frame.sides):
            frame.gap = frame.gap or self._hole(token)
            self.end_side()
        else:
            self.end_side()

    def _hole(self, token: Token) -> Span:
        """Return the characters where a figure should stand."""
        low = self.frame.low
        return (low, self.frame.high) if low >= 0 else (max(0, token[1] - 1), token[2])

    def on_sep(self, token: Token) -> None:
        """Close the clause at a stop, unless the calculation goes on behind it."""
        frame, mark, next_one = self.frame, token[3], after(self)
        if next_one is not None and (next_one[0] == "eq" or (next_one[0] == "op" and next_one[3] != "-")) and not frame.is_empty:
            return
        if mark == "\n" and (frame.op or self.stack or (next_one is not None and next_one[0] == "note")):
            return
        if frame.op and not frame.held and not frame.group:
            frame.gap = frame.gap or self._hole(token)
        self.end_clause(mark)

    def on_colon(self, token: Token) -> None:
        """Tell a label from a result before its reckoning."""
        frame = self.frame
        if frame.is_empty:
            self.on_word(token)
        elif frame.is_simple and frame.held is not None and self._is_head(frame.held):
            self.end_clause(":", head=True)
        elif frame.is_simple and frame.held is not None and frame.held.unit is not None and frame.held.unit.kind not in TIMED:
            self.end_clause(":")
        elif not frame.sides and not frame.terms and not frame.factors and not (frame.is_simple and frame.sep == " " and frame.low < 0):
            self._demote(token)
        else:
            self.end_clause(":")

    def _is_head(self, held: Node) -> bool:
        """Whether the figure before a colon is the result of what follows: money or a total, with nothing behind it."""
        return self.frame.low < 0 and (held.cash > 0 or self.frame.words.total or (held.scale > 1 and held.unit is None))

    def _demote(self, token: Token) -> None:
        """Make a label of figures that stand before a colon (按3晚计：)."""
        frame = self.frame
        low = frame.first
        frame.clear()
        frame.low, frame.high = low, token[2]

    def on_word(self, token: Token) -> None:
        """Keep words for the figure after or before them."""
        frame = self.frame
        if frame.low < 0:
            frame.low = token[1]
        frame.high = token[2]

    def on_note(self, token: Token) -> None:
        """Keep a bracket without figures as a note."""
        frame = self.frame
        if frame.low >= 0 or (frame.held is None and frame.group is None):
            self.on_word(token)
        elif frame.held is not None and (node := with_unit(frame.held, self.text, token[1], token[2])) is not None:
            frame.held = node
        else:
            note = self.raw[token[1] + 1 : token[2] - 1]
            frame.note = frame.note + " " + note if frame.note else note

    def on_long(self, token: Token) -> None:
        """Refuse a number with too many digits."""
        self.fail(f"第{token[1] + 1}个字起的数字有{token[2] - token[1]}位，太长", "a number has too many digits", (token[1], token[2]))

    def on_slip(self, token: Token) -> None:
        """Refuse a number that is written badly."""
        shown = self.raw[token[1] : token[2]]
        self.fail(
            f"“{shown}”写得不对，不是一个数，不能核算；请改正后再算", f"{shown!r} is no number as it is written", (token[1], token[2])
        )

    def on_compare(self, token: Token) -> None:
        """Refuse ≤ and the like between figures."""
        if self.frame.is_empty:
            self.on_word(token)
        else:
            self.fail(f"“{token[3]}”不是加减乘除或等号，不能核算", f"{token[3]!r} is no sign of a calculation", (token[1], token[2]))

    def on_range(self, token: Token) -> None:
        """Begin a range between two figures."""
        next_one, held = after(self), self.frame.held
        if held is not None and next_one is not None and next_one[0] == "qty":
            self.frame.range_from = held.start
        elif is_nothing(self, token):
            self._on_nothing(token)
        else:
            self.on_word(token)

    def on_open(self, token: Token) -> None:
        """Begin a bracket."""
        if len(self.stack) >= DEEPEST:
            self.fail(f"括号套了{DEEPEST}层以上", "brackets are nested too deeply", (token[1], token[2]))
            return
        self.stack.append(self.frame)
        self.frame = Frame(token[1])

    def on_close(self, token: Token) -> None:
        """End a bracket and decide what it is."""
        if not self.stack:
            self.fail(
                f"第{token[1] + 1}个字“{self.raw[token[1]]}”没有配对的左括号",
                f"no bracket opens for the one at {token[1] + 1}",
                (token[1], token[1] + 1),
            )
            return
        self.end_clause("")
        inner = self.frame
        self.frame = self.stack.pop()
        close(self, inner, token)

    # --- building ---------------------------------------------------------------------------------------------------------

    def flush(self) -> None:
        """Place the figure or bracket that was held, with its notes."""
        frame = self.frame
        node = frame.held
        if node is not None:
            frame.held = None
            note = meant = frame.note
            if frame.low >= 0:
                note = f"{note} {self.raw[frame.low : frame.high]}".strip()
                meant = f"{meant} {self.text[frame.low : frame.high]}".strip()
                frame.low = -1
            if note or frame.label:
                node = noted(node, frame.said, frame.label, note, read_words(meant) if meant else NOTHING)
        elif frame.group is not None:
            node = self._grouped(frame, frame.group)
        else:
            return
        frame.note = ""
        frame.due = None
        frame.factors.append(node)
        frame.fops += frame.op or "*"
        frame.op = ""

    def _grouped(self, frame: Frame, node: Node) -> Node:
        """Return the node of the bracket that was held."""
        frame.group = None
        if frame.low < 0 and not frame.note:
            return node
        note = (frame.note + " " + (self.raw[frame.low : frame.high] if frame.low >= 0 else "")).strip()
        frame.low = -1
        return replace(node, note=f"{node.note} {note}".strip(), estimated=node.estimated or read_words(note).estimated)

    def end_term(self) -> None:
        """Close the product that was being read."""
        frame = self.frame
        frame.terms.append(joined(frame.factors, frame.fops))
        frame.signs += frame.sign
        frame.factors, frame.fops, frame.sign = [], "", "+"

    def end_side(self) -> None:
        """Close the side of an equation that was being read; all that was held is placed."""
        frame = self.frame
        if frame.due is not None:
            frame.gap = frame.gap or frame.due
        if frame.terms or (frame.factors and frame.sign == "-"):
            if frame.factors:
                self.end_term()
            frame.sides.append(self._sum(frame.terms, frame.signs))
        elif frame.factors:
            frame.sides.append(joined(frame.factors, frame.fops))
        frame.begin_side()

    def _sum(self, terms: list[Node], signs: str) -> Node:
        node = terms[0]
        if len(terms) == 1 and (signs == "+" or node.kind == "number"):
            return node if signs == "+" else replace(node, above=-node.above)
        node = total(terms, signs, node.start, terms[-1].end, self.plain)
        if node.cash and node.scale > 1 and any(term.bare for term in terms):
            self.choices.add("plain")
        return node

    def end_clause(self, mark: str, head: bool = False) -> None:
        """Close the clause that was being read and begin the next one after ``mark``."""
        frame = self.frame
        if frame.op and not frame.held and not frame.group and (frame.factors or frame.terms):
            frame.gap = frame.gap or (max(0, frame.factors[-1].end if frame.factors else frame.terms[-1].end), len(self.text))
        if frame.held is not None or frame.group is not None:
            self.flush()
        words_only = self.text[frame.low : frame.high] if frame.low >= 0 and frame.is_empty else ""
        self.end_side()
        if frame.sides:
            self._keep(head)
        elif words_only:
            frame.carry = frame.carry or read_words(words_only).of_which
        if frame.sides or not words_only or not frame.sep:
            frame.sep = mark
        frame.detail = ()
        frame.begin_clause()

    def _keep(self, head: bool) -> None:
        frame = self.frame
        sides = tuple(frame.sides)
        if frame.gap is not None:
            self._say_gap(frame.gap)
        words = frame.words
        of_which = words.of_which or frame.carry
        frame.carry = False
        frame.clauses.append(Clause(sides, words, frame.sep, frame.first, sides[-1].end, head, of_which, frame.detail))

    def _say_gap(self, gap: Span) -> None:
        shown = self.raw[gap[0] : gap[1]].strip()
        self.fail(f"“{shown}”处缺少一个数，不能核算", f"a number is missing at {shown!r}", gap)


Step = Callable[[Parser, Token], None]
_STEPS: dict[str, Step] = {
    "qty": Parser.on_quantity,
    "op": Parser.on_op,
    "eq": Parser.on_eq,
    "sep": Parser.on_sep,
    "colon": Parser.on_colon,
    "word": Parser.on_word,
    "note": Parser.on_note,
    "open": Parser.on_open,
    "close": Parser.on_close,
    "range": Parser.on_range,
    "cmp": Parser.on_compare,
    "long": Parser.on_long,
    "slip": Parser.on_slip,
}
