"""The drugkg command."""
