"""Where many work on one database: organisations, members, what they share, and what comes from outside.

Takes a server and whoever signed in, gives a ``Session`` that every other step of the pipeline works with.
Never here: HTTP; a way to read a case without a share of its key.
"""
