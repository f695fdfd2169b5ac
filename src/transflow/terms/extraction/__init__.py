"""The parts of term extraction: phrases, scores, links, corrections, proposals."""
