"""Where quads are asked: embedded Oxigraph, rdflib, a remote endpoint."""
