"""Monographs to facts; one module a family of relations."""
