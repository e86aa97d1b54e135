"""Tawthiq reads Arabic reports of armed conflict and drafts sourced incident records."""
