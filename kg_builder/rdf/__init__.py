"""Facts to quads."""
