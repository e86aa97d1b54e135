"""A frame of speech: one act of saying in a sentence, with its speaker and where what is said stands."""

from __future__ import annotations

from dataclasses import dataclass

from tawthiq.clauses.claimants import Claimant, Relays

FORWARD, BACKWARD, AROUND = "forward", "backward", "around"
ASSERTS, BELIEVES, CLAIMS, ACCUSES = "asserts", "believes", "claims_responsibility", "accuses"
DENIES = "denies"
REFUSES = "refuses"
"""The cue of a denial that refuses responsibility: the deed itself is not denied."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Frame:
    """One act of speech. Token indexes: ``begin`` of the whole frame, ``after`` it, ``start`` of what is said (None:
    nothing follows). ``direction``: what is said stands after it, before it, or on both sides (a parenthesis).

    ``claimant`` None: the speaker of before goes on; ``within`` True: only one of the same sentence (a participle).
    ``until``: an index at which what is said ends before the sentence does (a relay follows).
    ``nested``: it stands inside what another says and does not end it. ``source``: whom the speaker quotes.
    ``attribution`` True for «وفق الشرطة» and its like. ``silent``: nothing is said, but the speaker is set.
    """

    begin: int
    after: int
    rule: str
    direction: str = FORWARD
    start: int | None = None
    stance: str = ASSERTS
    verb: int | None = None
    claimant: Claimant | None = None
    beside: Claimant | None = None
    via: Relays = ()
    within: bool = False
    attribution: bool = False
    silent: bool = False
    distancing: bool = False
    takes: frozenset[str] = frozenset()
    until: int | None = None
    nested: bool = False
    source: Claimant | None = None
