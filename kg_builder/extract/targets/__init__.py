"""Molecules and cells that the drug acts on.

``actions`` finds the words that say it acts, ``objects`` what they name; ``extractor`` makes the facts.
"""
