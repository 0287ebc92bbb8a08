"""The site of one person on one's own machine: no login, no database, nothing kept; a key in the first link opens it."""
