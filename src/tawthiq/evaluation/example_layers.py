"""The layers as functions of a text alone, so that the examples of the data files can be run through them."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date

from tawthiq.clauses.claims import find_claims
from tawthiq.clauses.claims_hedges import find_hedges
from tawthiq.clauses.evidence import find_evidence
from tawthiq.clauses.triggers import find_triggers
from tawthiq.evaluation.examples import Found, Layer
from tawthiq.layers.actors import find_actors
from tawthiq.layers.annotation import Actor, Number
from tawthiq.layers.casualties import find_casualties
from tawthiq.layers.numbers import find_numbers
from tawthiq.layers.places import find_places
from tawthiq.layers.times import find_times
from tawthiq.layers.weapons import find_weapons
from tawthiq.resources.engine_data import EngineData
from tawthiq.text.orthography import Orthography
from tawthiq.text.sentences import BOILERPLATE
from tawthiq.text.span import Span
from tawthiq.text.text import Text, read_text

# The day on which the sentences of the examples are taken to have been published: a Wednesday.
PUBLISHED = date(2023, 5, 10)
# Boilerplate is looked for below a headline and a first sentence.
_HEAD = "0\n0.\n"


@dataclass(frozen=True, slots=True)
class KeptOut:
    """A stretch that is kept out of coding; any entry of the table of boilerplate may have found it."""

    span: Span
    rule: str
    cues: tuple[str, ...]


def example_layers(data: EngineData) -> Mapping[str, Layer]:
    """Layers by the names that `tawthiq.resources.example_files` gives them."""

    def numbers(text: Text) -> tuple[Number, ...]:
        return find_numbers(text, data.numbers)

    def actors(text: Text) -> tuple[Actor, ...]:
        return find_actors(text, data.register, PUBLISHED)

    finders: dict[str, Callable[[Text], Iterable[Found]]] = {
        "times": lambda text: find_times(text, data.times, PUBLISHED),
        "numbers": numbers,
        "places": lambda text: find_places(text, data.gazetteer),
        "actors": actors,
        "weapons": lambda text: find_weapons(text, data.weapons, numbers(text)),
        "casualties": lambda text: find_casualties(text, data.harm, numbers(text), actors(text)),
        "triggers": lambda text: find_triggers(text, data.triggers),
        "claims": lambda text: find_claims(text, data.speech, actors(text)),
        "hedges": lambda text: find_hedges(text, data.speech),
        "evidence": lambda text: find_evidence(text, data.speech),
    }
    layers = {name: _of_sentences(find, data.orthography) for name, find in finders.items()}
    return {**layers, "boilerplate": lambda sentence: _kept_out(sentence, data.orthography)}


def _of_sentences(find: Callable[[Text], Iterable[Found]], orthography: Orthography) -> Layer:
    return lambda sentence: find(read_text(sentence, None, orthography))


def _kept_out(sentence: str, orthography: Orthography) -> Iterator[KeptOut]:
    ids = tuple({mark.id for marks in orthography.boilerplate.values() for mark in marks})
    for found in read_text(_HEAD + sentence, None, orthography).sentences:
        if found.kind == BOILERPLATE:
            yield KeptOut(Span(found.span.start - len(_HEAD), found.span.end - len(_HEAD)), BOILERPLATE, ids)
