"""Interactions with drugs, classes and foods, and their counts by severity.

``extractor`` reads prose and lists, ``tables`` tables, ``counts`` the totals; ``mentions`` finds the
other side, ``management`` and ``effects`` what is to be done and what happens.
"""
