"""Hours on 24, from an hour as stated and the part of day."""

from __future__ import annotations

from tawthiq.layers.times.meaning import Clock

NOON = 12
_AFTERNOON = frozenset(("afternoon", "evening"))
_FIRST_NIGHT_HOUR = 6
"""From six on, an hour of the night is before midnight."""
_LAST_NOON_HOUR = 4
"""«الثالثة ظهراً» is 15:00; «الحادية عشرة ظهراً» is 11:00."""


def stated_hour(clock: Clock | None, part: str | None) -> tuple[str | None, bool]:
    """``HH:MM``, and whether it is not known which half of the day is meant."""
    if clock is None:
        return None, False
    hour = clock.hour % 24
    if not clock.sure and clock.hour <= NOON:
        if part is None:
            return _written(hour, clock.minute), True
        hour = _of_part(hour, part)
    return _written(hour, clock.minute), False


def _of_part(hour: int, part: str) -> int:
    if part == "noon":
        return hour + NOON if hour <= _LAST_NOON_HOUR else hour
    if part in _AFTERNOON:
        return hour + NOON if hour < NOON else (0 if part == "evening" else hour)
    if hour == NOON:
        return 0
    return hour + NOON if part == "night" and hour >= _FIRST_NIGHT_HOUR else hour


def _written(hour: int, minute: int) -> str:
    return f"{hour:02d}:{minute:02d}"
