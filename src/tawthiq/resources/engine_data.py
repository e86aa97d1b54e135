"""Everything that the reader loads, once."""

from __future__ import annotations

import gc
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass

from tawthiq.resources.files import DataFiles
from tawthiq.resources.gazetteer import Gazetteer, load_gazetteer
from tawthiq.resources.harm import HarmLexicon, load_harm
from tawthiq.resources.numbers import NumberWords, load_numbers
from tawthiq.resources.orthography import load_orthography
from tawthiq.resources.register import Register, load_register
from tawthiq.resources.speech import SpeechLexicon, load_speech
from tawthiq.resources.times import TimeLexicon, load_times
from tawthiq.resources.triggers import TriggerLexicon, load_triggers
from tawthiq.resources.types import TypeTable, load_types
from tawthiq.resources.weapons import WeaponLexicon, load_weapons
from tawthiq.resources.weights import Weights, load_weights
from tawthiq.text.orthography import Orthography


@dataclass(frozen=True, slots=True)
class EngineData:
    """The lexicons, the register, the gazetteer and the rule tables of one folder of data files."""

    orthography: Orthography
    numbers: NumberWords
    times: TimeLexicon
    gazetteer: Gazetteer
    register: Register
    weapons: WeaponLexicon
    harm: HarmLexicon
    speech: SpeechLexicon
    triggers: TriggerLexicon
    types: TypeTable
    weights: Weights


def load_engine_data(files: DataFiles) -> EngineData:
    """All data of the reader. Raises DataError at the first file that does not hold what it should."""
    with _lasting():
        return _load(files)


@contextmanager
def _lasting() -> Iterator[None]:
    """What is made inside is kept for good: half a million objects that the garbage collector would walk time and
    again, a tenth of the time of reading. It is told to leave them alone; what nobody holds any more is still freed.
    """
    running = gc.isenabled()
    gc.disable()
    try:
        yield
        gc.collect()
        gc.freeze()
    finally:
        if running:
            gc.enable()


def _load(files: DataFiles) -> EngineData:
    numbers = load_numbers(files)
    return EngineData(
        orthography=load_orthography(files),
        numbers=numbers,
        times=load_times(files),
        gazetteer=load_gazetteer(files),
        register=load_register(files),
        weapons=load_weapons(files),
        harm=load_harm(files, numbers),
        speech=load_speech(files),
        triggers=load_triggers(files),
        types=load_types(files),
        weights=load_weights(files),
    )
