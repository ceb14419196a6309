"""Drug monographs as a knowledge graph."""
