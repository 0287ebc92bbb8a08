"""The pages of an office: each asks the one door what this person may see, and shows what the screens make of it."""
