"""Wire values from annotations: one small function for each kind."""

from __future__ import annotations

from tawthiq.layers.annotation import Actor, Annotation, Casualty, Claim, Evidence, Place, Time, Victim, Weapon
from tawthiq.records.attribute import Said
from tawthiq.records.merge import Told
from tawthiq.records.model import (
    ActorValue,
    BreakdownValue,
    CasualtyValue,
    ClaimValue,
    DateValue,
    EvidenceValue,
    Offsets,
    OutcomeValue,
    PlaceValue,
    Quote,
    VictimValue,
    WeaponValue,
)
from tawthiq.text.span import Span


def quote(raw: str, span: Span) -> Quote:
    """The stretch of the text as it travels."""
    return Quote(start=span.start, end=span.end, quote=span.cut(raw))


def _at(raw: str, value: Annotation) -> dict[str, object]:
    return {"start": value.span.start, "end": value.span.end, "quote": value.span.cut(raw)}


def date_value(raw: str, time: Time | None, hedge: Span | None) -> DateValue:
    """When, or an empty date where the text has no expression."""
    if time is None:
        return DateValue()
    value, span = time.value, time.span
    return DateValue(
        quote=span.cut(raw),
        span=Offsets(start=span.start, end=span.end),
        start=value.start,
        end=(value.end or value.start) if value.start else None,
        time=value.time,
        part=value.part,  # type: ignore[arg-type]
        precision=value.precision if value.start else "unknown",  # type: ignore[arg-type]
        edtf=value.edtf,
        relative=value.relative,
        hedge=_hedge(raw, hedge),
    )


def _hedge(raw: str, span: Span | None) -> Quote | None:
    return None if span is None else quote(raw, span)


def place_value(raw: str, told: Told[Place], hedge: Span | None) -> PlaceValue:
    """Where, with its point and what the point rests on."""
    place = told.value
    return PlaceValue.model_validate(
        _at(raw, place)
        | {
            "role": told.role,
            "name_en": place.name_en,
            "admin1_en": place.admin1_en,
            "lat": place.lat,
            "lon": place.lon,
            "precision": None if place.precision == "unknown" else place.precision,
            "relation": place.relation,
            "distance_km": place.distance_km,
            "radius_km": place.radius_km,
            "basis": place.basis,
            "hedge": _hedge(raw, hedge),
        }
    )


def actor_value(raw: str, told: Told[Actor], hedge: Span | None) -> ActorValue:
    """Who, in which role; persons carry no id."""
    actor = told.value
    group_id = None if actor.kind == "person" else actor.group_id
    return ActorValue.model_validate(
        _at(raw, actor)
        | {"role": told.role, "group_en": actor.group_en, "group_id": group_id, "hedge": _hedge(raw, hedge)}
    )


def weapon_value(raw: str, told: Told[Weapon], hedge: Span | None) -> WeaponValue:
    """With what, and what became of it."""
    weapon = told.value
    outcomes = tuple(
        OutcomeValue.model_validate(
            _at(raw, o) | {"state": o.state, "count": o.count, "by": quote(raw, o.by) if o.by else None}
        )
        for o in weapon.outcomes
    )
    return WeaponValue.model_validate(
        _at(raw, weapon)
        | {"kind": weapon.kind, "count": weapon.count, "outcome": outcomes, "hedge": _hedge(raw, hedge)}
    )


def casualty_value(raw: str, told: Told[Casualty], side: str | None, hedge: Span | None) -> CasualtyValue:
    """What harm, to whom, with its break-down."""
    toll = told.value
    parts = tuple(
        BreakdownValue.model_validate(_at(raw, b) | {"group": b.group, "count_min": b.low, "count_max": b.high})
        for b in toll.breakdown
    )
    return CasualtyValue.model_validate(
        _at(raw, toll)
        | {
            "kind": toll.kind,
            "count_min": toll.low,
            "count_max": toll.high,
            "who": toll.who,
            "side": side,
            "breakdown": parts,
            "scope": toll.scope,
            "hedge": _hedge(raw, hedge),
        }
    )


def claim_value(raw: str, said: Said) -> ClaimValue:
    """Who says so, how, relayed by whom, about which values."""
    claim: Claim = said.claim
    via = tuple(quote(raw, span) for span in claim.via)
    return ClaimValue(
        claimant=quote(raw, claim.span),
        via=via[0] if via else None,
        relays=via if len(via) > 1 else (),
        stance=claim.stance,  # type: ignore[arg-type]
        verb=quote(raw, claim.verb) if claim.verb else None,
        quotation=quote(raw, claim.quotation) if claim.quotation else None,
        about=tuple(said.about),
    )


def victim_value(raw: str, victim: Victim) -> VictimValue:
    """A person harmed, as stated."""
    return VictimValue.model_validate(
        {
            "name": quote(raw, victim.span) if victim.named else None,
            "age": victim.age,
            "sex": victim.sex,
            "occupation": victim.occupation,
            "kin": victim.kin,
            "civil_status": victim.civil_status,
            "harm": victim.harm,
        }
    )


def evidence_value(raw: str, evidence: Evidence, event: str | None) -> EvidenceValue:
    """Material said to exist, who holds it, and the event that it shows."""
    holder = quote(raw, evidence.holder) if evidence.holder else None
    return EvidenceValue.model_validate(_at(raw, evidence) | {"kind": evidence.kind, "holder": holder, "event": event})
