"""What is done with declarations; API and pages call these, and nothing else changes a declaration.

arriving.py   a file becomes a declaration, at once or in the background
saving.py     its text is changed, by who saw the last one
stepping.py   it takes a step of ``workflow``
judging.py    findings; evaluating.py scores
content.py    a text packed and unpacked; filestore.py the files as they arrived
"""
