"""Doses: regimens, and changes of the dose by trigger and severity.

``extractor`` reads a document's dosing sections; ``lines`` and ``clauses`` read prose and lists,
``*_tables`` the tables that pages keep or lose, ``regimens`` and ``modifications`` make the facts.
"""
