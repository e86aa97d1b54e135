"""The fourteen things that the twin of the example article holds, each as a question to a coded document.

A value counts where its quote shares most words with the golden one, and the claim that should state it points at it.
"""

from __future__ import annotations

from typing import Any

from tawthiq.evaluation.pairing import event_likeness, pair
from tawthiq.evaluation.words import overlap, quote_of

Event = dict[str, Any]
SOURCES = ("مصادر مطلعة", "المصادر", "المصادر نفسها")
LEAST_LIKENESS = 0.4


class Told:
    """The events of a coded document, met with those of the golden one."""

    def __init__(self, gold: dict[str, Any], coded: dict[str, Any]) -> None:
        self.coded = coded
        events = coded["events"]
        pairs = pair(gold["events"], events, event_likeness, LEAST_LIKENESS)
        self.met = {gold["events"][one]["id"]: events[other]["id"] for one, other in pairs}
        self.events = {event["id"]: event for event in coded["events"]}

    def event(self, wanted: str) -> Event:
        """The event that met the golden one, or an empty one."""
        return self.events.get(self.met.get(wanted, ""), {})

    def has(self, wanted: str, key: str, quote: str | None = None, **fields: Any) -> list[int]:
        """Indexes of the values of an event with that quote and those fields."""
        values = self.event(wanted).get(key) or []
        return [
            index
            for index, value in enumerate(values)
            if (quote is None or overlap(value["quote"], quote) >= 0.5)
            and all(value.get(name) == field for name, field in fields.items())
        ]

    def says(self, wanted: str, claimants: tuple[str, ...], stance: str = "asserts", **more: Any) -> bool:
        """Whether one of the claimants says so, ``via`` that relay, about all of those pointers."""
        via, about = more.get("via"), more.get("about", [])
        return any(
            any(overlap(quote_of(claim["claimant"]), name) >= 0.5 for name in claimants)
            and claim["stance"] == stance
            and (via is None or overlap(quote_of(claim["via"]), via) >= 0.5)
            and set(about) <= set(claim["about"])
            for claim in self.event(wanted).get("claims") or []
        )


def _outcomes(told: Told) -> set[str]:
    weapons = told.event("e1").get("weapons") or []
    return {outcome["state"] for weapon in weapons for outcome in weapon.get("outcome") or []}


def _launches(told: Told) -> bool:
    launch = [place for place in told.event("e1").get("places") or [] if place["role"] == "launch"]
    related = sum(bool(place.get("relation")) for place in launch)
    return len(launch) >= 3 and related >= 2 and any(place.get("distance_km") == 2 for place in launch)


def _answered(told: Told) -> bool:
    link = {"from": told.met.get("e2"), "to": told.met.get("e1"), "type": "response_to"}
    return any(all(relation.get(k) == v for k, v in link.items()) for relation in told.coded["relations"])


def _clash(told: Told) -> bool:
    return told.event("e4").get("type") == "Armed clash" and all(
        (
            told.has("e4", "places", "حي الصفصاف"),
            told.has("e4", "actors", 'مجموعة مرتبطة بـ"لواء سيوف الفجر"', role="initiator"),
            told.has("e4", "actors", "للشرطة المحلية", role="target"),
            told.has("e4", "casualties", kind="killed", count_min=1),
            told.has("e4", "casualties", kind="wounded", count_max=None),
        )
    )


def _statement(told: Told) -> bool:
    date = told.event("e1").get("date", {})
    zero = [f"/casualties/{index}" for index in told.has("e1", "casualties", count_min=0, count_max=0)]
    stated = any(told.says("e1", ("العقيد ديفيد هارمون",), about=[pointer]) for pointer in zero)
    when = (date.get("start"), date.get("time"))
    return when == ("2023-11-08", "22:30") and bool(told.has("e1", "places", "قرية أم الرمان")) and stated


def _two_accounts(told: Told) -> bool:
    order = [f"/actors/{index}" for index in told.has("e1", "actors", 'شخص يُعرف بـ"أبو مرتضى"')][:1]
    return told.says("e1", SOURCES, about=order) and told.says("e1", ("العقيد ديفيد هارمون",), about=["/date"])


ROWS = {
    "anonymous sources, carried over": lambda told: (
        told.says("e1", SOURCES, about=["/event"]) and sum(told.says(f"e{n}", SOURCES) for n in (2, 3, 4, 5)) >= 3
    ),
    "ordered, directed, executed": lambda told: all(
        (
            told.has("e1", "actors", 'شخص يُعرف بـ"أبو مرتضى"', role="ordered_by"),
            told.has("e1", "actors", "ضابط وصل من البصرة", role="directed_by"),
            told.has("e1", "actors", '"لواء سيوف الفجر"', role="executed_by"),
        )
    ),
    "three launch sites by their neighbours": _launches,
    "four rockets; unexploded; recovered": lambda told: (
        bool(told.has("e1", "weapons", kind="rocket", count=4)) and {"unexploded", "recovered"} <= _outcomes(told)
    ),
    "recording held by the outlet": lambda told: any(item["kind"] == "video" for item in told.coded["evidence"]),
    "answer, nine wounded, hospital": lambda told: (
        bool(told.has("e2", "casualties", kind="wounded", count_min=9))
        and bool(told.has("e2", "places", "مستشفى الرافد العام", role="evacuation"))
        and _answered(told)
    ),
    "belief apart from assertion": lambda told: told.says("e2", SOURCES, "believes") and told.says("e2", SOURCES),
    "state of alert": lambda told: told.event("e3").get("type") == "Change to group/activity",
    "clash in a quarter: by whom, on whom, harm": _clash,
    "arrests on suspicion": lambda told: (
        told.event("e5").get("type") == "Arrests" and bool(told.has("e5", "actors", "الشرطة المحلية", role="initiator"))
    ),
    "statement: hour, village, no harm": _statement,
    "drones at dawn, relayed": lambda told: (
        told.event("e6").get("date", {}).get("start") == "2023-11-08"
        and told.event("e6")["date"].get("part") == "dawn"
        and told.says("e6", ("القيادة المركزية الأميركية",), via="وكالة فرانس برس")
    ),
    "earlier attacks as background": lambda told: told.event("e7").get("status") == "background",
    "two accounts of one attack, each with its values": _two_accounts,
}
