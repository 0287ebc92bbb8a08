"""Bytes to Document: one reader per format gives blocks, one recogniser makes a Document of them.

``jixiao.read.document.read_file(path)`` and ``read_bytes(data, name)`` are the doors.
"""
