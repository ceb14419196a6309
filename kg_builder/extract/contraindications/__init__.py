"""Who must not take a drug.

``extractor`` finds the sentences and lists, ``situations`` cuts them into situations: conditions,
allergies, other drugs.
"""
