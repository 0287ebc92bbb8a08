"""The life of a declaration: states and steps as one table, who may do what in which, and why not. Pure: nothing here knows a clock.

declaration.toml   the states and the steps, from the first draft to the archive
roles.toml         the roles: what each sees
table.py           the two as frozen data
situation.py       what has to be known of a declaration, and what somebody wants to do
decide.py          whether they may, what becomes of it, and otherwise the sentence that says why not
"""
