"""Nothing lost on the way: length, sentences, structure."""
