"""A figure that a hypothesis changes, together with those tied to it."""

from msgspec import Struct

from jixiao.values.money import Money


class Move(Struct, frozen=True):
    """One figure (a class of tied variables) moved by ``delta``; ``signs`` gives each variable's direction."""

    signs: tuple[tuple[str, int], ...]
    delta: Money

    def deltas(self) -> dict[str, Money]:
        """Return by how much each variable moves."""
        return {path: sign * self.delta for path, sign in self.signs}
