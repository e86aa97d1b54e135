"""Who states which value: triples of value, claimant and stance (``claims[].about``)."""

from __future__ import annotations

from collections.abc import Iterator

from tawthiq.evaluation.judgement import Judgement
from tawthiq.evaluation.pairing import QUOTE_LEAST, Likeness, day, pair, same_claim, same_fields, same_quote
from tawthiq.evaluation.slots import event_key, values
from tawthiq.evaluation.words import Json, quote_of


def judge_attribution(gold: Json, found: Json) -> Iterator[Judgement]:
    """One judgement for each (value, claim) that either side states; an unpaired event has an empty counterpart."""
    told, read = _stated(gold), _stated(found)
    met = _met_values(gold, found)
    claims: dict[int | None, int] = {}
    claims.update(pair(values(gold, "claims"), values(found, "claims"), same_claim, QUOTE_LEAST))
    answered: set[tuple[str | None, int | None]] = set()
    for about, claim in told:
        counterpart = (met.get(about), claims.get(claim))
        hit = counterpart in read
        answered |= {counterpart} if hit else set()
        yield Judgement("attribution", _key(gold, about, claim), True, hit, hit, _claimant(gold, claim))
    for about, claim in read - answered:
        yield Judgement("attribution", "+" + _key(found, about, claim), False, True, False, _claimant(found, claim))


def _stated(event: Json) -> set[tuple[str | None, int | None]]:
    claims = enumerate(values(event, "claims"))
    return {(about, number) for number, claim in claims for about in claim.get("about") or []}


def _met_values(gold: Json, found: Json) -> dict[str | None, str]:
    """Pointers to values of the gold event, and the predicted values that they meet."""
    met: dict[str | None, str] = {"/event": "/event"}
    if day(gold) and day(gold) == day(found):
        met["/date"] = "/date"
    for name, likeness in _LIKENESS.items():
        for i, j in pair(values(gold, name), values(found, name), likeness, QUOTE_LEAST):
            met[f"/{name}/{i}"] = f"/{name}/{j}"
    return met


def _same_kind(one: Json, other: Json) -> float:
    return (one.get("kind") == other.get("kind")) * (0.5 + 0.5 * same_quote(one, other))


_LIKENESS: dict[str, Likeness[Json]] = {
    "places": same_quote,
    "actors": same_quote,
    "weapons": _same_kind,
    "casualties": same_fields("kind", "count_min", "count_max"),
}


def _key(event: Json, about: str | None, claim: int | None) -> str:
    return f"{event_key(event)}{about}@claims/{claim}"


def _claimant(event: Json, claim: int | None) -> str | None:
    return quote_of(values(event, "claims")[claim].get("claimant")) if claim is not None else None
