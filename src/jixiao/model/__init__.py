"""The documents and findings: frozen, plain, no I/O."""
