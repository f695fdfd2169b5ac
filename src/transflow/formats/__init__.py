"""Document formats: bytes to a Document and back, one package a format."""
