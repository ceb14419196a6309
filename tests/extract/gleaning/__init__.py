"""Tests of the gleaner."""
