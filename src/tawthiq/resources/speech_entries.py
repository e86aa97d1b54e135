"""The entries of the files on reported speech, as they stand in the data: strict, with their examples."""

from __future__ import annotations

from typing import Literal

from pydantic import Field

from tawthiq.resources.strict import Strict

Stance = Literal["asserts", "believes", "denies", "claims_responsibility", "accuses", "unconfirmed"]


class Entry(Strict):
    """What every entry that fires a rule carries; ``examples`` hold ⟦brackets⟧ around what must be found."""

    id: str
    examples: list[str] = Field(min_length=1)
    not_: list[str] = Field(alias="not", min_length=1)


class VerbEntry(Entry):
    """An entry of ``speech.yaml``; the head of that file explains the fields."""

    stance: Stance
    verbs: list[str]
    participles: list[str]
    nouns: list[str]
    takes: list[str]
    carries: bool = False
    relays: bool = False
    distancing: bool = False
    silent: bool = False


class AttributionEntry(Entry):
    """An entry of ``speech_attributions.yaml``."""

    phrases: list[str] = Field(min_length=1)
    verb: bool = False
    relays: bool = False
    loose: bool = False


class HedgeEntry(Entry):
    """An entry of ``hedges.yaml``."""

    kind: Literal["belief", "doubt", "distance", "pretext"]
    phrases: list[str] = Field(min_length=1)


class HeadEntry(Entry):
    """An entry of ``claimants.yaml``."""

    kind: str
    builds: Literal["source", "complement", "post", "rank", "name"]
    party: bool = False
    words: list[str] = Field(min_length=1)


class NamesEntry(Strict):
    """An entry of ``media_names.yaml``."""

    country: str
    names: list[str] = Field(min_length=1)


class EvidenceEntry(Entry):
    """An entry of ``evidence.yaml``."""

    kind: Literal["video", "photo", "document", "recording", "satellite"]
    phrases: list[str] = Field(min_length=1)
    needs_verb: bool = False
