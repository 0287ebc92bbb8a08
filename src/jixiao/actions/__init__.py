"""What a user can do, one file each; no options, no printing, no clock: the command line and the web only translate."""
