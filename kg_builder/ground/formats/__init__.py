"""Reads vocabularies that users add: OBO, OWL and SKOS, SSSOM, MedDRA, UMLS, RxNorm, tables."""
