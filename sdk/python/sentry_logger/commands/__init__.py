"""One module a command or two; each has ``add_to(commands, common)``."""
