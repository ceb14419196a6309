"""Trains the adverse-effect tagger with torch and gensim (the ``train`` extra)."""
