"""Which gold event a trigger of the text tells of: gold quotes carry no offsets, so words and neighbours decide."""

from __future__ import annotations

import re
import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[2] / "shared" / "gold"))

from score import event_likeness, overlap, pair, quote_of  # the scorer's own likeness of quotes and events

from tawthiq.clauses.coreference import group_of
from tawthiq.clauses.reading import Layers
from tawthiq.clauses.triggers import Trigger

__all__ = ["LEAST_LIKE", "align", "event_likeness", "overlap", "pair", "quote_of"]

LEAST_LIKE = 0.45
"""Likeness from which the scorer pairs two events."""

_FIRE = {
    "Shelling/artillery/missile attack",
    "Air/drone strike",
    "Chemical weapon",
    "Attack",
    "Armed clash",
    "Remote explosive/landmine/IED",
    "Disrupted weapons use",
}
_BLAST = {
    "Remote explosive/landmine/IED",
    "Suicide bomb",
    "Grenade",
    "Other",
    "Attack",
    "Disrupted weapons use",
    "Looting/property destruction",
}
_ATTACK = (
    _FIRE
    | _BLAST
    | {
        "Excessive force against protesters",
        "Mob violence",
        "Violent demonstration",
        "Abduction/forced disappearance",
        "Protest with intervention",
    }
)
_LAND = {
    "Government regains territory",
    "Non-state actor overtakes territory",
    "Non-violent transfer of territory",
    "Armed clash",
    "Change to group/activity",
}
ALLOWED = {
    "fire": _FIRE | {"Suicide bomb"},
    "ground": {
        "Armed clash",
        "Attack",
        "Excessive force against protesters",
        "Violent demonstration",
        "Shelling/artillery/missile attack",
        "Mob violence",
        "Change to group/activity",
    },
    "attack": _ATTACK | {"Other", "Change to group/activity", "Arrests"},
    "blast": _BLAST,
    "arrest": {
        "Arrests",
        "Abduction/forced disappearance",
        "Other",
        "Protest with intervention",
        "Change to group/activity",
    },
    "raid": {
        "Change to group/activity",
        "Armed clash",
        "Attack",
        "Other",
        "Arrests",
        "Government regains territory",
        "Non-state actor overtakes territory",
        "Suicide bomb",
    },
    "disrupt": {"Disrupted weapons use"},
    "land": _LAND,
    "protest": {
        "Peaceful protest",
        "Protest with intervention",
        "Excessive force against protesters",
        "Violent demonstration",
        "Mob violence",
    },
    "agreement": {"Agreement", "Other"},
    "abduction": {"Abduction/forced disappearance"},
    "sexual": {"Sexual violence"},
    "destruction": {
        "Looting/property destruction",
        "Disrupted weapons use",
        "Shelling/artillery/missile attack",
        "Air/drone strike",
        "Remote explosive/landmine/IED",
    },
    "displacement": {"Other", "Change to group/activity"},
    "release": {"Other", "Agreement"},
    "base": {"Headquarters or base established", "Change to group/activity"},
    "mob": {"Mob violence", "Armed clash"},
}
LEAST = 1.4


def align(layers: Layers, events: list[dict]) -> dict[int, int | None]:
    """By id of trigger: the position of its gold event, or None."""
    raw = layers.text.raw
    places = [[m.start() for m in re.finditer(re.escape(quote_of(e.get("trigger")) or "\0"), raw)] for e in events]
    out: dict[int, int | None] = {}
    for trigger in layers.triggers:
        scored = [(_likeness(layers, trigger, e, at), -i) for i, (e, at) in enumerate(zip(events, places, strict=True))]
        best = max(scored, default=(0.0, 0))
        out[id(trigger)] = -best[1] if best[0] >= LEAST else None
    return out


def _likeness(layers: Layers, trigger: Trigger, event: dict, at: list[int]) -> float:
    if event["type"] not in ALLOWED.get(group_of(trigger.family), set()):
        return 0.0
    quote = quote_of(event.get("trigger")) or ""
    hit = any(trigger.span.start < p + len(quote) and p < trigger.span.end for p in at)
    score = (2.2 if len(at) == 1 else 1.2) if hit else 0.0
    if trigger.strength == "harm" and not hit:
        return 0.0
    sentence = layers.text.sentences[trigger.sentence]
    words = sentence.span.cut(layers.text.raw)
    if (event.get("date") or {}).get("quote") and event["date"]["quote"] in words:
        score += 0.5
    where = [quote_of(p) for p in event.get("places") or [] if p["role"] in ("site", "target")]
    score += min(sum(1.0 for q in where if q and q in words), 1.6)
    score += 0.2 * any(quote_of(p) in words for p in event.get("places") or [] if p["role"] == "admin")
    score += min(sum(0.4 for a in event.get("actors") or [] if quote_of(a) in words), 0.8)
    score += min(sum(1.0 for c in event.get("casualties") or [] if quote_of(c) in words), 1.5)
    score += min(sum(0.3 for w in event.get("weapons") or [] if quote_of(w) in words), 0.3)
    return score
