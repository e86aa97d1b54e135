"""What becomes of a mention: it joins an event told before, opens one, or is let go (metaphor, habit, opinion, mere
naming).
"""

from __future__ import annotations

from tawthiq.clauses.buckets import bucket
from tawthiq.clauses.coreference import group_of, lead_of, main_places, same_features
from tawthiq.clauses.draft import EventDraft, Mention
from tawthiq.clauses.reading import Layers
from tawthiq.clauses.retelling import agreeing, anaphor_of, conflicts
from tawthiq.resources.weights import Weights

LEAST_FIT = -1.0
"""A mention that fits an event worse than this opens one of its own instead of joining."""
UNREAL = frozenset({"negation", "future", "threat", "conditional", "habitual", "purpose"})
_WITHOUT_OBJECT = frozenset({"deploy", "protest", "withdraw"})
AGAIN = frozenset({"new_event", "background_near"})
HARM = "harm"
EXPECTED = "expected"
"""What is feared or expected (تحسباً لضربات) has not happened, and nobody has announced it."""
JOIN, OPEN, DROP = "join", "open", "drop"
_STEPS = ((-4.0, "-4"), (-2.0, "-2"), (-1.0, "-1"), (0.0, "0"), (1.0, "1"), (2.0, "2"), (4.0, "4"))
_TOP = "4+"


def sort_out(layers: Layers, weights: Weights, mentions: list[Mention]) -> tuple[list[EventDraft], list[Mention]]:
    """The events of a text, each with its mentions in order, and the mentions that were let go."""
    events: list[EventDraft] = []
    dropped: list[Mention] = []
    for mention in mentions:
        if EXPECTED in mention.trigger.flags:
            dropped.append(mention)
            continue
        best, lead, told = likeliest(layers, weights, events, mention)
        scores = weights.scores("act", act_features(layers, mentions, mention, events, best, lead))
        label = max(scores, key=lambda name: scores[name], default=OPEN)
        sure = max(scores.get(OPEN, 0.0), scores.get(JOIN, 0.0)) - scores.get(DROP, 0.0)
        label = _guarded(layers, label, best, lead, mention)
        if not mention.trigger.flags & AGAIN:
            best, label = _told_before(layers, events, mention, best, label)
        if label == JOIN and best is not None:
            best.join(mention, sure)
            best.why.append(" ".join(told))
        elif label == DROP:
            dropped.append(mention)
        else:
            events.append(EventDraft.opened(mention, sure))
    return events, dropped


def _told_before(
    layers: Layers, events: list[EventDraft], mention: Mention, best: EventDraft | None, label: str
) -> tuple[EventDraft | None, str]:
    """The event that a mention tells of again by its place or by a definite noun, whatever the weights found."""
    if label == OPEN or mention.trigger.family != HARM:
        sure = label == JOIN and best is not None and main_places(layers, best, mention) not in ("differ", "mine_only")
        again = None if sure else agreeing(layers, events, mention)
        if again is not None:
            return again, JOIN
    if label == OPEN or (label != JOIN and _brings(mention)):
        back = anaphor_of(layers, events, mention)
        if back is not None:
            return back, JOIN
    return best, label


def _guarded(layers: Layers, label: str, best: EventDraft | None, lead: float, mention: Mention) -> str:
    """What the weights may not do: join what is of another kind or another doer, let go of a full telling, or tell
    apart one place struck on one day.
    """
    if mention.trigger.family == HARM and not _violent(layers, mention):
        return DROP
    settled = _settled(mention)
    unreal = mention.trigger.flags & UNREAL
    told = bool(settled & {"target", "where"} or mention.took.casualties or mention.took.weapons)
    told = told or mention.trigger.family in _WITHOUT_OBJECT
    if best is None:
        return OPEN if label == DROP and "initiator" in settled and told and not unreal else label
    apart = conflicts(layers, best, mention)
    if label == JOIN and (lead < LEAST_FIT or apart):
        return OPEN
    if label == DROP and "initiator" in settled and told and not unreal:
        return OPEN if apart or lead <= 0 else JOIN
    return label


_ARMED = frozenset(
    {"military", "police", "security", "armed_group", "militia", "coalition", "generic_armed", "equipment", "crowd"}
)


