"""Adverse effects from prose, lists and tables, with their tier, frequency and status.

``extractor`` reads lists and sentences of pages, ``label_prose`` the prose of labels with the trained
tagger, ``pages`` pages that hold both, ``tables`` frequencies by arm.
"""
