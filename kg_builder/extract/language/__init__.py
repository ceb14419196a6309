"""Small pure functions on the language of monographs."""
