"""What the desk knows besides its rows: the grouping tables and the register, loaded once."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache

from tawthiq.incidents.kin import Kin
from tawthiq.incidents.origins import SourceBook, source_book
from tawthiq.resources.files import DataFiles
from tawthiq.resources.incidents import GroupingKnowledge, load_grouping
from tawthiq.resources.kinship import Kinship, load_kinship
from tawthiq.resources.register import load_register


@dataclass(frozen=True, slots=True)
class Context:
    """``knowledge`` of grouping and agreement, ``kin`` of groups, ``book`` of sources, ``kinship`` of the register."""

    knowledge: GroupingKnowledge
    kin: Kin
    book: SourceBook
    kinship: Kinship


@lru_cache(maxsize=1)
def context() -> Context:
    """The context of this process."""
    files = DataFiles()
    knowledge = load_grouping(files)
    kinship = load_kinship(files, load_register(files))
    book = source_book(kinship.names, knowledge.speakers)
    return Context(knowledge, Kin(kinship.parents, kinship.sides), book, kinship)
