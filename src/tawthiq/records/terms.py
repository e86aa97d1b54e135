"""The closed word lists of the wire format `tawthiq/1`, as types.

Sub-event types are ACLED's sub-event names; every other list is the coding guide's own.
"""

from __future__ import annotations

from typing import Literal

EventType = Literal[
    "Armed clash",
    "Government regains territory",
    "Non-state actor overtakes territory",
    "Air/drone strike",
    "Shelling/artillery/missile attack",
    "Remote explosive/landmine/IED",
    "Suicide bomb",
    "Grenade",
    "Chemical weapon",
    "Attack",
    "Abduction/forced disappearance",
    "Sexual violence",
    "Arrests",
    "Looting/property destruction",
    "Disrupted weapons use",
    "Agreement",
    "Change to group/activity",
    "Non-violent transfer of territory",
    "Headquarters or base established",
    "Other",
    "Peaceful protest",
    "Protest with intervention",
    "Excessive force against protesters",
    "Violent demonstration",
    "Mob violence",
]
EventStatus = Literal["occurred", "denied", "foiled", "planned", "background"]
DayPart = Literal["dawn", "morning", "noon", "afternoon", "evening", "night"]
DatePrecision = Literal["day", "week", "month", "year", "unknown"]
PlaceRole = Literal["site", "target", "launch", "near", "evacuation", "admin"]
PlacePrecision = Literal["exact", "settlement", "district", "governorate", "country"]
ActorRole = Literal[
    "initiator", "ordered_by", "directed_by", "executed_by", "target", "responder", "supplied_by", "suspected"
]
WeaponKind = Literal[
    "airstrike",
    "drone",
    "missile",
    "rocket",
    "shell",
    "mortar",
    "small_arms",
    "ied",
    "vbied",
    "suicide_belt",
    "mine",
    "grenade",
    "barrel_bomb",
    "cluster",
    "chemical",
    "other",
]
OutcomeState = Literal["fired", "fell", "exploded", "unexploded", "intercepted", "recovered"]
HarmKind = Literal["killed", "wounded", "killed_or_wounded", "detained", "kidnapped", "missing", "displaced"]
Who = Literal["civilian", "combatant", "mixed", "unknown"]
TollScope = Literal["event", "total", "update"]
Stance = Literal["asserts", "believes", "denies", "claims_responsibility", "accuses", "unconfirmed"]
RelationType = Literal["response_to", "part_of", "same_as", "caused_by"]
EvidenceKind = Literal["video", "photo", "document", "recording", "satellite"]
Sex = Literal["female", "male"]
Accounted = Literal["coded", "nothing_found", "not_arabic", "failed"]
LeftOverKind = Literal["word", "number", "place", "actor", "weapon", "casualty", "time"]
