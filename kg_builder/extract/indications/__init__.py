"""What a drug is used for, in whom, and in which line of therapy.

``extractor`` reads pages, ``label_uses`` labels; ``frames`` are the wordings that lead to a use,
``conditions`` cuts the conditions out of what follows.
"""
