"""The graph as Python objects and as a network."""
