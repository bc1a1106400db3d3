"""Rows on SQLCipher or PostgreSQL, personal data in sealed columns.

Takes rows and a keyring, gives rows back.
Never here: a column of personal data in clear.
"""
