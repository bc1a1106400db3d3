"""Who works on cases where more than one person does: organisations, their clients, their members and what each may do.

Takes and gives values.
Never here: I/O of any kind.
"""
