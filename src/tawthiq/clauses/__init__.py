"""Clauses: triggers, claims, events, relations."""
