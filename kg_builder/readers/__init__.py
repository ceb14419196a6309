"""Bytes to monographs; one module a format."""
