"""Keys where more than one person works: seats, what each of them may open of a case, and the keyring of a team.

Takes the secret that opens a seat, and what was sealed to it; gives keys that seal and unseal.
Never here: a database; a private key that isn't wrapped, anywhere but in memory.
"""
