"""Mentions to terms."""
