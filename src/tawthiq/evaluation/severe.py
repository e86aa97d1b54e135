"""Errors that ruin trust: sides swapped, a zero invented, a denial read as fact, a toll of the dead off by far."""

from __future__ import annotations

from collections.abc import Iterator

from tawthiq.evaluation.pairing import QUOTE_LEAST
from tawthiq.evaluation.slots import values
from tawthiq.evaluation.words import Json, best_overlap, quote_of


def severe_errors(gold: Json, found: Json) -> Iterator[str]:
    """What is severely wrong with a predicted event that pairs with a gold one."""
    if gold.get("status") in ("denied", "background") and found.get("status") == "occurred":
        yield f"{gold['status']} read as occurred"
    if gold.get("type") != "Armed clash" and _swapped(gold, found):
        yield "sides swapped"
    if _zero(found) and not _zero(gold):
        yield "zero casualties invented"
    dead, read = _dead(gold), _dead(found)
    if dead and read and all(a > 2 * b or b > 2 * a for a in dead for b in read):
        yield f"dead {sorted(dead)} read as {sorted(read)}"


def _swapped(gold: Json, found: Json) -> bool:
    crossed = max(_sides(gold, "initiator", found, "target"), _sides(gold, "target", found, "initiator"))
    straight = max(_sides(gold, "initiator", found, "initiator"), _sides(gold, "target", found, "target"))
    return crossed >= QUOTE_LEAST and straight < QUOTE_LEAST


def _sides(gold: Json, role: str, found: Json, other: str) -> float:
    return best_overlap(_named(gold, role), _named(found, other))


def _named(event: Json, role: str) -> list[str | None]:
    return [quote_of(actor) for actor in values(event, "actors") if actor.get("role") == role]


def _zero(event: Json) -> bool:
    return any(harm.get("count_max") == 0 for harm in values(event, "casualties"))


def _dead(event: Json) -> set[int]:
    tolls = values(event, "casualties")
    return {harm["count_min"] for harm in tolls if harm.get("kind") == "killed" and harm.get("count_min")}
