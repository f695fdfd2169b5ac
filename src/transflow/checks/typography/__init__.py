"""Rules about signs, spaces, quotation marks, capitals and slips of the keyboard."""
