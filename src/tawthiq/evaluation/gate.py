"""Floors that only go up: a figure may not fall below its baseline, and a baseline may not be lowered by accident."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace

from tawthiq.evaluation.baseline import Baseline
from tawthiq.evaluation.figures import LOWER_IS_BETTER


@dataclass(frozen=True, slots=True)
class Fall:
    """A figure that is worse than its floor; ``now`` None: it is no longer measured."""

    name: str
    floor: float
    now: float | None


def falls(now: Mapping[str, float | None], floors: Mapping[str, float | None]) -> list[Fall]:
    """The figures that are worse than their floors, in the order of the floors. Figures are compared as rounded."""
    return [
        Fall(name, floor, now.get(name))
        for name, floor in floors.items()
        if floor is not None and _worse(name, now.get(name), floor)
    ]


def _worse(name: str, now: float | None, floor: float) -> bool:
    if now is None:
        return True
    return now > floor if name in LOWER_IS_BETTER else now < floor


def raised(new: Baseline, old: Baseline | None, *, allow_lower: bool = False) -> Baseline:
    """``new`` with each floor at the better of the old and the new figure. With ``allow_lower`` the new figures stand
    as they are (the difference of the two files then shows what was given up)."""
    if old is None or allow_lower:
        return new
    names = {**old.figures, **new.figures}
    return replace(new, figures={name: _better(name, new.figures.get(name), old.figures.get(name)) for name in names})


def _better(name: str, now: float | None, floor: float | None) -> float | None:
    if now is None or floor is None:
        return now if floor is None else floor
    return min(now, floor) if name in LOWER_IS_BETTER else max(now, floor)
