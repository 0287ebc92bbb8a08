"""One module per file format that is not plain text: bytes to blocks, always run in a fenced child process.

A format module has

* ``FORMAT``: its name in the Document's source (``docx``, ``xlsx``, ``pdf``, ``scan``, ``html``),
* ``recognises(data, name)``: whether the bytes are of this format; by content first, the name only where content can't tell;
* ``read(data)``: the blocks; raises ``Refused`` with a sentence for a file that must not or cannot be read.

The module's file is its registration. Heavy libraries are imported inside ``read``: ``recognises`` runs in the parent.
"""
