"""What the reading of places holds while it works: a name found in the gazetteer, and a mention that is being
put together."""

from __future__ import annotations

from dataclasses import dataclass, field

from tawthiq.resources.places import HeadModel, RegionModel

NAMED, UNKNOWN, SITE, BACK, REGION = "name", "head+name", "site", "back", "region"
BORDER, ROAD, NATION = "border", "road", "nationality"
"""Rules of mentions without a head noun's id: see docs/linguist/places.md."""


@dataclass(frozen=True, slots=True)
class NameMatch:
    """Tokens ``first``..``last`` (half-open) spell a name of the gazetteer; ``prefix`` is written on to the
    first."""

    first: int
    last: int
    prefix: str
    ids: tuple[str, ...]
    weak: bool


@dataclass(frozen=True, slots=True)
class HeadMatch:
    """Tokens ``first``..``last`` are a head noun; ``article`` where it is definite, ``suffix`` a pronoun on it,
    ``tanween`` where it is indefinite and takes no name (كمينا)."""

    first: int
    last: int
    head: HeadModel
    number: str
    prefix: str
    article: bool
    suffix: str = ""
    tanween: bool = False


@dataclass(slots=True, eq=False)
class Mention:
    """A place while it is read. ``name_first``/``name_last``: its name without head noun; ``ids``: candidates
    in the gazetteer.

    ``base``: the place by which a region or a facility is told (شمال X، محيط X، مستشفى X). ``side``: the side
    of it that is meant.
    ``firmly``: a preposition says that ``parent`` encloses it; ``beside``: the place before it in a list.
    ``weak``: the name is also a common word and nothing has spoken for it yet. ``nation``: country code of an
    adjective. ``definite``: a head noun with the article and no name (القاعدة).
    """

    first: int
    last: int
    rule: str
    level: str
    name_first: int
    name_last: int
    prefix: str = ""
    head: HeadModel | None = None
    number: str = "one"
    ids: tuple[str, ...] = ()
    base: Mention | None = None
    also: tuple[Mention, ...] = ()
    region: RegionModel | None = None
    side: RegionModel | None = None
    nation: str | None = None
    weak: bool = False
    named: bool = True
    definite: bool = False
    listed: bool = False
    relation: str | None = None
    distance_km: float | None = None
    by: Mention | None = None
    parent: Mention | None = None
    firmly: bool = False
    beside: Mention | None = None
    dateline: bool = False
    cues: list[str] = field(default_factory=list)

    @property
    def known(self) -> bool:
        """Whether the gazetteer knows it, itself or by its base."""
        return bool(self.ids) or (self.base is not None and self.base.known)
