"""The phone: what the desks' acts are to who holds one in the hand. What a page shows stands here, the pages in ``screens/phone``.

doings.py     acts and queues that a desk shows on the phone, and what is offered now
today.py      what is on, what waits, what is one's own
attaching.py  photos and PDFs that come with an act, without what a photo tells beside the picture
reading.py    what is read in them, in the background
budget.py     a project's budget in one minute
"""