def _violent(layers: Layers, mention: Mention) -> bool:
    """A word of harm alone (مقتل شخصين) is an event only beside a weapon or one who bears arms: people also die in
    storms.
    """
    sentence = layers.text.sentences[mention.trigger.sentence]
    inside = range(sentence.first, sentence.last)
    return any(w.first in inside for w in layers.weapons) or any(
        a.first in inside and a.kind in _ARMED for a in layers.actors
    )


def _brings(mention: Mention) -> bool:
    """True where a mention that would be let go holds a toll or a settled party, which its event should have."""
    return bool(mention.took.casualties) or any(c.syntax for c in mention.near.actors)


def _settled(mention: Mention) -> set[str]:
    """The roles that word order has settled at a mention."""
    told = {c.syntax for c in mention.near.actors}
    told |= {c.best()[0] for c in mention.near.places if "syntax=where" in c.why}
    return {role for role in told if role is not None}


def likeliest(
    layers: Layers, weights: Weights, events: list[EventDraft], mention: Mention
) -> tuple[EventDraft | None, float, list[str]]:
    """The event that a mention fits best, by how much, and the features of the two; None where there is no event
    yet.
    """
    best: EventDraft | None = None
    lead, told = 0.0, []
    for event in events:
        features = same_features(layers, event, mention, events)
        score = lead_of(weights, features)
        if best is None or score > lead:
            best, lead, told = event, score, features
    return best, lead, told


def act_features(
    layers: Layers,
    mentions: list[Mention],
    mention: Mention,
    events: list[EventDraft],
    best: EventDraft | None,
    lead: float,
) -> list[str]:
    """Features of one mention: how it is told, what it took, and how well it fits an event told before."""
    trigger = mention.trigger
    fit = "none" if best is None else bucket(lead, _STEPS, _TOP)
    group = group_of(trigger.family)
    seen = any(group_of(m.trigger.family) == group for e in events for m in e.mentions)
    took = _took(mention)
    count = sum(took.values())
    told = keep_features(layers, mentions, mention)
    told += [
        f"fit={fit}",
        f"fit_took={fit}:{min(count, 3)}",
        f"fit_definite={fit}:{trigger.definite}",
        f"fit_where={fit}:{took['where']}",
        f"fit_strength={fit}:{trigger.strength}",
        f"seen={seen}",
        f"seen_took={seen}:{min(count, 3)}",
        f"seen_definite={seen}:{trigger.definite}:{took['where']}",
        f"events={min(len(events), 5)}",
    ]
    return told


def _took(mention: Mention) -> dict[str, bool]:
    return {
        "actor": bool(mention.took.actors),
        "where": any(f.role == "where" for f in mention.took.places),
        "toll": bool(mention.took.casualties),
        "time": bool(mention.took.times),
        "weapon": bool(mention.took.weapons),
    }


def keep_features(layers: Layers, mentions: list[Mention], mention: Mention) -> list[str]:
    """Features of one mention by itself."""
    trigger = mention.trigger
    sentence = layers.text.sentences[trigger.sentence]
    strong = [m for m in mentions if m.trigger.sentence == trigger.sentence and m.trigger.strength != "harm"]
    took = _took(mention)
    count = sum(took.values())
    settled = len(_settled(mention))
    told = [
        f"strength={trigger.strength}",
        f"family={trigger.family}",
        f"rule={trigger.rule}",
        f"kind={trigger.kind}:{trigger.tense}",
        f"sentence={sentence.kind}:{min(trigger.sentence, 4)}",
        f"alone={len(strong) <= 1}",
        f"strength_alone={trigger.strength}:{len(strong) <= 1}:{took['toll']}",
        f"definite={trigger.definite}",
        f"definite_took={trigger.definite}:{count}",
        f"took={count}",
        f"strength_took={trigger.strength}:{count}",
        f"group={group_of(trigger.family)}",
        f"conflict={min(sum(m.trigger.strength == 'strong' for m in mentions), 4)}",
        f"prefix={trigger.prefix or '-'}:{trigger.kind}",
        f"suffix={bool(trigger.suffix)}",
        f"settled={settled}:{trigger.kind}",
        f"settled_group={settled}:{group_of(trigger.family)}",
        f"claimed={layers.claimed(trigger.span)}",
    ]
    told += [f"{name}={has}:{trigger.strength}" for name, has in took.items()]
    told += [f"flag={flag}" for flag in sorted(trigger.flags)]
    return told
