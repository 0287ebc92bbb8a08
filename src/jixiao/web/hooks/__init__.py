"""Addresses outside that are told of what happens: written down in the transaction of the event, sent in the background, signed, tried again."""
