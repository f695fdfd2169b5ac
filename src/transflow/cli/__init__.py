"""The command line: the only place for arguments, environment, printing and exit codes."""
