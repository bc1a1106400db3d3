"""Signing in on pages: passphrase and second step, links, one's own sessions and keys."""
