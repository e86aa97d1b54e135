"""What a report does not say about an event. Silence is never a zero: «no harm» is a value, no word is silence."""

from __future__ import annotations

from collections.abc import Callable

from tawthiq.records.model import Event

_ARMED = frozenset(
    {
        "Air/drone strike",
        "Shelling/artillery/missile attack",
        "Remote explosive/landmine/IED",
        "Attack",
        "Grenade",
        "Chemical weapon",
    }
)
_HARMFUL = _ARMED | {
    "Armed clash",
    "Suicide bomb",
    "Other",
    "Sexual violence",
    "Excessive force against protesters",
    "Violent demonstration",
    "Mob violence",
    "Government regains territory",
    "Non-state actor overtakes territory",
}
_SILENT: tuple[tuple[str, Callable[[Event], bool]], ...] = (
    ("date", lambda event: event.date.start is None),
    ("place", lambda event: not any(place.role in ("site", "target") for place in event.places)),
    ("initiator", lambda event: not _has_role(event, "initiator", "executed_by", "ordered_by", "directed_by")),
    ("target", lambda event: not (_has_role(event, "target") or _has_target(event) or event.casualties)),
    ("weapons", lambda event: event.type in _ARMED and not event.weapons),
    ("casualties", lambda event: event.type in _HARMFUL and not event.casualties),
    ("claims", lambda event: not event.claims),
)


def silent_fields(event: Event) -> tuple[str, ...]:
    """The fields on which nothing is said: of ``date place initiator target weapons casualties claims``, in that order.
    Weapons and harm are asked for only where an event of the type has them."""
    return tuple(name for name, silent in _SILENT if silent(event))


def _has_role(event: Event, *roles: str) -> bool:
    return any(actor.role in roles for actor in event.actors)


def _has_target(event: Event) -> bool:
    return any(place.role == "target" for place in event.places)
