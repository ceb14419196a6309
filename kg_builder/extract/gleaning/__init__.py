"""What rules leave unread in pages: a trained reader marks words that state facts of several relations."""
