"""The team server's tables and walls, beside the pipeline's own, on PostgreSQL alone.

Takes a connection, gives rows of one organisation.
Never here: a key; a way around the walls.
"""
