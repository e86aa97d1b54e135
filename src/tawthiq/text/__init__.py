"""Text: spans, the fold and its map, words, clitics, sentences. Opens no file."""
