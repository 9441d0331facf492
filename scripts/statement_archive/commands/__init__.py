"""The parts of the command `statement-archive`, one module each: arguments, progress, what is printed, exit codes."""
