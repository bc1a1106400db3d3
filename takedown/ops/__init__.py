"""What an operator of a team's server watches: logs, metrics, and a port on this machine where they are asked for.

Lives here: which fields and labels there may be at all, and how they are written. Values are of closed lists or shapes.
Never here: a name, an address, a fingerprint, a path with an id in it, or a sentence that somebody else wrote.
"""
