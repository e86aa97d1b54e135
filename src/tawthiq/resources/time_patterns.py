"""The pattern language of the times grammar: rows of items, each a class of words or of what other patterns make.

``a|b`` one or the other · ``a?`` may be missing · ``a=last`` only with that value · ``x:a`` called x · ``+a`` with a
conjunction before it · ``ب~a`` with that letter written on to it · ``<a`` before the expression · ``>a`` after it.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

_ITEM = re.compile(
    r"(?P<side>[<>]?)(?:(?P<label>[a-z]):)?(?P<joined>\+?)(?:(?P<prefix>[^\W\d_a-z])~)?(?:(?P<inner>[a-z]):)?"
    r"(?P<names>[a-z]+(?:\|[a-z]+)*)(?:=(?P<value>\w+))?(?P<optional>\??)"
)


@dataclass(frozen=True, slots=True)
class Item:
    """One place of a pattern. ``names``: the classes that may stand there; ``label``: what the meaning calls it (its
    first class where no label is written). ``side``: "" inside, "<" before, ">" after. ``joined``: after و or ف."""

    names: tuple[str, ...]
    label: str
    value: str | None = None
    optional: bool = False
    side: str = ""
    joined: bool = False
    prefix: str = ""


def parse_pattern(pattern: str, known: set[str]) -> tuple[Item, ...]:
    """The items of a pattern. Raises ValueError on bad syntax or a class that is not ``known``."""
    items = tuple(_item(piece, known) for piece in pattern.split())
    if not items or all(item.optional or item.side for item in items):
        raise ValueError(f"{pattern!r} has no item that must stand in the expression")
    return items


def _item(piece: str, known: set[str]) -> Item:
    found = _ITEM.fullmatch(piece)
    if found is None:
        raise ValueError(f"{piece!r} is no item of a pattern")
    names = tuple(found["names"].split("|"))
    for name in names:
        if name not in known:
            raise ValueError(f"no class of words {name!r} (in {piece!r})")
    return Item(
        names,
        found["label"] or found["inner"] or names[0],
        found["value"],
        bool(found["optional"]),
        found["side"],
        bool(found["joined"]),
        found["prefix"] or "",
    )
