"""Rules about one spelling throughout a document."""
