"""The pages of a team's server: the pipeline's own for members who signed in, and those that only a team has.

Takes a browser's request and the session of whoever signed in; gives pages.
Never here: what a step of the work is; keys; SQL.
"""
