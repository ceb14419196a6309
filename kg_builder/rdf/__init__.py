"""Facts as quads: IRIs, the mapping of each relation, provenance, canonical N-Quads."""
