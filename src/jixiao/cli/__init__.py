"""The command line: one file a command, which only translates between options and an action."""
