"""What each layer finds in a text: frozen records that carry their span and the rule that found them.

Every annotation has ``first``/``last`` (half-open token indexes into ``Text.tokens``), ``span`` (characters of the text
as received) and ``rule`` (the id of the data entry or rule that found it). ``cues`` names what else the decision
rested on.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from tawthiq.text.span import Span


@dataclass(frozen=True, slots=True, kw_only=True)
class Annotation:
    """A stretch of whole tokens that a rule has read."""

    first: int
    last: int
    span: Span
    rule: str
    cues: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Number(Annotation):
    """A stated amount as bounds: ``high`` None is open. ``approximate`` for نحو، زهاء, ``unit`` the counted noun if
    any.
    """

    low: int
    high: int | None
    approximate: bool = False
    ordinal: bool = False
    unit: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class TimeValue:
    """A resolved (or symbolic) time: days ``start``..``end`` inclusive, ``time`` HH:MM, ``part`` of day, ``precision``.

    ``start`` is None where nothing resolves (no publication date, or "قبل أيام"). ``relative`` keeps the symbolic form
    (anchor and offset, for example ``published-1d``); ``edtf`` the Extended Date/Time Format form; ``flags`` name
    doubts (``months-disagree``, ``weekday-disagrees``).
    """

    start: date | None
    end: date | None
    time: str | None = None
    part: str | None = None
    precision: str = "unknown"
    edtf: str | None = None
    relative: str | None = None
    zone: str | None = None
    flags: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Time(Annotation):
    """A time expression. ``kind``: ``point`` · ``range`` · ``duration`` (not a date of anything) · ``offset`` (relative
    to another event: بعد، عقب; ``value`` is then from the event's day on and resolved later) · ``clock`` (hour
    alone)."""

    value: TimeValue
    kind: str = "point"


@dataclass(frozen=True, slots=True, kw_only=True)
class Place(Annotation):
    """A named or described place. ``span`` is the shortest full name with its head noun (بلدة معارة النعسان، بريف
    إدلب الجنوبي).

    ``level``: ``country`` · ``admin1`` · ``admin2`` · ``area`` (ريف، بادية، جبل، منطقة, directions of a unit) ·
    ``settlement`` · ``quarter`` · ``facility`` (base, field, bridge, hospital, crossing, road …). ``head``: id of
    the head noun (``village``, ``hospital``, ``base`` …) or None. ``prefix``: the preposition before or written on
    (``ب``، ``في``، ``على``، ``من``، ``نحو``، ``قرب`` …), folded. ``relation``/``distance_km``: how the text places
    it by a neighbour (``near``, ``opposite``, ``north_of`` …, ``between``, ``distance``, ``outskirts``).
    ``candidates``: gazetteer ids tried, best first, each with its reason in ``cues``. ``adjectival``: a nationality
    or relational adjective, no place of the event (السوري). ``dateline``: stands in a dateline. ``parent``: index,
    in the layer's result, of the place that the text says encloses it, or None; ``refers_to``: index of the place
    told before that a definite noun means (القاعدة، محيط المعسكر), or None. ``within``: gazetteer ids of what encloses
    it, nearest first; for a side or surrounding of a place (ريف X، محيط X) that place leads. ``core``: the folded name
    that such a place is told by, else its own; ``side``: which side of it (``north_of``، ``near``، ``outskirts`` …).
    """

    name: str
    level: str
    head: str | None = None
    prefix: str | None = None
    relation: str | None = None
    distance_km: float | None = None
    gazetteer_id: str | None = None
    name_en: str | None = None
    admin1_en: str | None = None
    country: str | None = None
    lat: float | None = None
    lon: float | None = None
    precision: str = "settlement"
    radius_km: float | None = None
    basis: str | None = None
    candidates: tuple[str, ...] = ()
    adjectival: bool = False
    dateline: bool = False
    parent: int | None = None
    refers_to: int | None = None
    within: tuple[str, ...] = ()
    core: str = ""
    side: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Actor(Annotation):
    """A party, force, group or person. ``kind``: ``state`` · ``military`` · ``police`` · ``security`` ·
    ``armed_group`` · ``militia`` · ``coalition`` · ``person`` · ``generic_armed`` (مسلحون) · ``civilian`` ·
    ``crowd`` (متظاهرون) · ``rescuer`` · ``monitor`` · ``media`` · ``official`` · ``medical`` · ``organisation`` ·
    ``equipment`` (طيران، مسيّرات as acting subject). ``group_id``: register id (of the group itself, or that it
    belongs to) or None for persons. ``side``: id of the side in force at the date. ``affiliation``: register id it
    is said to belong to (خلايا تابعة لـ). ``anaphor``: True where it is a short definite form (المليشيات، التنظيم)
    resolved to an earlier mention. ``prefix``: clitics or preposition before it, folded (``ل``، ``ب``، ``من قبل``
    …). ``plural``/``feminine`` serve agreement. ``members``: the head noun says people of it (عناصر، مقاتلو),
    ``assets``: things of it (مواقع، مقر، رتل، دورية، آلية). ``weapon``: kind of weapon that the mention itself
    implies (طيران → airstrike), ``country``: ISO code or None.
    """

    kind: str
    group_id: str | None = None
    group_en: str | None = None
    affiliation: str | None = None
    side: str | None = None
    prefix: str | None = None
    anaphor: bool = False
    plural: bool = False
    feminine: bool = False
    members: bool = False
    assets: bool = False
    weapon: str | None = None
    country: str | None = None
    title: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Outcome(Annotation):
    """What became of a munition: ``fired`` · ``fell`` · ``exploded`` · ``unexploded`` · ``intercepted`` ·
    ``recovered``.
    """

    state: str
    count: int | None = None
    by: Span | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Weapon(Annotation):
    """A weapon by kind (the coding guide lists them) and the count that the text gives (a singular munition counts
    1). ``known``: a definite singular munition (الصاروخ); ``gives_way``: kinds that say more than this telling does
    (aircraft, to the missiles that they fire).
    """

    kind: str
    count: int | None = None
    model: str | None = None
    known: bool = False
    gives_way: tuple[str, ...] = ()
    outcomes: tuple[Outcome, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Breakdown(Annotation):
    """A part of a toll (بينهم طفلان): never added to it."""

    group: str
    low: int
    high: int | None


VAGUE = "vague"
"""The cue of a toll that no figure is told for: قتلى، عدة، آخرون، عشرات."""
OF_SOME = "of some"
"""The cue of a zero that names those who were not harmed (لم يصب أي جندي)."""
SINCE = "since a start"
"""The cue of a toll that counts from the start of a war, a truce or a year: that of no single event."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Casualty(Annotation):
    """A toll. ``kind``: killed · wounded · killed_or_wounded · detained · kidnapped · missing · displaced. ``who``:
    civilian · combatant · mixed · unknown. ``scope``: event · total · update. ``cause_token``: index of the harm
    word (مقتل، أصيب). ``loaded``: the partisan word (استشهد), or None. ``party``: span of the actor that they
    belong to where the noun phrase names it.
    """

    kind: str
    low: int
    high: int | None
    who: str = "unknown"
    scope: str = "event"
    breakdown: tuple[Breakdown, ...] = ()
    harm_token: int | None = None
    loaded: str | None = None
    party: Span | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Victim(Annotation):
    """A person killed or wounded as the text names them. A string inside one event: never an id."""

    named: bool = False
    age: int | None = None
    sex: str | None = None
    occupation: str | None = None
    kin: str | None = None
    civil_status: str | None = None
    harm: str = "killed"


@dataclass(frozen=True, slots=True, kw_only=True)
class Claim(Annotation):
    """Reported speech: ``span`` is the claimant. ``scope``: the stretches of text (raw spans, clause-tight,
    carry-over included) that stand inside this claimant's reported speech. ``via``: relays, outlet side first.
    ``source``: the claimant's own source. ``hedges``: spans that distance or hedge inside the scope (يُعتقد، زعم).
    ``same_as``: index of the earlier claim of the same speaker when this one refers back (وأضاف، المصدر نفسه), so
    that one claimant is told once. ``phrase``: tokens of the speaker's whole noun phrase (post, office and name),
    where ``span`` holds less; None for the span itself.
    """

    stance: str
    verb: Span | None
    phrase: tuple[int, int] | None = None
    via: tuple[Span, ...] = ()
    source: Span | None = None
    quotation: Span | None = None
    scope: tuple[Span, ...] = ()
    hedges: tuple[Span, ...] = ()
    same_as: int | None = None
    kind: str = "unknown"
    distancing: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Evidence(Annotation):
    """Material said to exist: ``kind`` video · photo · document · recording · satellite; ``holder`` who has it."""

    kind: str
    holder: Span | None = None
