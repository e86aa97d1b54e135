"""Terms as each database's own full-text query over our own columns; both give the same reports."""

from __future__ import annotations

from collections.abc import Sequence

from django.db import connection
from django.db.models.expressions import RawSQL

from tawthiq.desk.search.query import Term
from tawthiq.errors import InputError


def matching(terms: Sequence[Term], *, exact: bool = False) -> RawSQL:
    """A subquery of the reports that all terms fit. ``exact``: by the words as written, not by stem.

    Raises InputError where every term is one to be without.
    """
    if not any(not term.without for term in terms):
        raise InputError("a search needs at least one word that must be there", field="query")
    if connection.vendor == "sqlite":
        return RawSQL("SELECT rowid FROM desk_search WHERE desk_search MATCH %s", [_fts5(terms, exact)])
    conditions = [_tsquery(term, exact) for term in terms]
    sql = " AND ".join(f"{column} @@ %s::tsquery" for column, _ in conditions)
    return RawSQL(f"SELECT report_id FROM desk_searchtext WHERE {sql}", [query for _, query in conditions])


def _sequences(term: Term, exact: bool) -> list[tuple[str, ...]]:
    """Every run of keys that the term may stand for."""
    if exact:
        return [term.words]
    first, rest = term.stems()
    return [(one, *rest) for one in first]


def _fts5(terms: Sequence[Term], exact: bool) -> str:
    wanted = " AND ".join(_fts5_term(term, exact) for term in terms if not term.without)
    unwanted = "".join(f" NOT {_fts5_term(term, exact=False)}" for term in terms if term.without)
    return f"({wanted}){unwanted}"


def _fts5_term(term: Term, exact: bool) -> str:
    if term.begins:
        return "{folded} : (" + " OR ".join(f'"{begin}"*' for begin in term.beginnings()) + ")"
    column = "folded" if exact else "stemmed"
    runs = " OR ".join('"' + " ".join(run) + '"' for run in _sequences(term, exact))
    return f"{{{column}}} : ({runs})"


def _tsquery(term: Term, exact: bool) -> tuple[str, str]:
    """Column and query of one term."""
    negate = "!" if term.without else ""
    if term.begins:
        return "folded_words", negate + "(" + " | ".join(f"'{begin}':*" for begin in term.beginnings()) + ")"
    exact = exact and not term.without
    runs = " | ".join(" <-> ".join(f"'{word}'" for word in run) for run in _sequences(term, exact))
    return ("folded_words" if exact else "stemmed_words"), f"{negate}({runs})"
