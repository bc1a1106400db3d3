"""The passphrase, the keys that come from it, and sealing.

Takes a passphrase and a header, gives keys that seal and unseal.
Never here: a key or a passphrase on disk in clear.
"""
