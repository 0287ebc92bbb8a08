"""The office's calendar: the last days of the rounds by budget year, days that are worked or not, and what comes up next."""
