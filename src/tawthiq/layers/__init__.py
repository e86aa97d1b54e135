"""Layers: numbers, times, places, actors, weapons, casualties, each a pure function over a text."""
