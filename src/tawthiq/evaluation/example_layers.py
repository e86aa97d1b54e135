"""Which layer reads the entries of which data files."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date

from tawthiq.clauses.claims import find_claims
from tawthiq.clauses.claims_hedges import find_hedges
from tawthiq.clauses.evidence import find_evidence
from tawthiq.clauses.triggers import find_triggers
from tawthiq.evaluation.examples import Layer
from tawthiq.layers.actors import find_actors
from tawthiq.layers.annotation import Actor, Number
from tawthiq.layers.casualties import find_casualties
from tawthiq.layers.numbers import find_numbers
from tawthiq.layers.places import find_places
from tawthiq.layers.times import find_times
from tawthiq.layers.weapons import find_weapons
from tawthiq.resources.engine_data import EngineData
from tawthiq.text.text import Text

# The day on which the sentences of the examples are taken to have been published: a Wednesday.
PUBLISHED = date(2023, 5, 10)


def example_layers(data: EngineData) -> Mapping[str, Layer]:
    """Layers by the beginning of the file names whose entries they read."""

    def numbers(text: Text) -> tuple[Number, ...]:
        return find_numbers(text, data.numbers)

    def actors(text: Text) -> tuple[Actor, ...]:
        return find_actors(text, data.register, PUBLISHED)

    return {
        "times/rules/": lambda text: find_times(text, data.times, PUBLISHED),
        "lexicon/numbers": numbers,
        "lexicon/places": lambda text: find_places(text, data.gazetteer),
        "lexicon/actors": actors,
        "lexicon/weapons": lambda text: find_weapons(text, data.weapons, numbers(text)),
        "lexicon/harm": lambda text: find_casualties(text, data.harm, numbers(text), actors(text)),
        "lexicon/triggers/": lambda text: find_triggers(text, data.triggers),
        "lexicon/speech": lambda text: find_claims(text, data.speech, actors(text)),
        "lexicon/claimants": lambda text: find_claims(text, data.speech, actors(text)),
        "lexicon/hedges": lambda text: find_hedges(text, data.speech),
        "lexicon/evidence": lambda text: find_evidence(text, data.speech),
    }
