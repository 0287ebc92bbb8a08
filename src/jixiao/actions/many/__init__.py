"""Many files at once: in several processes, into a folder that knows its own."""
