"""Warnings: the hazard, the actions it asks for and when.

``extractor`` walks the sections; ``hazards``, ``actions`` and ``states`` read a sentence, ``rules`` and
``grammar`` hold its words.
"""
