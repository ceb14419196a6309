"""Words and phrases that several extractors share: conditions, patients, populations, substances, classes."""
