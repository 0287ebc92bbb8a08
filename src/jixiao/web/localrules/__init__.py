"""Rules that an office writes itself: tried on their examples, run over what is stored, switched on by a second person.

states.py    which states a text goes through; store.py  written, proposed, switched on and off
trying.py    a text tried in the fence, and run over declarations
standing.py  which of them judge a declaration; counting.py  how often every rule spoke
"""
