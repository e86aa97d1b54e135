"""Reported speech: one claim a row, in tests/cases/claims.tsv, which a linguist can read and extend."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

import pytest

from tawthiq.clauses.claims import find_claims
from tawthiq.layers.annotation import Claim
from tawthiq.resources.files import DataFiles
from tawthiq.resources.speech import SpeechLexicon, load_speech
from tawthiq.text.text import read_text

TABLE = Path(__file__).parents[1] / "cases" / "claims.tsv"
NOBODY, ABSENT = "none", "-"


@dataclass(frozen=True)
class Case:
    """A row of the table; ``line`` is its line."""

    text: str
    claimant: str
    stance: str
    verb: str
    via: str
    said: str
    line: int


def cases() -> list[Case]:
    rows = enumerate(TABLE.read_text(encoding="utf-8").splitlines(), 1)
    return [Case(*line.split("\t"), line=n) for n, line in rows if line and not line.startswith(("#", "text\t"))]


@lru_cache(maxsize=1)
def lexicon() -> SpeechLexicon:
    return load_speech(DataFiles())


def told(claim: Claim, raw: str) -> tuple[str, str, str, str, str]:
    """A claim in the words of a row."""
    verb = claim.verb.cut(raw) if claim.verb else ABSENT
    via = " + ".join(v.cut(raw) for v in claim.via) or ABSENT
    said = " … ".join(scope.cut(raw) for scope in claim.scope)
    return claim.span.cut(raw), claim.stance, verb, via, said


def test_the_table_is_full() -> None:
    assert len(cases()) >= 150


@pytest.mark.parametrize("case", cases(), ids=lambda c: f"line-{c.line}")
def test_row(case: Case) -> None:
    found = [told(claim, case.text) for claim in find_claims(read_text(case.text), lexicon())]
    if case.stance == NOBODY:
        assert found == []
    else:
        assert (case.claimant, case.stance, case.verb, case.via, case.said) in found
