"""Personal data found in a document before it is made public: what kind, where; never the data itself."""

from typing import Literal

from msgspec import Struct

from jixiao.values.place import Place

PersonalKind = Literal["identity", "phone", "card", "passport", "mail", "address", "account", "plate", "name"]


class Personal(Struct, frozen=True, kw_only=True):
    """One piece of personal data: its kind, the pointer of the field that holds it, its place; ``digits`` is how long it is."""

    kind: PersonalKind
    path: str
    place: Place | None
    digits: int
