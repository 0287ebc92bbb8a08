"""What the system offers to hold a process within bounds, behind one small interface.

``process`` says how a process takes on limits, dies with its parent and is ended; ``barred`` takes network, files and new
processes from it. Nothing here imports a module that another system lacks before it is asked for; what a system does not
offer is told by its function's answer, and the rest goes on.
"""
