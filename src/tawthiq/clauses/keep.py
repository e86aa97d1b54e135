"""Which mentions stand for an event at all: metaphor, habit, opinion and mere naming are let go."""

from __future__ import annotations

from typing import Protocol

from tawthiq.clauses.coreference import group_of
from tawthiq.clauses.draft import Mention
from tawthiq.clauses.reading import Layers
from tawthiq.resources.weights import Weights


class _HasWeights(Protocol):
    @property
    def weights(self) -> Weights: ...


def keep(layers: Layers, knowledge: _HasWeights, mentions: list[Mention]) -> tuple[list[Mention], list[Mention]]:
    """The mentions that stand for events, and those let go."""
    kept: list[Mention] = []
    dropped: list[Mention] = []
    for mention in mentions:
        told = keep_features(layers, mentions, mention)
        label, _ = knowledge.weights.best("keep", told)
        (dropped if label == "no" else kept).append(mention)
    return kept, dropped


def keep_features(layers: Layers, mentions: list[Mention], mention: Mention) -> list[str]:
    """Features of one mention: how it is told and what it took."""
    trigger = mention.trigger
    sentence = layers.text.sentences[trigger.sentence]
    strong = [m for m in mentions if m.trigger.sentence == trigger.sentence and m.trigger.strength != "harm"]
    where = any(f.role == "where" for f in mention.places)
    took = (bool(mention.actors), where, bool(mention.casualties), bool(mention.times), bool(mention.weapons))
    names = ("actor", "where", "toll", "time", "weapon")
    told = [
        f"strength={trigger.strength}", f"family={trigger.family}", f"rule={trigger.rule}", f"kind={trigger.kind}:{trigger.tense}",
        f"sentence={sentence.kind}:{min(trigger.sentence, 4)}", f"alone={len(strong) <= 1}",
        f"strength_alone={trigger.strength}:{len(strong) <= 1}:{bool(mention.casualties)}",
        f"definite={trigger.definite}", f"definite_took={trigger.definite}:{sum(took)}",
        f"took={sum(took)}", f"strength_took={trigger.strength}:{sum(took)}", f"group={group_of(trigger.family)}",
        f"conflict={min(sum(m.trigger.strength == 'strong' for m in mentions), 4)}",
        f"prefix={trigger.prefix or '-'}:{trigger.kind}", f"suffix={bool(trigger.suffix)}",
    ]  # fmt: skip
    told += [f"{name}={has}:{trigger.strength}" for name, has in zip(names, took, strict=True)]
    told += [f"flag={flag}" for flag in sorted(trigger.flags)]
    return told
