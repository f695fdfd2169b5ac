"""Rules: one a file, grouped by family; each has RULE, MESSAGES, EXAMPLES and `find(pairs, context)`."""
