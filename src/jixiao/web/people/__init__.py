"""People: what they are and where, how they come in, and the one door through which they see declarations.

policy.toml   how passwords, logins and sittings are kept, as 等保 asks and as OWASP's ASVS asks
passwords.py  what a password has to be; its hash
login.py      coming in by name and password, with its lock
sittings.py   browsers that are logged in; tokens.py programs
staff.py      people made, changed and barred; units.py the tree of units
access.py     who sees which declaration, and as what
"""
