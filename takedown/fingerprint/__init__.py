"""From pixels to fingerprints; its worker is what runs inside the jail.

Lives here: PDQ, pHash and dHash, and the fixed format in which they leave the jail.
Never here: the network, the vault.
"""
