"""The log: written in the transaction of the change it tells of, each line chained to the one before; and the proof that it is whole."""
