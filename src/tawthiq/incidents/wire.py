"""Incidents written into coded documents: ``incident`` on each event that a report tells, ``incident_group`` on it.

An earlier event that is only mentioned as context keeps its incident in the store, but a report that mentions it is no
report of it, so that none is written on the wire.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

CONTEXT = "background"


def with_incidents(
    document: Mapping[str, Any], held: Mapping[str, str], told_by_others: Callable[[str], bool]
) -> dict[str, Any]:
    """A copy of a document with its incidents. ``held``: event id → incident.

    The report's own group is the incident of the first event that other reports tell of too, else of the first event:
    a headline that the coding could not join with its body must not stand for the report.
    """
    events = [{**event, "incident": _incident(event, held)} for event in document.get("events") or ()]
    told = [event["incident"] for event in events if event["incident"]]
    group = next((incident for incident in told if told_by_others(incident)), told[0] if told else None)
    return {**document, "events": events, "incident_group": group}


def _incident(event: Mapping[str, Any], held: Mapping[str, str]) -> str | None:
    return None if event.get("status") == CONTEXT else held.get(event["id"])
