"""Sources to a release folder."""
