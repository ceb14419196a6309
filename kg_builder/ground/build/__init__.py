"""Builds the lexicon that ships with the package, from pinned open sources."""
